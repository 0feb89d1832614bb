// A server that has gone, or that something else answers for: said within two seconds where it is missed, with a
// way to try again. Nothing that was typed is lost.
"use strict";
(() => {
  const { find, words } = kamervraag;
  const LATE_MS = 1800;
  const PROBE_MS = 900;  // once a second

  // A proxy that stands before a dead server answers in its place; only what our server sends bears its mark.
  async function reach(path, options = {}) {
    const reply = await fetch(path, options);
    if (!reply.headers.has("x-kamervraag")) throw new Error("another server answers");
    return reply;
  }

  async function isThere() {
    try { return Boolean(await reach("page/alive", { signal: AbortSignal.timeout(PROBE_MS), cache: "no-store" })); } catch { return false; }
  }

  function sentence(again) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "knop", textContent: words().again });
    button.addEventListener("click", again);
    return [`${words().unreachable} `, button];
  }

  // Where something was to be shown.
  function say(place, again) {
    const said = Object.assign(document.createElement("p"), { className: "fout storing" });
    said.setAttribute("role", "alert");
    said.append(...sentence(again));
    place.replaceChildren(said);
  }

  // Above the page, for what has no place of its own.
  function unreachable(again) {
    const shown = find("#storing");
    if (!shown.hidden) return;
    shown.replaceChildren(...sentence(() => { shown.hidden = true; again(); }));
    shown.hidden = false;
  }

  // What `path` says as HTML of our own, put in `place` as long as `fresh` holds; true once it stands there.
  async function load(place, path, again, fresh = () => true) {
    const late = setTimeout(() => { if (fresh()) say(place, again); }, LATE_MS);
    try {
      const found = await (await reach(path)).text();
      if (fresh()) place.innerHTML = found;  // made and escaped by our own server
      return fresh();
    } catch {
      if (fresh()) say(place, again);
      return false;
    } finally { clearTimeout(late); }
  }

  // As long as something is waited for: one look a second whether the server is there.
  function watch(waits, gone) {
    const looking = setInterval(async () => {
      if (!waits()) { clearInterval(looking); return; }
      if (await isThere() || !waits()) return;
      clearInterval(looking);
      gone();
    }, 1000);
  }

  // --- a question

  let sent = 0;
  kamervraag.questionSent = () => {
    const mine = ++sent;
    find("#storing").hidden = true;
    watch(() => kamervraag.isAwaited(mine) && !(kamervraag.isHeard() && !find('.beurt[data-done="0"]')), kamervraag.unheard);
    return mine;
  };
  kamervraag.unheard = () => {
    kamervraag.draftUnheard();
    unreachable(askOnceMore);
  };
  kamervraag.isAwaited = (question) => question === sent;  // neither another one nor a leave came after it
  kamervraag.questionLeft = () => { sent++; };

  // The page begins anew and asks: what it had with the server that has gone is of no use to another.
  async function askOnceMore() {
    if (!await isThere()) { unreachable(askOnceMore); return; }
    location.reload();
  }

  Object.assign(kamervraag, { reach, isThere, say, unreachable, load, watch });
})();

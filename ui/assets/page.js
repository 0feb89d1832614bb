// The conversation: citations and their cards, copying, the two screens, light.
// One listener for clicks, since Gradio replaces the elements themselves.
"use strict";
window.kamervraag = (() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const smooth = () => (calm() ? "auto" : "smooth");
  const words = () => find("#gezegd").dataset;
  const language = () => find(".balk")?.lang || "nl";
  const clicks = [];

  function tell(sentence) {
    const shown = find("#melding");
    shown.textContent = sentence;
    shown.hidden = false;
    find("#gezegd").textContent = sentence;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => { shown.hidden = true; }, 2600);
  }

  async function copy(text, said) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {  // no clipboard without https: the old way still works
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    tell(said);
  }

  // --- citations

  function showTurn(turn) {
    for (const section of all(".bronnen-van")) section.classList.toggle("actief", section.dataset.turn === turn);
  }

  function openCard(id, from) {
    const target = document.getElementById(id);
    const card = target?.closest(".bron");
    if (!card) return;
    showTurn(card.closest(".bronnen-van").dataset.turn);
    for (const other of all(".bron.gekozen, .nr.gekozen, mark.gekozen")) other.classList.remove("gekozen");
    for (const other of all(".cite[aria-current]")) other.removeAttribute("aria-current");
    card.classList.add("gekozen");
    document.getElementById(id.replace("src-", "nr-"))?.classList.add("gekozen");
    const mark = document.getElementById(id.replace("src-", "cite-"));
    mark?.setAttribute("aria-current", "true");
    const back = find("[data-back]", card);
    if (back && mark) back.href = `#${mark.id}`;
    if (from) card.dataset.from = from.id;
    target.classList.add("gekozen");
    const read = find("[data-read]", card);
    if (target.dataset.reader) read.href = target.dataset.reader;  // the paper opens at this quote
    document.body.classList.toggle("blad", matchMedia("(max-width: 900px)").matches);  // a sheet on a phone
    const long = target.offsetHeight > innerHeight * 0.5;
    target.scrollIntoView({ block: long ? "start" : "center", behavior: smooth() });
    card.focus({ preventScroll: true });
  }

  function backToAnswer(link) {
    document.body.classList.remove("blad");
    const mark = document.getElementById(link.getAttribute("href").slice(1));
    mark?.scrollIntoView({ block: "center", behavior: smooth() });
    mark?.focus({ preventScroll: true });
  }

  // --- after every change of the page, whoever made it

  function settle() {
    if (document.documentElement.lang !== language()) {
      document.documentElement.lang = language();
      if (document.body.classList.contains("scherm-stukken")) show("stukken");
    }
    kamervraag.prepareFilters();
    grown();
  }

  // --- what happens when an answer grows

  let newest = "";
  function grown() {
    const turns = all(".beurt");
    const last = turns.at(-1);
    if (!last) { newest = ""; return; }
    const started = all("#nu .beurt")[0] || last;
    if (started.id !== newest) {
      newest = started.id;
      started.scrollIntoView({ block: "start", behavior: smooth() });
      find("#gezegd").textContent = "";
    }
    const current = find(".bronnen-van.actief");
    if (last.dataset.done === "1" && last.dataset.told !== "1") {
      last.dataset.told = "1";
      showTurn(started.dataset.turn);
      find("#gezegd").textContent = words().answerReady;
    } else if (!current) {
      showTurn(all(".bronnen-van").at(-1)?.dataset.turn);
    }
  }

  // The cards follow the turn that is being read.
  function follow() {
    const line = innerHeight * 0.4;
    const read = all(".beurt").filter((turn) => turn.getBoundingClientRect().top < line).at(-1);
    if (read && find(`.bronnen-van[data-turn="${read.dataset.turn}"]:not(.actief)`)) showTurn(read.dataset.turn);
  }

  // --- verdicts

  async function judge(button) {
    const { turn, token, feedback } = button.dataset;
    let remark = "";
    if (feedback === "down") {
      const dialog = find("#opmerking");
      dialog.showModal();
      await new Promise((done) => dialog.addEventListener("close", done, { once: true }));
      if (dialog.returnValue !== "send") return;
      remark = find("textarea", dialog).value;
      find("form", dialog).reset();
    }
    const body = JSON.stringify({ token, turn: Number(turn), verdict: feedback, remark });
    const reply = await fetch("page/feedback", { method: "POST", headers: { "content-type": "application/json" }, body });
    for (const other of all(`[data-feedback][data-turn="${turn}"]`)) other.setAttribute("aria-pressed", String(reply.ok && other === button));
    tell(reply.ok ? words().thanks : words().failed);
  }

  // --- screens and light

  function show(screen) {
    document.body.classList.toggle("scherm-stukken", screen === "stukken");
    for (const button of all("[data-screen]")) {
      if (button.dataset.screen === screen) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    }
    if (screen === "stukken") kamervraag.openPapers();
  }

  function light(dark) {
    document.body.classList.toggle("dark", dark);
    document.documentElement.classList.toggle("dark", dark);
    localStorage.setItem("licht", dark ? "donker" : "licht");
  }

  const on = (selector, act) => clicks.push([selector, act]);
  on(".cite[href], .tijdlijn a", (link) => openCard(link.getAttribute("href").slice(1), link));
  on(".stip", (dot) => openCard(dot.dataset.card, dot));
  on("[data-back]", backToAnswer);
  document.addEventListener("keydown", (event) => {
    const back = event.key === "Escape" && document.body.classList.contains("blad") && find(".bron.gekozen [data-back]");
    if (back && !find("dialog[open]")) backToAnswer(back);
  });
  on("[data-copy]", (button) => { copy(button.dataset.copy, words().copied); });
  on("[data-feedback]", judge);
  on("[data-screen]", (button) => show(button.dataset.screen));
  on("[data-language]", () => find("#taal").click());
  on("[data-light]", () => light(!document.body.classList.contains("dark")));
  on("[data-skip]", () => find("#vraag textarea").focus());

  document.addEventListener("click", (event) => {
    for (const [selector, act] of clicks) {
      const element = event.target.closest?.(selector);
      if (!element) continue;
      if (element.matches("a")) event.preventDefault();
      act(element, event);
      return;
    }
  });

  function ready() {
    if (!["#vraag textarea", "#filters", "#stel", "#taal", "#gezegd"].every((part) => find(part))) { setTimeout(ready, 30); return; }
    const kept = localStorage.getItem("licht");
    if (kept) light(kept === "donker");
    else document.documentElement.classList.toggle("dark", document.body.classList.contains("dark"));
    document.documentElement.lang = language();
    kamervraag.prepareFilters();
    new MutationObserver(settle).observe(find("#kop").parentElement, { childList: true, subtree: true });
    find("#verloop").addEventListener("scroll", () => requestAnimationFrame(follow), { passive: true });
    kamervraag.listen();
    kamervraag.reopen();
    document.documentElement.dataset.klaar = "1";
  }
  addEventListener("DOMContentLoaded", ready);
  if (document.readyState !== "loading") ready();

  return { find, all, on, copy, tell, show, words, language, smooth, openCard };
})();

// Sending a question: typed, by an example, by a link that reopens it; and hearing the answer.
"use strict";
(() => {
  const { find, on, copy, words, language } = kamervraag;

  function fill(text) {
    const field = find("#vraag textarea");
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
    set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return field;
  }

  // `without` names filters that the words of the question shall not set; it holds for this question only.
  let ignored = "";
  function ask(text, without = "") {
    fill(text).focus();
    ignored = without;
    setTimeout(() => find("#stel").click(), 60);  // the component hears of the new text first
  }

  function link(question, without) {
    const query = new URLSearchParams({ q: question, ...JSON.parse(kamervraag.filters()) });
    if (without) query.set("zonder", without);
    if (language() === "en") query.set("taal", "en");
    return `${location.origin}${location.pathname}?${query}`;
  }

  kamervraag.reopen = async () => {
    const query = new URLSearchParams(location.search);
    if (query.get("taal") === "en" && language() === "nl") {
      find("#taal").click();
      await until(() => language() === "en");
    }
    kamervraag.setFilters(Object.fromEntries(query));
    if (query.get("q")) ask(query.get("q"), query.get("zonder") || "");
  };

  async function until(holds) {
    for (let tries = 0; tries < 200 && !holds(); tries++) await new Promise((done) => setTimeout(done, 25));
  }

  // --- no press is lost

  // Gradio passes over a press as long as the last question is not put away: then it is pressed again.
  const AGAIN_MS = 150;
  // A server that is busy puts it away late; who types on in the meantime wants another question sent.
  const GIVE_UP_MS = 30000;
  let pressed = 0;
  let sending = "";

  function press() {
    const typed = find("#vraag textarea").value.trim();
    if (pressed && typed === sending) return;  // by `again`
    if (!pressed) setTimeout(again, AGAIN_MS);
    pressed = Date.now();
    sending = typed;
  }

  function again() {
    if (!pressed) return;
    const typed = find("#vraag textarea").value.trim();
    if (Date.now() - pressed > GIVE_UP_MS || !typed || typed !== sending) { pressed = 0; ignored = ""; return; }
    if (!find('.beurt[data-done="0"]')) find("#stel").click();
    setTimeout(again, AGAIN_MS);
  }

  document.addEventListener("click", (event) => { if (event.target.closest?.("#stel")) press(); }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.closest?.("#vraag")) press();
  }, true);

  // An update that was on its way when one of these was pressed can arrive after it, and would undo it: then the
  // button is pressed again, until what it promises shows.
  const HALT_MS = 5000;
  const PROMISED = {
    stop: () => find(".gestopt") && !find('.beurt[data-done="0"]'),
    nieuw: () => !find(".beurt"),
  };
  let halting = 0;
  let watch = 0;

  function halt(button) {
    if (halting) return;
    let tries = 0;
    halting = setInterval(() => {
      if (++tries > HALT_MS / AGAIN_MS) halted();
      else if (!PROMISED[button.id]()) find(`#${button.id}`).click();
    }, AGAIN_MS);
  }

  function halted() {
    clearInterval(halting);
    halting = 0;
  }

  on("#stop, #nieuw", (button) => { clearInterval(watch); halt(button); });

  // Gradio opens no stream while it believes the last one open, and the word that the server has closed it
  // can still be on its way: then nobody hears the answer, and no later press counts. Any event that is
  // queued once that word has come opens a stream, and the answer that waits comes with it.
  const PATIENCE_MS = 1000;  // the first sign of life comes within a tenth of this
  const TRIES = 20;

  // A message carries its number. What shows of it bears that number: no other update is a sign that it was heard.
  // Stop says for which it was pressed: one that comes late stops no newer question.
  let messages = 0;
  kamervraag.stopped = (token, language) => [token, language, String(messages)];

  kamervraag.sent = (message, form, token, language) => {
    let tries = 0;
    pressed = 0;
    messages++;
    halted();
    clearInterval(watch);
    watch = setInterval(() => {
      if (++tries > TRIES) clearInterval(watch);
      else find("#wek").click();
    }, PATIENCE_MS);
    const said = { ...JSON.parse(kamervraag.filters()), ...(ignored && { zonder: ignored }), bericht: messages };
    ignored = "";
    return [message, JSON.stringify(said), token, language];
  };

  kamervraag.listen = () => {
    const heard = new MutationObserver(() => {
      if (find(`#nu [data-message="${messages}"]`)) clearInterval(watch);
    });
    heard.observe(find("#verloop"), { childList: true, subtree: true });
  };

  on("[data-ask]", (button) => ask(button.dataset.ask));
  on("[data-share]", (button) => { copy(link(button.dataset.share, button.dataset.without), words().linkCopied); });
  on(".chip[data-without]", (button) => ask(button.dataset.question, button.dataset.without));
})();

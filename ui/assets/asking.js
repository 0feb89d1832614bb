// Sending a question: typed, by an example, by a link that reopens it; and hearing the answer.
"use strict";
(() => {
  const { find, all, on, copy, words, language } = kamervraag;

  function fill(text) {
    const field = find("#vraag textarea");
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
    set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return field;
  }

  // `without` names filters that the words of the question shall not set; `seen` is the state of the index that
  // a shared link was made with. Both hold for this question only.
  let once = {};
  function ask(text, without = "", seen = "") {
    fill(text).focus();
    once = { ...(without && { zonder: without }), ...(seen && { stand: seen }) };
    setTimeout(() => find("#stel").click(), 60);  // the component hears of the new text first
  }

  const link = (said) => `${location.origin}${location.pathname}?${said}${language() === "en" ? "&taal=en" : ""}`;

  kamervraag.turnLanguage = async (wanted) => {
    if (wanted !== "en" || language() === "en") return;
    find("#taal").click();
    await until(() => language() === "en");
  };

  // A question as an address gives it, answered before the next one is asked.
  kamervraag.askAgain = async (said) => {
    const done = () => all('.beurt[data-done="1"]').length;
    const before = done();
    kamervraag.setFilters({ ...Object.fromEntries(kamervraag.address.FILTERS.map((name) => [name, ""])), ...Object.fromEntries(said) });
    ask(said.get("q") || "", said.get("zonder") || "", said.get("stand") || "");
    await until(() => find("#nu .fout") || (done() > before && !find('.beurt[data-done="0"]')), ANSWERED_MS);
  };

  const ANSWERED_MS = 60000;
  async function until(holds, most = 5000) {
    for (let waited = 0; waited < most && !holds(); waited += 25) await new Promise((done) => setTimeout(done, 25));
  }

  // --- no press is lost

  // Gradio passes over a press as long as the last question is not put away: then it is pressed again.
  const AGAIN_MS = 150;
  // A server that is busy puts it away late; who types on in the meantime wants another question sent.
  const GIVE_UP_MS = 30000;
  // What the server still has to say of a conversation that was entered or stopped would take the place of the answer
  // to a question sent before it: that waits as long.
  const SETTLED_MS = 5000;
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
    if (Date.now() - pressed > GIVE_UP_MS || !typed || typed !== sending) { pressed = 0; once = {}; return; }
    if (!find('.beurt[data-done="0"]') && !isTooEarly()) find("#stel").click();
    setTimeout(again, AGAIN_MS);
  }

  // Who goes to another conversation before it was sent does not ask it there.
  kamervraag.leavePress = () => { pressed = 0; once = {}; };
  const isTooEarly = () => Date.now() - pressed < SETTLED_MS && (kamervraag.isRestoring() || (halting && !isStopped()));

  function heed(event) {
    press();
    if (!isTooEarly()) return;
    event.stopPropagation();
    event.preventDefault();
  }

  document.addEventListener("click", (event) => { if (event.target.closest?.("#stel")) heed(event); }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.closest?.("#vraag")) heed(event);
  }, true);

  // An update that was on its way when Stop was pressed can arrive after it, and would undo it: then it is pressed
  // again, until what it promises shows.
  const HALT_MS = 5000;
  const isStopped = () => find(".gestopt") && !find('.beurt[data-done="0"]');
  let halting = 0;
  let watch = 0;

  function halt() {
    if (halting) return;
    let tries = 0;
    halting = setInterval(() => {
      if (++tries > HALT_MS / AGAIN_MS) halted();
      else if (!isStopped()) find("#stop").click();
    }, AGAIN_MS);
  }

  function halted() {
    clearInterval(halting);
    halting = 0;
  }

  on("#stop", () => {
    kamervraag.questionLeft();
    halt();
  });

  // Gradio opens no stream while it believes the last one open, and the word that the server has closed it
  // can still be on its way: then nobody hears the answer, and no later press counts. Any event that is
  // queued once that word has come opens a stream, and the answer that waits comes with it. A stream can also be
  // closed behind the first sign of life: so it is asked for until the answer is whole, whenever nothing moves.
  const PATIENCE_MS = 1000;  // the first sign of life comes within a tenth of this
  const TRIES = 30;
  let moved = 0;

  // A message carries its number. What shows of it bears that number: no other update is a sign that it was heard.
  // Stop says for which it was pressed: one that comes late stops no newer question.
  let messages = 0;
  kamervraag.stopped = (token, language) => [token, language, String(messages)];

  kamervraag.sent = (message, form, token, language) => {
    if (find("#filters:not([hidden])")) find("#filterknop").click();  // on a phone it would lie over the answer
    let tries = 0;
    pressed = 0;
    moved = Date.now();
    messages++;
    halted();
    clearInterval(watch);
    const mine = kamervraag.questionSent();
    watch = setInterval(() => {
      if (!kamervraag.isAwaited(mine)) clearInterval(watch);
      if (!kamervraag.isAwaited(mine) || Date.now() - moved < PATIENCE_MS) return;
      if (++tries <= TRIES) { find("#wek").click(); return; }
      clearInterval(watch);
      if (!kamervraag.isHeard()) kamervraag.unheard();
    }, PATIENCE_MS);
    kamervraag.conversationSent();
    kamervraag.draftSent(message);
    const said = { ...JSON.parse(kamervraag.filters()), ...once, ...kamervraag.keptConversation(), bericht: messages };
    once = {};
    return [message, JSON.stringify(said), token, language];
  };

  kamervraag.isHeard = () => Boolean(find(`#nu [data-message="${messages}"]`));
  kamervraag.listen = () => {
    const heard = new MutationObserver(() => {
      if (!kamervraag.isHeard()) return;  // what else moves is no sign of life of this question
      moved = Date.now();
      kamervraag.draftHeard();
      if (!find('.beurt[data-done="0"]')) clearInterval(watch);
    });
    heard.observe(find("#verloop"), { childList: true, subtree: true });
  };

  kamervraag.fill = fill;
  on("[data-ask]", (button) => ask(button.dataset.ask));
  on("[data-share]", (button) => { copy(link(button.dataset.share), words().linkCopied); });
  on(".chip[data-without]", (button) => ask(button.dataset.question, button.dataset.without));
})();

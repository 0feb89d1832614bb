// What all modules share: finding, telling, copying, clicks, light; and what follows every change of the page.
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

  // An element: `data` becomes its data-… values, a text within stays text.
  function make(tag, values = {}, ...within) {
    const { data, role, ...rest } = values;
    const made = Object.assign(document.createElement(tag), rest);
    Object.assign(made.dataset, data);
    if (role) made.setAttribute("role", role);
    made.append(...within.filter((each) => each !== ""));
    return made;
  }

  const DOWNLOADED_MS = 10_000;
  function download(content, name) {
    const link = make("a", { href: URL.createObjectURL(content), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOADED_MS);
  }

  // What takes something away wants a second press: soon, and nothing else between.
  const SOON_MS = 5000;
  function sure(button, asks) {
    if (button.dataset.sure) return true;
    const said = button.textContent;
    const calmed = () => { button.textContent = said; delete button.dataset.sure; };
    button.textContent = asks;
    button.dataset.sure = "1";
    button.addEventListener("blur", calmed, { once: true });
    setTimeout(calmed, SOON_MS);
    return false;
  }

  // --- after every change of the page, whoever made it

  function settle() {
    if (document.documentElement.lang !== language()) {
      document.documentElement.lang = language();
      kamervraag.address.replace({});
      kamervraag.address.turnTo(kamervraag.address.screen());
      if (kamervraag.address.screen() === "stukken") kamervraag.openPapers();
      if (kamervraag.address.screen() === "gesprekken") kamervraag.openConversations();
      if (kamervraag.address.screen() === "dossier") kamervraag.openDossier();
      if (kamervraag.address.screen() === "werkblad") kamervraag.openWorksheets?.();
    }
    kamervraag.prepareFilters();
    kamervraag.grown();
  }

  // --- what only some screens need: its script and style, fetched when the first of them opens

  const fetched = {};
  function later(name) {
    const address = find('script[src*="page/assets/page.js"]').src;
    const part = (tag, ending, values) => new Promise((done, fail) => {
      const made = Object.assign(document.createElement(tag), values(address.replace("page.js", `${name}.${ending}`)));
      Object.assign(made, { onload: done, onerror: fail });
      document.head.append(made);
    });
    fetched[name] ??= Promise.all([part("link", "css", (href) => ({ rel: "stylesheet", href })), part("script", "js", (src) => ({ src }))])
      .catch(() => { delete fetched[name]; return new Promise((done) => kamervraag.unreachable(() => done(later(name)))); });
    return fetched[name];
  }

  // --- light

  function light(dark) {
    document.body.classList.toggle("dark", dark);
    document.documentElement.classList.toggle("dark", dark);
    localStorage.setItem("licht", dark ? "donker" : "licht");
  }

  const on = (selector, act) => clicks.push([selector, act]);
  on("[data-copy]", (button) => { copy(button.dataset.copy, words().copied); });
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

  // What was typed, or sent, before this script ran (templates/early.html).
  function takeOver() {
    const early = find("#vroeg");
    if (!early) return;
    const typed = find("textarea", early);
    const held = document.activeElement === typed;
    const { value, selectionStart, selectionEnd } = typed;
    early.remove();
    const field = value ? kamervraag.fill(value) : find("#vraag textarea");
    if (held) { field.focus(); field.setSelectionRange(selectionStart, selectionEnd); }
    if (value && early.dataset.sent) setTimeout(() => find("#stel").click(), 60);  // once the component has heard of it
  }

  function ready() {
    if (document.documentElement.dataset.klaar) return;
    if (!["#vraag textarea", "#filters", "#stel", "#taal", "#gezegd"].every((part) => find(part))) { setTimeout(ready, 30); return; }
    const kept = localStorage.getItem("licht");
    if (kept) light(kept === "donker");
    else document.documentElement.classList.toggle("dark", document.body.classList.contains("dark"));
    document.documentElement.lang = language();
    kamervraag.prepareFilters();
    new MutationObserver(settle).observe(find("#kop").parentElement, { childList: true, subtree: true });
    find("#verloop").addEventListener("scroll", () => requestAnimationFrame(kamervraag.follow), { passive: true });
    document.documentElement.dataset.klaar = "1";
    kamervraag.listen();
    takeOver();
    kamervraag.reopen();
  }
  addEventListener("DOMContentLoaded", ready);
  if (document.readyState !== "loading") ready();

  return { find, all, on, make, download, later, copy, tell, sure, words, language, smooth };
})();

// What is typed and not yet answered, and the filters that are on: kept in this tab, so that a reload loses nothing.
"use strict";
(() => {
  const { find, on, words, later, address } = kamervraag;
  const left = { ...sessionStorage };  // as the page was left
  const keep = (name, value) => { if (value) sessionStorage.setItem(name, value); else sessionStorage.removeItem(name); };

  document.addEventListener("input", (event) => {
    if (event.target.closest?.("#vraag")) keep("getypt", event.target.value);
  });

  // As long as nobody heard it, whoever begins the page anew (Gradio does, once another server answers) asks it again.
  kamervraag.draftSent = (message) => { keep("getypt", ""); keep("opnieuw", "1"); keep("verzonden", message); };
  kamervraag.draftUnheard = () => keep("opnieuw", "1");
  kamervraag.draftHeard = () => keep("opnieuw", "");
  kamervraag.draftAnswered = () => { keep("verzonden", ""); keep("opnieuw", ""); };
  kamervraag.draftOfFilters = (said) => keep("filters", said === "{}" ? "" : said);

  // --- a set that is pasted can become a worksheet

  // How many questions count on from 1, each at the beginning of a line.
  function counted(text) {
    let next = 1;
    for (const [, number] of text.matchAll(/^[ \t]*(?:(?:vraag|question)[ \t]+)?(\d{1,2})[.):]?(?:[ \t]|$)/gim)) if (Number(number) === next) next++;
    return next - 1;
  }

  document.addEventListener("input", (event) => {
    if (!event.target.closest?.("#vraag")) return;
    const many = counted(event.target.value);
    find("#set-aanbod")?.remove();
    if (many < 2) return;
    const offer = Object.assign(document.createElement("p"), { id: "set-aanbod" });
    const button = Object.assign(document.createElement("button"), { type: "button", className: "knop", textContent: words().makeSheet });
    offer.append(words().setOffer.replace("#", many), button);
    find("#vraag").before(offer);
  });
  on("#set-aanbod button", async () => {
    const typed = find("#vraag textarea").value;
    address.go("scherm=werkblad");
    address.show();
    await later("worksheet");
    if (!await kamervraag.pasteSet(typed)) return;  // what was typed stays until it lies in a sheet
    kamervraag.fill("");
    find("#set-aanbod")?.remove();
  });
  address.shows.push(() => { if (address.screen() === "werkblad") later("worksheet"); });

  // `whole` is false where a link says itself what is asked and within what.
  kamervraag.restoreDraft = (whole) => {
    const typed = left.getypt || ((whole || left.opnieuw) && left.verzonden);
    if (whole) kamervraag.setFilters(JSON.parse(left.filters || "{}"));
    if (typed && !find("#vraag textarea").value) kamervraag.fill(typed);
    if (left.opnieuw && typed) setTimeout(() => find("#stel").click(), 60);  // once the component has heard of it
  };
})();

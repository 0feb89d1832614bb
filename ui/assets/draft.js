// What is typed and not yet answered, and the filters that are on: kept in this tab, so that a reload loses nothing.
"use strict";
(() => {
  const { find } = kamervraag;
  const left = { ...sessionStorage };  // as the page was left
  const keep = (name, value) => { if (value) sessionStorage.setItem(name, value); else sessionStorage.removeItem(name); };

  document.addEventListener("input", (event) => {
    if (event.target.closest?.("#vraag")) keep("getypt", event.target.value);
  });

  kamervraag.draftSent = (message) => { keep("getypt", ""); keep("opnieuw", ""); keep("verzonden", message); };
  // Nobody heard it: whoever begins the page anew (Gradio does, once another server answers) asks it again.
  kamervraag.draftUnheard = () => keep("opnieuw", "1");
  kamervraag.draftAnswered = () => { keep("verzonden", ""); keep("opnieuw", ""); };
  kamervraag.draftOfFilters = (said) => keep("filters", said === "{}" ? "" : said);

  // `whole` is false where a link says itself what is asked and within what.
  kamervraag.restoreDraft = (whole) => {
    const typed = left.getypt || ((whole || left.opnieuw) && left.verzonden);
    if (whole) kamervraag.setFilters(JSON.parse(left.filters || "{}"));
    if (typed && !find("#vraag textarea").value) kamervraag.fill(typed);
    if (left.opnieuw && typed) setTimeout(() => find("#stel").click(), 60);  // once the component has heard of it
  };
})();

// What is typed and not yet answered, and the filters that are on: kept in this tab, so that a reload loses nothing.
"use strict";
(() => {
  const { find } = kamervraag;
  const filters = sessionStorage.getItem("filters");  // as they were left
  const keep = (name, value) => { if (value) sessionStorage.setItem(name, value); else sessionStorage.removeItem(name); };

  document.addEventListener("input", (event) => {
    if (event.target.closest?.("#vraag")) keep("getypt", event.target.value);
  });

  kamervraag.draftSent = (message) => { keep("getypt", ""); keep("verzonden", message); };
  kamervraag.draftAnswered = () => keep("verzonden", "");
  kamervraag.draftOfFilters = (said) => keep("filters", said === "{}" ? "" : said);

  // `whole` is false where a link says itself what is asked and within what.
  kamervraag.restoreDraft = (whole) => {
    const typed = sessionStorage.getItem("getypt") || (whole && sessionStorage.getItem("verzonden"));
    if (whole) kamervraag.setFilters(JSON.parse(filters || "{}"));
    if (typed && !find("#vraag textarea").value) kamervraag.fill(typed);
  };
})();

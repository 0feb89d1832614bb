// The filters: a drawer with native fields; each that is on is a chip that can be taken off.
"use strict";
(() => {
  const { find, all, on } = kamervraag;
  const fields = ["van", "tot", "partij", "bewindspersoon", "ministerie", "soort", "stuk"];
  let kept = {};

  const form = () => find("#filters");
  const field = (name) => form()?.elements[name];

  // What is on, as JSON: the event of a question sends it along.
  kamervraag.filters = () => JSON.stringify(Object.fromEntries(
    fields.map((name) => [name, field(name)?.value.trim()]).filter(([, value]) => value)));

  kamervraag.setFilters = (values) => {
    for (const name of fields) if (name in values && field(name)) field(name).value = values[name] || "";
    chips();
  };

  // The form is made anew with another language or index; what was on stays on.
  kamervraag.prepareFilters = () => {
    if (!form() || form().dataset.ready) return;
    form().dataset.ready = "1";
    kamervraag.setFilters(kept);
    form().addEventListener("input", chips);
    form().addEventListener("reset", () => setTimeout(chips));
    form().addEventListener("submit", (event) => event.preventDefault());
    if (!find("#filterknop")) {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", id: "filterknop" });
      button.setAttribute("aria-controls", "filters");
      find("#knoppen").prepend(button);
    }
    label(false);
    chips();
  };

  function label(open) {
    const button = find("#filterknop");
    button.textContent = form().getAttribute("aria-label");
    button.setAttribute("aria-expanded", String(open));
  }

  // A paper goes by its title, never by its file.
  const titles = {};
  function titleOf(doc) {
    if (titles[doc] === undefined) {
      titles[doc] = find("#chips").dataset.paper;
      kamervraag.reach(`page/title?${new URLSearchParams({ doc, lang: kamervraag.language() })}`)
        .then((reply) => (reply.ok ? reply.text() : ""))
        .then((title) => { if (title) { titles[doc] = title; chips(); } }, () => { delete titles[doc]; });
    }
    return titles[doc];
  }

  function said(name) {
    const input = field(name);
    if (input.type === "date") {
      const day = new Date(`${input.value}T00:00`).toLocaleDateString(kamervraag.language(), { day: "numeric", month: "long", year: "numeric" });
      return `${find("#chips").dataset[name === "van" ? "from" : "until"]} ${day}`;
    }
    if (name === "stuk") return titleOf(input.value);
    return input.selectedOptions ? input.selectedOptions[0].textContent : input.value;
  }

  function chips() {
    kept = JSON.parse(kamervraag.filters());
    kamervraag.draftOfFilters(kamervraag.filters());
    const list = find("#chips");
    list.replaceChildren(...Object.keys(kept).map((name) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      Object.assign(button, { type: "button", textContent: said(name) });
      button.dataset.off = name;
      button.setAttribute("aria-label", `${list.dataset.remove}: ${said(name)}`);
      item.append(button);
      return item;
    }));
  }

  on("#filterknop", () => {
    form().hidden = !form().hidden;
    label(!form().hidden);
    if (!form().hidden) find("input, select", form()).focus();
  });
  on("[data-off]", (button) => {
    field(button.dataset.off).value = "";
    chips();
    (find("#chips button") || find("#filterknop")).focus();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && form() && !form().hidden && form().contains(document.activeElement)) {
      form().hidden = true;
      label(false);
      find("#filterknop").focus();
    }
  });
})();

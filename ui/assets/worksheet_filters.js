// The filters of a worksheet: the fields of the page's own form once more, said in words, and kept with the sheet.
"use strict";
(() => {
  const { find, all } = kamervraag;

  // The fields, as copies, with what is on.
  function fields(values) {
    return all("#filters label").map((label) => {
      const made = label.cloneNode(true);
      const field = find("input, select", made);
      field.value = values[field.name] || "";
      return made;
    });
  }

  // What is on for a question is on for a new sheet, too, and stands open where it is anything: a reader who did
  // not see it took the silence of a part of the papers for that of all.
  function offered(box) {
    const on = kamervraag.filters();
    if (box.dataset.from === on) return box;
    box.dataset.from = on;
    box.replaceChildren(...fields(JSON.parse(on)));
    box.closest("details").open = Object.keys(read(box)).length > 0;
    return box;
  }

  const read = (box) => Object.fromEntries(all("input, select", box).map((field) => [field.name, field.value.trim()]).filter(([, value]) => value));

  // What is on, as the reader chose it: "Vanaf 1 januari 2035".
  function words(values) {
    return Object.entries(values).map(([name, value]) => {
      const field = find(`#filters [name="${name}"]`);
      if (!field || field.type === "hidden") return value;
      const day = () => new Date(`${value}T12:00`).toLocaleDateString(kamervraag.language(), { day: "numeric", month: "long", year: "numeric" });
      const shown = field.type === "date" ? day() : [...field.options].find((option) => option.value === value)?.textContent || value;
      return `${field.closest("label").firstChild.textContent.trim()} ${shown}`;
    }).join(", ");
  }

  kamervraag.sheetFilters = { fields, offered, read, words };
})();

// The kept turns of a conversation as they stand on the page: above those that the server gives.
"use strict";
(() => {
  const { find, all } = kamervraag;

  function holder(id, before) {
    let made = document.getElementById(id);
    if (!made) {
      made = Object.assign(document.createElement("div"), { id });
      find(before).before(made);
    }
    return made;
  }

  // Made and escaped by our own server when it was kept; what could act is left out all the same.
  function harmless(html) {
    const made = new DOMParser().parseFromString(html, "text/html").body;
    for (const element of all("script, iframe, object, embed, form, img, link, style, meta, base", made)) element.remove();
    for (const element of all("*", made)) {
      for (const { name, value } of [...element.attributes]) {
        if (name.startsWith("on") || (["href", "src", "action"].includes(name) && /^\s*(javascript|data):/i.test(value))) element.removeAttribute(name);
      }
    }
    return made.childNodes;
  }

  function fill(turns) {
    holder("bewaard", "#eerder").replaceChildren(...turns.flatMap((turn) => [...harmless(turn.html)]));
    holder("bewaarde-kaarten", "#kaarten").replaceChildren(...turns.flatMap((turn) => [...harmless(turn.cards)]));
  }

  function drop(which) {
    const gone = all("#bewaard .beurt, #bewaarde-kaarten .bronnen-van").filter((kept) => which(Number(kept.dataset.turn)));
    for (const kept of gone) kept.remove();
    return gone.length > 0;
  }

  // What the server gives itself takes the place of what was kept of it.
  function dropGiven() {
    const given = new Set(all("#eerder .beurt, #nu .beurt").map((turn) => Number(turn.dataset.turn)));
    return drop((n) => given.has(n));
  }

  // An element as it is to be kept, without what was chosen in it.
  function plain(element) {
    const copy = element?.cloneNode(true);
    if (!copy) return "";
    for (const one of [copy, ...all(".gekozen, .actief, .vervalt, [aria-current]", copy)]) {
      one.classList.remove("gekozen", "actief", "vervalt");
      one.removeAttribute("aria-current");
    }
    return copy.outerHTML;
  }

  kamervraag.keptTurns = { fill, drop, dropGiven, plain };
})();

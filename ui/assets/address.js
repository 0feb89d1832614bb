// Addresses: every screen, conversation, answer, source, list and paper has one, and Back and Forward go there.
// What is pushed on top of a page (a paper, a sheet) is a layer: Back closes it first.
"use strict";
(() => {
  const { find, all, on } = kamervraag;
  const FILTERS = ["van", "tot", "partij", "bewindspersoon", "ministerie", "soort", "stuk"];
  const QUESTION = ["q", "zonder", "eerder", "stand", ...FILTERS];
  const READER = ["lees", "deel", "citaat"];
  const shows = [];  // how each part shows what an address says
  const places = JSON.parse(sessionStorage.getItem("plaatsen") || "{}");  // where each screen was left

  const query = () => new URLSearchParams(location.search);
  const screen = () => query().get("scherm") || "vragen";

  function remember() {
    const left = query();
    for (const name of READER) left.delete(name);
    places[screen()] = left.toString();
    sessionStorage.setItem("plaatsen", JSON.stringify(places));
  }

  function write(next, how, layer) {
    if (kamervraag.language() === "en") next.set("taal", "en"); else next.delete("taal");
    const said = next.toString();
    if (said === query().toString()) return;
    const on = layer && history.state?.layer === layer ? history.state.depth : 0;
    const depth = how === "pushState" ? on + 1 : on || 1;  // papers that were opened from one another
    history[how]({ layer, depth }, "", location.pathname + (said ? `?${said}` : ""));
    remember();
  }

  function changed(changes) {
    const next = query();
    for (const [name, value] of Object.entries(changes)) {
      next.delete(name);
      for (const one of [value ?? []].flat()) if (one !== "") next.append(name, one);
    }
    return next;
  }

  // The browser goes back in its own time. What is written meanwhile would end its way there, and what is shown would be
  // the place it leaves: a paper that was just closed opened again.
  const LOST_MS = 2000;  // a way back that ended elsewhere, by a press of the browser's own buttons
  let going = false;
  let lost = 0;
  const waiting = [];
  const whenThere = (act) => { if (going) waiting.push(act); else act(); };
  function goBack(steps) {
    going = true;
    lost = setTimeout(arrive, LOST_MS);
    history.go(-steps);
  }
  function arrive() {
    going = false;
    clearTimeout(lost);
    replace({});  // in the language of the page, which is no place
    remember();
    show();
    const late = waiting.splice(0);
    for (const act of late) whenThere(act);
    if (late.length) show();
  }

  // Another place, or the same one said more precisely.
  const push = (changes, layer = null) => whenThere(() => write(changed(changes), "pushState", layer));
  const replace = (changes) => whenThere(() => write(changed(changes), "replaceState", history.state?.layer ?? null));
  const go = (next) => whenThere(() => write(new URLSearchParams(next), "pushState", null));

  // Back where a layer lies on top; else its names are taken from the address, as after a reload.
  function leave(layer, names) {
    if (going) { whenThere(() => leave(layer, names)); return; }
    if (history.state?.layer === layer) { goBack(history.state.depth || 1); return; }
    replace(Object.fromEntries(names.map((name) => [name, null])));
    show();
  }

  function show() {
    if (going) return;
    for (const act of shows) act(query());
  }

  addEventListener("popstate", arrive);

  // --- the screens

  function turnTo(name) {
    for (const other of all("[data-screen]")) {
      document.body.classList.toggle(`scherm-${other.dataset.screen}`, other.dataset.screen === name);
      if (other.dataset.screen === name) other.setAttribute("aria-current", "page");
      else other.removeAttribute("aria-current");
    }
  }

  kamervraag.show = (name) => {
    go(places[name] ?? (name === "vragen" ? "" : `scherm=${name}`));
    show();
  };

  shows.push(() => turnTo(screen()));
  on("[data-screen]", (button) => kamervraag.show(button.dataset.screen));
  on(".merk", () => { kamervraag.address.places.vragen = ""; kamervraag.show("vragen"); });

  kamervraag.address = { query, screen, push, replace, go, leave, show, shows, turnTo, places, FILTERS, QUESTION, READER };
})();

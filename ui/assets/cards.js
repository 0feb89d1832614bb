// Citations and their cards: [n] leads to its words, and the cards follow the turn that is read.
"use strict";
(() => {
  const { find, all, on, words, smooth, address } = kamervraag;

  // A sheet on a phone, which Back closes; beside the answer elsewhere.
  const sheet = () => matchMedia("(max-width: 900px)").matches;

  let reading = "";  // the turn whose cards show
  function showTurn(turn) {
    reading = turn;
    for (const section of all(".bronnen-van")) section.classList.toggle("actief", section.dataset.turn === turn);
  }

  function openCard(id, from) {
    const target = document.getElementById(id);
    const card = target?.closest(".bron");
    if (!card) return;
    showTurn(card.closest(".bronnen-van").dataset.turn);
    for (const other of all(".bron.gekozen, .nr.gekozen, mark.gekozen")) other.classList.remove("gekozen");
    for (const other of all(".cite[aria-current]")) other.removeAttribute("aria-current");
    card.classList.add("gekozen");
    document.getElementById(id.replace("src-", "nr-"))?.classList.add("gekozen");
    const mark = document.getElementById(id.replace("src-", "cite-"));
    mark?.setAttribute("aria-current", "true");
    const back = find("[data-back]", card);
    if (back && mark) back.href = `#${mark.id}`;
    if (from) card.dataset.from = from.id;
    target.classList.add("gekozen");
    const read = find("[data-read]", card);
    if (target.dataset.reader) read.href = target.dataset.reader;  // the paper opens at this quote
    const original = find("[data-original-file]", card);
    if (original && target.dataset.original) original.href = target.dataset.original;
    document.body.classList.toggle("blad", sheet());
    if (sheet()) addClose();
    const long = target.offsetHeight > innerHeight * 0.5;
    target.scrollIntoView({ block: long ? "start" : "center" });  // at once: who checks shall not wait
    card.focus({ preventScroll: true });
    return true;
  }

  function addClose() {
    const button = find("#blad-dicht") || Object.assign(document.createElement("button"), { type: "button", id: "blad-dicht", textContent: "×" });
    button.title = button.ariaLabel = find("#lezer .sluit").title;
    find("#bronnen").prepend(button);
  }

  function point(id, from) {
    if (!openCard(id, from)) return;
    const bron = id.replace("src-", "");
    if (sheet() && !address.query().get("bron")) address.push({ bron }, "bron");
    else address.replace({ bron });
  }

  function focusMark(card) {
    document.body.classList.remove("blad");
    // On a phone the cards stand below the last answer, and are of that one.
    if (sheet()) showTurn(all(".beurt").at(-1)?.dataset.turn);
    const mark = card && document.getElementById(find("[data-back]", card).getAttribute("href").slice(1));
    mark?.scrollIntoView({ block: "center", behavior: smooth() });
    mark?.focus({ preventScroll: true });
  }

  function backToAnswer() {
    if (address.query().get("lees")) { setTimeout(backToAnswer, 30); return; }  // the paper above is being closed
    if (document.body.classList.contains("blad")) address.leave("bron", ["bron"]);
    else focusMark(find(".bron.gekozen"));
  }

  address.shows.push((view) => {
    const bron = view.get("bron");
    if (!bron && document.body.classList.contains("blad")) focusMark(find(".bron.gekozen"));
    const shows = document.getElementById(`src-${bron}`)?.classList.contains("gekozen");
    if (bron && !(shows && document.body.classList.contains("blad") === sheet())) openCard(`src-${bron}`);
  });

  // --- what happens when an answer grows

  let newest = "";
  let leafed = false;  // the reader went elsewhere himself since the newest question was asked
  for (const way of ["wheel", "touchmove", "keydown"]) addEventListener(way, () => { leafed = true; }, { passive: true });
  function grown() {
    if (kamervraag.isRestoring()) return;
    const last = all(".beurt").at(-1);
    if (!last) { newest = ""; return; }
    const started = all("#nu .beurt")[0] || last;
    if (started.id !== newest) {
      newest = started.id;
      leafed = false;
      started.scrollIntoView({ block: "start", behavior: smooth() });
      find("#gezegd").textContent = "";
    }
    if (last.dataset.done === "1" && last.dataset.told !== "1") {
      last.dataset.told = "1";
      if (!leafed) started.scrollIntoView({ block: "start", behavior: smooth() });  // a phone had no room for it before
      if (kamervraag.isHeard()) {  // else it came back, and its address says what is read of it
        showTurn(started.dataset.turn);
        find("#gezegd").textContent = words().answerReady;
      }
    }
    // The cards were made anew. An answer without any has none beside it, not those of the one before.
    if (!find(".bronnen-van.actief")) showTurn(find(`.beurt[data-turn="${reading}"]`) ? reading : last.dataset.turn);
    kamervraag.conversationGrown(started);
  }

  // The cards follow the turn that is being read. Towards the end the line by which that is told goes down with what
  // is left, so that a short last answer comes to be read, too.
  function follow() {
    const { scrollTop, clientHeight, scrollHeight } = find("#verloop");
    const line = find("#verloop").getBoundingClientRect().top + Math.max(clientHeight * 0.4, clientHeight - (scrollHeight - clientHeight - scrollTop));
    const read = all(".beurt").filter((turn) => turn.offsetParent && turn.getBoundingClientRect().top < line).at(-1);
    if (read?.dataset.done === "1" && read.dataset.turn !== reading) showTurn(read.dataset.turn);
  }

  // --- on paper: every turn with its sources whole, or the one that is printed by its own button

  addEventListener("beforeprint", () => {
    for (const text of all(".vraagtekst:not([open])")) Object.assign(text, { open: true }).dataset.shut = "1";
    const sections = all(".bronnen-van");
    for (const section of sections) {
      const asked = find(`.beurt[data-turn="${section.dataset.turn}"] .gevraagd`)?.textContent.trim();
      section.dataset.heading = sections.length > 1 && asked ? `${words().sources}: ${asked}` : words().sources;
    }
  });
  addEventListener("afterprint", () => {
    for (const text of all(".vraagtekst[data-shut]")) { text.open = false; delete text.dataset.shut; }
    document.body.classList.remove("apart");
  });
  on("[data-print]", (button) => {
    const { turn } = button.closest(".beurt").dataset;
    for (const each of all(".beurt, .bronnen-van")) each.classList.toggle("druk", each.dataset.turn === turn);
    document.body.classList.add("apart");
    print();
  });
  document.addEventListener("toggle", (event) => {
    if (event.target.matches(".keuze[open]")) find(".lade", event.target).scrollIntoView({ block: "nearest" });
  }, true);
  // A drawer of choices closes when one is taken, and by a press elsewhere.
  addEventListener("click", (event) => {
    for (const open of all(".keuze[open]")) if (!event.target.closest("summary") || !open.contains(event.target)) open.open = false;
  });

  on(".cite[href], .tijdlijn a", (link) => point(link.getAttribute("href").slice(1), link));
  on(".stip", (dot) => point(dot.dataset.card, dot));
  on("[data-back], #blad-dicht", backToAnswer);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("blad") && !find("dialog[open]")) backToAnswer();
  });

  kamervraag.turnsReplaced = () => { newest = ""; };  // the new one bears the number of the old
  Object.assign(kamervraag, { showTurn, grown, follow });
})();

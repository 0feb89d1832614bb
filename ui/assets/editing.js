// A question that was sent, said otherwise: its answer takes the place of the old one and of what came after it.
"use strict";
(() => {
  const { find, all, on, words } = kamervraag;
  const KEPT = "wijziging";  // for a reload
  let edited = null;  // the conversation and the number of the turn

  function show() {
    for (const turn of all(".beurt")) turn.classList.toggle("vervalt", Boolean(edited) && Number(turn.dataset.turn) >= edited.n);
    find("#wijziging")?.remove();
    if (!edited) return;
    const said = Object.assign(document.createElement("p"), { id: "wijziging", textContent: words().editReplaces });
    said.setAttribute("role", "status");
    said.append(Object.assign(document.createElement("button"), { type: "button", className: "knop", textContent: words().editLeave }));
    find("#vraag").before(said);
  }

  function begin(id, n) {
    edited = { id, n };
    sessionStorage.setItem(KEPT, JSON.stringify(edited));
    show();
  }

  kamervraag.editedTurn = (id) => (edited && edited.id === id ? edited.n : 0);
  kamervraag.leaveEdit = () => {
    if (!edited) return;
    edited = null;
    sessionStorage.removeItem(KEPT);
    show();
  };
  kamervraag.reopenEdit = (id) => {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
    if (kept && kept.id === id) begin(kept.id, kept.n);
  };

  function leave() {
    kamervraag.leaveEdit();
    kamervraag.fill("").focus();
  }

  on("[data-edit]", (button) => {
    begin(kamervraag.conversationId(), Number(button.closest(".beurt").dataset.turn));
    const field = kamervraag.fill(button.dataset.edit);
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  });
  on("#wijziging button", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && edited && event.target.closest?.("#vraag")) leave();
  });
})();

// What a reader thinks of an answer: thumbs, with a remark where it is no good one.
"use strict";
(() => {
  const { find, all, on, tell, words } = kamervraag;

  async function judge(button) {
    const { turn, token, feedback } = button.dataset;
    let remark = "";
    if (feedback === "down") {
      const dialog = find("#opmerking");
      dialog.showModal();
      await new Promise((done) => dialog.addEventListener("close", done, { once: true }));
      if (dialog.returnValue !== "send") return;
      remark = find("textarea", dialog).value;
      find("form", dialog).reset();
    }
    const body = JSON.stringify({ token, turn: Number(turn), verdict: feedback, remark });
    const reply = await fetch("page/feedback", { method: "POST", headers: { "content-type": "application/json" }, body });
    for (const other of all(`[data-feedback][data-turn="${turn}"]`)) other.setAttribute("aria-pressed", String(reply.ok && other === button));
    tell(reply.ok ? words().thanks : words().failed);
  }

  on("[data-feedback]", judge);
})();

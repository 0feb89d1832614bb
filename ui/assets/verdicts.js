// What a reader thinks of an answer: thumbs, with a remark where it is no good one.
"use strict";
(() => {
  const { find, all, on, tell, words } = kamervraag;

  const LATE_MS = 1800;

  async function judge(button) {
    const { turn, token, feedback } = button.dataset;
    let remark = "";
    let reasons = [];
    if (feedback === "down") {
      const dialog = find("#opmerking");
      dialog.showModal();
      await new Promise((done) => dialog.addEventListener("close", done, { once: true }));
      if (dialog.returnValue !== "send") return;
      remark = find("textarea", dialog).value;
      reasons = all("[name=reason]:checked", dialog).map((box) => box.value);
      find("form", dialog).reset();
    }
    await send(button, JSON.stringify({ token, turn: Number(turn), verdict: feedback, remark, reasons }));
  }

  async function send(button, body) {
    const { turn } = button.dataset;
    let reply;
    try {
      reply = await kamervraag.reach("page/feedback", { method: "POST", headers: { "content-type": "application/json" }, body, signal: AbortSignal.timeout(LATE_MS) });
    } catch {
      kamervraag.unreachable(() => send(button, body));
      return;
    }
    for (const other of all(`[data-feedback][data-turn="${turn}"]`)) other.setAttribute("aria-pressed", String(reply.ok && other === button));
    tell(reply.ok ? words().thanks : words().failed);
  }

  on("[data-feedback]", judge);
})();

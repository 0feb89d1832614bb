// The conversation on the page: its address, what is kept of it, and how it comes back after a reload.
"use strict";
(() => {
  const { find, all, address, memory } = kamervraag;
  let current = null;  // what memory.js keeps of it, but for its turns
  let reopening = false;
  let asked = false;  // a question was sent, and nothing shows of it yet

  // --- kept turns stand above those that the server gives

  function holder(id, before) {
    let made = document.getElementById(id);
    if (!made) {
      made = Object.assign(document.createElement("div"), { id });
      find(before).before(made);
    }
    return made;
  }
  const keptTurns = () => holder("bewaard", "#eerder");
  const keptCards = () => holder("bewaarde-kaarten", "#kaarten");

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
    keptTurns().replaceChildren(...turns.flatMap((turn) => [...harmless(turn.html)]));
    keptCards().replaceChildren(...turns.flatMap((turn) => [...harmless(turn.cards)]));
  }

  function dropGiven() {
    let dropped = false;
    for (const turn of all("#eerder .beurt, #nu .beurt")) {
      const same = `[data-turn="${turn.dataset.turn}"]`;
      for (const kept of all(`#bewaard .beurt${same}, #bewaarde-kaarten .bronnen-van${same}`)) {
        kept.remove();
        dropped = true;
      }
    }
    if (dropped) address.show();  // what was opened of it is opened again
  }

  // --- keeping

  function plain(element) {
    const copy = element?.cloneNode(true);
    if (!copy) return "";
    for (const one of [copy, ...all(".gekozen, .actief, [aria-current]", copy)]) {
      one.classList.remove("gekozen", "actief");
      one.removeAttribute("aria-current");
    }
    return copy.outerHTML;
  }

  // As soon as it is whole: an answer and its cards come one after the other, and a reload may follow.
  async function keep() {
    const mine = current;
    const isWhole = (turn) => !find("a.cite", turn) || find(`#kaarten .bronnen-van[data-turn="${turn.dataset.turn}"]`);
    const added = all('#eerder .beurt[data-done="1"], #nu .beurt[data-done="1"]')
      .filter((turn) => !mine.kept.has(Number(turn.dataset.turn)) && isWhole(turn));
    if (!added.length) return;
    for (const turn of added) mine.kept.add(Number(turn.dataset.turn));
    for (const turn of added) {
      const n = Number(turn.dataset.turn);
      const question = find(".gevraagd", turn).textContent.trim();
      const answer = find("[data-answer]", turn)?.dataset.answer || "";
      const text = find("[data-copy]", turn)?.dataset.copy || turn.textContent.trim();
      const cards = plain(find(`#kaarten .bronnen-van[data-turn="${n}"]`));
      const whole = { id: mine.id, n, question, answer, text, html: plain(turn), cards };
      mine.turns.push(whole);
      await memory.keepTurn(whole);
      mine.token = find("[data-token]", turn)?.dataset.token || mine.token;
      mine.title ||= question;
      mine.said = `${mine.said || ""}\n${text}`;
    }
    mine.count = mine.kept.size;
    await note(mine);
  }

  async function note(mine) {
    mine.changed = Date.now();
    const { kept, turns, awaited, ...rest } = mine;
    await memory.keep(rest);
  }

  // --- its address

  // What stands in the server's places is of another conversation until it has heard of this one.
  kamervraag.isRestoring = () => {
    if (current?.awaited && find(`[data-restored="${current.id}"]`)) {
      current.awaited = false;
      document.body.classList.remove("herstelt");
    }
    return Boolean(current?.awaited);
  };
  function awaitServer(mine, awaited) {
    mine.awaited = awaited;
    document.body.classList.toggle("herstelt", awaited);
  }

  const wanted = (view) => view.get("gesprek");

  function said(turn) {
    const share = find("[data-share]", turn)?.dataset.share;
    const own = new URLSearchParams(share || "");
    const names = Object.fromEntries(address.QUESTION.map((name) => [name, own.getAll(name)]));
    return { ...names, scherm: null, gesprek: current.id, beurt: turn.dataset.turn };
  }

  // A question was sent: a conversation begins where there is none.
  kamervraag.conversationSent = () => {
    asked = true;
    if (current) awaitServer(current, false);
    current ??= { id: crypto.getRandomValues(new Uint32Array(2)).join("").slice(0, 12), begun: Date.now(), title: "", kept: new Set(), turns: [] };
  };

  // A server that was started anew gives what was said since, and no more.
  function fillForgotten() {
    const first = Number(find("#eerder .beurt, #nu .beurt")?.dataset.turn);
    const forgotten = current.turns.filter((turn) => turn.n < first);
    if (forgotten.some((turn) => !document.getElementById(`turn-${turn.n}`))) fill(forgotten);
  }

  kamervraag.conversationGrown = (started) => {
    dropGiven();
    if (!current) return;
    if (!asked || kamervraag.isHeard()) fillForgotten();
    if (asked && kamervraag.isHeard() && find("#nu .beurt")) {
      asked = false;
      const where = said(started);
      if (reopening) address.replace(where);
      else address.push({ ...where, ...Object.fromEntries(address.READER.map((name) => [name, null])), bron: null });
    }
    if (started.dataset.done === "1" && address.query().get("beurt") === started.dataset.turn && address.screen() === "vragen") address.replace(said(started));
    if (started.dataset.done === "1" && !asked && kamervraag.isHeard()) kamervraag.draftAnswered();
    if (!asked) keep();
  };

  // "Nieuw gesprek" was pressed, or Back went to where there was none.
  kamervraag.leaveConversation = () => {
    if (!current) return;
    current = null;
    document.body.classList.remove("herstelt");
    fill([]);
    if (wanted(address.query())) address.go("");
  };

  // What a follow-up leans on, where the server may have forgotten it.
  kamervraag.keptConversation = () => (current?.turns.length
    ? { gesprek: current.turns.slice(-6).map((turn) => [turn.question, turn.answer || ""]), na: current.turns.at(-1).n } : {});

  kamervraag.changeConversation = async (id, changes) => {
    if (current?.id === id) Object.assign(current, changes);
    await memory.change(id, changes);
  };

  kamervraag.forgetConversation = async (id) => {
    if (current?.id === id) {
      address.places.vragen = "";
      find("#nieuw").click();
    }
    await memory.forget(id);
  };

  kamervraag.restoring = (language) => [JSON.stringify({ token: current?.token || "", id: current?.id || "" }), language];

  async function restore(id) {
    const found = await memory.find(id);
    const turns = found ? await memory.turns(id) : [];
    if (!turns.length || wanted(address.query()) !== id) return false;
    current = { ...found, kept: new Set(turns.map((turn) => turn.n)), turns };
    awaitServer(current, true);
    fill(turns);
    find("#herstel").click();  // what the server still knows takes the place of what was kept
    return true;
  }

  function toTurn(view) {
    const turn = view.get("beurt") && document.getElementById(`turn-${view.get("beurt")}`);
    if (!turn) return;
    kamervraag.showTurn(turn.dataset.turn);
    turn.scrollIntoView({ block: "start" });
  }

  // --- shown by an address

  address.shows.push(async (view) => {
    if (address.screen() !== "vragen" || reopening) return;
    if (wanted(view) === (current?.id ?? null)) { toTurn(view); return; }
    if (!wanted(view)) { find("#nieuw").click(); return; }
    if (await restore(wanted(view))) toTurn(view);
  });

  // The page was just opened: what was kept, or else the question asked anew in its conversation.
  kamervraag.reopen = async () => {
    reopening = true;
    const view = address.query();
    await kamervraag.turnLanguage(view.get("taal"));
    const back = wanted(view) && address.screen() === "vragen" && await restore(wanted(view));
    if (!back && address.screen() === "vragen") {
      kamervraag.setFilters(Object.fromEntries(view));
      for (const before of view.getAll("eerder").slice(0, 5)) await kamervraag.askAgain(new URLSearchParams(before));
      if (view.get("q")) await kamervraag.askAgain(view);
    }
    kamervraag.restoreDraft(!view.get("q") || back);
    reopening = false;
    if (back) toTurn(view);
    address.show();
  };
})();

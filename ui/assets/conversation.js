// The conversation on the page: its address, what is kept of it, and the way from one to another.
"use strict";
(() => {
  const { find, all, on, address, memory, keptTurns } = kamervraag;
  const here = new Map();  // as long as the page lives: a browser may keep nothing, or not yet
  let current = null;  // what memory.js keeps of it, with its turns
  let opening = false;  // the page has just begun
  let reopening = "";  // the address whose question is being asked anew
  let asked = false;  // a question was sent, and nothing shows of it yet

  const wanted = (view) => view.get("gesprek");

  // --- keeping

  // As soon as it is whole: an answer and its cards come one after the other, and a reload may follow.
  async function keep() {
    const mine = current;
    const isWhole = (turn) => !find("a.cite", turn) || find(`#kaarten .bronnen-van[data-turn="${turn.dataset.turn}"]`);
    const added = all('#eerder .beurt[data-done="1"], #nu .beurt[data-done="1"]')
      .filter((turn) => !mine.kept.has(Number(turn.dataset.turn)) && isWhole(turn));
    if (!added.length) return;
    const kept = added.map((turn) => {
      const n = Number(turn.dataset.turn);
      const question = find(".gevraagd", turn).textContent.trim();
      const answer = find("[data-answer]", turn)?.dataset.answer || "";
      const text = find("[data-copy]", turn)?.dataset.copy || turn.textContent.trim();
      const cards = keptTurns.plain(find(`#kaarten .bronnen-van[data-turn="${n}"]`));
      return { id: mine.id, n, question, answer, text, html: keptTurns.plain(turn), cards };
    });
    for (const turn of kept) {
      mine.kept.add(turn.n);
      mine.turns.push(turn);
      mine.title ||= turn.question;
    }
    for (const turn of kept) await memory.keepTurn(turn);
    await note(mine);
  }

  async function note(mine) {
    mine.changed = Date.now();
    mine.count = mine.kept.size;
    mine.said = mine.turns.map((turn) => turn.text).join("\n");
    const { kept, turns, ...rest } = mine;
    await memory.keep(rest);
  }

  async function lookUp(id) {
    const found = await memory.find(id);
    const turns = await memory.turns(id);
    const own = here.get(id);
    if (own?.turns.length && own.turns.length >= turns.length) return Object.assign(own, found && { title: found.title, pinned: found.pinned });
    return turns.length ? { ...found, kept: new Set(turns.map((turn) => turn.n)), turns } : null;
  }

  kamervraag.changeConversation = async (id, changes) => {
    for (const one of [current, here.get(id)]) if (one?.id === id) Object.assign(one, changes);
    await memory.change(id, changes);
  };

  kamervraag.forgetConversation = async (id) => {
    here.delete(id);
    if (current?.id === id) {
      address.places.vragen = "";
      enter(null);
    }
    await memory.forget(id);
  };

  // --- entering one, or none: what was kept of it shows at once, and what the server knows of it then

  // What stands in the server's places is of another conversation until it has heard of this one; and again
  // where an answer comes late to what was asked in another.
  let messages = 0;  // sent by this page
  let left = 0;  // so many of them elsewhere
  let entries = 0;
  let awaited = "";  // the entry that the server has not heard of
  kamervraag.isRestoring = () => {
    if (awaited && (find(`[data-restored="${awaited}"]`) || (asked && kamervraag.isHeard()))) awaited = "";
    const shown = find("#nu [data-message]");
    if (!awaited && shown && Number(shown.dataset.message) <= left) askServer();
    document.body.classList.toggle("herstelt", Boolean(awaited));
    return Boolean(awaited);
  };

  function askServer() {
    awaited = String(++entries);
    left = messages;
    document.body.classList.add("herstelt");
    find("#herstel").click();
  }
  kamervraag.restoring = (language) => [JSON.stringify({ token: current?.token || "", id: awaited }), language];

  function enter(conversation) {
    current = conversation;
    asked = false;
    kamervraag.leavePress();
    kamervraag.questionLeft();
    kamervraag.leaveEdit();
    kamervraag.showTurn("");
    keptTurns.fill(current?.turns || []);
    askServer();
  }

  kamervraag.newConversation = () => {
    enter(null);
    kamervraag.setFilters({ stuk: "" });  // what that conversation was about
    if (address.screen() === "vragen" && wanted(address.query())) address.go("");
  };
  on("#nieuw", () => { kamervraag.newConversation(); kamervraag.fill(""); });

  kamervraag.conversationId = () => current?.id;

  // --- asking in it

  // A question was sent: a conversation begins where there is none.
  kamervraag.conversationSent = () => {
    asked = true;
    messages++;
    current ??= { id: crypto.getRandomValues(new Uint32Array(2)).join("").slice(0, 12), begun: Date.now(), title: "", kept: new Set(), turns: [] };
    here.set(current.id, current);
  };

  // In which conversation it is asked, what it replaces, and what a follow-up leans on where the server has forgotten it.
  kamervraag.keptConversation = () => {
    const edited = kamervraag.editedTurn(current?.id);
    const before = (current?.turns || []).filter((turn) => !edited || turn.n < edited);
    return {
      draad: current?.token || "",
      ...(edited && { vervangt: edited }),
      ...(before.length && { gesprek: before.slice(-6).map((turn) => [turn.question, turn.answer || ""]), na: before.at(-1).n }),
    };
  };

  function said(turn) {
    const share = find("[data-share]", turn)?.dataset.share;
    const own = new URLSearchParams(share || "");
    const names = Object.fromEntries(address.QUESTION.map((name) => [name, own.getAll(name)]));
    return { ...names, scherm: null, gesprek: current.id, beurt: turn.dataset.turn };
  }

  // Its address, as soon as the question is heard. Who has gone to another screen meanwhile stays there.
  function addressed(turn, edited) {
    const where = said(turn);
    if (address.screen() !== "vragen") { address.places.vragen = new URLSearchParams({ gesprek: where.gesprek, beurt: where.beurt }).toString(); return; }
    if (reopening && reopening !== location.search) return;  // who has gone Back meanwhile, too
    if (reopening || edited) address.replace({ ...where, bron: null });
    else address.push({ ...where, ...Object.fromEntries(address.READER.map((name) => [name, null])), bron: null });
    if (reopening) reopening = location.search;
  }

  // What a changed question and its answer take the place of.
  function replaceFrom(n) {
    const { question } = current.turns.find((turn) => turn.n === n) || {};
    current.turns = current.turns.filter((turn) => turn.n < n);
    current.kept = new Set(current.turns.map((turn) => turn.n));
    if (!current.turns.length && current.title === question) current.title = "";
    keptTurns.drop((kept) => kept >= n);
    memory.dropFrom(current.id, n);
    kamervraag.leaveEdit();
    kamervraag.turnsReplaced();
  }

  // A server that was started anew gives what was said since, and no more.
  function fillForgotten() {
    const first = Number(find("#eerder .beurt, #nu .beurt")?.dataset.turn);
    const forgotten = current.turns.filter((turn) => turn.n < first);
    if (forgotten.some((turn) => !document.getElementById(`turn-${turn.n}`))) keptTurns.fill(forgotten);
  }

  kamervraag.conversationGrown = (started) => {
    const { done, turn } = started.dataset;
    if (!asked && keptTurns.dropGiven()) {  // what was opened of it is opened again
      stood = "";
      address.show();
    }
    if (!current) return;
    const heard = kamervraag.isHeard();
    if (heard) current.token = find("#nu [data-message]").dataset.thread || current.token;
    if (!asked || heard) fillForgotten();
    if (asked && heard && find("#nu .beurt")) {
      asked = false;
      const edited = kamervraag.editedTurn(current.id);
      if (edited) replaceFrom(edited);
      keptTurns.dropGiven();
      addressed(started, edited);
    }
    if (asked) return;
    if (done === "1" && heard) kamervraag.draftAnswered();
    if (done === "1" && address.screen() === "vragen" && wanted(address.query()) === current.id && address.query().get("beurt") === turn) address.replace(said(started));
    keep();
  };

  // --- shown by an address

  // To a turn, once: who closes a paper above it is where he was. An address of before a change is put right.
  let stood = "";
  function toTurn(view) {
    const at = `${current?.id} ${view.get("beurt")}`;
    if (!current || !view.get("beurt")) { stood = at; return; }
    const turns = all(awaited ? "#bewaard .beurt" : ".beurt");
    const turn = turns.find((one) => one.dataset.turn === view.get("beurt")) || turns.at(-1);
    if (!turn) return;
    const where = said(turn);
    if (turn.dataset.done === "1" && (where.beurt !== view.get("beurt") || (where.q.length && where.q[0] !== view.get("q")))) address.replace(where);
    if (stood === at) return;
    stood = at;
    kamervraag.showTurn(turn.dataset.turn);
    turn.scrollIntoView({ block: "start" });
  }

  // A question as an address gives it, asked anew in its conversation.
  async function askAnew(view) {
    reopening = location.search || "?";
    kamervraag.setFilters(Object.fromEntries(view));
    for (const before of view.getAll("eerder").slice(0, 5)) await kamervraag.askAgain(new URLSearchParams(before));
    if (view.get("q")) await kamervraag.askAgain(view);
    reopening = "";
  }

  let sought = 0;
  address.shows.push(async (view) => {
    if (address.screen() !== "vragen" || opening || reopening) return;
    const mine = ++sought;
    const id = wanted(view);
    const unheard = asked && !current.turns.length;  // a first question, which has no address yet
    if (id === (current?.id ?? null) || (!id && unheard)) { toTurn(view); return; }
    const found = id && await lookUp(id);
    if (mine !== sought || wanted(address.query()) !== id) return;  // he went on meanwhile
    enter(found);
    if (!found && view.get("q")) await askAnew(view);
    if (current) address.show();
  });

  // The page was just opened: what was kept, or else the question asked anew; unless one was sent already.
  kamervraag.reopen = async () => {
    opening = true;
    const view = address.query();
    await kamervraag.turnLanguage(view.get("taal"));
    const asks = address.screen() === "vragen";
    const found = asks && wanted(view) && await lookUp(wanted(view));
    if (!current && found) enter(found);
    else if (!current && asks) await askAnew(view);
    kamervraag.reopenEdit(found?.id);
    kamervraag.restoreDraft(!view.get("q") || Boolean(found));
    opening = false;
    address.show();
  };
})();

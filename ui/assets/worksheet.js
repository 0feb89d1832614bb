// Worksheets: a pasted set, answered question by question, with what the reader chose and wrote. Kept on his own
// machine at every change; a search that a reload broke off goes on where it was.
"use strict";
(() => {
  const { find, all, on, make, download, address, reach, unreachable, sheets, tell, words } = kamervraag;
  const { said, chosen, written, stateOf } = sheets;
  const { sheetFilters } = kamervraag;
  let current = null;
  let searching = "";  // the sheet that is being answered
  let opened = null;

  // --- kept in a store of its own, beside the conversations

  const settled = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  function open() {
    const request = indexedDB.open("kamervraag-werkbladen", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("bladen", { keyPath: "id" });
    return settled(request);
  }
  const here = new Map();  // where a browser keeps nothing, in a private window: as long as the page lives
  async function kept(mode, act, without) {
    try {
      opened ??= open();
      return await settled(act((await opened).transaction("bladen", mode).objectStore("bladen")));
    } catch { return without; }
  }
  const keep = (sheet) => { here.set(sheet.id, sheet); return kept("readwrite", (store) => store.put({ ...sheet, changed: Date.now() })); };
  const lookUp = async (id) => here.get(id) || kept("readonly", (store) => store.get(id));
  const forget = (id) => { here.delete(id); return kept("readwrite", (store) => store.delete(id)); };

  const post = (path, body) => reach(`page/worksheet/${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));

  // --- a set becomes a sheet

  const fieldsOfForm = () => sheetFilters.offered(find("#werkblad-nieuw .velden"));

  async function begin(form) {
    const field = form.elements.set;
    const fault = find(".fout", form);
    fault.hidden = true;
    let found;
    try {
      found = await (await post("set", { text: field.value })).json();
    } catch { unreachable(() => begin(form)); return false; }
    if (!found.questions?.length) { Object.assign(fault, { hidden: false, textContent: said().noQuestions }); field.focus(); return false; }
    const questions = found.questions.map((each) => ({ ...each, state: "open", said: "", sources: [], nearest: [], written: [], notes: [], own: "", chosen: {} }));
    const id = crypto.getRandomValues(new Uint32Array(2)).join("").slice(0, 12);
    const title = found.title || questions[0].text.slice(0, 120);
    const sheet = { id, title, asker: found.asker, day: found.day, begun: Date.now(), changed: Date.now(), paused: false, questions, filters: sheetFilters.read(fieldsOfForm()) };
    await keep(sheet);
    field.value = "";
    sessionStorage.removeItem("set");
    address.go(`scherm=werkblad&blad=${id}`);
    address.show();
    return true;
  }

  kamervraag.pasteSet = (text) => {
    const form = find("#werkblad-nieuw");
    form.elements.set.value = text;
    sessionStorage.setItem("set", text);
    return begin(form);
  };

  // --- its questions, one after the other

  function redraw(at) {
    if (!current || address.query().get("blad") !== current.id) return;
    const question = current.questions[at - 1];
    const shown = document.getElementById(`werkvraag-${at}`);
    find(".vondsten", shown)?.replaceChildren(...sheets.findings(question, at).filter((each) => each !== ""));
    find("h3 .stand", shown)?.replaceWith(sheets.badge(question));
    around();
  }
  function around() {
    find(".werkinhoud")?.replaceChildren(...sheets.contents(current));
    find(".voortgang")?.replaceChildren(...sheets.progress(current).filter((each) => each !== ""));
    // A file of questions that are still being searched would say of them that nobody has looked.
    const waits = current.questions.some((each) => ["open", "busy"].includes(stateOf(each)));
    const word = find("button[data-word]");
    if (word) word.disabled = waits && !current.paused;
    follow();
  }

  async function answer(question, filters) {
    for (let tries = 0; tries < 30; tries++) {
      const reply = await post("answer", { text: question.searched.slice(0, 4000), filters, lang: kamervraag.language() });
      if (reply.status !== 429) return [reply.ok, await reply.json()];
      await wait(2000);  // this server asks for patience
    }
    throw new Error("too fast");
  }

  async function search() {
    if (!current || searching === current.id || current.paused) return;
    const mine = current;
    searching = mine.id;
    const goesOn = () => current === mine && !mine.paused;
    try {
      for (let at = 1; at <= mine.questions.length && goesOn(); at++) {
        const question = mine.questions[at - 1];
        if (stateOf(question) !== "open") continue;
        question.state = "busy";
        redraw(at);
        await one(mine, question);
        redraw(at);
      }
    } catch {
      mine.paused = true;
      unreachable(() => { mine.paused = false; search(); });
      around();
    } finally { searching = ""; }
    if (current && current !== mine) search();
  }

  async function one(mine, question) {
    try {
      const [fine, found] = await answer(question, mine.filters || {});
      Object.assign(question, fine ? found : { state: "failed", said: found.fault || words().failed });
      if (fine) question.chosen = Object.fromEntries(found.sources.map((source) => [sheets.keyOf(source), source.answers]));
    } catch (error) {
      question.state = "open";
      throw error;
    }
    await keep(mine);
  }

  // --- shown by an address

  function follow() {
    const at = address.query().get("vraag");
    for (const link of all(".werkinhoud a")) {
      if (link.dataset.question === at) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  async function list() {
    const found = (await kept("readonly", (store) => store.getAll(), [...here.values()])).sort((one, other) => other.changed - one.changed);
    const rows = found.map((sheet) => sheets.row(sheet));
    find("#werkblad-lijst").replaceChildren(rows.length ? make("ul", { className: "lijst" }, ...rows) : make("p", { textContent: said().noSheets }));
  }

  async function show(view) {
    const id = view.get("blad");
    find("#werkblad-begin").hidden = Boolean(id);
    find("#werkblad-blad").hidden = !id;
    if (!id) {
      current = null;
      find("#werkblad-nieuw").elements.set.value ||= sessionStorage.getItem("set") || "";
      fieldsOfForm();
      return list();
    }
    const drawn = find(".werkvlak") && current?.id === id && find("#werkblad-blad").dataset.lang === kamervraag.language();
    if (!drawn) {
      const found = await lookUp(id);
      if (address.query().get("blad") !== id) return;
      if (!found) { find("#werkblad-blad").replaceChildren(make("p", { textContent: said().sheetGone }), make("a", { href: "?scherm=werkblad", textContent: said().allSheets, data: { sheets: "" } })); return; }
      for (const question of found.questions) if (question.state === "busy" && searching !== id) question.state = "open";
      current = found;
      if (!here.has(id)) retyped(found);
      here.set(id, found);
      find("#werkblad-blad").dataset.lang = kamervraag.language();
      redrawSheet();
    }
    follow();
    const target = document.getElementById(`werkvraag-${view.get("vraag")}`);
    if (target) target.scrollIntoView({ block: "start" });
    else if (!drawn) scrollTo(0, 0);
    search();
  }

  kamervraag.openWorksheets = () => (address.screen() === "werkblad" ? show(address.query()) : (current = null));
  address.shows.push(kamervraag.openWorksheets);

  const redrawSheet = () => find("#werkblad-blad").replaceChildren(...sheets.sheetView(current));

  // Every question once more, within other filters; what the reader wrote stays.
  on("button[data-search-within]", async (button) => {
    const mine = current;
    mine.filters = sheetFilters.read(button.closest(".werkfilters"));
    mine.paused = true;  // the search of before ends with the question that it is at
    while (searching === mine.id) await wait(50);
    for (const each of mine.questions) Object.assign(each, { state: "open", said: "", sources: [], nearest: [], written: [], notes: [], chosen: {} });
    mine.paused = false;
    await keep(mine);
    redrawSheet();
    find("#werkblad-blad .werkfilters summary").focus();
    search();
  });

  // --- what the reader does

  const question = (element, name) => current.questions[Number(element.dataset[name]) - 1];

  document.addEventListener("change", (event) => {
    const box = event.target.closest("#werkblad [data-choose]");
    if (!box) return;
    const mine = question(box, "of");
    mine.chosen[box.dataset.choose] = box.checked;
    const shown = document.getElementById(`werkvraag-${box.dataset.of}`);
    const count = find(".geteld", shown);
    if (count) count.textContent = sheets.counted(mine);
    find(".voorstel", shown)?.remove();
    if (count) count.after(sheets.proposal(mine));
    keep(current);
  });
  // What is typed lies at once where a reload finds it; the store takes its time.
  const TYPED = "werkblad-getypt";
  function typed(field) {
    question(field, "own").own = field.value;
    sessionStorage.setItem(TYPED, JSON.stringify([current.id, field.dataset.own, field.value]));
    keep(current);
  }
  function retyped(sheet) {
    const [id, at, value] = JSON.parse(sessionStorage.getItem(TYPED) || "[]");
    if (id === sheet.id && sheet.questions[at - 1]) sheet.questions[at - 1].own = value;
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches("#werkblad [data-own]")) { typed(event.target); }
    if (event.target.matches("#werkblad-nieuw textarea")) sessionStorage.setItem("set", event.target.value);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id === "werkblad-nieuw") { event.preventDefault(); begin(event.target); }
    if (event.target.matches("#werkblad .naam")) { event.preventDefault(); renamed(event.target); }
  });

  on("a[data-question]", (link) => {
    address.replace({ vraag: link.dataset.question });
    follow();
    const target = document.getElementById(`werkvraag-${link.dataset.question}`);
    target.scrollIntoView({ block: "start" });
    target.focus({ preventScroll: true });
  });
  on("a[data-sheet], a[data-sheets]", (link) => { address.go(new URL(link.href).search); address.show(); });
  on("button[data-anyway]", (button) => restart(button, "anyway", { anyway: true, state: "open" }));
  on("button[data-anew]", (button) => restart(button, "anew", { state: "open" }));
  function restart(button, name, changes) {
    Object.assign(question(button, name), changes);
    current.paused = false;
    redraw(Number(button.dataset[name]));
    search();
  }
  on("button[data-pause]", () => {
    current.paused = !current.paused;
    keep(current);
    around();
    find("button[data-pause]")?.focus();
    search();
  });

  on("button[data-word]", save);
  async function save() {
    const { title, asker, day, questions, filters } = current;
    const told = questions.map((each) => ({
      number: each.number, text: each.text, state: stateOf(each), own: each.own, gaps: each.gaps || [], written: written(each).map((sentence) => sentence.text),
      sources: chosen(each).map(({ doc, start, end, of }) => ({ doc, start, end, of })),  // who, when and where the index tells
    }));
    try {
      const reply = await post("file", { title, asker, day, within: sheetFilters.words(filters || {}), questions: told, lang: kamervraag.language() });
      if (!reply.ok) { tell(words().failed); return; }
      const name = decodeURIComponent(reply.headers.get("content-disposition").split("''")[1]);
      download(await reply.blob(), name);
    } catch { unreachable(save); }
  }

  on("button[data-rename-sheet]", (button) => {
    const link = find("[data-sheet]", button.closest("li"));
    const field = make("input", { name: "title", value: link.textContent, maxLength: 300, ariaLabel: said().newName });
    link.replaceWith(make("form", { className: "naam", data: { of: button.dataset.renameSheet } }, field, make("button", { className: "knop", textContent: said().save })));
    field.select();
  });
  async function renamed(form) {
    const sheet = await lookUp(form.dataset.of);
    sheet.title = form.elements.title.value.trim() || sheet.title;
    await keep(sheet);
    await list();
    find(`[data-rename-sheet="${sheet.id}"]`)?.focus();
  }
  on("button[data-forget-sheet]", async (button) => {
    if (!kamervraag.sure(button, said().deleteSure)) return;
    await forget(button.dataset.forgetSheet);
    await list();
    find("#werkblad-nieuw textarea").focus();
  });

  kamervraag.openWorksheets();
})();

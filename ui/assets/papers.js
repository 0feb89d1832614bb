// The screen of papers: search, sort and page through the list; add papers and take them out again.
"use strict";
(() => {
  const { find, on, tell, words, address } = kamervraag;
  let waiting = 0;
  let asked = 0;
  let shown = "";  // the address of the list that shows

  // The fields of the list as its address names them.
  const NAMES = { words: "woorden", kind: "soort", year: "jaar", sort: "volgorde" };
  const FIRST = { sort: "new" };  // what need not be said

  function fillIn() {
    for (const [name, said] of Object.entries(NAMES)) find("#stukken-zoek").elements[name].value = address.query().get(said) || FIRST[name] || "";
  }

  const ofList = () => JSON.stringify(Object.values(NAMES).map((name) => address.query().get(name)));

  function place() {
    const said = Object.fromEntries(new FormData(find("#stukken-zoek")));
    return Object.fromEntries(Object.entries(NAMES).map(([name, as]) => [as, said[name] === FIRST[name] ? null : said[name]]));
  }

  // What is typed makes no step of its own for Back; what is chosen does.
  function changed(event) {
    if (event.target.tagName === "SELECT") address.push(place());
    else address.replace(place());
    clearTimeout(waiting);
    waiting = setTimeout(list, 150);
  }

  kamervraag.openPapers = async () => {
    const again = () => kamervraag.openPapers();
    if (!await kamervraag.load(find("#stukken-lijf"), `page/papers/tools?lang=${kamervraag.language()}`, again)) return;
    find("#stukken-zoek").addEventListener("input", changed);
    find("#stukken-zoek").addEventListener("submit", (event) => event.preventDefault());
    fillIn();
    await list();
  };

  address.shows.push(async () => {
    if (address.screen() !== "stukken") return;
    if (find("#stukken-zoek") && shown === ofList()) return;  // only a paper was closed
    if (!find("#stukken-zoek")) { await kamervraag.openPapers(); return; }
    fillIn();
    await list();
  });

  const query = (page) => new URLSearchParams({ ...Object.fromEntries(new FormData(find("#stukken-zoek"))), page, lang: kamervraag.language() });

  async function list() {
    const mine = ++asked;
    shown = ofList();
    await kamervraag.load(find("#stukken-gevonden"), `page/papers?${query(0)}`, list, () => mine === asked);  // an older reply may come later
  }

  on("[data-more]", async (button) => {
    const place = document.createElement("div");
    find("#stukken-gevonden").append(place);
    button.hidden = true;
    await kamervraag.load(place, `page/papers?${query(button.dataset.more)}`, () => { place.remove(); button.click(); });
  });
  on("[data-within]", (button) => {
    kamervraag.setFilters({ stuk: button.dataset.within });
    kamervraag.show("vragen");
    find("#vraag textarea").focus();
  });

  // --- papers of one's own

  function send(file, item) {
    const said = find(".toevoegen").dataset;
    item.textContent = `${file.name}: ${said.uploading} `;
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.setAttribute("aria-label", file.name);
    item.append(bar);
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      request.upload.onprogress = (event) => { bar.value = event.loaded / event.total; };
      request.upload.onload = () => { bar.removeAttribute("value"); item.firstChild.textContent = `${file.name}: ${said.reading} `; };
      let under = true;
      kamervraag.watch(() => under, () => request.abort());
      request.onloadend = () => { under = false; show(request, file, item); done(); };
      request.open("POST", `page/upload?name=${encodeURIComponent(file.name)}`);
      request.send(file);
    });
  }

  function show(request, file, item) {
    if (!request.getResponseHeader("x-kamervraag")) {  // the file is at hand still
      kamervraag.say(item, async () => { await send(file, item); await kamervraag.openPapers(); });
      return;
    }
    let reply = {};
    try { reply = JSON.parse(request.responseText); } catch { /* the server has gone */ }
    if (request.status !== 200) { item.textContent = `${file.name}: ${reply.error || words().failed}`; return; }
    item.textContent = `${reply.name} ✓ `;
    const undo = document.createElement("button");
    Object.assign(undo, { type: "button", className: "knop", textContent: find(".toevoegen").dataset.undo });
    undo.dataset.takeOut = reply.name;
    undo.dataset.receipt = reply.receipt;
    item.append(undo, ...reply.warnings.map((warning) => Object.assign(document.createElement("p"), { className: "let-op", textContent: warning })));
  }

  document.addEventListener("change", async (event) => {
    if (event.target.id !== "upload") return;
    for (const file of event.target.files) {
      const item = document.createElement("li");
      find("#toegevoegd").append(item);
      await send(file, item);
    }
    event.target.value = "";
    await kamervraag.openPapers();
  });
  on("[data-take-out]", async (button) => {
    const { takeOut: name, receipt } = button.dataset;
    let reply;
    try {
      reply = await kamervraag.reach(`page/undo?${new URLSearchParams({ name, receipt })}`, { method: "POST" });
    } catch { kamervraag.unreachable(() => button.click()); return; }
    if (!reply.ok) { tell(words().failed); return; }
    button.closest("li").textContent = `${name}: ${find(".toevoegen").dataset.removed}`;
    await kamervraag.openPapers();
  });
})();

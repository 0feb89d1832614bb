// The screen of papers: search, sort and page through the list; add papers and take them out again.
"use strict";
(() => {
  const { find, on, tell, words, address } = kamervraag;
  let waiting = 0;
  let asked = 0;
  let shown = "";  // the view that shows
  let narrowing = false;  // on a phone the facets stay open while one narrows

  // What an address says of the list: all but the paper that lies on top of it.
  function view() {
    const said = address.query();
    for (const name of [...address.READER, "taal"]) said.delete(name);
    said.set("lang", kamervraag.language());
    return said.toString();
  }

  function fillIn() {
    for (const field of find("#stukken-zoek").elements) {
      if (field !== document.activeElement) field.value = address.query().get(field.name) || "";
    }
  }

  // What is typed makes no step of its own for Back; what is chosen does.
  document.addEventListener("input", (event) => {
    if (!event.target.closest("#stukken-zoek")) return;
    const said = { ...Object.fromEntries(new FormData(find("#stukken-zoek"))), blz: null };
    if (event.target.tagName === "SELECT") address.push(said);
    else address.replace(said);
    clearTimeout(waiting);
    waiting = setTimeout(list, 150);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id === "stukken-zoek") event.preventDefault();
  });

  kamervraag.openPapers = async () => {
    listOwn();
    fillIn();
    await list();
  };

  address.shows.push(async () => {
    if (address.screen() !== "stukken" || shown === view()) return;  // or only a paper was closed
    fillIn();
    await list();
  });

  async function list() {
    const mine = ++asked;
    const wanted = shown = view();
    const there = await kamervraag.load(find("#stukken-lijf"), `page/papers?${wanted}`, list, () => mine === asked);  // an older reply may come later
    if (!there) { if (mine === asked) shown = ""; return; }
    const facets = find(".facetten");
    if (facets) {
      facets.open = narrowing || matchMedia("(min-width: 901px)").matches;
      facets.addEventListener("toggle", () => { narrowing = facets.open && !matchMedia("(min-width: 901px)").matches; });
    }
    find("#gezegd").textContent = find("#stukken .aantal").textContent;
  }

  on("[data-view]", async (link) => {
    const paged = "page" in link.dataset;
    const { key } = link.dataset;
    address.go(link.search);
    if (find("#lezer").open) find("#lezer").close();
    if (shown !== view() || "again" in link.dataset) { fillIn(); await list(); }
    if (paged) find("#stukken-kop").scrollIntoView();
    // What was pressed keeps the focus where it is there still.
    const same = key && kamervraag.all("#stukken-lijf [data-key]").find((other) => other.dataset.key === key);
    (same || find("#stukken .lijsten [aria-current]"))?.focus({ preventScroll: true });
  });
  // On a phone the facets lie over the list, and stay open while one narrows.
  on("[data-to-list]", () => {
    find(".facetten").open = false;
    find("#stukken .boven").scrollIntoView();
    find("#stukken .facetten > summary").focus({ preventScroll: true });
  });
  // A conversation of its own: words of another one would be taken for what the paper is asked about.
  on("[data-within]", (button) => {
    if (find(".beurt")) {
      address.places.vragen = "";
      kamervraag.newConversation();
    }
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
      request.open("POST", `page/upload?${new URLSearchParams({ name: file.name, lang: kamervraag.language() })}`);
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
    if (request.status !== 200) {  // some sentences name the file themselves
      const said = reply.error || words().failed;
      item.textContent = said.startsWith(`${file.name}: `) ? said : `${file.name}: ${said}`;
      return;
    }
    tellAdded(item, reply.name, reply.warnings);
  }

  function tellAdded(item, name, warnings = []) {
    item.textContent = `${name} ✓ `;
    const undo = document.createElement("button");
    Object.assign(undo, { type: "button", className: "knop", textContent: find(".toevoegen").dataset.undo });
    undo.dataset.takeOut = name;
    item.append(undo, ...warnings.map((warning) => Object.assign(document.createElement("p"), { className: "let-op", textContent: warning })));
  }

  // What this visitor added before: in another tab, or before a reload. What is listed keeps its warnings.
  async function listOwn() {
    const list = find("#toegevoegd");
    if (!list) return;
    let names;
    try {
      const reply = await kamervraag.reach("page/papers/own");
      if (!reply.ok) return;
      names = await reply.json();
    } catch { return; }  // the list of papers itself says that the server is away
    const listed = new Set([...list.querySelectorAll("[data-take-out]")].map((button) => button.dataset.takeOut));
    for (const name of names.filter((one) => !listed.has(one))) {
      const item = document.createElement("li");
      list.append(item);
      tellAdded(item, name);
    }
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
    const { takeOut: name } = button.dataset;
    let reply;
    try {
      reply = await kamervraag.reach(`page/undo?${new URLSearchParams({ name })}`, { method: "POST" });
    } catch { kamervraag.unreachable(() => button.click()); return; }
    if (!reply.ok) { tell(words().failed); return; }
    button.closest("li").textContent = `${name}: ${find(".toevoegen").dataset.removed}`;
    await kamervraag.openPapers();
  });
})();

// The dossier: quotes that a reader put aside, with his notes. It lies on his own machine; only for a file it is sent.
"use strict";
(() => {
  const { find, all, on, make, download, tell, sure, address } = kamervraag;
  const said = () => find("#dossier").dataset;
  let opened = null;

  const settled = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

  function open() {
    const request = indexedDB.open("kamervraag-dossier", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("citaten", { keyPath: "key" });
    return settled(request).then((base) => { base.onversionchange = () => { base.close(); opened = null; }; return base; });
  }

  // A store that could not be opened, or was shut by the browser, is opened once more.
  async function kept(mode, act, last = false) {
    try {
      opened ??= open();
      return await settled(act((await opened).transaction("citaten", mode).objectStore("citaten")));
    } catch (error) {
      opened = null;
      if (last) throw error;
      return kept(mode, act, true);
    }
  }
  const items = async () => {
    let found = [];
    try { found = (await kept("readonly", (store) => store.getAll())).sort((one, other) => one.at - other.at || one.start - other.start); } catch { return []; }
    const late = waiting();
    for (const item of found) if (item.key in late) { item.note = late[item.key]; write(item.key, item.note).catch(() => {}); }
    return found;
  };

  const quotesOf = (button) => JSON.parse(button.dataset.aside).map((quote) => ({ ...quote, key: `${quote.doc}#${quote.start}-${quote.end}` }));

  // A quote once, however often it is put aside; its note stays. Each button of its card whose quotes all lie there says so.
  on("[data-aside]", async (button) => {
    const held = new Set();
    try {
      for (const item of await items()) held.add(item.key);
      for (const quote of quotesOf(button)) {
        if (!held.has(quote.key)) await kept("readwrite", (store) => store.put({ ...quote, note: "", at: Date.now() }));
        held.add(quote.key);
      }
    } catch { tell(said().failed); return; }
    for (const each of button.closest(".bron").querySelectorAll("[data-aside]"))
      if (quotesOf(each).every((quote) => held.has(quote.key))) each.textContent = said().putAside;
    tell(said().putAside);
  });

  function row(item) {
    const where = new URLSearchParams({ doc: item.doc, start: item.start, end: item.end, of: item.of, lang: kamervraag.language() });
    const note = make("textarea", { rows: 2, maxLength: 4000, value: item.note, data: { note: item.key } });
    return make("li", {},
      make("blockquote", { textContent: item.quote, lang: "nl" }),
      make("p", { className: "wie", textContent: item.headline }),
      make("a", { className: "titel", href: `page/paper?${where}`, textContent: item.title, data: { read: "" } }),
      make("label", {}, said().note, note),
      make("button", { type: "button", className: "knop", textContent: said().delete, data: { drop: item.key } }));
  }

  async function list() {
    const found = await items();
    find("#dossier-lijst").replaceChildren(...found.map(row));
    find("#dossier .leeg").hidden = found.length > 0;
    for (const button of all("#dossier [data-dossier-file]")) button.hidden = !found.length;
  }
  kamervraag.openDossier = list;
  address.shows.push(() => { if (address.screen() === "dossier") list(); });

  // A note that is typed lies at once where a reload finds it, and there until the store has it for certain.
  const NOTES = "aantekeningen";
  const waiting = () => JSON.parse(localStorage.getItem(NOTES) || "{}");
  function hold(key, value) {
    const held = waiting();
    if (value === null) delete held[key]; else held[key] = value;
    localStorage.setItem(NOTES, JSON.stringify(held));
  }

  // Read and written in one go: a quote that is dropped meanwhile stays dropped.
  async function write(key, value) {
    opened ??= open();
    const act = (await opened).transaction("citaten", "readwrite");
    const store = act.objectStore("citaten");
    const read = store.get(key);
    read.onsuccess = () => { if (read.result) store.put({ ...read.result, note: value }); };
    act.oncomplete = () => { if (waiting()[key] === value) hold(key, null); };
    act.onerror = () => tell(said().failed);
  }

  document.addEventListener("input", (event) => {
    const { value, dataset: { note: key } } = event.target;
    if (!key) return;
    hold(key, value);
    write(key, value).catch(() => tell(said().failed));
  });
  on("button[data-drop]", async (button) => {
    if (!sure(button, said().deleteSure)) return;
    await kept("readwrite", (store) => store.delete(button.dataset.drop));
    hold(button.dataset.drop, null);
    await list();
    (find("#dossier-lijst button") || find("#dossier h2")).focus();
  });

  on("button[data-dossier-file]", async (button) => {
    const form = button.dataset.dossierFile;
    let reply;
    try {
      reply = await kamervraag.reach("page/dossier", {
        method: "POST", headers: { "content-type": "application/json" },
        body: JSON.stringify({ form, lang: kamervraag.language(), items: (await items()).map(({ doc, start, end, of, note }) => ({ doc, start, end, of, note })) }),
      });
    } catch { kamervraag.unreachable(() => button.click()); return; }
    if (!reply.ok) { tell(said().failed); return; }
    download(await reply.blob(), `dossier ${new Date().toISOString().slice(0, 10)}.${form}`);
  });

  // --- all that this machine keeps

  // Emptied, not deleted: that would wait for every tab that has it open.
  async function empty(name) {
    const base = await settled(indexedDB.open(name));
    const stores = [...base.objectStoreNames];
    if (stores.length) {
      const act = base.transaction(stores, "readwrite");
      await Promise.all(stores.map((store) => settled(act.objectStore(store).clear())));
    }
    base.close();
    if (!stores.length) indexedDB.deleteDatabase(name);  // it was not there
  }

  on("button[data-wipe]", async (button) => {
    if (!sure(button, button.dataset.really)) return;
    await Promise.all(["kamervraag", "kamervraag-werkbladen", "kamervraag-dossier"].map(empty));
    localStorage.clear();
    sessionStorage.clear();
    location.href = location.pathname;
  });
})();

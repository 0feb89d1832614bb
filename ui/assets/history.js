// The screen of conversations: those that this machine keeps, by day; searched, renamed, pinned, saved, deleted.
"use strict";
(() => {
  const { find, on, make, download, address, memory } = kamervraag;
  const said = () => find("#gesprekken .stukkenlijst").dataset;
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  function dayOf(conversation) {
    if (conversation.pinned) return said().pinned;
    const midnight = (time) => new Date(time).setHours(0, 0, 0, 0);
    const ago = Math.round((midnight(Date.now()) - midnight(conversation.changed)) / 86_400_000);
    if (ago < 2) return ago < 1 ? said().today : said().yesterday;
    return new Date(conversation.changed).toLocaleDateString(kamervraag.language(), { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  }

  function row(conversation) {
    const { id, title, count, changed, pinned } = conversation;
    const button = (act, label) => make("button", { type: "button", className: "knop", textContent: label, data: { [act]: id } });
    const time = new Date(changed).toLocaleTimeString(kamervraag.language(), { hour: "2-digit", minute: "2-digit" });
    const many = count === 1 ? said().one : said().many.replace("#", count);
    return make("li", {},
      make("a", { href: `?gesprek=${id}&beurt=${count}`, textContent: title, data: { conversation: id } }),
      make("p", { textContent: `${many} · ${time}` }),
      make("div", { className: "doe", role: "group", ariaLabel: title },
        button("pin", pinned ? said().unpin : said().pin), button("rename", said().rename),
        button("save", said().saveFile), button("forget", said().delete)));
  }

  let listed = 0;
  async function list() {
    const mine = ++listed;
    const wanted = fold(find("#gesprekken-zoek").elements.words.value).split(/\s+/);
    const found = (await memory.list())
      .filter((each) => wanted.every((word) => fold(`${each.title} ${each.said}`).includes(word)))
      .sort((one, other) => Number(other.pinned || 0) - Number(one.pinned || 0) || other.changed - one.changed);
    if (mine !== listed) return;  // a newer list is on its way
    const days = Map.groupBy ? Map.groupBy(found, dayOf) : found.reduce((by, each) => by.set(dayOf(each), [...(by.get(dayOf(each)) || []), each]), new Map());
    const shown = [...days].flatMap(([day, each]) => [make("h3", { textContent: day }), make("ul", { className: "lijst" }, ...each.map(row))]);
    find("#gesprekken-lijst").replaceChildren(...(shown.length ? shown : [make("p", { textContent: said().noConversations })]));
  }

  kamervraag.openConversations = () => {
    const form = find("#gesprekken-zoek");
    if (form.elements.words.value !== (address.query().get("woorden") || "")) form.elements.words.value = address.query().get("woorden") || "";
    return list();
  };
  address.shows.push(() => { if (address.screen() === "gesprekken") kamervraag.openConversations(); });
  document.addEventListener("input", (event) => {
    if (!event.target.closest("#gesprekken-zoek")) return;
    address.replace({ woorden: event.target.value });
    list();
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id === "gesprekken-zoek") event.preventDefault();
    if (event.target.matches("#gesprekken .naam")) { event.preventDefault(); renamed(event.target); }
  });

  // --- what can be done with one

  async function renamed(form) {
    const title = form.elements.title.value.trim();
    if (title) await kamervraag.changeConversation(form.dataset.of, { title });
    await list();
    find(`button[data-rename="${form.dataset.of}"]`)?.focus();
  }

  on("[data-conversation]", (link) => { address.go(new URL(link.href).search); address.show(); });
  on("button[data-rename]", (button) => {
    const link = find("[data-conversation]", button.closest("li"));
    const field = make("input", { name: "title", value: link.textContent, maxLength: 200, ariaLabel: said().newName });
    link.replaceWith(make("form", { className: "naam", data: { of: button.dataset.rename } }, field, make("button", { className: "knop", textContent: said().save })));
    field.select();
  });
  on("button[data-pin]", async (button) => {
    const id = button.dataset.pin;
    await kamervraag.changeConversation(id, { pinned: !(await memory.find(id)).pinned });
    await list();
    find(`button[data-pin="${id}"]`)?.focus();
  });
  on("button[data-forget]", async (button) => {
    if (!kamervraag.sure(button, said().deleteSure)) return;
    await kamervraag.forgetConversation(button.dataset.forget);
    await list();
    find("#gesprekken-zoek input").focus();
  });
  on("button[data-save]", async (button) => {
    const { title, changed } = await memory.find(button.dataset.save);
    const texts = (await memory.turns(button.dataset.save)).map((turn) => turn.text);
    const content = new Blob([`# ${title}\n\n${texts.join("\n\n---\n\n")}\n`], { type: "text/markdown" });
    const name = `${new Date(changed).toISOString().slice(0, 10)} ${title.replace(/[^\p{L}\p{N}]+/gu, " ").trim().slice(0, 60)}.md`;
    download(content, name);
  });
})();

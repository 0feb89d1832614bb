// The reader: a whole paper in a dialog, with the quote in view.
"use strict";
(() => {
  const { find, all, on, smooth, address } = kamervraag;

  // What an address says of a paper: its name, the quote to mark or the part to begin at.
  const LATE_MS = 1800;
  let shown = "";
  let wanted = "";
  const placeOf = (view) => JSON.stringify([view.get("lees"), view.get("citaat"), kamervraag.language()]);

  function source(view) {
    const [start, end, of, n] = (view.get("citaat") || "").split("-");
    const said = { doc: view.get("lees"), start, end, of, n, lang: kamervraag.language() };
    return `page/paper?${new URLSearchParams(Object.entries(said).filter(([, value]) => value))}`;
  }

  async function open(view) {
    const dialog = find("#lezer");
    if (shown !== placeOf(view)) {
      const mine = wanted = placeOf(view);
      shown = "";
      const opened = () => { if (mine === wanted && !dialog.open) dialog.showModal(); };
      const late = setTimeout(opened, LATE_MS);  // to say there that it is late
      const there = await kamervraag.load(find("#lezer-lijf"), source(view), () => open(view), () => mine === wanted);
      clearTimeout(late);
      opened();
      if (!there) { if (mine === wanted) find("button", dialog)?.focus(); return; }
      shown = mine;
    }
    if (!dialog.open) dialog.showModal();
    const part = view.get("deel") && document.getElementById(view.get("deel"));
    const target = part || find("mark", dialog) || find("[data-target]", dialog);
    for (const other of all(".blok.aangewezen")) other.classList.remove("aangewezen");
    if (target) {
      target.closest(".blok").classList.add("aangewezen");
      target.scrollIntoView({ block: part ? "start" : "center" });
      follow(target.closest(".blok"));
    }
    (find("#lezer-titel") || find("[data-close]", dialog)).focus({ preventScroll: true });
  }

  address.shows.push((view) => {
    if (view.get("lees")) open(view);
    else {
      wanted = shown;
      if (find("#lezer").open) find("#lezer").close();
    }
  });

  function read(link) {
    const said = new URL(link.href).searchParams;
    const quote = ["start", "end", "of", "n"].map((name) => said.get(name) ?? "");
    address.push({ lees: said.get("doc"), citaat: quote[0] ? quote.join("-") : null, deel: null }, "lees");
    open(address.query());
  }

  // The list of exchanges shows which one is in view.
  function follow(block) {
    let entry = null;
    for (let at = block; at && !entry; at = at.previousElementSibling) if (at.id) entry = find(`.inhoud a[href="#${at.id}"]`);
    for (const other of all(".inhoud a[aria-current]")) other.removeAttribute("aria-current");
    entry?.setAttribute("aria-current", "true");
    entry?.scrollIntoView({ block: "nearest" });
  }

  on("[data-read]", read);
  on("[data-close]", () => find("#lezer").close());
  on("[data-jump]", (link) => {
    const deel = link.getAttribute("href").slice(1);
    const block = document.getElementById(deel);
    block?.scrollIntoView({ block: "start", behavior: smooth() });
    if (block) follow(block);
    address.replace({ deel });
  });
  // Closed by Escape, by its button or by Back: the address says which. The event comes after the closing, when Forward
  // may have opened it again.
  document.addEventListener("close", (event) => {
    if (event.target.id === "lezer" && !event.target.open && address.query().get("lees")) address.leave("lees", address.READER);
  }, true);
  addEventListener("click", (event) => { if (event.target.id === "lezer") event.target.close(); });
})();

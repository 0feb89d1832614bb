// The reader: a whole paper in a dialog, with the quote in view.
"use strict";
(() => {
  const { find, all, on, smooth } = kamervraag;

  async function open(address) {
    const dialog = find("#lezer");
    const reply = await fetch(address);
    find("#lezer-lijf").innerHTML = await reply.text();  // made and escaped by our own server
    if (!dialog.open) dialog.showModal();
    const target = find("mark", dialog) || find("[data-target]", dialog);
    if (target) {
      target.closest(".blok").classList.add("aangewezen");
      target.scrollIntoView({ block: "center" });
      follow(target.closest(".blok"));
    }
    (find("#lezer-titel") || find("[data-close]", dialog)).focus({ preventScroll: true });
  }

  // The list of exchanges shows which one is in view.
  function follow(block) {
    let entry = null;
    for (let at = block; at && !entry; at = at.previousElementSibling) if (at.id) entry = find(`.inhoud a[href="#${at.id}"]`);
    for (const other of all(".inhoud a[aria-current]")) other.removeAttribute("aria-current");
    entry?.setAttribute("aria-current", "true");
    entry?.scrollIntoView({ block: "nearest" });
  }

  on("[data-read]", (link) => open(link.href));
  on("[data-close]", () => find("#lezer").close());
  on("[data-jump]", (link) => {
    const block = document.getElementById(link.getAttribute("href").slice(1));
    block?.scrollIntoView({ block: "start", behavior: smooth() });
    if (block) follow(block);
  });
  addEventListener("click", (event) => { if (event.target.id === "lezer") event.target.close(); });
})();

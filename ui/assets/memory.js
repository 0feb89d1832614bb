// What the reader's own machine keeps: his conversations, with each answer as it was given. Nothing of it is sent.
"use strict";
(() => {
  let opened = null;

  const settled = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

  function open() {
    const request = indexedDB.open("kamervraag", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("gesprekken", { keyPath: "id" });
      request.result.createObjectStore("beurten", { keyPath: ["id", "n"] });
    };
    return settled(request);
  }

  // Some browsers keep nothing, in a private window: then the page does without.
  async function kept(store, mode, act, without) {
    try {
      opened ??= open();
      return await settled(act((await opened).transaction(store, mode).objectStore(store)));
    } catch { return without; }
  }

  const turnsOf = (id) => IDBKeyRange.bound([id, 0], [id, Infinity]);

  kamervraag.memory = {
    list: () => kept("gesprekken", "readonly", (store) => store.getAll(), []),
    find: (id) => kept("gesprekken", "readonly", (store) => store.get(id)),
    turns: (id) => kept("beurten", "readonly", (store) => store.getAll(turnsOf(id)), []),
    keep: (conversation) => kept("gesprekken", "readwrite", (store) => store.put(conversation)),
    keepTurn: (turn) => kept("beurten", "readwrite", (store) => store.put(turn)),
    // Read and written in one go, so that no other change is lost.
    change: (id, changes) => kept("gesprekken", "readwrite", (store) => {
      const read = store.get(id);
      read.addEventListener("success", () => { if (read.result) store.put({ ...read.result, ...changes }); });
      return read;
    }),
    dropFrom: (id, n) => kept("beurten", "readwrite", (store) => store.delete(IDBKeyRange.bound([id, n], [id, Infinity]))),
    async forget(id) {
      await kept("beurten", "readwrite", (store) => store.delete(turnsOf(id)));
      await kept("gesprekken", "readwrite", (store) => store.delete(id));
    },
  };
})();

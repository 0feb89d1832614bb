// What a worksheet looks like: its contents, each question with the quotes to choose from, and the list of all.
// Everything that papers or people wrote is set as text.
"use strict";
(() => {
  const { find, make } = kamervraag;
  const said = () => find("#werkblad .stukkenlijst").dataset;

  const filled = (pattern, ...values) => values.reduceRight((text, value, at) => text.replace("#".repeat(at + 1), value), pattern);
  const keyOf = (source) => `${source.doc}:${source.start}:${source.end}`;
  const isFormal = (question) => Boolean(question.formal) && !question.anyway;
  const stateOf = (question) => (isFormal(question) ? "formal" : question.state);
  const offered = (question) => [...question.sources, ...question.nearest];
  const chosen = (question) => offered(question).filter((source) => question.chosen[keyOf(source)]);
  // A model's sentence stands as long as every quote that it stands on is chosen.
  function written(question) {
    const numbers = new Set(question.sources.filter((source) => question.chosen[keyOf(source)]).map((source) => source.n));
    return question.written.filter((sentence) => sentence.numbers.every((n) => numbers.has(n)));
  }
  const nameOfState = (question) => (stateOf(question) === "answered" && question.gaps?.length ? "partly" : stateOf(question));
  const stateWord = (question) => said()[`state${nameOfState(question).replace(/^./, (first) => first.toUpperCase())}`];
  const short = (text) => (text.length > 90 ? `${text.slice(0, 90).replace(/\s\S*$/, "")} …` : text);
  const button = (label, data, kind = "knop") => make("button", { type: "button", className: kind, textContent: label, data });
  const badge = (question) => make("span", { className: `stand is-${stateOf(question)}`, textContent: stateWord(question) });

  // --- one question

  function quote(source, question, at) {
    const box = make("input", { type: "checkbox", checked: Boolean(question.chosen[keyOf(source)]), data: { choose: keyOf(source), of: at } });
    const where = [source.who, source.cabinet, source.day, source.place, source.doubt, source.title].filter(Boolean).join(", ");
    const { doc, start, end, of, n } = source;
    const reader = `page/paper?${new URLSearchParams({ doc, start, end, of, n: n || 1, lang: kamervraag.language() })}`;
    return make("li", {},
      make("label", {}, box, make("q", { lang: "nl", textContent: source.quote })),
      make("p", { className: "herkomst", textContent: where }, source.fictitious ? make("span", { className: "fictief", textContent: said().fictitious }) : ""),
      source.asked ? make("p", { className: "herkomst", lang: "nl", textContent: filled(said().answeredQuestion, short(source.asked)) }) : "",
      make("p", { className: "wegen" }, make("a", { href: reader, textContent: said().readPaper, data: { read: "" } }),
        source.url ? make("a", { href: source.url, target: "_blank", rel: "noopener noreferrer", textContent: said().published }) : ""));
  }

  const list = (sources, question, at) => make("ul", { className: "keuzes" }, ...sources.map((source) => quote(source, question, at)));
  const notes = (question) => make("ul", { className: "noten" }, ...question.notes.map((note) => make("li", { textContent: note })));
  const explained = (text) => make("p", { className: "uitleg", textContent: text });

  function proposal(question) {
    const sentences = written(question);
    return sentences.length ? make("div", { className: "voorstel" }, explained(said().writtenByModel), ...sentences.map((each) => make("p", { textContent: each.text }))) : "";
  }

  const counted = (question) => filled(said().chosenOf, chosen(question).length, offered(question).length);

  function findings(question, at) {
    const state = stateOf(question);
    if (state === "formal") return [explained(said()[question.formal === "known" ? "knownSaid" : "procedureSaid"]), button(said().searchAnyway, { anyway: at })];
    if (state === "failed") return [make("p", { className: "fout", role: "alert", textContent: question.said }), button(said().searchAgain, { anew: at })];
    if (state === "busy") return [make("p", { className: "bezig" }, make("span", { className: "wiel" }), said().stateBusy)];
    if (state === "open") return [explained(said().stateOpen)];
    const shown = [];
    if (state === "silent") shown.push(make("p", { className: "niets", textContent: question.said || said().stateSilentSaid }));
    if (state === "possible") shown.push(explained(said().possibleSaid));
    if (question.sources.length) shown.push(make("p", { className: "geteld", textContent: counted(question) }), proposal(question), list(question.sources, question, at));
    if (question.notes.length) shown.push(notes(question));
    if (question.nearest.length) {
      const open = question.nearest.some((source) => question.chosen[keyOf(source)]);
      shown.push(make("details", { open }, make("summary", { textContent: said().nearestQuotes }), list(question.nearest, question, at)));
    }
    return shown;
  }

  function article(question, at) {
    const head = make("h3", { id: `werkvraag-${at}-kop` }, `${filled(said().questionN, question.number)} `, badge(question));
    const own = make("textarea", { rows: 2, value: question.own, maxLength: 20000, data: { own: at } });
    const made = make("article", { className: "werkvraag", id: `werkvraag-${at}`, tabIndex: -1 }, head,
      make("p", { className: "vraagzin", textContent: question.text, lang: "nl" }),
      make("div", { className: "vondsten" }, ...findings(question, at)),
      make("label", { className: "eigen" }, said().ownText, own));
    made.setAttribute("aria-labelledby", head.id);
    return made;
  }

  // --- the whole

  function entries(sheet, wanted) {
    const items = sheet.questions.map((question, index) => [question, index + 1]).filter(([question]) => isFormal(question) === wanted);
    return make("ol", {}, ...items.map(([question, at]) => make("li", {},
      make("a", { href: `#werkvraag-${at}`, data: { question: at } }, make("b", { textContent: question.number }), make("span", { textContent: short(question.text) }), badge(question)))));
  }

  function contents(sheet) {
    const formal = sheet.questions.some(isFormal);
    return [entries(sheet, false), ...(formal ? [make("h3", { textContent: said().formalQuestions }), entries(sheet, true)] : [])];
  }

  const toSearch = (sheet) => sheet.questions.filter((question) => !isFormal(question));
  const isSearched = (question) => ["answered", "possible", "silent"].includes(question.state);

  function progress(sheet) {
    const whole = toSearch(sheet);
    const done = whole.filter(isSearched).length;
    const waits = whole.some((question) => ["open", "busy"].includes(question.state));
    return [make("span", { textContent: filled(said().progressOf, done, whole.length) }),
      waits ? button(sheet.paused ? said().goOn : said().pause, { pause: "" }) : ""];
  }

  const dayWords = (iso) => (iso ? new Date(`${iso}T12:00`).toLocaleDateString(kamervraag.language(), { day: "numeric", month: "long", year: "numeric" }) : "");

  function filters(sheet) {
    const on = kamervraag.sheetFilters.words(sheet.filters || {});
    return make("details", { className: "werkfilters" }, make("summary", { textContent: on ? filled(said().withinFilters, on) : said().withoutFilters }),
      make("div", { className: "velden" }, ...kamervraag.sheetFilters.fields(sheet.filters || {})), button(said().searchWith, { searchWithin: "" }));
  }

  function sheetView(sheet) {
    const asked = [sheet.asker && filled(said().askedBy, sheet.asker), dayWords(sheet.day)].filter(Boolean).join(", ");
    const index = make("nav", { className: "werkinhoud" }, ...contents(sheet));
    index.setAttribute("aria-label", said().sheetContents);
    return [
      make("p", {}, make("a", { href: "?scherm=werkblad", textContent: `‹ ${said().allSheets}`, data: { sheets: "" } })),
      make("h2", { textContent: sheet.title, tabIndex: -1 }),
      asked ? explained(asked) : "",
      filters(sheet),
      make("div", { className: "werkbalk" }, button(said().wordFile, { word: "" }, "knop hoofd"), make("p", { className: "voortgang", role: "status" }, ...progress(sheet))),
      make("div", { className: "werkvlak" }, index, make("div", { className: "werkvragen" }, ...sheet.questions.map((question, index) => article(question, index + 1)))),
    ].filter((each) => each !== "");
  }

  function row(sheet) {
    const many = sheet.questions.length === 1 ? said().oneQuestion : said().manyQuestions.replace("#", sheet.questions.length);
    const whole = toSearch(sheet);
    const done = filled(said().progressOf, whole.filter(isSearched).length, whole.length);
    const changed = new Date(sheet.changed).toLocaleDateString(kamervraag.language(), { day: "numeric", month: "long", year: "numeric" });
    return make("li", {},
      make("a", { href: `?scherm=werkblad&blad=${sheet.id}`, textContent: sheet.title, data: { sheet: sheet.id } }),
      make("p", { textContent: `${many} · ${done} · ${changed}` }),
      make("div", { className: "doe", role: "group", ariaLabel: sheet.title },
        button(said().rename, { renameSheet: sheet.id }), button(said().delete, { forgetSheet: sheet.id })));
  }

  kamervraag.sheets = { said, button, keyOf, isFormal, stateOf, chosen, written, offered, counted, badge, findings, contents, progress, proposal, sheetView, row };
})();

// SPDX-License-Identifier: EUPL-1.2
// The page to fill in: reckons as src/response/assess/score.cpp does (tests/pages holds one against the other), saves and loads the file that
// sheet.cpp reads. Plain script for old browsers too; texts of people enter the page as text only.
(function () {
  "use strict";

  var data = JSON.parse(document.getElementById("assess-data").textContent);
  var words = data.words;
  var others = []; // answers of a loaded file that this page does not know, kept for saving
  var before = null; // answers of an earlier year
  var unsaved = false;

  function byId(id) { return document.getElementById(id); }

  function has(object, name) { return Object.prototype.hasOwnProperty.call(object, name); }

  function element(name, look, text) {
    var made = document.createElement(name);
    if (look) made.className = look;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function put(parent) {
    for (var i = 1; i < arguments.length; ++i) parent.appendChild(arguments[i]);
    return parent;
  }

  function clear(node) {
    while (node.firstChild) node.removeChild(node.firstChild);
    return node;
  }

  /// The sentence with its arguments filled in, each once: what an argument holds is never read again.
  function say(id, values) {
    return words[id].replace(/\{(\w+)\}/g, function (whole, name) { return values && has(values, name) ? values[name] : whole; });
  }

  function counted(id, count) {
    var one = count === 1 || (count === 0 && data.zero_is_one);
    return say(id + (one ? "_one" : "_many"), {count: String(count)});
  }

  function eachQuestion(run) {
    data.themes.forEach(function (theme) { theme.questions.forEach(function (question) { run(question, theme); }); });
  }

  function questionCalled(id) {
    var found = null;
    eachQuestion(function (question) { if (question.id === id) found = question; });
    return found;
  }

  function optionOf(question, answers) {
    var id = has(answers, question.id) ? answers[question.id] : null;
    for (var i = 0; i < question.options.length; ++i) if (question.options[i].id === id) return question.options[i];
    return null;
  }

  // What the answers come to.

  function shown(points) { return Math.floor(points / data.step) * data.step; }

  function measureAt(id) {
    for (var i = 0; i < data.measures.length; ++i) if (data.measures[i].id === id) return i;
    return -1;
  }

  function call(measures, id, question, value) {
    var at = measureAt(id), found = null;
    measures.forEach(function (one) { if (one.at === at) found = one; });
    if (!found) measures.push(found = {at: at, measure: data.measures[at], because: [], value: 0});
    found.because.push(question);
    found.value += value;
  }

  function reckonTheme(theme, answers, made) {
    var one = {theme: theme, low: 0, high: 0, weight: 0, counted: 0, unknown: 0};
    theme.questions.forEach(function (question) {
      var option = optionOf(question, answers);
      if (option && option.score === null) return;
      var points = option ? option.score : 0, value = theme.weight * question.weight * (100 - points);
      one.low += question.weight * points;
      one.high += question.weight * (option ? points : 100);
      one.weight += question.weight;
      one.counted += 1;
      if (!option) one.unknown += 1;
      if (question.vital && points === 0) made.holes.push(question);
      if (!option) call(made.measures, question.asked, question, value);
      (option ? option.calls : question.unknown_calls).forEach(function (id) { call(made.measures, id, question, value); });
    });
    return one;
  }

  function levelOf(made) {
    var cap = null;
    data.levels.forEach(function (level) {
      if (made.low >= level.from) made.level = level;
      if (level.id === data.vital_cap) cap = level;
    });
    made.capped = made.holes.length > 0 && cap.from < made.level.from;
    if (made.capped) made.level = cap;
  }

  function assess(answers) {
    var made = {themes: [], measures: [], holes: [], counted: 0, unknown: 0, low: 0, high: 0};
    var low = 0, high = 0, weight = 0;
    data.themes.forEach(function (theme) {
      var one = reckonTheme(theme, answers, made);
      made.counted += one.counted;
      made.unknown += one.unknown;
      if (one.weight > 0) {
        low += theme.weight * Math.floor(10 * one.low / one.weight);
        high += theme.weight * Math.floor(10 * one.high / one.weight);
        weight += theme.weight;
        one.score = {low: shown(Math.floor(one.low / one.weight)), high: shown(Math.floor(one.high / one.weight))};
      }
      made.themes.push(one);
    });
    if (weight > 0) {
      made.low = shown(Math.floor(low / (10 * weight)));
      made.high = shown(Math.floor(high / (10 * weight)));
    }
    levelOf(made);
    made.measures.sort(function (a, b) {
      return a.measure.tier - b.measure.tier || b.value - a.value || a.measure.cost - b.measure.cost || a.at - b.at;
    });
    return made;
  }

  function scoreWords(score) {
    if (!score) return words.not_concerned;
    return say(score.low === score.high ? "score_exact" : "score_range", {low: String(score.low), high: String(score.high)});
  }

  // What is on the page.

  function answersOfPage() {
    var answers = Object.create(null);
    eachQuestion(function (question) {
      var ticked = document.querySelector("input[name=\"q-" + question.id + "\"]:checked");
      if (ticked) answers[question.id] = ticked.value;
    });
    return answers;
  }

  function fileText(answers) {
    var file = {beffroi: "assess", schema: 1, questionnaire: data.as_of, commune: byId("f-place").value, by: byId("f-by").value,
                on: byId("f-on").value, answers: {}};
    eachQuestion(function (question) { if (answers[question.id]) file.answers[question.id] = answers[question.id]; });
    others.forEach(function (pair) {
      if (!has(file.answers, pair[0]))
        Object.defineProperty(file.answers, pair[0], {value: pair[1], enumerable: true, configurable: true, writable: true});
    });
    return JSON.stringify(file, null, 2) + "\n";
  }

  function measureItem(called) {
    var item = element("li");
    item.setAttribute("data-measure", called.measure.id);
    var asked = called.because.slice(0, data.reasons).map(function (question) { return question.ask; });
    if (called.because.length > data.reasons) asked.push(counted("because_more", called.because.length - data.reasons));
    var because = asked.join(" ");
    return put(item, element("p", "what", called.measure.title), element("p", "", called.measure.how),
               element("p", "soft", called.measure.line), element("p", "soft", say("because", {questions: because})));
  }

  function showMeasures(made) {
    var first = clear(byId("first")), rest = clear(byId("others")), list = element("ol"), more = element("ul");
    made.measures.forEach(function (called, rank) {
      if (rank < data.first) put(list, measureItem(called));
      else put(more, put(element("li"), element("p", "what", called.measure.title), element("p", "soft", called.measure.line)));
    });
    put(first, made.measures.length ? list : element("p", "", words["result.nothing"]));
    if (more.firstChild) put(rest, more);
    byId("others-title").hidden = !more.firstChild;
  }

  function showVerdict(made, answers) {
    var box = clear(byId("verdict")), missing = 0, all = 0;
    box.setAttribute("data-low", made.low);
    box.setAttribute("data-high", made.high);
    box.setAttribute("data-level", made.level.id);
    if (!Object.keys(answers).length) return put(box, element("p", "big", words["form.answer_first"]));
    put(box, element("p", "big", say("level", {level: made.level.title}) + " – " + scoreWords(made)), element("p", "", made.level.says));
    if (made.capped) {
      var holes = element("ul");
      made.holes.forEach(function (question) { put(holes, element("li", "", question.ask)); });
      put(box, put(element("p"), element("strong", "", words.capped)), holes);
    }
    eachQuestion(function (question) {
      all += 1;
      if (!answers[question.id]) missing += 1;
    });
    if (all > made.counted) put(box, element("p", "soft", counted("aside", all - made.counted)));
    if (missing) put(box, element("p", "", counted("missing", missing)));
    if (made.unknown) put(box, element("p", "soft", counted("coverage", made.unknown)));
  }

  function bar(score) {
    var box = element("span", "bar"), high = element("span", "high"), low = element("span", "low");
    high.style.width = (score ? score.high : 0) + "%";
    low.style.width = (score ? score.low : 0) + "%";
    box.setAttribute("aria-hidden", "true");
    return put(box, high, low);
  }

  function showThemes(made, then) {
    var head = element("tr"), rows = element("tbody");
    ["theme", "score", "unknown"].concat(then ? ["before"] : []).forEach(function (id) {
      var cell = element("th", "", words["result.column." + id]);
      cell.scope = "col";
      put(head, cell);
    });
    made.themes.forEach(function (one, at) {
      var name = element("th", "", one.theme.title), row = put(element("tr"), name);
      name.scope = "row";
      put(row, put(element("td"), document.createTextNode(scoreWords(one.score)), bar(one.score)),
          element("td", "", one.unknown + " / " + one.counted));
      if (then) put(row, element("td", "", scoreWords(then.themes[at].score)));
      put(rows, row);
    });
    put(clear(byId("themes")), put(element("table"), put(element("thead"), head), rows));
  }

  function changeBetween(then, now) {
    if ((then && then.score === null) || (now && now.score === null) || then === now) return "";
    if (!then) return "learned";
    if (!now) return "forgotten";
    return then.score === now.score ? "" : now.score > then.score ? "better" : "worse";
  }

  function showChanges(made, answers, then) {
    var box = clear(byId("since")), list = element("ul");
    if (!then) return;
    eachQuestion(function (question) {
      var was = optionOf(question, before), is = optionOf(question, answers), change = changeBetween(was, is);
      if (!change) return;
      var item = element("li", "", say("result." + change, {question: question.ask, before: was ? was.text : words.unknown,
                                                            now: is ? is.text : words.unknown}));
      item.setAttribute("data-change", question.id + ":" + change);
      put(list, item);
    });
    then.measures.forEach(function (called) {
      if (!made.measures.some(function (one) { return one.at === called.at; }))
        put(list, element("li", "", say("result.ended", {measure: called.measure.title})));
    });
    put(box, element("h3", "", words.since),
        element("p", "what", say("result.before_score", {before: scoreWords(then), now: scoreWords(made)})),
        list.firstChild ? list : element("p", "", words["result.before_none"]));
  }

  function showLetter(answers) {
    var box = clear(byId("letter-questions")), parts = {unknown: element("ol"), weak: element("ol")};
    eachQuestion(function (question) {
      if (!question.letter) return;
      var option = optionOf(question, answers);
      if (option && (option.score === null || option.score === 100)) return;
      var line = element("p", "blank");
      put(line, element("span", "", words["letter.answer"]), element("span", "rule wide"));
      put(parts[option ? "weak" : "unknown"], put(element("li"), document.createTextNode(question.letter), line));
    });
    ["unknown", "weak"].forEach(function (part) {
      if (parts[part].firstChild) put(box, element("h3", "", words["letter." + part]), parts[part]);
    });
    if (!box.firstChild) put(box, element("p", "", words["letter.nothing"]));
  }

  function dayWords(date) {
    var day = new Date(date + "T12:00:00");
    return isNaN(day) ? date : day.toLocaleDateString(document.documentElement.lang, {day: "numeric", month: "long", year: "numeric"});
  }

  function names() {
    var place = byId("f-place").value, by = byId("f-by").value, on = dayWords(byId("f-on").value);
    byId("names").textContent = [place, by, on].filter(function (one) { return one; }).join(" · ");
    byId("letter-place").textContent = place;
  }

  function refresh() {
    var answers = answersOfPage(), made = assess(answers), then = before ? assess(before) : null, all = 0;
    eachQuestion(function () { all += 1; });
    showVerdict(made, answers);
    if (Object.keys(answers).length) {
      showMeasures(made);
      showThemes(made, then);
    } else {
      byId("others-title").hidden = true;
      ["first", "others", "themes"].forEach(function (id) { clear(byId(id)); });
    }
    showChanges(made, answers, then);
    showLetter(answers);
    names();
    byId("copy").value = fileText(answers);
    byId("progress").textContent = say("form.progress", {answered: String(Object.keys(answers).length), all: String(all)});
  }

  // Files.

  /// {answers, others, head, told} of a file's text; an error says why it is none.
  function readFile(text) {
    var file;
    if (text.length > data.max_bytes) return {error: words["script.too_large"]};
    try { file = JSON.parse(text.replace(/^\uFEFF/, "")); } catch (broken) { return {error: words["script.not_json"]}; }
    if (!file || typeof file !== "object" || typeof file.answers !== "object" || !file.answers) return {error: words["script.not_json"]};
    if (has(file, "schema") && file.schema !== 1) return {error: words["script.newer"]};
    var read = {answers: Object.create(null), others: [], head: file, told: []}, strange = [], refused = [];
    Object.keys(file.answers).forEach(function (id) {
      var value = file.answers[id], question = questionCalled(id), answers = {};
      if (typeof value !== "string") value = value === null ? "unknown" : JSON.stringify(value);
      answers[id] = value;
      if (question && (value === "unknown" || optionOf(question, answers))) read.answers[id] = value;
      else {
        read.others.push([id, value]);
        (question ? refused : strange).push(id.slice(0, 40));
      }
    });
    if (strange.length) read.told.push(say("script.unknown_questions", {names: strange.slice(0, 20).join(", ")}));
    if (refused.length) read.told.push(say("script.unknown_answers", {names: refused.slice(0, 20).join(", ")}));
    if (typeof file.questionnaire === "string" && file.questionnaire && file.questionnaire !== data.as_of)
      read.told.push(say("script.other_questions", {theirs: file.questionnaire.slice(0, 20), ours: data.as_of}));
    return read;
  }

  function tell(lines) { byId("told").textContent = lines.join("\n"); }

  function choose(input, take, id) {
    input.addEventListener("change", function () {
      var file = input.files && input.files[0], reader = new FileReader();
      if (!file) return;
      if (file.size > data.max_bytes) return tell([say("script.not_ours", {name: file.name, reason: words["script.too_large"]})]);
      reader.onload = function () {
        var read = readFile(String(reader.result));
        if (read.error) return tell([say("script.not_ours", {name: file.name, reason: read.error})]);
        take(read);
        tell([say(id, {name: file.name})].concat(read.told));
        refresh();
      };
      reader.onerror = function () { tell([say("script.not_ours", {name: file.name, reason: words["script.not_json"]})]); };
      reader.readAsText(file, "utf-8");
    });
  }

  function takeAnswers(read) {
    eachQuestion(function (question) {
      var inputs = document.querySelectorAll("input[name=\"q-" + question.id + "\"]");
      for (var i = 0; i < inputs.length; ++i) inputs[i].checked = inputs[i].value === read.answers[question.id];
    });
    [["commune", "f-place"], ["by", "f-by"], ["on", "f-on"]].forEach(function (pair) {
      if (typeof read.head[pair[0]] === "string") byId(pair[1]).value = read.head[pair[0]].slice(0, 300);
    });
    others = read.others;
    unsaved = false;
  }

  function save() {
    var name = "auto-evaluation-" + (byId("f-on").value || data.as_of) + ".json", link = element("a");
    link.href = URL.createObjectURL(new Blob([fileText(answersOfPage())], {type: "application/json"}));
    link.download = name;
    put(document.body, link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    unsaved = false;
    tell([say("script.saved", {name: name})]);
  }

  function printOnly(part) {
    return function () {
      document.body.setAttribute("data-printing", part);
      window.print();
    };
  }

  function today() {
    var now = new Date(), two = function (number) { return (number < 10 ? "0" : "") + number; };
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  if (!byId("f-on").value) byId("f-on").value = today();
  document.addEventListener("change", function (event) {
    if (event.target.type === "file") return;
    unsaved = true;
    refresh();
  });
  document.addEventListener("input", names);
  choose(byId("open"), takeAnswers, "script.loaded");
  choose(byId("open-before"), function (read) { before = read.answers; }, "script.loaded_before");
  byId("save").addEventListener("click", save);
  byId("print-result").addEventListener("click", printOnly("result"));
  byId("print-letter").addEventListener("click", printOnly("letter"));
  byId("print-sheet").addEventListener("click", printOnly("sheet"));
  window.addEventListener("afterprint", function () { document.body.removeAttribute("data-printing"); });
  window.addEventListener("beforeunload", function (event) {
    if (!unsaved) return;
    event.preventDefault();
    event.returnValue = "";
  });
  refresh();
})();

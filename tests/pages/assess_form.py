# SPDX-License-Identifier: EUPL-1.2
"""The page of the self-assessment as a browser runs it: it reckons as the program does, over many answers; it saves what the program reads and
reads back what it saved; its policy lets its own script run and nothing else; no name of a town can become markup."""
import html
import json
import pathlib
import random
import re
import subprocess
import tempfile
import unittest

import accessible
import markup
from program import DONE, beffroi, fresh

SETS = 150
HOSTILE = "</script><script>alert(1)</script>\"'&<b>Sainte-Ça</b>"

# Ticks each set of answers as a person does (the first ones by clicking each), and notes what the page then says.
_DRIVE = """
<script>
(function () {
  var told = [];
  function note() {
    var box = document.getElementById("verdict");
    told.push({low: +box.dataset.low, high: +box.dataset.high, level: box.dataset.level, file: document.getElementById("copy").value,
               measures: [].map.call(document.querySelectorAll("#first li"), function (one) { return one.dataset.measure; }),
               letter: document.querySelectorAll("#letter-questions li").length,
               changes: [].map.call(document.querySelectorAll("#since [data-change]"), function (one) { return one.dataset.change; }),
               said: document.getElementById("told").textContent});
  }
  function tick(set, click) {
    [].forEach.call(document.querySelectorAll("input[type=radio]"), function (input) { input.checked = false; });
    Object.keys(set).forEach(function (id) {
      var input = document.querySelector('input[name="q-' + id + '"][value="' + set[id] + '"]');
      if (click) input.click(); else input.checked = true;
    });
    document.getElementById("f-place").dispatchEvent(new Event("change", {bubbles: true}));
  }
  function give(id, name, text) {
    var input = document.getElementById(id), files = new DataTransfer();
    files.items.add(new File([text], name, {type: "application/json"}));
    input.files = files.files;
    input.dispatchEvent(new Event("change", {bubbles: true}));
  }
  SETS.forEach(function (set, at) { tick(set, at < 5); note(); });
  var files = FILES;
  function next() {
    if (!files.length) {
      var list = document.createElement("pre");
      list.id = "drive-told";
      list.textContent = JSON.stringify(told);
      document.body.appendChild(list);
      return;
    }
    var file = files.shift(), tries = 0, channel = new MessageChannel();
    document.getElementById("told").textContent = "";
    give(file.into, file.name, file.text);
    channel.port1.onmessage = function () {  // a file is read in its own time, which the browser's virtual clock does not wait for
      if (!document.getElementById("told").textContent && ++tries < 1e6) return channel.port2.postMessage(0);
      note();
      next();
    };
    channel.port2.postMessage(0);
  }
  next();
})();
</script>
"""


def shown_by_browser(page):
    """The document after its scripts ran."""
    with tempfile.TemporaryDirectory(prefix="beffroi-form.") as folder:
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", f"--user-data-dir={folder}",
                   "--virtual-time-budget=60000", "--allow-file-access-from-files", page.as_uri()]
        return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False).stdout


class AssessFormTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = fresh("formulaire")
        cls.forms = {}
        town = cls.folder / "town.yaml"
        town.write_text(f"name: {json.dumps(HOSTILE)}\ninsee: '62473'\n", encoding="utf-8")
        for lang in ("fr", "en"):
            cls.forms[lang] = cls.folder / f"form-{lang}.html"
            outcome = beffroi("--lang", lang, "assess", "--form", cls.forms[lang], "--town", town)
            assert outcome.returncode == DONE, outcome.stderr
        text = cls.forms["fr"].read_text(encoding="utf-8")
        data = json.loads(re.search(r'<script type="application/json" id="assess-data">(.*?)</script>', text, re.S)[1])
        cls.questions = {question["id"]: [one["id"] for one in question["options"]] for theme in data["themes"] for question in theme["questions"]}

    def setUp(self):
        if accessible.why_not():
            self.skipTest(accessible.why_not())

    def answer_sets(self):
        """Next to nothing, everything good, everything bad, everything unknown, then mixtures."""
        chance = random.Random(12)
        sets = [{next(iter(self.questions)): "unknown"}, {id: ids[0] for id, ids in self.questions.items()}, {id: ids[-1] for id, ids in self.questions.items()},
                {id: "unknown" for id in self.questions}]
        while len(sets) < SETS:
            silent, unknown, good = chance.random() * 0.5, chance.random() * 0.5, chance.random()
            made = {}
            for id, ids in self.questions.items():
                if chance.random() < silent:
                    continue
                made[id] = "unknown" if chance.random() < unknown else ids[0] if chance.random() < good else chance.choice(ids)
            sets.append(made)
        return sets

    def driven(self, sets, files):
        text = self.forms["fr"].read_text(encoding="utf-8")
        text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
        drive = _DRIVE.replace("SETS", json.dumps(sets).replace("<", "\\u003c")).replace("FILES", json.dumps(files).replace("<", "\\u003c"))
        page = self.folder / "driven.html"
        page.write_text(text.replace("</body>", drive + "</body>"), encoding="utf-8")
        found = re.search(r'<pre id="drive-told">(.*?)</pre>', shown_by_browser(page), re.S)
        self.assertTrue(found, "the page did not come to its end")
        return json.loads(html.unescape(found[1]))

    def program_says(self, file, *more):
        path = self.folder / "file.json"
        path.write_text(file, encoding="utf-8")
        outcome = beffroi("assess", "--answers", path, "--json", *more)
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        return json.loads(outcome.stdout)

    def test_page_and_program_come_to_the_same_over_many_answers(self):
        sets = self.answer_sets()
        told = self.driven(sets, [])
        self.assertEqual(len(told), len(sets))
        levels = set()
        for answers, page in zip(sets, told):
            with self.subTest(answers=answers):
                self.assertEqual(json.loads(page["file"])["answers"], answers)
                made = self.program_says(page["file"])
                self.assertEqual(made["problems"], [])
                self.assertEqual((page["low"], page["high"], page["level"]), (made["score"], made["score_high"], made["level"]))
                self.assertEqual(page["measures"], [one["id"] for one in made["measures"] if one["first"]])
                levels.add(made["level"])
        self.assertGreaterEqual(len(levels), 3, "the sets are too much alike")

    def test_the_page_loads_what_was_saved_tells_what_it_does_not_know_and_compares(self):
        good = {id: ids[0] for id, ids in self.questions.items()}
        then = {id: ids[-1] for id, ids in list(self.questions.items())[:20]}
        file = {"schema": 1, "questionnaire": "2020-01-01", "commune": HOSTILE, "answers": {**good, "couleur": "bleu", "wifi": "vert"}}
        told = self.driven([{"wifi": "no"}], [
            {"into": "open", "name": "a.json", "text": json.dumps(file)}, {"into": "open", "name": "b.json", "text": "[not json"},
            {"into": "open", "name": "c.json", "text": '{"schema": 7, "answers": {}}'},
            {"into": "open", "name": "d.json", "text": "x" * 300_000},
            {"into": "open-before", "name": "e.json", "text": json.dumps({"answers": then})}])
        loaded, broken, newer, large, compared = told[1:]
        for name in ("couleur", "wifi", "2020-01-01"):
            self.assertIn(name, loaded["said"])
        kept = json.loads(loaded["file"])
        self.assertEqual(kept["answers"], {**good, "couleur": "bleu", "wifi": "vert"})
        self.assertEqual(kept["commune"], HOSTILE)
        for refused in (broken, newer, large):
            self.assertEqual(refused["file"], loaded["file"], "a bad file costs nothing")
            self.assertNotEqual(refused["said"], loaded["said"])
        before = self.folder / "before.json"
        before.write_text(json.dumps({"answers": then}), encoding="utf-8")
        made = self.program_says(compared["file"], "--before", before)
        self.assertEqual(compared["changes"], [f"{one['question']}:{one['change']}" for one in made["before"]["changes"]])
        self.assertTrue(compared["changes"])

    def test_its_own_script_runs_under_its_policy_and_nothing_is_fetched(self):
        for lang, page in self.forms.items():
            text = page.read_text(encoding="utf-8")
            self.assertIn("script-src 'sha256-", html.unescape(text))
            self.assertNotIn("'unsafe-eval'", text)
            for fetching in (" src=", "@import", "url(", "http-equiv=\"refresh\"", "<iframe", "fetch(", "XMLHttpRequest"):
                self.assertNotIn(fetching, text)
            shown = shown_by_browser(page)
            self.assertRegex(shown, r'id="verdict"[^>]*data-low="0"', lang)
            first = {"fr": "Répondez d’abord", "en": "Answer the questions first"}[lang]
            self.assertRegex(shown, rf'id="verdict"[^>]*><p class="big">{first}', "no judgement before an answer")
            self.assertNotIn("⟦", shown)
            self.assertNotRegex(re.sub(r"<script.*?</script>", "", shown, flags=re.S), r"\{\w+\}</")
            copy = self.folder / "foreign.html"  # a script that is not its own does not run
            copy.write_text(text.replace("</body>", '<script>document.body.id = "foreign"</script></body>'), encoding="utf-8")
            self.assertNotIn('id="foreign"', shown_by_browser(copy))

    def test_no_name_of_a_town_becomes_markup(self):
        for page in self.forms.values():
            text = page.read_text(encoding="utf-8")
            self.assertEqual(text.count("<script"), 2)
            self.assertNotIn("<b>Sainte", text)

    def test_every_page_is_well_formed_and_axe_finds_nothing(self):
        answers = self.folder / "a.json"
        answers.write_text(json.dumps({"commune": HOSTILE, "answers": {"wifi": "no", "backup_exists": "daily"}}), encoding="utf-8")
        result = self.folder / "resultat"
        for arguments in (("-o", result, "--before", answers, "--answers", answers), ("--paper", self.folder / "papier.html"),
                          ("--letter", self.folder / "lettre.html"), ("--sheet", self.folder / "fiche.html")):
            self.assertEqual(beffroi("assess", *arguments).returncode, DONE)
        drawn = self.folder / "drawn.html"  # as it stands once the script has filled it in
        drawn.write_text(re.sub(r"<script.*?</script>", "", shown_by_browser(self.forms["fr"]), flags=re.S)
                         .replace("<!DOCTYPE html>", "<!DOCTYPE html>\n"), encoding="utf-8")
        pages = [*self.forms.values(), *sorted(result.glob("*.html")), *(self.folder / f"{name}.html" for name in ("papier", "lettre", "fiche"))]
        for page in pages:
            with self.subTest(page=page.name):
                self.assertEqual(markup.problems_of(page), [])
        for page in [drawn, *pages]:
            for width in accessible.WIDTHS:
                with self.subTest(page=page.name, width=width):
                    self.assertEqual(accessible.violations_of(pathlib.Path(page), width), [])

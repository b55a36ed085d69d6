# SPDX-License-Identifier: EUPL-1.2
"""rules explain, coverage and test."""
import json
import shutil
import unittest

from program import DONE, FAILED, WRONG_USAGE, a_log, beffroi, drilled, fresh, json_lines

RULE = """title: Failed logon of somebody
id: 6a5fd4a8-6d2f-4c3e-9a70-3e5c1b0a7d13
author: Somebody
level: low
tags: [attack.credential-access, attack.t1110.003]
logsource: {product: windows, service: security}
detection:
  selection:
    EventID: 4625
    LogonType: [2, 3, 10]
  filter:
    TargetUserName: nobody-of-that-name
  condition: selection and not filter
---
title: Sysmon sees a process
id: 6a5fd4a8-6d2f-4c3e-9a70-3e5c1b0a7d14
level: low
tags: [attack.t1059]
logsource: {product: windows, service: sysmon}
detection:
  selection: {EventID: 1}
  condition: selection
---
title: Nobody ever logs this
id: 6a5fd4a8-6d2f-4c3e-9a70-3e5c1b0a7d15
level: low
tags: [attack.t1059]
logsource: {product: windows, service: security}
detection:
  selection: {EventID: 4999}
  condition: selection
---
title: A field that is not there
id: 6a5fd4a8-6d2f-4c3e-9a70-3e5c1b0a7d16
level: low
logsource: {product: windows, service: security}
detection:
  selection: {EventID: 4625, NoSuchField: a}
  condition: selection
"""


def rule_file(name):
    path = fresh(f"rule_tools_{name}") / "rule.yml"
    path.write_text(RULE, encoding="utf-8")
    return path


class ExplainTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rule = rule_file("explain")
        rows = json_lines(beffroi("-q", "hunt", drilled(), "-r", cls.rule, "-t", "jsonl").stdout)
        cls.row = next(row for row in rows if row["event_id"] == 4625)

    def explain(self, event):
        return beffroi("--lang", "en", "-q", "rules", "explain", self.rule, event)

    def test_a_record_that_matches(self):
        outcome = self.explain(f"{self.row['source']}#{self.row['record_id']}")
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        self.assertIn("=> The rule matches.", outcome.stdout)
        self.assertIn("[yes] selection (8)", outcome.stdout)
        self.assertIn("[no]  filter (11)", outcome.stdout)
        self.assertIn("[yes] LogonType", outcome.stdout)
        self.assertIn("value: 4625", outcome.stdout)
        self.assertIn("The event is not of the log", outcome.stdout)

    def test_rules_may_be_named_as_for_hunt(self):
        record = f"{self.row['source']}#{self.row['record_id']}"
        self.assertEqual(beffroi("--lang", "en", "-q", "rules", "explain", record, "-r", self.rule).stdout, self.explain(record).stdout)
        self.assertEqual(beffroi("rules", "list", "-r", self.rule).stdout, beffroi("rules", "list", self.rule).stdout)
        self.assertNotEqual(beffroi("rules", "list", "-r", self.rule).stdout, beffroi("rules", "list").stdout)

    def explain_called(self, name, event, pack):
        outcome = beffroi("--lang", "en", "-q", "rules", "explain", name, event, "-r", pack)
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        return outcome.stdout

    def test_a_rule_may_be_called_by_identifier_or_title(self):
        record = f"{self.row['source']}#{self.row['record_id']}"
        by_id = self.explain_called("6A5FD4A8-6D2F-4C3E-9A70-3E5C1B0A7D13", record, self.rule)
        self.assertIn("Failed logon of somebody  (", by_id)
        self.assertIn("=> The rule matches.", by_id)
        self.assertNotIn("A field that is not there", by_id, "the others of the pack are none of this")
        self.assertEqual(self.explain_called("failed logon of somebody", record, self.rule.parent), by_id)
        found = next(row for row in json_lines(beffroi("-q", "hunt", a_log(), "-t", "jsonl").stdout) if "correlation" not in row)
        ours = beffroi("--lang", "en", "-q", "rules", "explain", found["rule_id"], f"{found['source']}#{found['record_id']}")
        self.assertIn("=> The rule matches.", ours.stdout, ours.stderr)

    def test_a_rule_that_nobody_loaded_is_said(self):
        outcome = beffroi("--lang", "en", "rules", "explain", "no-such-rule", a_log(), "-r", self.rule)
        self.assertEqual(outcome.returncode, FAILED)
        self.assertIn("No rule is called 'no-such-rule'", outcome.stderr)

    def test_of_a_correlation_its_rules_are_told_wherever_they_stand(self):
        folder = fresh("rule_tools_correlation")
        (folder / "many.yml").write_text("title: Many of them\ncorrelation:\n  type: event_count\n  rules: [6a5fd4a8-6d2f-4c3e-9a70-3e5c1b0a7d13]\n"
                                         "  group-by: [TargetUserName]\n  timespan: 1h\n  condition: {gte: 2}\n", encoding="utf-8")
        record = f"{self.row['source']}#{self.row['record_id']}"
        beside = self.explain_called(folder / "many.yml", record, self.rule)
        self.assertIn("Many of them", beside)
        self.assertIn("event_count", beside)
        self.assertIn("Failed logon of somebody  (", beside)
        self.assertIn("=> The rule matches.", beside)
        self.assertIn("[yes] selection (8)", beside)
        self.assertNotIn("A field that is not there", beside)

    def test_a_folder_of_logs(self):
        told = self.explain_called("Failed logon of somebody", drilled(), self.rule)
        self.assertIn("=> The rule", told)
        self.assertIn("[yes] selection (8)", self.explain_called("Failed logon of somebody", f"{drilled()}#{self.row['record_id']}", self.rule))

    def test_of_a_whole_log_what_the_rules_look_at_is_told(self):
        lone = fresh("rule_tools_log") / "rule.yml"
        lone.write_text(RULE.split("---")[0], encoding="utf-8")
        other = next(path for path in sorted(drilled().rglob("System.evtx")))
        told = beffroi("--lang", "en", "-q", "rules", "explain", lone, other)
        self.assertEqual(told.returncode, DONE, told.stderr)
        self.assertRegex(told.stdout, r"^[\d,]+ records? (is|are) of (an)?other sources? than the rules look at")
        self.assertIn("=> The rule", beffroi("--lang", "en", "-q", "rules", "explain", lone, a_log()).stdout)

    def test_a_written_event_that_does_not(self):
        event = fresh("rule_tools_event") / "event.yml"
        event.write_text("{Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 4625, LogonType: 5}")
        outcome = self.explain(event)
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        self.assertIn("=> The rule does not match.", outcome.stdout)
        self.assertIn("[no]  LogonType", outcome.stdout)
        self.assertIn("value: 5", outcome.stdout)
        self.assertIn("value: none, the field is absent", outcome.stdout)

    def test_what_is_not_there_is_said(self):
        self.assertEqual(self.explain(f"{self.row['source']}#999999999999").returncode, FAILED)
        self.assertEqual(beffroi("rules", "explain", self.rule).returncode, WRONG_USAGE)


class CoverageTest(unittest.TestCase):
    def test_what_can_never_match_and_why(self):
        rule = rule_file("coverage")
        layer = rule.parent / "layer.json"
        outcome = beffroi("--lang", "en", "-q", "rules", "coverage", rule, "--evidence", a_log(), "--layer", layer)
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        told = {line.split("  ")[2].split(":")[0]: line for line in outcome.stdout.splitlines() if line.startswith("~")}
        self.assertIn("none of these logs", told["Sysmon sees a process"])
        self.assertIn("but not the event", told["Nobody ever logs this"])
        self.assertIn("NoSuchField", told["A field that is not there"])
        self.assertEqual(len(told), 3)
        techniques = {one["techniqueID"]: one for one in json.loads(layer.read_text(encoding="utf-8"))["techniques"]}
        self.assertEqual(techniques["T1110.003"]["score"], 1)
        self.assertIn("Failed logon of somebody", techniques["T1110.003"]["comment"])
        self.assertEqual((techniques["T1059"]["score"], techniques["T1059"]["metadata"][0]["value"]), (0, "2"))

    def test_an_existing_layer_is_kept(self):
        rule = rule_file("clobber")
        layer = rule.parent / "layer.json"
        layer.write_text("mine")
        self.assertEqual(beffroi("rules", "coverage", rule, "--layer", layer).returncode, FAILED)
        self.assertEqual(layer.read_text(), "mine")
        self.assertEqual(beffroi("rules", "coverage", rule, "--layer", layer, "-C").returncode, DONE)

    def test_threads_change_nothing(self):
        outputs = [beffroi("--threads", threads, "-q", "rules", "coverage", "--evidence", drilled()).stdout for threads in (1, 3)]
        self.assertGreater(len(outputs[0]), 100)
        self.assertEqual(outputs[0], outputs[1])


class RegressionTest(unittest.TestCase):
    """The layout of SigmaHQ's regression data, with rules and logs of our own."""
    ID = "6a5fd4a8-6d2f-4c3e-9a70-3e5c1b0a7d13"
    FOLDER = "regression_data/rules/failed_logon"

    def setUp(self):
        self.root = fresh("regression")
        self.data = self.root / self.FOLDER
        self.data.mkdir(parents=True)
        (self.root / "rules").mkdir()
        self.rule = self.root / "rules" / "failed_logon.yml"
        self.rule.write_text(RULE.split("---")[0] + f"regression_tests_path: {self.FOLDER}/info.yml\n", encoding="utf-8")
        self.log = self.data / f"{self.ID}.evtx"
        shutil.copy(a_log(), self.log)
        self.rows = len(json_lines(beffroi("-q", "hunt", self.log, "-r", self.rule, "-t", "jsonl").stdout))
        self.assertGreater(self.rows, 1)

    def info(self, *tests, rule=ID.upper()):
        (self.data / "info.yml").write_text(
            f"id: 1\ndescription: N/A\ndate: 2026-11-26\nauthor: A\nrule_metadata:\n    - id: {rule}\n      title: t\nregression_tests_info:\n"
            + "".join(f"    - {{name: n, provider: p, {test}}}\n" for test in tests), encoding="utf-8")

    def run_on(self, *paths):
        return beffroi("--lang", "en", "-q", "rules", "test", *paths)

    def evtx(self, count):
        return f"type: evtx, match_count: {count}, path: {self.FOLDER}/{self.log.name}"

    def test_fewer_matches_disagree_and_more_are_told(self):
        self.info(self.evtx(self.rows), f"type: splunk, match_count: 1, path: {self.FOLDER}/log.txt")
        outcome = self.run_on(self.root)
        self.assertEqual(outcome.returncode, DONE, outcome.stdout)
        self.assertIn("1 test on logs, 1 of another type left aside, no disagreement", outcome.stdout)
        self.info(self.evtx(self.rows + 1))
        outcome = self.run_on(self.root)
        self.assertEqual(outcome.returncode, FAILED)
        self.assertIn(f"instead of {self.rows + 1}", outcome.stdout)
        self.assertIn("1 disagreement", outcome.stdout)
        self.info(self.evtx(self.rows - 1))
        outcome = self.run_on(self.root)
        self.assertEqual(outcome.returncode, DONE)
        self.assertRegex(outcome.stdout, rf"(?m)^~  .*instead of {self.rows - 1}$")
        self.info(f"type: evtx, path: {self.FOLDER}/{self.log.name}")
        self.assertNotIn("instead of", self.run_on(self.root).stdout, "any number is right where none is given")

    def test_a_rule_leads_to_its_tests_and_a_path_to_its_log(self):
        self.info(self.evtx(self.rows))
        self.assertIn("1 test on logs", self.run_on(self.rule).stdout)
        moved = self.root / "regression_data" / "shared.evtx"
        self.log.rename(moved)
        self.info(f"type: evtx, match_count: {self.rows}, path: regression_data/{moved.name}")
        self.assertEqual(self.run_on(self.rule).returncode, DONE)
        (self.data / "info.yml").unlink()
        outcome = self.run_on(self.root)
        self.assertEqual(outcome.returncode, DONE)
        self.assertIn("1 rule names tests that are not there", outcome.stdout)

    def test_records_as_json_in_its_three_forms(self):
        record = {"Event": {"#attributes": {"xmlns": "http://schemas.microsoft.com/win/2004/08/events/event"},
                            "System": {"Provider": {"#attributes": {"Name": "Microsoft-Windows-Security-Auditing"}}, "EventID": 4625,
                                       "TimeCreated": {"#attributes": {"SystemTime": "2026-11-20T08:00:00.5Z"}}, "EventRecordID": 7,
                                       "Channel": "Security", "Computer": "SRV-RDS"},
                            "EventData": {"TargetUserName": "accueil", "LogonType": 10}}}
        (self.data / f"{self.ID}.json").write_text(json.dumps(record, indent=2), encoding="utf-8")
        (self.data / f"{self.ID}.jsonl").write_text((json.dumps(record) + "\n") * 3, encoding="utf-8")
        shutil.copy(self.data / f"{self.ID}.jsonl", self.data / f"{self.ID}.ndjson")
        self.info(*(f"type: {kind}, match_count: {count}, path: {self.FOLDER}/{self.ID}.{kind}"
                    for kind, count in (("json", 1), ("jsonl", 3), ("ndjson", 3))))
        outcome = self.run_on(self.root)
        self.assertEqual(outcome.stdout.strip(), "3 tests on logs, 0 of another type left aside, no disagreement")
        self.assertEqual(outcome.returncode, DONE)

    def test_what_cannot_be_tried_is_no_mere_lack_of_matches(self):
        self.info(self.evtx(1), rule="00000000-0000-4000-8000-00000000dead")
        self.assertIn("is not among those given", self.run_on(self.root).stdout)
        self.log.write_text("nothing that is a log", encoding="utf-8")
        self.info(self.evtx(1))
        self.assertIn("could not be read", self.run_on(self.root).stdout)
        shutil.copy(a_log(), self.log)
        self.rule.write_text(self.rule.read_text(encoding="utf-8").replace("LogonType:", "LogonType|nosuch:"), encoding="utf-8")
        outcome = self.run_on(self.root)
        self.assertRegex(outcome.stdout, rf"(?i)rule {self.ID} is not evaluated: ")
        self.assertEqual(outcome.returncode, FAILED)


class CountsTest(unittest.TestCase):
    def test_every_command_counts_the_same_rules(self):
        folder = fresh("counted")
        rule = "title: {0}\nid: {0}\nlevel: low\nlogsource: {{product: {1}}}\ndetection: {{s: {{A: b}}, condition: {2}}}\n"
        (folder / "r.yml").write_text("---\n".join((rule.format("a", "windows", "s"), rule.format("b", "aws", "s"), rule.format("c", "windows", "t"))))
        said = "3 rules read: 1 evaluated, 2 left out"
        listed = beffroi("--lang", "en", "rules", "list", folder)
        self.assertEqual(len(listed.stdout.splitlines()), 3, listed.stdout)
        self.assertIn(said, listed.stderr)
        self.assertIn(said, beffroi("--lang", "en", "rules", "check", folder).stdout)
        self.assertIn("1 rule evaluated, 2 left out", beffroi("--lang", "en", "hunt", a_log(), "-r", folder).stderr)
        beffroi("--lang", "en", "-q", "hunt", a_log(), "-r", folder, "--rule-statistics", folder / "s.csv")
        states = [line.split(",")[0] for line in (folder / "s.csv").read_text().splitlines()[1:]]
        self.assertEqual(states, ["no row", "not evaluated", "not evaluated"])


class ChoiceTest(unittest.TestCase):
    """Which rules of a set report."""
    FAILED_LOGON = "6a5fd4a8-6d2f-4c3e-9a70-3e5c1b0a7d13"

    @classmethod
    def setUpClass(cls):
        cls.rule = rule_file("choice")
        both = RULE.split("---")[0] + "---\n" + RULE.split("---")[0].replace("7d13", "7d23").replace("title:", "status: deprecated\ntitle:")
        cls.rule.write_text(both, encoding="utf-8")

    def ids(self, *arguments):
        outcome = beffroi("-q", "hunt", a_log(), "-r", self.rule, "-t", "jsonl", *arguments)
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        return {row["rule_id"] for row in json_lines(outcome.stdout)}

    def test_lists_and_states(self):
        other = self.FAILED_LOGON.replace("7d13", "7d23")
        everything = {self.FAILED_LOGON, other}
        self.assertEqual(self.ids(), everything)
        self.assertEqual(self.ids("--include", self.FAILED_LOGON.upper()), {self.FAILED_LOGON})
        self.assertEqual(self.ids("--exclude", self.FAILED_LOGON), {other})
        self.assertEqual(self.ids("--exclude-status", "deprecated,unsupported"), {self.FAILED_LOGON})
        self.assertEqual(self.ids("--status", "deprecated"), everything, "a rule without a state passes")
        listed = self.rule.parent / "list.txt"
        listed.write_text(f"# noisy here\n{self.FAILED_LOGON}   # since Monday\n\n", encoding="utf-8")
        self.assertEqual(self.ids("--exclude", listed), {other})

    def test_what_is_named_in_vain_is_said(self):
        outcome = beffroi("hunt", a_log(), "-r", self.rule, "--exclude", "no-such-rule")
        self.assertIn("no-such-rule", outcome.stderr)

    def test_values_of_placeholders(self):
        rule = rule_file("values")
        rule.write_text(RULE.split("---")[0].replace("LogonType: [2, 3, 10]", "LogonType|expand: '%types%'"), encoding="utf-8")

        def rows(*arguments):
            return json_lines(beffroi("-q", "hunt", a_log(), "-r", rule, "-t", "jsonl", *arguments).stdout)

        expected = len(json_lines(beffroi("-q", "hunt", a_log(), "-r", rule_file("plain"), "-t", "jsonl").stdout))
        self.assertEqual(rows(), [])
        values = rule.parent / "values.yaml"
        values.write_text("types: ['2', '3', '10']\n", encoding="utf-8")
        self.assertEqual(len(rows("--values", values)), expected)
        folder = fresh("values_folder")
        (folder / "types.txt").write_text("2\n3\n10\n", encoding="utf-8")
        self.assertEqual(len(rows("--values", folder)), expected)
        values.write_text("types: {a: b}\n", encoding="utf-8")
        self.assertEqual(beffroi("hunt", a_log(), "-r", rule, "--values", values).returncode, FAILED)

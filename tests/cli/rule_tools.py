# SPDX-License-Identifier: EUPL-1.2
"""rules explain, coverage and test, the statistics of rules, and their choice."""
import csv
import io
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
    def test_the_layout_of_sigmahq(self):
        root = fresh("regression")
        data = root / "regression_data" / "rules" / "failed_logon"
        data.mkdir(parents=True)
        (root / "rules").mkdir()
        (root / "rules" / "failed_logon.yml").write_text(RULE.split("---")[0], encoding="utf-8")
        shutil.copy(a_log(), data / "log.evtx")
        rows = json_lines(beffroi("-q", "hunt", data / "log.evtx", "-r", root / "rules", "-t", "jsonl").stdout)

        def info(count):
            (data / "info.yml").write_text(
                "id: 1\ndescription: N/A\nrule_metadata:\n  - id: 6A5FD4A8-6d2f-4c3e-9a70-3e5c1b0a7d13\n    title: t\nregression_tests_info:\n"
                f"  - {{name: a, type: evtx, provider: p, match_count: {count}, path: regression_data/rules/failed_logon/log.evtx}}\n"
                "  - {name: b, type: splunk, provider: p, match_count: 1, path: regression_data/rules/failed_logon/log.txt}\n",
                encoding="utf-8")
            return beffroi("--lang", "en", "-q", "rules", "test", root)

        self.assertGreater(len(rows), 0)
        self.assertEqual(info(len(rows)).returncode, DONE)
        outcome = info(len(rows) + 1)
        self.assertEqual(outcome.returncode, FAILED)
        self.assertIn(f"instead of {len(rows) + 1}", outcome.stdout)
        self.assertIn("1 test on logs, 1 of another type left aside, 1 disagreement", outcome.stdout)


def lines_of(table):
    return list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"))))


class StatisticsTest(unittest.TestCase):
    def test_every_rule_has_a_line(self):
        folder = fresh("statistics")
        told = beffroi("-q", "hunt", drilled(), "-t", "jsonl", "--rule-statistics", folder / "rules.csv")
        self.assertEqual(told.returncode, DONE)
        lines = lines_of(folder / "rules.csv")
        matched = {line["RuleID"]: int(line["Count"]) for line in lines if line["State"] == "matched"}
        rows = [row["rule_id"] for row in json_lines(told.stdout)]
        self.assertEqual(matched, {rule: rows.count(rule) for rule in rows})
        self.assertTrue(any(line["State"] == "no row" for line in lines))

    def test_what_the_level_kept_out_is_not_said_to_have_matched_nothing(self):
        folder = fresh("statistics")
        rows = json_lines(beffroi("-q", "hunt", drilled(), "-t", "jsonl").stdout)
        kept_out = {row["rule_id"] for row in rows} - {row["rule_id"] for row in rows if row["level"] == "critical"}
        beffroi("-q", "hunt", drilled(), "-t", "jsonl", "-m", "critical", "--rule-statistics", folder / "rules.csv")
        states = {line["RuleID"]: line["State"] for line in lines_of(folder / "rules.csv")}
        self.assertTrue(kept_out)
        self.assertEqual({states[rule] for rule in kept_out}, {"no row"})


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

# SPDX-License-Identifier: EUPL-1.2
"""What hunt and diagnose say of correlations: over all files together, the same whatever the threads, in every output."""
import csv
import io
import json
import re
import sqlite3
import unittest
from contextlib import closing

from program import DONE, FAILED, beffroi, drilled, fresh, json_lines

GUESSING = """title: Failed logon
name: failed
author: Somebody
level: low
logsource: {product: windows, service: security}
detection:
  selection: {EventID: 4625}
  condition: selection
---
title: Many failed logons
id: 6a5fd4a8-6d2f-4c3e-9a70-3e5c1b0a7d11
author: Somebody
level: high
correlation:
  type: event_count
  rules: [failed]
  group-by: [IpAddress]
  timespan: 10m
  condition: {gte: 5}
"""
OLD = """title: Old form
id: 6a5fd4a8-6d2f-4c3e-9a70-3e5c1b0a7d12
level: high
author: Somebody
logsource: {product: windows, service: security}
detection:
  selection: {EventID: 4625}
  timeframe: 10m
  condition: selection | count() by IpAddress > 4
"""
TESTED = """match:
  - - {Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 4625, IpAddress: a, TimeCreated: '2026-11-22T01:00:00Z'}
    - {Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 4625, IpAddress: a, TimeCreated: '2026-11-22T01:00:01Z'}
    - {Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 4625, IpAddress: a, TimeCreated: '2026-11-22T01:00:02Z'}
    - {Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 4625, IpAddress: a, TimeCreated: '2026-11-22T01:00:03Z'}
    - {Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 4625, IpAddress: a, TimeCreated: '2026-11-22T01:00:04Z'}
no_match:
  - {Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 4625, IpAddress: a, TimeCreated: '2026-11-22T01:00:04Z'}
"""


def rules(name, text):
    path = fresh(f"correlation_{name}") / "rules.yml"
    path.write_text(text, encoding="utf-8")
    return path


def hunt(path, *arguments):
    outcome = beffroi("-q", "hunt", drilled(), "-r", path, *arguments)
    assert outcome.returncode == DONE, outcome.stderr
    return outcome.stdout


class CorrelationTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rules = rules("guessing", GUESSING)
        cls.rows = json_lines(hunt(cls.rules, "-t", "jsonl"))

    def test_each_row_lists_the_records_it_rests_on(self):
        self.assertGreater(len(self.rows), 0)
        for row in self.rows:
            part = row["correlation"]
            self.assertEqual((row["rule_title"], part["type"]), ("Many failed logons", "event_count"))
            self.assertGreaterEqual(part["records_total"], 5)
            self.assertEqual(part["measured"], str(part["records_total"]))
            self.assertEqual(len(part["records"]), min(100, part["records_total"]))
            self.assertEqual(part["records"][0]["timestamp"], part["first"])
            self.assertIn(row["record_id"], [record["record_id"] for record in part["records"]])
            for record in part["records"]:
                self.assertEqual((record["event_id"], record["rule_title"]), (4625, "Failed logon"))
                self.assertRegex(record["evidence_sha256"], "^[0-9a-f]{64}$")

    def test_other_outputs_tell_the_same(self):
        self.assertEqual(json.loads(hunt(self.rules, "-t", "json")), self.rows)
        table = list(csv.DictReader(io.StringIO(hunt(self.rules, "-t", "csv"))))
        self.assertEqual([row["RecordID"] for row in table], [str(row["record_id"]) for row in self.rows])
        self.assertIn("event_count: ", table[0]["Details"])
        self.assertEqual(json_lines(hunt(self.rules, "-t", "timesketch"))[0]["timestamp_desc"], "Sigma correlation")
        self.assertIn("Many failed logons [Somebody]", hunt(self.rules))

    def test_threads_and_temporary_order_change_nothing(self):
        outputs = [beffroi("--threads", threads, "-q", "hunt", drilled(), "-r", self.rules, "-t", "jsonl").stdout for threads in (1, 2, 5)]
        self.assertEqual(outputs[0], outputs[1])
        self.assertEqual(outputs[0], outputs[2])

    def test_generate_lets_the_rule_report_too(self):
        rows = json_lines(hunt(rules("generate", GUESSING + "generate: true\n"), "-t", "jsonl"))
        self.assertEqual([row for row in rows if "correlation" in row], self.rows)
        self.assertGreater(len([row for row in rows if row["rule_title"] == "Failed logon"]), len(self.rows))

    def test_level_and_period_are_those_of_the_correlation(self):
        self.assertEqual(json_lines(hunt(self.rules, "-t", "jsonl", "-m", "high")), self.rows)
        self.assertEqual(hunt(self.rules, "-t", "jsonl", "-m", "critical"), "")
        after = self.rows[0]["timestamp"]
        self.assertEqual(json_lines(hunt(self.rules, "-t", "jsonl", "--from", after, "--to", after)), self.rows[:1],
                         "it rests on records before the period too")

    def test_the_old_form_says_the_same(self):
        rows = json_lines(hunt(rules("old", OLD), "-t", "jsonl"))
        self.assertEqual([row["correlation"]["measured"] for row in rows], [row["correlation"]["measured"] for row in self.rows])
        self.assertEqual(rows[0]["rule_title"], "Old form")

    def test_diagnose_evaluates_them_over_the_whole_case(self):
        """In one run, or file after file in as many: the report counts the same matches, and `verify` finds what was kept unaltered."""
        folder = fresh("correlations_of_a_case")
        whole = beffroi("-q", "diagnose", drilled(), "-r", self.rules, "--case", folder / "whole", "--html", folder / "whole.html")
        self.assertEqual(whole.returncode, DONE, whole.stderr)
        logs = sorted(drilled().rglob("*.evtx"))
        for part in (logs[:len(logs) // 2], logs[len(logs) // 2:]):
            step = beffroi("-q", "diagnose", *part, "-r", self.rules, "--case", folder / "parts", "--html", folder / "parts.html", "-C")
            self.assertEqual(step.returncode, DONE, step.stderr)
        row = re.compile(r"<tr>(?:(?!</tr>).)*Many failed logons.*?</tr>", re.S)
        counted = [row.findall((folder / f"{name}.html").read_text(encoding="utf-8")) for name in ("whole", "parts")]
        for rows in counted:
            self.assertEqual(len(rows), 1)
            self.assertIn(f">{len(self.rows)}</td>", rows[0])
        self.assertEqual(beffroi("verify", "--case", folder / "parts").returncode, DONE)
        with closing(sqlite3.connect(folder / "parts/case.sqlite")) as database, database:
            database.execute("DELETE FROM correlation_hits")
        self.assertNotEqual(beffroi("verify", "--case", folder / "parts").returncode, DONE)

    def test_rules_check_tries_lists_of_events(self):
        path = rules("tested", GUESSING)
        path.with_suffix(".test.yml").write_text(TESTED, encoding="utf-8")
        self.assertEqual(beffroi("rules", "check", path).returncode, DONE)
        path.with_suffix(".test.yml").write_text(TESTED.replace("no_match:", "others:").replace("a, Time", "b, Time", 1), encoding="utf-8")
        self.assertEqual(beffroi("rules", "check", path).returncode, FAILED)

    def test_rules_check_tells_names_that_lead_nowhere_and_identifiers_used_twice(self):
        path = rules("names", GUESSING.replace("rules: [failed]", "rules: [fialed]"))
        outcome = beffroi("rules", "check", path)
        self.assertEqual(outcome.returncode, FAILED)
        self.assertIn("fialed", outcome.stdout)
        path = rules("twice", GUESSING + "---\n" + GUESSING.replace("failed", "again"))
        outcome = beffroi("rules", "check", path)
        self.assertEqual(outcome.returncode, FAILED)
        self.assertEqual(outcome.stdout.count("6a5fd4a8-6d2f-4c3e-9a70-3e5c1b0a7d11"), 1)

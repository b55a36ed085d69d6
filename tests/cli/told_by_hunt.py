# SPDX-License-Identifier: EUPL-1.2
"""What hunt tells beside its rows: statistics of rules, what a file holds, what was not read."""
import csv
import io
import re
import unittest

from program import DONE, NOTHING_READABLE, a_log, beffroi, drilled, fresh, json_lines


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


class ToldTest(unittest.TestCase):
    def test_what_the_rule_did_not_look_at_stands_beside_it(self):
        rule = fresh("others") / "rule.yml"
        rule.write_text("title: Guessed\nlevel: low\nlogsource: {product: windows, service: security}\n"
                        "detection: {s: {EventID: 4625, LogonType: [2, 3, 10]}, condition: s}\n")
        for options in ((), ("-X",)):
            told = beffroi("-q", "hunt", drilled(), "-r", rule, "-t", "csv", *options)
            rows = list(csv.DictReader(io.StringIO(told.stdout)))
            self.assertGreater(len(rows), 10)
            for row in rows:
                self.assertRegex(row["Details"], r"^LogonType: \d+$")
                self.assertIn("TargetUserName: ", row["ExtraFieldInfo"])
                self.assertNotIn("LogonType: ", row["ExtraFieldInfo"])
        plain = json_lines(beffroi("-q", "hunt", drilled(), "-r", rule, "-t", "jsonl").stdout)
        self.assertEqual({tuple(row["details"]) for row in plain}, {("LogonType",)})

    def test_what_a_file_holds_is_told_by_level(self):
        target = fresh("by_level") / "rows.jsonl"
        told = beffroi("--lang", "en", "hunt", a_log(), "-t", "jsonl", "-o", target).stderr
        levels = [row["level"] for row in json_lines(target.read_text(encoding="utf-8"))]
        said = re.search(r"(?m)^([\d,]+) detections?: (.+)\.$", told)
        self.assertEqual(int(said[1].replace(",", "")), len(levels), told)
        self.assertIn(f"high {levels.count('high'):,}", said[2])
        self.assertEqual(sum(int(number.replace(",", "")) for number in re.findall(r" ([\d,]*\d)", " " + said[2])), len(levels), told)
        self.assertNotIn("detection", beffroi("--lang", "en", "hunt", a_log(), "-t", "jsonl").stderr)

    def test_logs_that_no_reader_takes_are_named(self):
        folder = fresh("unread")
        (folder / "zeek").mkdir()
        for name in ("conn", "dns"):
            (folder / "zeek" / f"{name}.log").write_text(f"#separator \\x09\n#path\t{name}\n1700000000.0\tC1\n")
        (folder / "audit.log").write_text("type=SYSCALL msg=audit(1700000000.123:45): arch=c000003e syscall=59\n")
        (folder / "secure").write_text("Nov 22 01:14:37 srv sshd[812]: Failed password for root from 203.0.113.7 port 4 ssh2\n")
        (folder / "u_ex261122.log").write_text("#Software: Microsoft Internet Information Services 10.0\n#Fields: date time cs-method cs-uri-stem\n")
        (folder / "notes.bin").write_bytes(bytes(range(200, 256)))
        alone = beffroi("--lang", "en", "hunt", folder)
        self.assertEqual(alone.returncode, NOTHING_READABLE)
        named = "Present, but not read: 2 × Zeek, 1 × IIS (W3C), 1 × auditd, 1 × syslog (sshd, sudo, PAM)."
        self.assertIn(named, alone.stderr)
        self.assertIn("1 file of an unknown format", alone.stderr)
        (folder / "Security.evtx").write_bytes(a_log().read_bytes())
        beside = beffroi("--lang", "en", "hunt", folder, "-t", "jsonl")
        self.assertEqual(beside.returncode, DONE)
        self.assertIn(named, beside.stderr)
        self.assertEqual(json_lines(beside.stdout)[0]["source"], str(folder / "Security.evtx"))
        self.assertNotIn("Present", beffroi("--lang", "en", "-q", "hunt", folder).stderr)
        self.assertNotIn("Present", beffroi("--lang", "en", "hunt", folder / "Security.evtx").stderr)
        case = fresh("unread_case") / "case"
        told = beffroi("--lang", "en", "diagnose", folder, "--case", case)
        self.assertIn("6 files were not understood, among them 2 × Zeek, 1 × IIS (W3C)", told.stdout)
        self.assertIn("auditd: not read", (case / "report.html").read_text(encoding="utf-8"))

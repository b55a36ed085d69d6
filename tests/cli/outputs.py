# SPDX-License-Identifier: EUPL-1.2
"""What hunt, show, rules and drill write."""
import csv
import io
import json
import re
import unittest

from program import DONE, FAILED, a_log, beffroi, drilled, fresh, hashes, json_lines

TYPES = ("table", "csv", "json", "jsonl", "timesketch")
JSONL_KEYS = ["timestamp", "rule_id", "rule_title", "rule_author", "level", "tags", "computer", "channel", "event_id", "record_id",
              "source", "evidence_sha256", "offset", "details"]
MINIMAL = ["Timestamp", "Computer", "Channel", "EventID", "Level", "RecordID", "RuleTitle", "Details", "RuleID", "RuleAuthor"]
LEVELS = ["informational", "low", "medium", "high", "critical"]
NANOSECONDS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z")


def hunt(*arguments):
    outcome = beffroi("-q", "hunt", *arguments)
    assert outcome.returncode == DONE, outcome.stderr
    return outcome.stdout


class HuntTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rows = json_lines(hunt(drilled(), "-t", "jsonl"))

    def test_keys_and_forms_of_jsonl(self):
        self.assertGreater(len(self.rows), 100)
        for row in self.rows:
            self.assertEqual(list(row), JSONL_KEYS)
            self.assertRegex(row["timestamp"], NANOSECONDS)
            self.assertRegex(row["evidence_sha256"], r"^[0-9a-f]{64}$")
            self.assertIn(row["level"], LEVELS)
            self.assertNotEqual(row["rule_author"], "")
            self.assertTrue(row["source"].startswith(str(drilled())), row["source"])

    def test_rows_follow_time_then_the_paths_as_bytes(self):
        times = [row["timestamp"] for row in self.rows]
        self.assertEqual(times, sorted(times))
        for one, other in zip(self.rows, self.rows[1:]):
            if one["timestamp"] == other["timestamp"]:
                self.assertLessEqual(one["source"].encode(), other["source"].encode())

    def test_every_type_tells_the_same_detections(self):
        self.assertEqual(json.loads(hunt(drilled(), "-t", "json")), self.rows)
        table = list(csv.DictReader(io.StringIO(hunt(drilled(), "-t", "csv"))))
        self.assertEqual([row["RuleID"] for row in table], [row["rule_id"] for row in self.rows])
        sketch = json_lines(hunt(drilled(), "-t", "timesketch"))
        self.assertEqual([row["rule_id"] for row in sketch], [row["rule_id"] for row in self.rows])
        for row in sketch:
            self.assertEqual(list(row)[:3], ["message", "datetime", "timestamp_desc"])
        self.assertIn(f"[{self.rows[0]['rule_author']}]", hunt(drilled()))

    def test_profiles_are_nested_and_all_name_the_author(self):
        columns = {}
        for profile in ("minimal", "standard", "verbose", "all-field-info", "super-verbose"):
            text = hunt(a_log(), "-t", "csv", "-p", profile)
            columns[profile] = text.splitlines()[0].split(",")
            self.assertIn("[Beffroi]", hunt(a_log(), "-p", profile))
        self.assertEqual(columns["minimal"], MINIMAL)
        self.assertLess(set(columns["minimal"]), set(columns["standard"]))
        self.assertLess(set(columns["standard"]), set(columns["verbose"]))
        self.assertLess(set(columns["verbose"]), set(columns["super-verbose"]))
        self.assertEqual([name for name in columns["standard"] if name not in ("Details", "ExtraFieldInfo")],
                         [name for name in columns["all-field-info"] if name != "AllFieldInfo"])

    def test_every_field_of_the_record_where_that_is_asked_for(self):
        few = json_lines(hunt(drilled(), "-t", "jsonl"))
        all_fields = json_lines(hunt(drilled(), "-t", "jsonl", "-p", "all-field-info"))
        self.assertEqual([row["record_id"] for row in few], [row["record_id"] for row in all_fields])
        self.assertTrue(any(len(more["details"]) > len(less["details"]) + 3 for less, more in zip(few, all_fields)))
        wide = json_lines(hunt(drilled(), "-t", "jsonl", "-p", "super-verbose"))
        self.assertEqual(list(wide[0]), JSONL_KEYS + ["provider", "rule_status", "rule_created", "rule_modified", "rule_file"])
        self.assertTrue(wide[0]["rule_status"] and wide[0]["rule_created"])

    def test_copies_of_a_log_are_told_once_where_that_is_asked_for(self):
        folder = fresh("copies")
        for name in ("one", "two"):
            (folder / f"{name}.evtx").write_bytes(a_log().read_bytes())
        single = json_lines(hunt(folder / "one.evtx", "-t", "jsonl"))
        self.assertEqual(len(json_lines(hunt(folder, "-t", "jsonl"))), 2 * len(single))
        told = beffroi("--lang", "en", "hunt", folder, "-t", "jsonl", "-X")
        self.assertEqual([row["record_id"] for row in json_lines(told.stdout)], [row["record_id"] for row in single])
        self.assertIn(f"{len(single)} duplicate match", told.stderr)

    def test_lowest_level(self):
        for level in LEVELS:
            kept = json_lines(hunt(drilled(), "-t", "jsonl", "-m", level))
            self.assertEqual(kept, [row for row in self.rows if LEVELS.index(row["level"]) >= LEVELS.index(level)], level)

    def test_period_by_every_name_and_form(self):
        middle = self.rows[len(self.rows) // 2]["timestamp"]
        day, minute = middle[:10], middle[:16].replace("T", " ")
        after = [row for row in self.rows if row["timestamp"] >= middle]
        for name in ("--from", "--after", "--timeline-start"):
            self.assertEqual(json_lines(hunt(drilled(), "-t", "jsonl", name, middle)), after)
        before = [row for row in self.rows if row["timestamp"] <= middle]
        for name in ("--to", "--before", "--timeline-end"):
            self.assertEqual(json_lines(hunt(drilled(), "-t", "jsonl", name, middle)), before)
        self.assertEqual(json_lines(hunt(drilled(), "-t", "jsonl", "--from", day, "--to", day)),
                         [row for row in self.rows if row["timestamp"].startswith(day)])
        for written in (minute, minute + ":00", minute.replace(" ", "T") + ":00Z", minute.replace(" ", "T") + ":00+00:00"):
            self.assertEqual(json_lines(hunt(drilled(), "-t", "jsonl", "--from", written)),
                             [row for row in self.rows if row["timestamp"] >= minute.replace(" ", "T")], written)

    def test_rules_replace_the_builtin_ones(self):
        folder = fresh("rules")
        (folder / "r.yml").write_text("title: Every logon\nid: 00000000-0000-4000-8000-000000000001\nauthor: A. N. Author\nlevel: low\n"
                                      "logsource: {product: windows, service: security}\n"
                                      "detection: {s: {EventID: 4624}, condition: s}\n")
        (folder / "bad.yml").write_text("title: Broken\ndetection: {s: {A|nosuch: 1}, condition: s}\n")
        own = json_lines(hunt(drilled(), "-t", "jsonl", "-r", folder))
        self.assertEqual({row["rule_author"] for row in own}, {"A. N. Author"})
        self.assertTrue(all(row["details"]["TargetUserName"] for row in own), "a number alone says nothing: the record's fields do")
        both = json_lines(hunt(drilled(), "-t", "jsonl", "-r", folder, "-r", "builtin"))
        self.assertEqual(len(both), len(own) + len(self.rows))
        told = beffroi("--lang", "en", "-v", "hunt", a_log(), "-r", folder)
        self.assertEqual(told.returncode, DONE, "a refused rule is no failure")
        self.assertIn("bad.yml", told.stderr)
        self.assertIn("1 rule evaluated, 1 left out", told.stderr)
        self.assertNotIn("bad.yml", beffroi("hunt", a_log(), "-r", folder).stderr)

    def test_rules_out_of_reach_are_told_on_request(self):
        rules = fresh("reach")
        (rules / "r.yml").write_text("title: Needs hashes\nid: 00000000-0000-4000-8000-000000000002\n"
                                     "logsource: {product: windows, category: process_creation}\n"
                                     "detection: {s: {Hashes|contains: 'MD5=0'}, condition: s}\n")
        told = beffroi("-v", "hunt", a_log(), "-r", rules).stderr
        self.assertRegex(told, r"r\.yml.*Security.*4688.*Hashes")

    def test_indicators(self):
        row = next(row for row in self.rows if row["event_id"] == 4625)
        logon = next(event for event in json_lines(beffroi("show", "events", row["source"]).stdout)
                     if event["winlog.record_id"] == str(row["record_id"]) and "source.ip" in event)
        listed = fresh("ioc") / "list.csv"
        listed.write_text(f"type,value,description,level,author\nip,{logon['source.ip'].replace('.', '[.]')},guesses,critical,CSIRT\n"
                          f"account,{logon['user.name']},,low,\nmd5,nonsense,,,\n")
        told = beffroi("--lang", "en", "hunt", drilled(), "-t", "jsonl", "-r", fresh("no_rules"), "--ioc", listed)
        self.assertEqual(told.returncode, DONE)
        self.assertIn("list.csv:4: “nonsense”", told.stderr)
        self.assertEqual(hunt(drilled(), "-t", "jsonl", "--ioc", listed, "--ioc-only"), told.stdout, "indicators alone, without any rule")
        found = json_lines(told.stdout)
        self.assertEqual({row["rule_title"] for row in found} & {f"address {logon['source.ip']}: guesses"}, {f"address {logon['source.ip']}: guesses"})
        for row in found:
            self.assertEqual(list(row), JSONL_KEYS)
            self.assertRegex(row["rule_id"], r"^ioc-[0-9a-f]{32}$")
        for row in found:
            if row["rule_title"].startswith("address"):
                self.assertEqual((row["level"], row["rule_author"]), ("critical", "CSIRT"))
                self.assertTrue(any(logon["source.ip"] in value for value in row["details"].values()), row)

    def test_indicators_of_stix_and_misp(self):
        row = next(row for row in self.rows if row["event_id"] == 4625)
        logon = next(event for event in json_lines(beffroi("show", "events", row["source"]).stdout)
                     if event["winlog.record_id"] == str(row["record_id"]) and "source.ip" in event)
        address = logon["source.ip"]
        lists = {"a.json": {"type": "bundle", "id": "bundle--1", "objects": [
                     {"type": "indicator", "id": "indicator--1", "pattern_type": "stix", "pattern": f"[ipv4-addr:value = '{address}']"},
                     {"type": "indicator", "id": "indicator--2", "pattern_type": "stix", "pattern": "[oops"}]},
                 "b.json": {"response": [{"Event": {"info": "x", "Attribute": [
                     {"type": "ip-src|port", "value": f"{address}|4444", "to_ids": True, "uuid": "indicator--2"}]}}]}}
        for name, content in lists.items():
            listed = fresh("ioc_" + name[0]) / name
            listed.write_text(json.dumps(content))
            told = beffroi("--lang", "en", "hunt", drilled(), "-t", "jsonl", "--ioc", listed, "--ioc-only")
            self.assertEqual(told.returncode, DONE)
            self.assertIn(f"{name}:indicator--2: ", told.stderr)
            found = json_lines(told.stdout)
            self.assertTrue(found)
            for row in found:
                self.assertTrue(any(address in value for value in row["details"].values()), row)

    def test_same_bytes_with_one_and_two_threads(self):
        for kind in TYPES:
            one, two = (hunt("--threads", threads, drilled(), "-t", kind) for threads in (1, 2))
            self.assertEqual(one, two, kind)

    def test_forced_reader(self):
        self.assertEqual(hunt(a_log(), "-t", "jsonl", "--format", "evtx"), hunt(a_log(), "-t", "jsonl"))


class FileTest(unittest.TestCase):
    def test_dash_is_standard_output(self):
        folder = fresh("outputs")
        beffroi("-q", "hunt", a_log(), "-t", "csv", "-o", folder / "file.csv")
        self.assertEqual(beffroi("-q", "hunt", a_log(), "-t", "csv", "-o", "-").stdout,
                         (folder / "file.csv").read_bytes().decode().replace("\r\n", "\n"))
        self.assertEqual([path.name for path in folder.iterdir()], ["file.csv"], "nothing half-written beside it")

    def test_no_file_is_replaced_without_clobber(self):
        folder = fresh("clobber")
        for arguments in (("hunt", a_log(), "-o"), ("show", "source", a_log(), "-o"),
                          ("diagnose", a_log(), "--case", folder / "case", "--json"),
                          ("diagnose", a_log(), "--case", folder / "case", "--html")):
            target = folder / "kept"
            target.write_text("mine")
            refused = beffroi(*arguments, target)
            self.assertEqual(refused.returncode, FAILED, arguments)
            self.assertIn("--clobber", refused.stderr)
            self.assertEqual(target.read_text(), "mine", arguments)
            self.assertEqual(beffroi(*arguments, target, "--clobber").returncode, DONE, arguments)
            self.assertNotEqual(target.read_text(), "mine", arguments)


class ShowTest(unittest.TestCase):
    def show(self, *arguments):
        outcome = beffroi("show", *arguments)
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        return outcome.stdout

    def test_events_have_flat_names(self):
        events = json_lines(self.show("events", "-t", "jsonl", a_log()))
        self.assertGreater(len(events), 50)
        for event in events:
            self.assertRegex(event["@timestamp"], NANOSECONDS)
            for key in ("event.code", "host.name", "beffroi.reader", "beffroi.cite"):
                self.assertIn(key, event)
            for key, value in event.items():
                self.assertTrue("." in key or key == "@timestamp", key)
                self.assertNotIsInstance(value, dict, key)
        logons = [event for event in events if event["event.code"] in ("4624", "4625")]
        for key in ("event.action", "event.outcome", "user.name", "source.ip", "winlog.logon.type"):
            self.assertTrue(any(key in event for event in logons), key)

    def test_events_as_windows_writes_them(self):
        text = self.show("events", "-t", "xml", a_log())  # a value may hold ends of lines
        self.assertTrue(text.startswith("<Event ") and text.endswith("</Event>\n"))
        self.assertEqual(text.count("<Event "), text.count("</Event>\n"))
        rendered = json_lines(self.show("events", "-t", "json", a_log()))
        self.assertEqual(len(rendered), text.count("<Event "))

    def test_source_accounts_for_every_byte(self):
        for source in json_lines(self.show("source", drilled())):
            self.assertEqual(source["understood"] + source["unused"] + source["in_issues"], source["size"], source["source"])

    def test_sources_are_in_the_order_of_their_paths(self):
        paths = [source["source"].encode() for source in json_lines(self.show("source", drilled()))]
        self.assertGreater(len(paths), 20)
        self.assertEqual(paths, sorted(paths))

    def test_facts_and_plan(self):
        facts = json_lines(self.show("facts", a_log()))
        self.assertTrue(all("kind" in fact and "beffroi.cite" in fact for fact in facts) and facts)
        plan = self.show("plan", "builtin")
        self.assertRegex(plan, r"(?m)^rule \S+ high .*\n  source .*\n")
        self.assertRegex(plan, r"(?m)^    when ")

    def test_same_bytes_whatever_the_threads(self):
        for stage in ("events", "facts", "issues", "source"):
            one, two = (self.show("--threads", threads, stage, drilled()) for threads in (1, 2))
            self.assertEqual(one, two, stage)


class RulesAndDrillTest(unittest.TestCase):
    def test_rules_list_and_check(self):
        listed = beffroi("rules", "list")
        self.assertEqual(listed.returncode, DONE)
        self.assertGreater(len(listed.stdout.splitlines()), 100)
        self.assertEqual(beffroi("rules", "check").returncode, DONE)
        folder = fresh("faulty")
        (folder / "bad.yml").write_text("title: Broken\n")
        checked = beffroi("rules", "check", folder)
        self.assertEqual(checked.returncode, FAILED)
        self.assertIn("bad.yml", checked.stdout)
        self.assertIn("bad.yml", beffroi("rules", "list", folder).stdout)

    def test_advice_is_told_and_is_no_fault(self):
        folder = fresh("advice")
        (folder / "r.yml").write_text("title: t\nlogsource: {product: windows}\ndetection: {s: {A: b}, idle: {A: c}, condition: s}\n")
        checked = beffroi("--lang", "en", "rules", "check", folder)
        self.assertEqual(checked.returncode, DONE)
        self.assertRegex(checked.stdout, r"r\.yml:3: .*idle")
        self.assertIn("no fault, 4 pieces of advice", checked.stdout)

    def test_a_drill_is_the_same_for_the_same_seed(self):
        folder = fresh("seeds")
        for name, options in (("a", ["--seed", "3"]), ("b", ["--seed", "3"]), ("c", ["--seed", "4"]), ("d", ["--seed", "3", "--benign"])):
            self.assertEqual(beffroi("drill", "bureau-a-distance", "-o", folder / name, *options).returncode, DONE)
        self.assertEqual(hashes(folder / "a"), hashes(folder / "b"))
        self.assertNotEqual(hashes(folder / "a"), hashes(folder / "c"))
        self.assertNotEqual(hashes(folder / "a" / "evidence"), hashes(folder / "d" / "evidence"))

    def test_drills_are_listed_and_never_written_over(self):
        self.assertIn("bureau-a-distance", beffroi("drill", "--list").stdout)
        folder = fresh("full")
        (folder / "file").write_text("mine")
        refused = beffroi("drill", "bureau-a-distance", "-o", folder)
        self.assertEqual(refused.returncode, FAILED)
        self.assertEqual([path.name for path in folder.iterdir()], ["file"])

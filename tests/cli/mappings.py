# SPDX-License-Identifier: EUPL-1.2
"""Pipelines, log sources and databases of addresses that a person brings."""
import csv
import io
import json
import struct
import unittest

from program import DONE, FAILED, a_log, beffroi, fresh, json_lines

RULE = """title: Somebody guesses
id: 6a5fd4a8-6d2f-4c3e-9a70-3e5c1b0a7e01
author: Somebody
level: medium
logsource: {product: windows, service: %s}
detection:
  selection: {EventID: 4625, Account: anne}
  condition: selection
"""


def record(channel="Security", address="81.2.69.160", number=1):
    return json.dumps({"Event": {
        "System": {"Provider": {"#attributes": {"Name": "Microsoft-Windows-Security-Auditing"}}, "EventID": 4625, "Channel": channel,
                   "Computer": "PC-01", "EventRecordID": number,
                   "TimeCreated": {"#attributes": {"SystemTime": "2026-11-22T01:14:37Z"}}},
        "EventData": {"TargetUserName": "anne", "LogonType": "3", "IpAddress": address}}}) + "\n"


def rules_and_log(name, service="security", **of_record):
    folder = fresh(name)
    (folder / "rules").mkdir()
    (folder / "rules" / "r.yml").write_text(RULE % service)
    (folder / "log.jsonl").write_text(record(**of_record))
    return folder


class PipelineTest(unittest.TestCase):
    def test_names_are_those_of_the_logs(self):
        folder = rules_and_log("pipeline")
        hunt = ["hunt", folder / "log.jsonl", "-r", folder / "rules", "-t", "jsonl"]
        self.assertEqual(beffroi(*hunt).stdout, "")
        (folder / "p.yml").write_text("transformations:\n  - {type: field_name_mapping, mapping: {Account: TargetUserName}}\n")
        told = beffroi(*hunt, "--pipeline", folder / "p.yml")
        self.assertEqual([row["rule_title"] for row in json_lines(told.stdout)], ["Somebody guesses"], told.stderr)

    def test_what_is_not_supported_is_refused_with_its_line(self):
        folder = rules_and_log("pipeline_refused")
        (folder / "p.yml").write_text("name: x\ntransformations:\n  - {type: nest, items: []}\n")
        for command in (["hunt", a_log()], ["diagnose", a_log(), "--case", folder / "case"], ["rules", "list"]):
            told = beffroi("--lang", "en", *command, "--pipeline", folder / "p.yml")
            self.assertEqual(told.returncode, FAILED, command)
            self.assertIn("“nest” is not supported", told.stderr)
            self.assertRegex(told.stderr, r"p\.yml.*3")

    def test_a_rule_that_the_pipeline_refuses_is_listed(self):
        folder = rules_and_log("pipeline_failure")
        (folder / "p.yml").write_text("transformations:\n  - {type: rule_failure, message: not for us}\n")
        told = beffroi("rules", "list", folder / "rules", "--pipeline", folder / "p.yml")
        self.assertIn("not for us", told.stdout)

    def test_why_a_rule_matches_is_told_as_the_pipeline_leaves_it(self):
        folder = rules_and_log("pipeline_explain")
        (folder / "p.yml").write_text("transformations:\n  - {type: field_name_mapping, mapping: {Account: TargetUserName}}\n")
        told = beffroi("--lang", "en", "rules", "explain", folder / "rules" / "r.yml", folder / "log.jsonl", "--pipeline", folder / "p.yml")
        self.assertEqual(told.returncode, DONE, told.stderr)
        self.assertIn("TargetUserName", told.stdout)
        (folder / "p.yml").write_text("transformations:\n  - {type: add_condition, conditions: {LogonType: 3}}\n")
        told = beffroi("--lang", "en", "rules", "explain", folder / "rules" / "r.yml", folder / "log.jsonl", "--pipeline", folder / "p.yml")
        self.assertIn("[yes] condition added by a pipeline\n", told.stdout)

    def test_selections_of_which_nothing_is_left_are_not_told(self):
        folder = rules_and_log("pipeline_explain_dropped")
        (folder / "rules" / "r.yml").write_text((RULE % "security").replace("Account: anne}", "TargetUserName: anne}\n  filter: {Gone: x}")
                                                .replace("condition: selection", "condition: selection and not filter"))
        (folder / "p.yml").write_text("transformations:\n  - type: drop_detection_item\n    field_name_conditions:\n"
                                      "      - {type: include_fields, fields: [Gone]}\n")
        told = beffroi("--lang", "en", "rules", "explain", folder / "rules" / "r.yml", folder / "log.jsonl", "--pipeline", folder / "p.yml")
        self.assertEqual(told.returncode, DONE, told.stderr)
        self.assertIn("The rule matches", told.stdout)
        self.assertNotIn("filter", told.stdout)


class MappingTest(unittest.TestCase):
    def test_a_channel_of_ones_own(self):
        folder = rules_and_log("mapping", service="edr", channel="Edr/Events")
        hunt = ["hunt", folder / "log.jsonl", "-r", folder / "rules", "-r", "builtin", "-t", "jsonl"]
        titles = lambda told: [row["rule_title"] for row in json_lines(told.stdout)]  # noqa: E731
        self.assertNotIn("Somebody guesses", titles(beffroi(*hunt)))
        (folder / "m.yml").write_text("product: windows\nservices:\n  edr:\n    - channels: [Edr/Events]\n"
                                      "      fields: {Account: TargetUserName}\n")
        self.assertIn("Somebody guesses", titles(beffroi(*hunt, "--mapping", folder / "m.yml")))

    def test_a_misspelt_word_is_refused_with_its_line(self):
        folder = fresh("mapping_misspelt")
        (folder / "m.yml").write_text("product: windows\nservises: {}\n")
        told = beffroi("--lang", "en", "hunt", a_log(), "--mapping", folder / "m.yml")
        self.assertEqual(told.returncode, FAILED)
        self.assertIn("“servises”", told.stderr)


def value(kind, data, size):
    return (bytes([kind << 5 | size]) if kind < 8 else bytes([size, kind - 7])) + data


def text(word):
    return value(2, word.encode(), len(word.encode()))


def mapping(**members):
    return value(7, b"".join(text(key) + one for key, one in members.items()), len(members))


def database():
    """In MaxMind's format: addresses that begin with a bit 0 are in Germany."""
    place = mapping(country=mapping(names=mapping(en=text("Germany"), fr=text("Allemagne"))), autonomous_system_number=value(6, struct.pack(">I", 64500), 4))
    tree = (1 + 16).to_bytes(3, "big") + (1).to_bytes(3, "big")
    about = mapping(node_count=value(6, struct.pack(">I", 1), 4), record_size=value(5, struct.pack(">H", 24), 2),
                    ip_version=value(5, struct.pack(">H", 4), 2), database_type=text("Test"), languages=value(11, text("en"), 1),
                    binary_format_major_version=value(5, struct.pack(">H", 2), 2), binary_format_minor_version=value(5, struct.pack(">H", 0), 2),
                    build_epoch=value(9, struct.pack(">Q", 1700000000), 8), description=mapping(en=text("test")))
    return tree + bytes(16) + place + b"\xab\xcd\xefMaxMind.com" + about


class PlacesTest(unittest.TestCase):
    def setUp(self):
        self.folder = rules_and_log("places")
        (self.folder / "rules" / "r.yml").write_text((RULE % "security").replace("Account", "TargetUserName"))
        (self.folder / "log.jsonl").write_text(record() + record(address="10.0.0.1", number=2))
        (self.folder / "a.mmdb").write_bytes(database())
        self.hunt = ["hunt", self.folder / "log.jsonl", "-r", self.folder / "rules"]

    def test_public_addresses_have_a_country(self):
        told = beffroi(*self.hunt, "-t", "jsonl", "--geoip", self.folder / "a.mmdb")
        rows = json_lines(told.stdout)
        self.assertEqual([row["src_country"] for row in rows], ["Allemagne", ""], told.stderr)
        self.assertEqual([row["src_asn"] for row in rows], ["AS64500", ""])
        self.assertNotIn("source.ip", rows[0]["details"])
        sheet = list(csv.DictReader(io.StringIO(beffroi(*self.hunt, "-t", "csv", "--geoip", self.folder / "a.mmdb").stdout)))
        self.assertEqual([row["SrcCountry"] for row in sheet], ["Allemagne", ""])
        self.assertIn("SrcCountry: Germany", beffroi("--lang", "en", *self.hunt, "--geoip", self.folder / "a.mmdb").stdout)

    def test_nothing_changes_without_a_database(self):
        self.assertNotIn("src_country", beffroi(*self.hunt, "-t", "jsonl").stdout)

    def test_what_is_no_database_is_refused(self):
        (self.folder / "a.mmdb").write_text("no database")
        told = beffroi("--lang", "en", *self.hunt, "--geoip", self.folder / "a.mmdb")
        self.assertEqual(told.returncode, FAILED)
        self.assertIn("no database of addresses", told.stderr)

#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The contract of the command line, proven from outside. Here help, exit codes and the four-part messages; the modules beside this
hold the rest."""
import os
import re
import sys
import unittest

import program
from program import DONE, FAILED, NOTHING_READABLE, WRONG_USAGE, a_log, beffroi, fresh

# The modules' tests become this program's.
from assess import AssessTest  # noqa: F401
from case_folder import DiagnoseTest, VerifyTest  # noqa: F401
from correlations import CorrelationTest  # noqa: F401
from corpus import CorpusTest  # noqa: F401
from damage import DamageTest, EvidenceStaysTest, InterruptionTest, PackedTest, UnreadableTest  # noqa: F401
from dossiers import DossierTest  # noqa: F401
from first_hour import AskedTest, PromiseTest, StartTest  # noqa: F401
from notices import NoticeTest  # noqa: F401
from obligations import InCaseTest, WithoutCaseTest  # noqa: F401
from mappings import MappingTest, PipelineTest, PlacesTest  # noqa: F401
from outputs import FileTest, HuntTest, RulesAndDrillTest, ShowTest  # noqa: F401
from rule_tools import ChoiceTest, CoverageTest, ExplainTest, RegressionTest  # noqa: F401
from restore import RestoreTest  # noqa: F401
from people import PeopleTest  # noqa: F401
from review import ReviewTest  # noqa: F401
from services import PaperTest, ServicesTest  # noqa: F401
from told_by_hunt import StatisticsTest, ToldTest  # noqa: F401
from town import TownTest  # noqa: F401

SKIPPED = 77
COMMANDS = ("start", "obligations", "dossier", "people", "services", "paper", "promise", "diagnose", "hunt", "show", "rules", "verify", "drill", "town", "assess")
PARTS = {"fr": ("Erreur : ", "  Où : ", "  Pourquoi : ", "  Que faire : "), "en": ("Error: ", "  Where: ", "  Why: ", "  What to do: ")}


class UsageTest(unittest.TestCase):
    def setUp(self):
        os.environ["XDG_STATE_HOME"] = str(fresh("state"))  # nobody used a case before

    def expect_message(self, code, *arguments, lang="fr"):
        """The exit code, and a message that says what, where, why and what to do, in that order."""
        outcome = beffroi("--lang", lang, *arguments)
        self.assertEqual(outcome.returncode, code, f"{arguments}: {outcome.stderr}")
        said = re.sub("[\u00a0\u202f]", " ", outcome.stderr)  # French typography
        starts = [said.find(part) for part in PARTS[lang]]
        self.assertNotIn(-1, starts, f"{arguments}: {outcome.stderr}")
        self.assertEqual(starts, sorted(starts), outcome.stderr)
        self.assertNotIn("⟦", outcome.stderr)
        return outcome

    def test_commands_of_the_help_are_those_that_work(self):
        listed = re.findall(r"^  (\w+)(?:, \w+)*  ", beffroi("--lang", "en", "--help").stdout.split("Commands")[1], re.M)
        self.assertLessEqual(set(COMMANDS), set(listed))
        for command in listed:
            self.assertNotEqual(beffroi(command, "--help").stdout, "", command)
        for command in {"timeline", "search", "serve"} - set(listed):
            self.expect_message(WRONG_USAGE, command, "x")

    def test_help_has_an_example_and_a_sentence_for_each_option(self):
        for lang, example in (("fr", "Exemple\u00a0: beffroi "), ("en", "Example: beffroi ")):
            for command in COMMANDS:
                outcome = beffroi("--lang", lang, command, "--help")
                self.assertEqual(outcome.returncode, DONE)
                self.assertIn(f"{example}{command} ", outcome.stdout)
                self.assertNotIn("⟦", outcome.stdout)
                joined = re.sub(r"\n {25,}", "  ", outcome.stdout)  # long names have their sentence on the next line
                for line in re.findall(r"^  -.*$", joined, re.M):
                    self.assertRegex(line, r"\S {2,}\S.{10,}", f"{command}: an option without a sentence")

    def test_without_command_the_help_and_wrong_usage(self):
        outcome = beffroi()
        self.assertEqual(outcome.returncode, WRONG_USAGE)
        self.assertIn("diagnose", outcome.stderr + outcome.stdout)

    def test_wrong_usage(self):
        log = a_log()
        for arguments in (("nosuch",), ("nosuch", "a", "b"), ("hunt",), ("diagnose",), ("show", "events"), ("show", "nosuch", log),
                          ("rules", "nosuch"), ("drill",), ("drill", "bureau-a-distance"),
                          ("hunt", log, "-t", "xml"), ("hunt", log, "-p", "huge"), ("hunt", log, "-m", "urgent"),
                          ("hunt", log, "--nosuch"), ("hunt", log, "--from", "hier"), ("hunt", log, "--to", "2026-13-01"),
                          ("hunt", log, "--from", "2026-02-30"), ("hunt", log, "--from", "2026-10-02", "--to", "2026-10-01"),
                          ("--threads", "0", "hunt", log), ("--threads", "many", "hunt", log), ("--lang", "de", "hunt", log)):
            for lang in ("fr", "en") if arguments[0] != "--lang" else ("fr",):
                with self.subTest(arguments=arguments, lang=lang):
                    self.assertEqual(self.expect_message(WRONG_USAGE, *arguments, lang=lang).stdout, "")

    def test_a_closed_list_is_told_and_what_comes_near_proposed(self):
        log = a_log()
        for arguments, told in ((("hunt", log, "-m", "hihg"), ("informational, low, medium, high, critical", "Peut-être", "high.")),
                                (("town", "init", "--populaton", "800"), ("--population",)),
                                (("services", "aceptt"), ("list, set, propose, accept", "accept.")),
                                (("declare", "x", "--kind", "vu"), ("seen, told, document",)),
                                (("servises",), ("services.",)),
                                (("rules",), ("list, check, explain",)), (("show",), ("events, facts",)),
                                (("hunt", log, "--clober"), ("--clobber.",)),
                                (("verify", "--evidense", "x"), ("--evidence.",))):
            with self.subTest(arguments):
                said = self.expect_message(WRONG_USAGE, *arguments).stderr
                for words in told:
                    self.assertIn(words, said)

    def test_what_the_world_refuses(self):
        log, nowhere, folder = a_log(), fresh("refused") / "nowhere", fresh("refused_case")
        for arguments in (("hunt", nowhere), ("diagnose", nowhere, "--case", folder / "case"), ("show", "events", nowhere),
                          ("hunt", log, "-r", nowhere), ("hunt", log, "--ioc", nowhere), ("hunt", log, "--ioc", folder),
                          ("rules", "check", nowhere), ("rules", "list", nowhere), ("show", "plan", nowhere),
                          ("hunt", log, "-o", nowhere / "file"), ("show", "events", log, "-o", nowhere / "file"),
                          ("verify", "--case", nowhere), ("drill", "nosuch", "-o", nowhere), ("hunt", log, "--format", "nosuch")):
            for lang in ("fr", "en"):
                with self.subTest(arguments=arguments, lang=lang):
                    self.expect_message(FAILED, *arguments, lang=lang)

    def test_nothing_readable(self):
        folder = fresh("unreadable")
        (folder / "notes.txt").write_text("only words\n")
        case = fresh("unreadable_case") / "case"
        diagnosed = beffroi("diagnose", folder, "--case", case)
        self.assertEqual(diagnosed.returncode, NOTHING_READABLE, diagnosed.stderr)
        self.assertTrue((case / "diagnosis.json").exists(), "the case is opened all the same")
        for arguments in (("hunt", folder), ("show", "events", folder), ("hunt", fresh("empty"))):
            outcome = beffroi(*arguments)
            self.assertEqual(outcome.returncode, NOTHING_READABLE, arguments)
            self.assertIn("Que faire", outcome.stderr)

    def test_one_bad_path_does_not_hide_the_others(self):
        outcome = beffroi("hunt", "-t", "jsonl", a_log(), fresh("refused") / "nowhere")
        self.assertEqual(outcome.returncode, FAILED)
        self.assertIn('"rule_id"', outcome.stdout)

    def test_quiet_leaves_standard_error_empty(self):
        self.assertEqual(beffroi("-q", "hunt", a_log()).stderr, "")
        self.assertEqual(beffroi("hunt", "-q", a_log()).stderr, "")

    def test_language_by_either_way_of_writing(self):
        self.assertEqual(beffroi("--lang=en", "--help").stdout, beffroi("--lang", "en", "--help").stdout)
        self.assertNotEqual(beffroi("--help").stdout, beffroi("--lang", "en", "--help").stdout)


if __name__ == "__main__":
    if not program.BEFFROI:
        print("skipped: BEFFROI names no program")
        sys.exit(SKIPPED)
    unittest.main()

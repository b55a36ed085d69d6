# SPDX-License-Identifier: EUPL-1.2
"""A test that asserts nothing cannot fail: every test case must, by itself or through a function named expect_… or so."""
import re

from checking import cpp
from checking.tree import Problem

_CASE = re.compile(r"^(TEST|TEST_F|TEST_P|TYPED_TEST|RC_GTEST_PROP|RC_GTEST_FIXTURE_PROP)\s*\(")
_ASSERTS = re.compile(r"expect|assert|\bFAIL\(|ADD_FAILURE|check_|return ", re.I)
_PYTHON_CASE = re.compile(r"^    def (test_\w+)", re.M)


def problems(tree):
    for path in tree.ending("_test.cpp"):
        if path.endswith("_for_tests_test.cpp"):  # what several test files share
            continue
        functions = cpp.functions(tree.text(path))
        cases = [function for function in functions if _CASE.match(function.name)]
        # A function of the same file that asserts does so for the cases that call it.
        asserting = [re.escape(function.name) for function in functions
                     if not _CASE.match(function.name) and re.search(r"\b(?:EXPECT|ASSERT)_", function.body)]
        calls = re.compile(rf"\b(?:{'|'.join(asserting)})\(") if asserting else _ASSERTS
        if not cases:
            yield Problem(path, 1, "holds no test case: what tests share is better called …_for_tests", warning=True)
        for case in cases:
            if not _ASSERTS.search(case.body) and not calls.search(case.body):
                yield Problem(path, case.line, f"{case.name} asserts nothing")
    for path in tree.ending("_test.py"):
        text = tree.text(path)
        starts = [found.start() for found in _PYTHON_CASE.finditer(text)]
        if not starts:
            yield Problem(path, 1, "holds no test case")
        for start, end in zip(starts, starts[1:] + [len(text)]):
            if not re.search(r"assert|expect", text[start:end]):
                yield Problem(path, text.count("\n", 0, start) + 1, "this test asserts nothing")

# SPDX-License-Identifier: EUPL-1.2
"""Names that say nothing, work left for later, and marks of what typed a text: none of them belongs in the tree."""
import re

from checking.tree import Problem

EMPTY_NAMES = {"manager", "helper", "helpers", "util", "utils", "common", "misc"}
_EMPTY_TYPE = re.compile(r"\b(?:class|struct)\s+\w*(?:Manager|Helper|Util|Utils|Common)\b")
_LATER = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
_TYPED_BY = re.compile(r"\b(?:chat-?gpt|openai|anthropic|claude|github copilot)\b", re.I)
_TEXT = (".h", ".cpp", ".py", ".md", ".cmake", ".txt", ".yaml", ".yml", ".sh", ".json", ".html", ".css", ".js", ".ts", ".svelte")
# This check and its proof must name what they refuse.
_EXEMPT = ("tools/checks/words.py", "tests/check/")


def problems(tree):
    for path in tree.files:
        if path.startswith(_EXEMPT):
            continue
        # A rule is named after what it finds, in the words of its trade.
        parts = set() if path.startswith("rules/") else set(re.split(r"[/._-]", path))
        for word in sorted(parts & EMPTY_NAMES):
            yield Problem(path, 1, f"'{word}' in a name says nothing about what it holds")
        if not path.endswith(_TEXT) and not tree.is_script(path):
            continue
        for number, line in tree.lines(path):
            if _LATER.search(line) and not path.startswith("rules/"):
                yield Problem(path, number, "work left for later: do it, or open an issue")
            if _TYPED_BY.search(line) and not path.startswith(("rules/", "data/")):
                yield Problem(path, number, "names a writing tool: the text stands for itself")
            if path.endswith((".h", ".cpp")) and _EMPTY_TYPE.search(line):
                yield Problem(path, number, "this type's name says nothing about what it holds")

# SPDX-License-Identifier: EUPL-1.2
"""Every path and link that a document names exists: a stale map is worse than none."""
import posixpath
import re

from checking.tree import Problem

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\s]+)`")
_OUTSIDE = re.compile(r"^(?:[a-z]+:|#)")
# In code marks only what is plainly a path from the root; patterns, placeholders and what a build makes are no promises.
_ROOTS = ("src/", "tests/", "tools/", "docs/", "cmake/", "rules/", "data/", "bench/", "packaging/", ".ci/")
_PATTERN = re.compile(r"[*<>{}…$]|\bNNNN\b|NAME|\.\.\.")


def _exists(tree, path):
    return (tree.root / path).exists()


def problems(tree):
    for path in tree.ending(".md"):
        inside_block = False
        for number, line in tree.lines(path):
            if line.lstrip().startswith("```"):
                inside_block = not inside_block
                continue
            if inside_block:
                continue
            for target in _LINK.findall(line):
                if _OUTSIDE.match(target):
                    continue
                resolved = posixpath.normpath(posixpath.join(posixpath.dirname(path), target.split("#")[0]))
                if not _exists(tree, resolved):
                    yield Problem(path, number, f"link to {target}, which does not exist")
            # `path`: alone on a line heads a block that says what to write there.
            if re.fullmatch(r"`[^`]+`:", line.strip()):
                continue
            for named in _CODE.findall(line):
                named = re.sub(r":\d+$", "", named)
                if named.startswith(_ROOTS) and not _PATTERN.search(named) and not _exists(tree, named):
                    yield Problem(path, number, f"names {named}, which does not exist")

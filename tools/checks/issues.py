# SPDX-License-Identifier: EUPL-1.2
"""Every kind of issue that a plugin reports is explained in the plugin's README."""
import posixpath
import re

from checking.tree import Problem, is_test

_ISSUE = re.compile(r"\bissue\(\s*\{?([^,;]*)")
_KIND = re.compile(r'"([a-z0-9_]+(?:\.[a-z0-9_]+)+)"')


def readme_above(tree, path):
    folder = posixpath.dirname(path)
    while folder:
        if f"{folder}/README.md" in tree.files:
            return f"{folder}/README.md"
        folder = posixpath.dirname(folder)
    return None


def problems(tree):
    for path in tree.cpp(below="src/readers/"):
        readme = None if is_test(path) else readme_above(tree, path)
        if not readme:
            continue
        text = tree.text(path)
        for made in _ISSUE.finditer(text):
            for kind in _KIND.findall(made.group(1)):
                if kind not in tree.text(readme):
                    yield Problem(path, text.count("\n", 0, made.start()) + 1, f"issue '{kind}' is not explained in {readme}")

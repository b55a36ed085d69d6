# SPDX-License-Identifier: EUPL-1.2
"""Every source file says its licence in one of its first three lines."""
from checking.tree import Problem

MARK = "SPDX-License-" + "Identifier: EUPL-1.2"


def problems(tree):
    sources = tree.ending(".h", ".cpp", ".py", ".sh", ".ts", ".svelte")
    scripts = [path for path in tree.files if tree.is_script(path)]
    for path in sources + scripts:
        if MARK not in "\n".join(tree.text(path).splitlines()[:3]):
            yield Problem(path, 1, f"one of the first three lines must say: {MARK}")

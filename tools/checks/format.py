# SPDX-License-Identifier: EUPL-1.2
"""C++ is laid out by clang-format 19 (.clang-format); `tools/check --fix` does it."""
import concurrent.futures
import os
import re
import subprocess

from checking.tree import Problem

PROGRAM = "clang-format-19"
_WARNING = re.compile(r"^(.*?):(\d+):\d+: (?:warning|error): ")


def sources(tree):
    return [path for path in tree.cpp() if not path.endswith(("_table.cpp", "_table.h"))]


def fix(tree):
    subprocess.run([PROGRAM, "-i", *sources(tree)], cwd=tree.root, check=True)


def _dry_run(root, paths):
    return subprocess.run([PROGRAM, "--dry-run", *paths], cwd=root, capture_output=True, text=True).stderr


def problems(tree):
    workers = os.cpu_count() or 1
    files = sources(tree)
    shares = [share for share in (files[n::workers] for n in range(workers)) if share]
    reported = set()
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        for output in pool.map(lambda share: _dry_run(tree.root, share), shares):
            for line in output.splitlines():
                found = _WARNING.match(line)
                # The first place is enough: the mending is one command for all.
                if found and found.group(1) not in reported:
                    reported.add(found.group(1))
                    yield Problem(found.group(1), int(found.group(2)), "not laid out by .clang-format: tools/check --fix")

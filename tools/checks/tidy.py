# SPDX-License-Identifier: EUPL-1.2
"""clang-tidy 19 with .clang-tidy, on the compile commands of build/dev. Slow: only on request (--tidy)."""
import concurrent.futures
import os
import re
import subprocess

from checking.tree import Problem

_FINDING = re.compile(r"^(.*?):(\d+):\d+: (?:warning|error): (.*)$")


def changed_files(root):
    """What differs from main, committed or not."""
    base = subprocess.run(["git", "-C", root, "merge-base", "HEAD", "main"], capture_output=True, text=True)
    listing = subprocess.run(["git", "-C", root, "diff", "--name-only", base.stdout.strip() or "HEAD"],
                             capture_output=True, text=True, check=True)
    return set(listing.stdout.split())


def tidy_one(tree, path):
    command = ["clang-tidy-19", "-p", str(tree.root / "build/dev"), "--quiet", str(tree.root / path)]
    output = subprocess.run(command, cwd=tree.root, capture_output=True, text=True).stdout
    found = filter(None, map(_FINDING.match, output.splitlines()))
    return [Problem(os.path.relpath(match.group(1), tree.root), int(match.group(2)), match.group(3)) for match in found]


def problems(tree):
    sources = tree.ending(".cpp", below="src/")
    if tree.tidy != "all":
        changed = changed_files(tree.root)
        sources = [path for path in sources if path in changed]
    if not (tree.root / "build/dev/compile_commands.json").exists():
        yield Problem("build/dev", 1, "build the dev preset first: tools/build dev")
        return
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        # A header's finding comes once for each source that includes it.
        yield from {problem for found in pool.map(lambda path: tidy_one(tree, path), sources) for problem in found}

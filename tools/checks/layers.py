# SPDX-License-Identifier: EUPL-1.2
"""Arrows point down: a library includes only what it declares with USES, and declares only layers below its own."""
import re

from checking.tree import Problem, is_test

LAYERS = [{"base"}, {"model"}, {"match", "evidence", "casefile", "town", "places"}, {"readers", "sigma", "drill"}, {"diagnose", "indicators"},
          {"response"}, {"report"}, {"engine"}, {"server"}, {"app"}]
RANK = {library: rank for rank, layer in enumerate(LAYERS) for library in layer}

# Folders whose sub-folders are plugins: one never includes its neighbour, so that deleting a folder breaks nothing.
PLUGIN_PARENTS = ("readers", "diagnose/questions", "drill/writers")

_LIBRARY = re.compile(r"beffroi_library\(\s*(\w+)([^)]*)\)")
_INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')


def declared_uses(tree):
    """library → (path, what its USES line names)."""
    uses = {}
    for path in tree.ending("CMakeLists.txt", below="src/"):
        for name, rest in _LIBRARY.findall(tree.text(path)):
            words, named, keyword = rest.split(), set(), None
            for word in words:
                if word.isupper():
                    keyword = word
                elif keyword == "USES":
                    named.add(word)
            uses[name] = (path, named)
    return uses


def reachable(uses, name):
    """The libraries below `name`, what they use included."""
    found, waiting = set(), [name]
    while waiting:
        for used in uses.get(waiting.pop(), ("", set()))[1]:
            if used not in found:
                found.add(used)
                waiting.append(used)
    return found


def plugin_of(path):
    """('readers', 'evtx') for a path below src/ that lies in a plugin's folder, else None."""
    for parent in PLUGIN_PARENTS:
        rest = path.removeprefix(parent + "/")
        if rest != path and "/" in rest:
            return parent, rest.split("/")[0]
    return None


def problems(tree):
    uses = declared_uses(tree)
    for name, (path, named) in sorted(uses.items()):
        for used in sorted(named):
            if name in RANK and used in RANK and RANK[used] >= RANK[name]:
                yield Problem(path, 1, f"library '{name}' uses '{used}', which is not a layer below it (ARCHITECTURE.md)")
    for path in tree.cpp(below="src/"):
        if is_test(path):
            continue
        library = path.split("/")[1]
        allowed = reachable(uses, library) | {library}
        for number, line in tree.lines(path):
            included = _INCLUDE.match(line)
            if not included:
                continue
            target = included.group(1).split("/")[0]
            if target in RANK and target not in allowed:
                yield Problem(path, number, f"'{library}' includes '{target}' but does not USE it (src/{library}/CMakeLists.txt)")
            mine, theirs = plugin_of(path.removeprefix("src/")), plugin_of(included.group(1))
            if mine and theirs and mine[0] == theirs[0] and mine != theirs:
                yield Problem(path, number, f"plugin '{mine[1]}' includes its neighbour '{theirs[1]}': plugins stand alone")

# SPDX-License-Identifier: EUPL-1.2
"""What the rules of the house forbid in C++ and a compiler lets through (CONTRIBUTING.md says why)."""
import re

from checking import cpp
from checking.tree import Problem, is_test

FORBIDDEN = [
    (r"\bthrow\b", "we throw no exception: return base::Result"),
    (r"\bnew\s+[A-Za-z_:]+\s*[({\[;]|\bdelete\b(?!\s*[;,)])", "no bare new or delete: values, or std::unique_ptr"),
    (r"\bmmap\s*\(", "evidence is never memory-mapped"),
    (r"\bstd::regex\b", "backtracks without bound on hostile input: use match"),
    (r"\b(?:sprintf|strcpy|strcat|gets|system|popen|alloca)\s*\(", "unsafe on hostile input"),
    (r"\bstd::(?:rand|srand|random_device|mt19937)\b", "not the same on every machine: take a seed and our own generator"),
    (r"\busing\s+namespace\s+std\s*;", "names the whole standard library"),
]
_COMPILED = [(re.compile(pattern), why) for pattern, why in FORBIDDEN]


def without_consteval(code):
    """The code with the bodies of consteval functions blanked: a throw there is how the compiler is told to refuse."""
    for found in re.finditer(r"\bconsteval\b[^;{]*\{", code):
        depth, end = 1, found.end()
        while depth and end < len(code):
            depth += {"{": 1, "}": -1}.get(code[end], 0)
            end += 1
        code = code[:found.end()] + re.sub(r"[^\n]", " ", code[found.end():end]) + code[end:]
    return code


def problems(tree):
    for path in tree.cpp(below="src/"):
        if is_test(path):
            continue
        code = without_consteval(cpp.code_only(tree.text(path)))
        for number, line in enumerate(code.splitlines(), 1):
            for pattern, why in _COMPILED:
                # `Type(const Type&) = delete;` is a declaration, not an operation.
                if pattern.search(re.sub(r"=\s*delete\b", "", line)):
                    yield Problem(path, number, why)

# SPDX-License-Identifier: EUPL-1.2
"""Files and functions that a person can hold in the head. Tables (*_table.cpp) are exempt."""
from checking import cpp
from checking.tree import Problem

FILE_WARNS, FILE_FAILS = 300, 500
FUNCTION_WARNS, FUNCTION_FAILS = 40, 60


def problems(tree):
    for path in tree.cpp() + tree.ending(".py", ".ts", ".svelte"):
        if path.endswith(("_table.cpp", "_table.h")):
            continue
        text = tree.text(path)
        count = text.count("\n")
        if count > FILE_WARNS:
            yield Problem(path, 1, f"{count} lines; aim at {FILE_WARNS}, never above {FILE_FAILS}", warning=count <= FILE_FAILS)
        for function in cpp.functions(text) if path.endswith((".h", ".cpp")) else []:
            if function.lines > FUNCTION_WARNS:
                yield Problem(path, function.line, f"{function.name} has {function.lines} lines; aim at 30, never above "
                              f"{FUNCTION_FAILS}", warning=function.lines <= FUNCTION_FAILS)

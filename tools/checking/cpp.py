# SPDX-License-Identifier: EUPL-1.2
"""Just enough C++ for the checks: code without comments and literals, and where functions begin and end.

A reader of braces, not a compiler: it looks at what stands before each `{`. clang-tidy does the rest.
"""
import dataclasses
import re

_SKIPPED = re.compile(
    r'//[^\n]*|/\*.*?\*/'                              # comments
    r'|R"([^()\\\s]{0,16})\(.*?\)\1"'                  # raw strings
    r'|"(?:[^"\\\n]|\\.)*"'                            # strings
    r"|(?<![0-9a-zA-Z_])'(?:[^'\\\n]|\\.)+'"           # characters, but not the separators of 1'000
    r'|^[ \t]*#(?:[^\n\\]|\\.|\\\n)*', re.S | re.M)    # preprocessor lines, continued ones too
_SCOPE = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b")
_NAME = re.compile(r"([\w:~]+|operator\s*\S{1,3})\s*\($")


@dataclasses.dataclass(frozen=True)
class Function:
    name: str  # with the macro's arguments for TEST(Suite, Case)
    line: int
    lines: int
    body: str


def code_only(text):
    """The text with comments, literals and preprocessor lines blanked; lines stay where they were."""
    return _SKIPPED.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def _head_is_function(head):
    if "(" not in head or head.rstrip().endswith(("=", ",", "(", "return")):
        return False
    before_parameters = head[:head.index("(")]
    return not _SCOPE.search(before_parameters) or bool(re.search(r"\bstruct\s+\w+\s*[&*]", before_parameters))


def functions(text):
    """The functions (and test cases) of a source, outermost bodies only; lambdas belong to the function around them."""
    code = code_only(text)
    found = []
    stack = []  # "scope", "other", "default", or the head of a function
    head_start = 0
    for match in re.finditer(r"[{};]", code):
        at, sign = match.start(), match.group()
        inside_function = any(isinstance(kind, tuple) for kind in stack)
        if sign == "{":
            head = code[head_start:at].strip()
            if head.count("(") > head.count(")") and not inside_function:
                stack.append("default")  # `Options options = {}` among the parameters
                continue
            if inside_function:
                stack.append("other")
            elif _head_is_function(head):
                stack.append((head, at))
            else:
                stack.append("scope")
        elif sign == "}" and stack:
            kind = stack.pop()
            if kind == "default":
                continue
            if isinstance(kind, tuple):
                head, start = kind
                found.append(_function(head, code, start, at, text))
        if not inside_function or sign == "}":
            head_start = at + 1
    return found


def _function(head, code, start, end, text):
    parameters = head.index("(")
    named = _NAME.search(head[:parameters + 1])
    name = named.group(1) if named else "?"
    if name.isupper() or name.startswith(("TEST", "RC_GTEST")):
        name = " ".join(head[:head.index(")") + 1].split())
    line = code.count("\n", 0, start) + 1
    return Function(name, line, code.count("\n", start, end) + 1, text[start:end])

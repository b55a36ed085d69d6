# SPDX-License-Identifier: EUPL-1.2
"""French that people read is typeset: no-break spaces before : ; ? ! and within « », curly apostrophes. `--fix` sets them."""
import re

from checking.tree import Problem

_WIDE, _NARROW = "\u00a0", "\u202f"
_MARKS = [  # what is wrong → what stands there instead
    (re.compile(r"(?<=[^\s:]) (?=:(?:[\s}\"]|$))"), _WIDE),
    (re.compile(r"(?<=\S) (?=[;?!](?:[\s}\"»]|$))"), _NARROW),
    (re.compile(r"(?<=«) (?=\S)"), _WIDE),
    (re.compile(r"(?<=\S) (?=»)"), _WIDE),
    (re.compile(r"(?<=\b[cdjlmnst])'(?=[^\W\d_])", re.I), "’"),
    (re.compile(r"(?<=qu)'(?=[^\W\d_])", re.I), "’"),
]
_FRENCH = re.compile(r"(?<=\bfr: )\"(?:[^\"\\]|\\.)*\"")
_KEY = re.compile(r"\s*(?:- )?[\w.'\"-]+:(?=\s|$)")
# Their letters are those of a telephone or of a panel.
_PLAIN = ("data/catalogue/notices/sms.yaml", "data/catalogue/notices/panel.yaml")


def typeset(text):
    for pattern, sign in _MARKS:
        text = pattern.sub(sign, text)
    return text


def _catalogue_line(line):
    """A line of messages.fr.yaml; what stands before its text is kept."""
    if line.lstrip().startswith("#"):
        return line
    key = _KEY.match(line)
    start = key.end() if key else 0
    return line[:start] + typeset(line[start:])


def _line(path, line):
    return _catalogue_line(line) if path.endswith("/messages.fr.yaml") else _FRENCH.sub(lambda found: typeset(found.group()), line)


def _read(tree):
    wanted = tree.ending("/messages.fr.yaml", below="src/") + tree.ending(".yaml", below="data/")
    return [path for path in wanted if path not in _PLAIN]


def problems(tree):
    for path in _read(tree):
        for number, line in tree.lines(path):
            if _line(path, line) != line:
                yield Problem(path, number, "French typography: a no-break space or a curly apostrophe is missing (tools/check --fix)")


def fix(tree):
    for path in _read(tree):
        file = tree.root / path
        text = file.read_text(encoding="utf-8")
        set_right = "\n".join(_line(path, line) for line in text.split("\n"))
        if set_right != text:
            file.write_text(set_right, encoding="utf-8")

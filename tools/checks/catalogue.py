# SPDX-License-Identifier: EUPL-1.2
"""French and English say the same things: messages.fr.yaml and messages.en.yaml of a folder hold the same ids with the same
arguments, and every id that code names (an error, an issue, a sentence) has its sentence."""
import posixpath
import re

import yaml

from checking.tree import Problem, is_test

LANGUAGES = ("fr", "en")
_ID = r'"([a-z0-9_]+(?:\.[a-z0-9_]+)+)"'
_MADE = [  # how code names an id → what it is called in the catalogue
    (re.compile(rf"\bfail\(\s*({_ID})"), "error."),
    (re.compile(r"\bissue\(\s*\{?([^,;]*)"), "issue."),
    (re.compile(rf"\b(?:text|pieces)\(\s*({_ID})"), ""),
    (re.compile(rf"\bnote\(\s*\w+,\s*({_ID})"), "journal."),
]


def arguments_of(text):
    """The names of the arguments of a message (src/base/messages.h gives the syntax), those within its choices too."""
    names, at = set(), 0
    while (at := text.find("{", at)) >= 0:
        if text.startswith("{{", at):
            at += 2
            continue
        end = re.compile(r"[,}]").search(text, at)
        if not end:
            break
        names.add(text[at + 1:end.start()].split()[-1] if text[at + 1:end.start()].strip() else "")
        at = end.end()
        if end.group() == "," and re.match(r"\s*(?:plural|select)\s*,", text[at:]):
            inside, at = _choices(text, at)
            names |= inside
    return names


def _choices(text, at):
    """The arguments within the branches `key {…} key {…} }`, and where they end."""
    names = set()
    while (sign := re.compile(r"[{}]").search(text, at)) and sign.group() == "{":
        depth, end = 1, sign.end()
        while depth and end < len(text):
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        names |= arguments_of(text[sign.end():end - 1])
        at = end
    return names, sign.end() if sign else len(text)


def messages(node, prefix=""):
    """id → text of a catalogue, nested or flat."""
    if not isinstance(node, dict):
        return {prefix: str(node)}
    flat = {}
    for key, value in node.items():
        flat.update(messages(value, f"{prefix}.{key}" if prefix else str(key)))
    return flat


def line_of(text, identifier):
    """Where the last part of an id stands, near enough for a message."""
    last = re.escape(identifier.rsplit(".", 1)[-1])
    found = re.search(rf"^.*\b{last}\b\"?:", text, re.M)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def read(tree, path):
    """The messages of one file, or the problem that it has."""
    try:
        return messages(yaml.safe_load(tree.text(path)) or {}), None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return {}, Problem(path, mark.line + 1 if mark else 1, f"is not YAML: {getattr(error, 'problem', error)}")


def compare(tree, paths, catalogues):
    for language in LANGUAGES:
        other = LANGUAGES[1 - LANGUAGES.index(language)]
        for identifier in catalogues[language].keys() - catalogues[other].keys():
            yield Problem(paths[language], line_of(tree.text(paths[language]), identifier), f"'{identifier}' is missing in {other}")
    for identifier in catalogues["fr"].keys() & catalogues["en"].keys():
        arguments = [arguments_of(catalogues[language][identifier]) for language in LANGUAGES]
        if arguments[0] != arguments[1]:
            only = ", ".join(sorted(arguments[0] ^ arguments[1]))
            yield Problem(paths["fr"], line_of(tree.text(paths["fr"]), identifier),
                          f"'{identifier}' has not the same arguments in both languages: {only}")


def problems(tree):
    known = set()
    folders = {posixpath.dirname(path) for path in tree.ending("/messages.fr.yaml", "/messages.en.yaml", below="src/")}
    for folder in sorted(folders):
        paths = {language: f"{folder}/messages.{language}.yaml" for language in LANGUAGES}
        absent = [path for path in paths.values() if path not in tree.files]
        if absent:
            yield Problem(absent[0], 1, "this catalogue is missing beside the other language's")
            continue
        catalogues = {}
        for language, path in paths.items():
            catalogues[language], broken = read(tree, path)
            if broken:
                yield broken
        yield from compare(tree, paths, catalogues)
        known |= catalogues["fr"].keys()
    if known:
        yield from unknown_ids(tree, known)


def unknown_ids(tree, known):
    """Ids that code names and no catalogue holds. `error.x.what` is part of `error.x`."""
    beginnings = {identifier.rsplit(".", cut)[0] for identifier in known for cut in (0, 1)} | known
    for path in tree.cpp(below="src/"):
        if is_test(path):
            continue
        text = tree.text(path)
        for pattern, prefix in _MADE:
            for made in pattern.finditer(text):
                for identifier in re.findall(_ID, made.group(1)):
                    if prefix + identifier not in beginnings:
                        yield Problem(path, text.count("\n", 0, made.start()) + 1, f"no catalogue holds {prefix}{identifier}")

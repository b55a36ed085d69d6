# SPDX-License-Identifier: EUPL-1.2
"""A rule of ours lies beside its proof: <rule>.test.yml with events that must match and events that must not."""
import yaml

from checking.tree import Problem


def read(tree, path):
    try:
        content = yaml.safe_load(tree.text(path))
    except yaml.YAMLError as error:
        return None, Problem(path, 1, f"is not YAML: {getattr(error, 'problem', error)}")
    if not isinstance(content, dict):
        return None, Problem(path, 1, "is not a mapping")
    return content, None


def problems(tree):
    owner_of = {}
    for path in tree.ending(".yml", below="rules/"):
        if path.endswith(".test.yml"):
            if path.removesuffix(".test.yml") + ".yml" not in tree.files:
                yield Problem(path, 1, "tests a rule that does not exist")
            continue
        rule, broken = read(tree, path)
        if broken:
            yield broken
            continue
        identifier = rule.get("id")
        if identifier and identifier in owner_of:
            yield Problem(path, 1, f"has the id of {owner_of[identifier]}")
        owner_of.setdefault(identifier, path)
        if not rule.get("title_fr"):
            yield Problem(path, 1, "has no French title (title_fr)")
        proof = path.removesuffix(".yml") + ".test.yml"
        if proof not in tree.files:
            yield Problem(path, 1, "has no test events beside it (.test.yml)")
            continue
        events, broken = read(tree, proof)
        if broken:
            yield broken
            continue
        for key, wanted in (("match", "must match"), ("no_match", "must not match")):
            if not events.get(key):
                yield Problem(proof, 1, f"gives no event that {wanted}")

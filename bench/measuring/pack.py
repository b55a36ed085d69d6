# SPDX-License-Identifier: EUPL-1.2
"""The public cases of the evidence pack: recorded attacks of a laboratory, with the first machine, accounts and moves that their
authors documented. Only Windows events are read here; network captures and Linux logs count as not answerable."""
import json

from measuring import renaming

CASES = "diagnosis_cases.json"


def short(host):
    """"WORKSTATION5 172.18.39.5" and "MKT01.pandalab.com" → their name."""
    name = (host or "").split()[0] if (host or "").split() else ""
    is_address = name.replace(".", "").isdigit()
    return (name if is_address else name.split(".")[0]).lower()


def account(name):
    return (name or "").split("\\")[-1].split(" ")[0].lower()


def addresses(truth):
    """address → name, from the hosts that carry both."""
    hosts = [truth.get("patient_zero", "")]
    hosts += [move[end] for move in truth.get("lateral", []) for end in ("src", "dst")]
    return {word: short(host) for host in hosts for word in (host or "").split()[1:]}


def edges(moves, ends, known):
    named = [tuple(known.get(move.get(end) or "", short(move.get(end))) for end in ends) for move in moves]
    return {edge for edge in named if all(edge)}


def windows_events(root, case):
    return [root / path for path in case["evidence"] if path.endswith(".json") and "Windows JSONL" in case["formats"]]


def compare(case, diagnosis):
    truth = case["truth"]
    known = addresses(truth)
    moves = [move for move in truth.get("lateral", []) if "query only" not in move.get("technique", "")]
    hypotheses = diagnosis.get("origin", {}).get("hypotheses", [])
    first = hypotheses[0] if hypotheses else {}
    entry = truth.get("initial_access", {})
    users = {account(name) for name in [entry.get("account"), *(move.get("account") for move in moves)] if name}
    true_edges, told_edges = edges(moves, ("src", "dst"), known), edges(diagnosis.get("lateral", []), ("from", "to"), known)
    return {
        "told": bool(hypotheses),
        "incident": diagnosis.get("incident", {}).get("state"),
        "host": short(first.get("host")) == short(truth.get("patient_zero")),
        "host_in_three": any(short(one.get("host")) == short(truth.get("patient_zero")) for one in hypotheses[:3]),
        "account": not users or account(first.get("account")) in users,
        "told_host": short(first.get("host")), "told_account": account(first.get("account")),
        "edges": len(true_edges), "told_edges": len(told_edges), "right_edges": len(true_edges & told_edges),
        "missed": sorted(f"{a} > {b}" for a, b in true_edges - told_edges),
        "invented": sorted(f"{a} > {b}" for a, b in told_edges - true_edges),
    }


def measure(bench, root):
    """[(case, comparison or nothing where no Windows event is there)]"""
    cases = json.loads((root / CASES).read_text())

    def one(case):
        evidence = windows_events(root, case)
        if not evidence:
            return None
        folder = bench.scratch / case["id"]
        folder.mkdir()
        diagnosis = json.loads(bench.diagnose(evidence, folder).read_text())
        result = compare(case, diagnosis)
        result["same_when_renamed"] = renaming.same_verdict(bench, evidence, diagnosis, bench.scratch / (case["id"] + "-renamed"))
        return result
    return [(case["id"], result) for case, result in bench.each(cases, one)]

# SPDX-License-Identifier: EUPL-1.2
"""Evidence taken away: each file of a drill, then each machine, in turn. The verdict may become weaker, never false."""
import os
import shutil


def false_statements(score):
    """What a diagnosis says that is not so, in words. Silence and a weaker word are not false."""
    origin = score["origin"]
    said = origin["state"]["told"] in ("determined", "likely")
    found = [f"{key} {origin[key]['told']}" for key in ("vector", "host", "account") if said and origin[key]["mark"] == "wrong"]
    found += [f"accuses {host}" for host in score["hosts"]["falsely_compromised"]]
    found += [f"calls {host} encrypted" for host in score["hosts"]["falsely_encrypted"]]
    found += [f"move {move}" for move in score["lateral"]["invented"]]
    for key in ("incident", "backups", "exfiltration"):
        if score[key]["mark"] == "wrong":
            found.append(f"{key} {score[key]['told']}")
    if score["encryption"]["state"]["mark"] == "wrong":
        found.append(f"encryption {score['encryption']['state']['told']}")
    return found


def without(evidence, target, left_out):
    """The same evidence by hard links, but for what lies at `left_out`, a file or a folder below it."""
    def leave(folder, names):
        return [name for name in names if os.path.join(folder, name) == str(left_out)]
    shutil.copytree(evidence, target, copy_function=os.link, ignore=leave)


def one(bench, folder, left_out, number):
    """The score without one piece of evidence."""
    place = folder / f"without-{number}"
    without(folder / "evidence", place / "evidence", left_out)
    score = bench.compare(bench.diagnose([place / "evidence"], place), folder / "truth.json")
    shutil.rmtree(place)
    return score


def measure(bench, drills):
    """[(drill, what was left out, score without it, false statements that the whole evidence did not make)]"""
    results = []
    for drill in drills:
        folder = bench.play(drill)
        evidence = folder / "evidence"
        whole = bench.compare(bench.diagnose([evidence], folder), folder / "truth.json")
        pieces = sorted(path for path in evidence.rglob("*.evtx")) + sorted(evidence.iterdir())
        tried = bench.each(list(enumerate(pieces)), lambda piece: one(bench, folder, piece[1], piece[0]))
        known = set(false_statements(whole))
        for (_, piece), score in tried:
            new = [text for text in false_statements(score) if text not in known]
            results.append((drill, piece.relative_to(evidence), piece.is_dir(), whole, score, new))
        shutil.rmtree(folder)
    return results

# SPDX-License-Identifier: EUPL-1.2
"""Sums of scores as Markdown."""
import collections
import statistics

MARKS = ("right", "weaker", "silent", "wrong")


def share(part, whole):
    return f"{100 * part / whole:.0f} % ({part}/{whole})" if whole else "–"


def median(values, digits=0):
    return f"{statistics.median(values):.{digits}f}" if values else "–"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]) + "\n"


class Sums:
    """Of the scores of several drills whose attack was played."""

    def __init__(self, scores):
        self.scores = scores
        self.known = [score["origin"] for score in scores if score["origin"]["known"]]

    def first(self, key):
        asked = [origin for origin in self.known if origin[key]["mark"] != "not_asked"]
        return share(sum(origin[key]["mark"] == "right" for origin in asked), len(asked))

    def in_three(self, key):
        return share(sum(origin[key]["in_first_three"] for origin in self.known), len(self.known))

    def all_first(self):
        return share(sum(origin["all_first"] for origin in self.known), len(self.known))

    def all_in_three(self):
        return share(sum(origin["all_in_three"] for origin in self.known), len(self.known))

    def time_errors(self):
        return [abs(origin["time_error_seconds"]) for origin in self.known
                if origin["host"]["mark"] == "right" and origin["time_error_seconds"] is not None]

    def total(self, *path):
        return sum(self.at(score, path) for score in self.scores)

    @staticmethod
    def at(score, path):
        for key in path:
            score = score[key]
        return score

    def precision(self, *path):
        return share(self.total(*path, "told_rightly"), self.total(*path, "told"))

    def recall(self, *path):
        return share(self.total(*path, "found"), self.total(*path, "expected"))

    def marks(self, *path):
        counted = collections.Counter(self.at(score, path)["mark"] for score in self.scores)
        return [counted[mark] for mark in MARKS]

    def accused(self):
        return sum(len(score["hosts"]["falsely_compromised"]) for score in self.scores)

    def abstained(self):
        unknown = [score for score in self.scores if not score["origin"]["known"]]
        return share(sum(score["origin"]["state"]["mark"] == "right" for score in unknown), len(unknown))


def by_scenario(attacks, twins):
    rows = []
    for name in sorted({drill.scenario for drill, _ in attacks}):
        sums = Sums([score for drill, score in attacks if drill.scenario == name])
        quiet = [score["passed"] for drill, score in twins if drill.scenario == name]
        rows.append([name, sums.all_first(), sums.all_in_three(), sums.first("vector"), sums.first("host"), sums.first("account"),
                     median(sums.time_errors()), sums.precision("lateral"), sums.recall("lateral"), sums.accused(),
                     sums.abstained(), share(sum(quiet), len(quiet))])
    return table(["scenario", "entry first", "entry in 3", "vector", "host", "account", "time off, s", "moves: precision",
                  "moves: recall", "falsely accused", "abstained", "twin quiet"], rows)


def overall(sums, twins):
    moves = sums.total("lateral", "found")
    quiet = sum(score["passed"] for _, score in twins)
    rows = [
        ["entry (vector, host and account) at rank 1", sums.all_first(), "≥ 90 %"],
        ["entry in the first three", sums.all_in_three(), "≥ 98 %"],
        *([f"{key} at rank 1 · in the first three", f"{sums.first(key)} · {sums.in_three(key)}", ""]
          for key in ("vector", "host", "account")),
        ["source address at rank 1", sums.first("source_ip"), ""],
        ["time of entry, median error in seconds", median(sums.time_errors()), ""],
        ["moves: precision", sums.precision("lateral"), "≥ 95 %"],
        ["moves: recall", sums.recall("lateral"), "≥ 90 %"],
        *([f"moves: {key} agrees", share(sums.total("lateral", f"same_{key}"), moves), ""]
          for key in ("account", "method", "outcome")),
        ["hosts falsely called compromised", sums.accused(), "0"],
        ["accounts: precision · recall", f"{sums.precision('accounts')} · {sums.recall('accounts')}", ""],
        ["encrypted hosts: precision · recall",
         f"{sums.precision('encryption', 'hosts')} · {sums.recall('encryption', 'hosts')}", ""],
        ["log tampering: precision · recall", f"{sums.precision('log_tampering')} · {sums.recall('log_tampering')}", ""],
        ["undetermined where nothing can be known", sums.abstained(), "100 %"],
        ["false stories on benign twins", len(twins) - quiet, "0"],
    ]
    return table(["figure", "measured", "goal"], rows)


def agreement(sums):
    starts = [abs(error) for error in (score["encryption"]["start_error_seconds"] for score in sums.scores) if error is not None]
    rows = [[name, *sums.marks(*path)] for name, path in (
        ("incident", ("incident",)), ("certainty of the origin", ("origin", "state")), ("encryption", ("encryption", "state")),
        ("extension", ("encryption", "extension")), ("backups", ("backups",)), ("exfiltration", ("exfiltration",)))]
    note = f"\nStart of the encryption: median error {median(starts)} s.\n"
    return table(["answer", *MARKS], rows) + note


def confusion(sums):
    counted = collections.Counter()
    for score in sums.scores:
        for cell in score["hosts"]["confusion"]:
            counted[cell["expected"], cell["told"]] += cell["hosts"]
    told = sorted({told for _, told in counted})
    rows = [[expected, *(counted[expected, one] or "" for one in told)] for expected in sorted({real for real, _ in counted})]
    return table(["in truth \\ told", *told], rows)


def drills(scores):
    attacks = [(drill, score) for drill, score in scores if not drill.benign]
    twins = [(drill, score) for drill, score in scores if drill.benign]
    sums = Sums([score for _, score in attacks])
    return "\n".join([f"## Drills: {len(attacks)} attacks, {len(twins)} benign twins\n", overall(sums, twins),
                      by_scenario(attacks, twins), "### States of machines\n", confusion(sums), "### Other answers\n",
                      agreement(sums)])


def degradation(results):
    files = [result for result in results if not result[2]]
    machines = [result for result in results if result[2]]
    rows = []
    for name, tried in (("one file", files), ("one machine", machines)):
        kept = sum(score["origin"]["all_first"] for *_, whole, score, _ in tried if whole["origin"]["all_first"])
        right = sum(whole["origin"]["all_first"] for *_, whole, _, _ in tried)
        rows.append([name, len(tried), share(kept, right), sum(bool(new) for *_, new in tried)])
    lines = ["## Evidence taken away\n", table(["removed", "diagnoses", "entry still first", "with a new false statement"], rows)]
    lines += [f"- {drill}, without {piece}: {'; '.join(new)}" for drill, piece, _, _, _, new in results if new]
    return "\n".join(lines) + "\n"


def pack(results):
    answered = [(name, result) for name, result in results if result]
    told = [result for _, result in answered]
    edges, right = sum(one["edges"] for one in told), sum(one["right_edges"] for one in told)
    rows = [["cases with Windows events", f"{len(answered)} of {len(results)}"],
            ["first machine at rank 1", share(sum(one["host"] for one in told), len(told))],
            ["first machine in the first three", share(sum(one["host_in_three"] for one in told), len(told))],
            ["account at rank 1", share(sum(one["account"] and one["told"] for one in told), len(told))],
            ["moves: precision", share(right, sum(one["told_edges"] for one in told))],
            ["moves: recall", share(right, edges)],
            ["same verdict with other names, addresses and times", share(sum(one["same_when_renamed"] for one in told), len(told))]]
    lines = ["## Recorded attacks of the evidence pack\n", table(["figure", "measured"], rows)]
    for name, one in answered:
        wrong = [] if one["host"] and one["account"] else [f"first machine {one['told_host'] or '–'} ({one['told_account'] or '–'})"]
        wrong += [f"missed {edge}" for edge in one["missed"]] + [f"invented {edge}" for edge in one["invented"]]
        wrong += [] if one["same_when_renamed"] else ["another verdict when renamed"]
        if wrong:
            lines.append(f"- {name} (incident: {one['incident']}): {'; '.join(wrong)}")
    return "\n".join(lines) + "\n"


def differences(score):
    """What differs between a diagnosis and the truth, most serious first."""
    origin, found = score["origin"], []
    for key in ("vector", "host", "account", "source_ip"):
        answer = origin[key]
        if answer["mark"] in ("wrong", "silent"):
            found.append(f"{key} {answer['told'] or '–'} for {answer['expected']}")
    found += [f"accuses {host}" for host in score["hosts"]["falsely_compromised"]]
    found += [f"calls {host} encrypted" for host in score["hosts"]["falsely_encrypted"]]
    for name, answer in (("incident", score["incident"]), ("origin", origin["state"]), ("backups", score["backups"]),
                         ("exfiltration", score["exfiltration"]), ("encryption", score["encryption"]["state"]),
                         ("extension", score["encryption"]["extension"])):
        silent = answer["mark"] == "silent" and answer["expected"] not in ("no", "intact")  # not vouching for what is well is no miss
        if silent or answer["mark"] in ("wrong", "weaker"):
            found.append(f"{name} {answer['told'] or '–'} for {answer['expected']}")
    for name in ("lateral", "accounts", "log_tampering"):
        found += [f"{name}: missed {entry}" for entry in score[name]["missed"]]
        found += [f"{name}: invented {entry}" for entry in score[name]["invented"]]
    return found


def misses(scores):
    lines = ["## What differed, drill by drill\n"]
    for drill, score in scores:
        # A benign week that is called unknown, or whose intact backups are not vouched for, is no miss.
        found = [] if drill.benign and score["passed"] else differences(score)
        if found:
            lines.append(f"- **{drill}**{'' if score['passed'] else ' (failed)'}: {'; '.join(found)}")
    return "\n".join(lines) + "\n"

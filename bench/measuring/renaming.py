# SPDX-License-Identifier: EUPL-1.2
"""The same evidence in other words: machines, domain, accounts, addresses and the attackers' files get other names, and everything
happens at another time. The verdict must be the same but for the names; where it is not, the program knows the evidence by heart."""
import datetime
import json
import re

SHIFT = datetime.timedelta(days=-411, hours=5, minutes=17)
_MOMENT = re.compile(r"\b(20\d\d-\d\d-\d\d)([T ])(\d\d:\d\d:\d\d)")
_WINDOWS_OWN = {"system", "localservice", "networkservice", "administrator", "guest", "anonymous logon", "local service",
                "network service", "defaultaccount", "users", "administrators", "guests", "localsystem"}
_ADDRESS = re.compile(r"\b172\.18\.(\d+)\.(\d+)\b|\b192\.168\.(\d+)\.(\d+)\b|\b10\.0\.(\d+)\.(\d+)\b")


def _shifted(match):
    moment = datetime.datetime.fromisoformat(f"{match[1]} {match[3]}") + SHIFT
    return f"{moment:%Y-%m-%d}{match[2]}{moment:%H:%M:%S}"


def _other_address(match):
    numbers = [part for part in match.groups() if part]
    return "10.77." + ".".join(numbers)


def _pseudonym(kind, number):
    return f"{kind}{number:02d}"


class Renaming:
    """Learns the names of one case from its records, then rewrites its lines."""

    def __init__(self, lines):
        hosts, domains, users, files = set(), set(), set(), set()
        for line in lines:
            record = json.loads(line)
            host = str(record.get("Hostname") or record.get("Computer") or "")
            hosts.add(host.split(".")[0])
            domains.update(host.split(".")[1:2])
            for key in ("TargetUserName", "SubjectUserName", "AccountName", "User"):
                name = str(record.get(key) or "").split("\\")[-1].split("@")[0]
                if name and not name.endswith("$") and name.lower() not in _WINDOWS_OWN and re.fullmatch(r"[a-z]+\.?[a-z]+", name.lower()):
                    users.add(name)
            for key in ("Image", "NewProcessName"):
                path = str(record.get(key) or "")
                if "\\users\\" in path.lower():
                    files.add(path.rsplit("\\", 1)[-1].rsplit(".", 1)[0])
        self.names = {}
        for kind, found in (("poste", hosts), ("commune", domains), ("agent", users), ("programme", files)):
            for number, name in enumerate(sorted({one.lower() for one in found if len(one) > 3})):
                self.names.setdefault(name, _pseudonym(kind, number))
        words = sorted(self.names, key=len, reverse=True)
        self.pattern = re.compile(r"(?<![A-Za-z0-9])(" + "|".join(map(re.escape, words)) + r")(?![a-z0-9])", re.IGNORECASE)

    def apply(self, text):
        text = self.pattern.sub(lambda match: self.names[match[1].lower()], text)
        return _MOMENT.sub(_shifted, _ADDRESS.sub(_other_address, text))


def told(diagnosis):
    """What a verdict says, as far as names and times can be compared."""
    first = (diagnosis["origin"]["hypotheses"] or [{}])[0]
    return json.dumps({
        "incident": diagnosis["incident"]["state"],
        "origin": [first.get(key) for key in ("vector", "host", "account", "source_ip", "time")],
        "hosts": sorted((host["name"], host["state"]) for host in diagnosis["hosts"]),
        "accounts": sorted((one["name"], one["state"]) for one in diagnosis["accounts"]),
        "lateral": sorted([str(move[key]) for key in ("from", "to", "account", "method", "outcome", "time")]
                          for move in diagnosis["lateral"]),
        "clues": sorted([key, one["kind"], one["host"]] for key in ("persistence", "credential_theft", "defence_evasion")
                        for one in diagnosis[key]),
    }, sort_keys=True, ensure_ascii=False)


def same_verdict(bench, evidence, original, folder):
    """True where the verdict on the renamed evidence is the original one, renamed."""
    lines = [line for path in evidence for line in path.read_text(errors="surrogateescape").splitlines() if line.strip()]
    renaming = Renaming(lines)
    folder.mkdir()
    copies = []
    for path in evidence:
        copies.append(folder / path.name)
        copies[-1].write_text(renaming.apply(path.read_text(errors="surrogateescape")), errors="surrogateescape")
    case = folder / "case"
    case.mkdir()
    renamed = json.loads(bench.diagnose(copies, case).read_text())
    expected, found = renaming.apply(told(original)).lower(), told(renamed).lower()
    return sorted_words(expected) == sorted_words(found)


def sorted_words(text):
    """Other names sort otherwise: what is said counts, not in which order of names."""
    return sorted(re.findall(r"[\w.\-:\\$]+", text))

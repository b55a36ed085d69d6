# SPDX-License-Identifier: EUPL-1.2
"""A night in one case: the commands that people type, what they read on the pages, and what must hold whatever the story."""
import html.parser
import json
import pathlib
import re
import subprocess
import sys

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "cli"), str(TESTS / "pages")]
import markup  # noqa: E402
import program  # noqa: E402
from program import DONE, beffroi  # noqa: E402

UNTOLD = re.compile(r"⟦|\x1b|<script")
NAME_OF_A_MACHINE = re.compile(r"\$(\w+)@(\w+)")


class Words(html.parser.HTMLParser):
    """The words of a page as its reader sees them: one line a paragraph, plain spaces."""

    BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "tr", "div", "section", "table", "br", "dt", "dd", "figure"}

    def __init__(self, page):
        super().__init__()
        self.parts, self.hidden = [], 0
        self.feed(page.read_text(encoding="utf-8"))
        self.text = "\n".join(line for line in map(plain, "".join(self.parts).split("\n")) if line)

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in ("style", "script")
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("style", "script")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def plain(text):
    """One space wherever the text has blanks of any kind."""
    return re.sub(r"\s+", " ", text).strip()


def words_of(page):
    return Words(page).text


def drilled(name, seed):
    """The evidence of a drill, and the names of its machines by (role, site)."""
    folder = program.workshop() / f"{name}-{seed}"
    if not folder.exists():
        outcome = beffroi("drill", name, "--seed", seed, "-o", folder)
        assert outcome.returncode == DONE, outcome.stderr
    truth = json.loads((folder / "truth.json").read_text())
    machines = {}
    for host in truth["hosts"]:
        machines.setdefault((host["role"], host["site"]), host["name"].split(".")[0])
    return folder / "evidence", machines


class Night:
    """One case. `does` is a command of the night; it must succeed unless a story says otherwise."""

    def __init__(self, folder, town, machines):
        self.folder, self.case, self.machines = folder, folder / "affaire", machines
        text = (pathlib.Path(__file__).parent / town).read_text(encoding="utf-8")
        self.town = self.written("town.yaml", NAME_OF_A_MACHINE.sub(lambda found: machines[found[1], found[2]], text))

    def written(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def does(self, *arguments, by="", code=DONE):
        outcome = beffroi(*arguments, "--case", self.case, *(("--by", by) if by else ()))
        assert outcome.returncode == code, f"{arguments}: {outcome.returncode}\n{outcome.stdout}\n{outcome.stderr}"
        assert not UNTOLD.search(outcome.stdout + outcome.stderr), outcome.stdout
        return plain(outcome.stdout + " " + outcome.stderr)

    def refused(self, *arguments, by=""):
        return self.does(*arguments, by=by, code=program.FAILED)

    def told(self, *arguments):
        outcome = beffroi(*arguments, "--json", "--case", self.case)
        assert outcome.returncode == DONE, outcome.stderr
        return json.loads(outcome.stdout)

    def services(self):
        lines = self.told("services")["services"]
        return {line["service"] + ("@" + line["site"] if line["site"] else ""): line for line in lines}

    def grounds(self, service):
        """(ground, name of the machine or the site) of what is proposed for a service."""
        return {(one["ground"], one["machine"]) for one in self.services()[service]["proposal"]["because"]}

    def obligations(self):
        return {one["ref"]: one for one in self.told("obligations")}

    def journal(self):
        return self.told("journal")

    def notices(self):
        return {one["id"]: one for one in self.told("notice", "list")}

    def promises(self):
        return {one["id"]: one for one in self.told("promise", "list")}

    def steps(self):
        plan = self.told("restore")
        return plan, {step["id"]: step for step in plan["steps"]}

    def dossier(self, name, *more, by):
        """The folder and the fields of the next version of a dossier."""
        outcome = beffroi("dossier", name, *more, "--json", "--case", self.case, "--by", by)
        assert outcome.returncode == DONE, outcome.stderr
        told = json.loads(outcome.stdout)
        folder = self.case / "dossiers" / f"{told['ref'].replace('@', '-')}-v{told['version']}"
        sums = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False)
        assert sums.returncode == 0, sums.stdout
        written = json.loads((folder / "dossier.json").read_text())
        assert sum(field["value"] is None for field in written["fields"]) == told["open_fields"], told
        return written, {field["id"]: field for field in written["fields"]}

    def checked(self, text):
        """sentence → what `notice check` answers."""
        outcome = beffroi("notice", "check", "--text", self.written("texte.txt", text), "--json", "--case", self.case)
        return {plain(one["sentence"]): one["answer"] for one in json.loads(outcome.stdout)}

    def sheet(self, start):
        (page,) = (self.case / "imprimer").glob(f"{start}*.html")
        return words_of(page)

    def board(self):
        return words_of(self.case / "tableau.html")

    def at_once(self, *commands):
        """Starts them all, waits for all: every one must succeed."""
        running = [subprocess.Popen([program.BEFFROI, *map(str, one), "--case", str(self.case)], stdout=subprocess.DEVNULL,
                                    stderr=subprocess.PIPE, text=True) for one in commands]
        for one, command in zip(running, commands):
            _, said = one.communicate(timeout=120)
            assert one.returncode == DONE, f"{command}: {said}"

    def pages(self, published):
        """Every page that people print, hand over or read; a fragment is no whole page."""
        made = [*self.case.glob("imprimer/*.html"), *self.case.glob("dossiers/*/*.html"), *published.rglob("*.html"), self.case / "tableau.html"]
        return sorted(page for page in made if page.name != "fragment.html")

    def problems_of_pages(self, published):
        return [problem for page in self.pages(published) for problem in markup.problems_of(page)]

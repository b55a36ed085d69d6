# SPDX-License-Identifier: EUPL-1.2
"""Drills made, diagnosed and scored, several at a time."""
import concurrent.futures
import dataclasses
import json
import shutil
import subprocess
import sys


@dataclasses.dataclass(frozen=True)
class Drill:
    scenario: str
    seed: int
    benign: bool

    def __str__(self):
        return f"{self.scenario} {self.seed}" + (" benign" if self.benign else "")

    @property
    def folder(self):
        return str(self).replace(" ", "-")


class Bench:
    """Runs the program. What it writes lies below `scratch` and is gone when a drill is scored; `keep` gets the small files."""

    def __init__(self, program, scratch, jobs, keep=None):
        self.program, self.scratch, self.jobs, self.keep = program, scratch, jobs, keep
        self.done = 0

    def call(self, *command, allowed=(0,)):
        """Standard output of the program; any other exit code ends the measurement, with what it said."""
        result = subprocess.run([str(self.program), *map(str, command)], capture_output=True, text=True, check=False)
        if result.returncode not in allowed:
            sys.exit(f"bench: beffroi {' '.join(map(str, command))} answered {result.returncode}\n{result.stderr}")
        return result.stdout

    def scenarios(self):
        return [line.split("\t")[0] for line in self.call("drill", "--list").splitlines() if line]

    def play(self, drill):
        folder = self.scratch / drill.folder
        command = ["drill", drill.scenario, "-o", folder, "--seed", drill.seed]
        self.call(*command, *(["--benign"] if drill.benign else []))
        return folder

    def diagnose(self, evidence, folder):
        """The diagnosis of some evidence, as its path. Exit 3: nothing readable, which is a diagnosis too."""
        verdict, case = folder / "diagnosis.json", folder / "case"
        self.call("diagnose", *evidence, "--case", case, "--json", verdict, "--threads", 1, allowed=(0, 3))
        shutil.rmtree(case, ignore_errors=True)
        return verdict

    def compare(self, verdict, truth):
        return json.loads(self.call("score", verdict, truth, "--json", allowed=(0, 1)))

    def score_one(self, drill):
        folder = self.play(drill)
        score = self.compare(self.diagnose([folder / "evidence"], folder), folder / "truth.json")
        if self.keep:
            self.put_aside(drill, folder, score)
        shutil.rmtree(folder)
        return score

    def put_aside(self, drill, folder, score):
        target = self.keep / drill.folder
        target.mkdir(parents=True, exist_ok=True)
        for name in ("diagnosis.json", "truth.json"):
            shutil.copy(folder / name, target / name)
        (target / "score.json").write_text(json.dumps(score, indent=2, ensure_ascii=False))

    def each(self, items, action):
        """[(item, result)] in the order of the items, some at a time; progress on a terminal."""
        with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            waiting = [pool.submit(action, item) for item in items]
            for number, future in enumerate(concurrent.futures.as_completed(waiting), 1):
                future.result()
                if sys.stderr.isatty():
                    print(f"\r{number} / {len(waiting)} ", end="", file=sys.stderr, flush=True)
        if sys.stderr.isatty():
            print("\r", end="", file=sys.stderr)
        return [(item, future.result()) for item, future in zip(items, waiting)]

    def score_all(self, drills):
        return self.each(drills, self.score_one)

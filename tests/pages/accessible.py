# SPDX-License-Identifier: EUPL-1.2
"""axe-core on our pages, in Debian's Chromium, and html-validate on their markup. They come from where the machine has them:
`tools/install-packages pages` installs Chromium and npm, and the two packages are put into build/pages the first time."""
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
AXE_VERSION, VALIDATE_VERSION = "4.14.1", "9.7.1"
FOLDER = ROOT / "build/pages"
WIDTHS = (360, 1280)

_RUN = """
<script>
  axe.run(document, {resultTypes: ["violations"]}).then(
    found => found.violations.map(one => one.id + ": " + one.nodes.map(node => node.target.join(" ")).slice(0, 3).join(", ")),
    error => ["axe failed: " + error]).then(list => {
      const told = document.createElement("pre");
      told.id = "axe-told";
      told.textContent = JSON.stringify(list);
      document.body.appendChild(told);
    });
</script>
"""


def fetched(variable, below, package):
    """A file of an npm package that is fetched once, or a reason why it is not there."""
    told = os.environ.get(variable)
    path = pathlib.Path(told) if told else FOLDER / "node_modules" / below
    if path.is_file():
        return path, ""
    if not shutil.which("npm"):
        return None, f"neither {package} nor npm is here: tools/install-packages pages"
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--prefix", str(FOLDER), "--no-audit", "--no-fund", "--ignore-scripts", package]
    try:
        subprocess.run(command, capture_output=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        return None, f"{package} could not be fetched in two minutes"
    return (path, "") if path.is_file() else (None, f"{package} could not be fetched")


def axe():
    return fetched("BEFFROI_AXE", "axe-core/axe.min.js", f"axe-core@{AXE_VERSION}")


def validator():
    """The command line of html-validate."""
    if not shutil.which("node"):
        return None, "node is not here: tools/install-packages pages"
    return fetched("BEFFROI_HTML_VALIDATE", "html-validate/bin/html-validate.mjs", f"html-validate@{VALIDATE_VERSION}")


def invalid_in(pages):
    """What html-validate says against the markup of pages by the standard of HTML, one line each."""
    script, _ = validator()
    with tempfile.TemporaryDirectory(prefix="beffroi-html.") as folder:
        rules = pathlib.Path(folder) / "rules.json"
        rules.write_text(json.dumps({"extends": ["html-validate:standard"], "root": True}), encoding="utf-8")
        answer = pathlib.Path(folder) / "answer.json"  # a pipe would lose what is long
        command = ["node", str(script), "--config", str(rules), "--formatter", f"json={answer}", *map(str, pages)]
        told = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        if not answer.is_file():
            return [f"html-validate gave no answer: {told.stderr[:300]}"]
        results = json.loads(answer.read_text(encoding="utf-8"))
    return [f"{pathlib.Path(result['filePath']).name}:{message['line']}: {message['message']}"
            for result in results for message in result["messages"]]


def why_not():
    """Empty where pages can be looked at."""
    if not shutil.which("chromium"):
        return "Chromium is not here: tools/install-packages pages"
    return axe()[1]


def violations_of(page, width):
    """What axe says against a page at that width, one line each."""
    script, _ = axe()
    text = re.sub(r'<meta http-equiv="(Content-Security-Policy|refresh)"[^>]*>', "", page.read_text(encoding="utf-8"))
    looked_at = text.replace("</body>", f'<script src="{script.as_uri()}"></script>{_RUN}</body>')
    with tempfile.TemporaryDirectory(prefix="beffroi-axe.") as folder:
        copy = pathlib.Path(folder) / page.name
        copy.write_text(looked_at, encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", f"--window-size={width},2000",
                   f"--user-data-dir={folder}/profile", "--virtual-time-budget=20000", "--allow-file-access-from-files", copy.as_uri()]
        shown = subprocess.run(command, capture_output=True, text=True, timeout=400, check=False).stdout
    told = re.search(r'<pre id="axe-told">(.*?)</pre>', shown, re.S)
    return json.loads(html.unescape(told[1])) if told else ["axe gave no answer"]

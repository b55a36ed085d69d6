# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a page that we wrote: elements that do not close, ids that stand twice, links and references that lead nowhere,
headings out of order, tables and pictures without names, times that browsers do not know."""
import html.parser
import pathlib
import re
import urllib.parse

VOID = {"meta", "link", "br", "hr", "img", "input", "col", "wbr", "base"}
ONCE = ("html", "head", "body", "title", "main")
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers", "list")
HEADING = re.compile(r"h([1-6])$")
TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$")
BLOCKS = {"p", "ul", "ol", "div", "section", "article", "table", "h1", "h2", "h3", "h4", "dl", "nav", "header", "footer", "main", "figure"}
ALLOWED_IN_LIST = {"li", "script", "template"}
SCHEMES = ("https:", "http:", "tel:", "mailto:", "data:")


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.path, self.problems, self.open = pathlib.Path(path), [], []
        self.ids, self.wanted, self.links, self.seen, self.heading, self.labelled = set(), [], [], {}, 0, False
        self.text = self.path.read_text(encoding="utf-8")
        if not self.text.startswith("<!DOCTYPE html>\n"):
            self.problem("does not begin with <!DOCTYPE html>")
        self.feed(self.text)
        self.close()
        self.finish()

    def problem(self, text):
        self.problems.append(f"{self.path.name}:{self.getpos()[0]}: {text}")

    def handle_starttag(self, tag, attributes):
        if "svg" not in self.open:  # a drawing has a title of its own
            self.seen[tag] = self.seen.get(tag, 0) + 1
        names = [name for name, _ in attributes]
        if len(names) != len(set(names)):
            self.problem(f"<{tag}> has an attribute twice")
        self.check_attributes(tag, dict(attributes))
        self.check_place(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.problem(f"</{tag}> closes nothing; open: {self.open[-3:]}")
            if tag in self.open:
                del self.open[self.open.index(tag):]
        else:
            self.open.pop()

    def check_place(self, tag):
        parent = self.open[-1] if self.open else None
        if parent == "p" and tag in BLOCKS:
            self.problem(f"<{tag}> within <p>")
        if parent in ("ul", "ol") and tag not in ALLOWED_IN_LIST:
            self.problem(f"<{tag}> within <{parent}>")
        if tag == "li" and parent not in ("ul", "ol"):
            self.problem("<li> outside a list")
        if tag == "a" and "a" in self.open:
            self.problem("<a> within <a>")
        found = HEADING.match(tag)
        if found:
            if int(found[1]) > self.heading + 1:
                self.problem(f"<{tag}> after a heading of rank {self.heading}")
            self.heading = int(found[1])

    def check_attributes(self, tag, attributes):
        if "id" in attributes:
            if attributes["id"] in self.ids:
                self.problem(f"id '{attributes['id']}' stands twice")
            if not attributes["id"] or re.search(r"\s", attributes["id"]):
                self.problem("an id is empty or has blanks")
            self.ids.add(attributes["id"])
        for name in REFERENCES:
            self.wanted += (attributes.get(name) or "").split()
        if "href" in attributes:
            self.links.append(attributes["href"] or "")
        if "src" in attributes and not (attributes["src"] or "").startswith("data:"):
            self.problem(f"<{tag}> fetches {attributes['src']}")
        if any(name.startswith("on") for name in attributes):
            self.problem(f"<{tag}> has an event handler")
        if tag == "img" and "alt" not in attributes:
            self.problem("<img> without alt")
        if tag == "html" and not attributes.get("lang"):
            self.problem("<html> without lang")
        if tag == "time" and not TIME.match(attributes.get("datetime") or ""):
            self.problem(f"<time> is none: {attributes.get('datetime')}")

    def handle_data(self, data):
        if self.open and self.open[-1] in ("ul", "ol", "table", "tr", "tbody", "thead") and data.strip():
            self.problem(f"text within <{self.open[-1]}>")

    def finish(self):
        for tag in self.open:
            self.problem(f"<{tag}> is never closed")
        for tag in ONCE[:4]:
            if self.seen.get(tag, 0) != 1:
                self.problem(f"<{tag}> stands {self.seen.get(tag, 0)} times")
        for tag in ("main", "h1"):
            if self.seen.get(tag, 0) > 1:
                self.problem(f"<{tag}> stands {self.seen[tag]} times")
        for name in self.wanted:
            if name not in self.ids:
                self.problem(f"'{name}' is referred to and nowhere")
        for link in self.links:
            self.check_link(link)

    def check_link(self, link):
        if link.startswith(SCHEMES):
            return
        address, _, anchor = link.partition("#")
        target = self.path if not address else self.path.parent / urllib.parse.unquote(address)
        if not target.is_file():
            self.problem(f"the link {link} leads nowhere")
        elif anchor and target == self.path and anchor not in self.ids:
            self.problem(f"the link {link} leads to no element")


def problems_of(path):
    return Page(path).problems

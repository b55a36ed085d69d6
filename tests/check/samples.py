# SPDX-License-Identifier: EUPL-1.2
"""For each check a small tree that breaks its rule, what the check must say, and the files that mend it."""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Sample:
    check: str
    says: str
    bad: dict
    good: dict  # replaces the bad files of the same path; None takes one away


BASE = {"src/base/CMakeLists.txt": "beffroi_library(base LINKS fmt::fmt)\n"}
LONG_FUNCTION = "int f() {\n" + "  g();\n" * 61 + "  return 0;\n}\n"
SPDX = "// SPDX-License-Identifier: EUPL-1.2\n"

SAMPLES = [
    Sample("assertions", "TEST(Reader, Reads) asserts nothing",
           {"src/base/a_test.cpp": "TEST(Reader, Reads) {\n  read();\n}\n"},
           {"src/base/a_test.cpp": "TEST(Reader, Reads) {\n  EXPECT_TRUE(read());\n}\n"}),
    Sample("assertions", "TEST(Reader, Reads) asserts nothing",
           {"src/base/a_test.cpp": "void look() {\n  g();\n}\n\nTEST(Reader, Reads) {\n  look();\n}\n"},
           {"src/base/a_test.cpp": "void look() {\n  EXPECT_EQ(g(), 1);\n}\n\nTEST(Reader, Reads) {\n  look();\n}\n"}),
    Sample("assertions", "this test asserts nothing",
           {"tests/cli/a_test.py": "class T:\n    def test_one(self):\n        run()\n\n    def test_two(self):\n        self.assertTrue(1)\n"},
           {"tests/cli/a_test.py": "class T:\n    def test_one(self):\n        self.assertTrue(run())\n"}),

    Sample("catalogue", "'error.lost' is missing in en",
           {"src/app/messages.fr.yaml": "error:\n  lost: perdu\n", "src/app/messages.en.yaml": "error: {}\n"},
           {"src/app/messages.en.yaml": "error:\n  lost: lost\n"}),
    Sample("catalogue", "not the same arguments in both languages: path",
           {"src/app/messages.fr.yaml": 'a: "{path} perdu"\n', "src/app/messages.en.yaml": 'a: "lost"\n'},
           {"src/app/messages.en.yaml": 'a: "{path} lost"\n'}),
    Sample("catalogue", "not the same arguments in both languages: ip",
           {"src/app/messages.fr.yaml": 'a: "{n, plural, one {une} other {# depuis {de ip}}}"\n',
            "src/app/messages.en.yaml": 'a: "{n, plural, one {one} other {#}}"\n'},
           {"src/app/messages.en.yaml": 'a: "{n, plural, one {one} other {# from {ip}}}"\n'}),
    Sample("catalogue", "no catalogue holds issue.evtx.binary_xml",
           {"src/readers/evtx/messages.fr.yaml": "issue.evtx.cut: a\n", "src/readers/evtx/messages.en.yaml": "issue.evtx.cut: a\n",
            "src/readers/evtx/a.cpp": 'void f() { issue(bad ? "evtx.binary_xml" : "evtx.cut", 0, 0); }\n'},
           {"src/readers/evtx/a.cpp": 'void f() { sink.issue({"evtx.cut", 0, 0, {}}); }\n'}),
    Sample("catalogue", "this catalogue is missing",
           {"src/app/messages.fr.yaml": "a: b\n"}, {"src/app/messages.en.yaml": "a: b\n"}),
    Sample("catalogue", "no catalogue holds error.app.unwritten",
           {"src/app/messages.fr.yaml": "a: b\n", "src/app/messages.en.yaml": "a: b\n",
            "src/app/a.cpp": 'auto f() { return base::fail("app.unwritten"); }\n'},
           {"src/app/messages.fr.yaml": "error:\n  app.unwritten: b\n",
            "src/app/messages.en.yaml": "error:\n  app.unwritten: b\n"}),

    Sample("constructs", "we throw no exception",
           {"src/base/a.cpp": "void f() { throw 1; }\n"}, {"src/base/a.cpp": '// never throw\nauto s = "throw";\n'}),
    Sample("constructs", "we throw no exception",
           {"src/base/a.cpp": "consteval int f() { throw 1; }\nint g() { throw 1; }\n"},
           {"src/base/a.cpp": "consteval int f() { if (bad) { throw 1; } return 2; }\nint g() { return 1; }\n"}),
    Sample("constructs", "no bare new or delete",
           {"src/base/a.cpp": "auto* p = new Thing();\n"},
           {"src/base/a.cpp": "Thing(const Thing&) = delete;\nauto p = std::make_unique<Thing>();\n"}),
    Sample("constructs", "never memory-mapped",
           {"src/base/a.cpp": "auto* p = mmap(nullptr, n, 0, 0, f, 0);\n"}, {"src/base/a.cpp": "auto n = read(f, p, n);\n"}),
    Sample("constructs", "not the same on every machine",
           {"src/drill/a.cpp": "std::mt19937 random;\n"}, {"src/drill/a.cpp": "Random random(seed);\n"}),

    Sample("doors", "<sqlite3.h> may be included only in src/casefile/",
           {"src/sigma/a.cpp": "#include <sqlite3.h>\n"}, {"src/sigma/a.cpp": "#include <vector>\n#include <fmt/format.h>\n"}),
    Sample("doors", "<curl/curl.h> has no door",
           {"src/sigma/a.cpp": "#include <curl/curl.h>\n"}, {"src/sigma/a.cpp": "#include <cerrno>\n"}),
    Sample("doors", "<sys/mman.h> has no door",
           {"src/evidence/a.cpp": "#include <sys/mman.h>\n"}, {"src/evidence/a.cpp": "#include <sys/stat.h>\n"}),

    Sample("format", "not laid out by .clang-format",
           {".clang-format": "BasedOnStyle: Google\n", "src/base/a.cpp": "int  f( ){return 1;}\n"},
           {"src/base/a.cpp": "int f() { return 1; }\n"}),

    Sample("issues", "'evtx.cut' is not explained in src/readers/evtx/README.md",
           {"src/readers/evtx/README.md": "# EVTX\n", "src/readers/evtx/a.cpp": 'void f() { issue("evtx.cut", 0, 0); }\n'},
           {"src/readers/evtx/README.md": "- `evtx.cut`: ends too early\n"}),

    Sample("layers", "'base' includes 'model' but does not USE it",
           {**BASE, "src/model/CMakeLists.txt": "beffroi_library(model USES base)\n",
            "src/base/a.cpp": '#include "model/event.h"\n'},
           {"src/base/a.cpp": '#include "base/text.h"\n', "src/base/a_test.cpp": '#include "model/event.h"\n'}),
    Sample("layers", "library 'evidence' uses 'match', which is not a layer below it",
           {**BASE, "src/match/CMakeLists.txt": "beffroi_library(match USES base)\n",
            "src/evidence/CMakeLists.txt": "beffroi_library(evidence USES base match LINKS archive)\n"},
           {"src/evidence/CMakeLists.txt": "beffroi_library(evidence USES base TESTS_USE match)\n"}),
    Sample("layers", "plugin 'evtx' includes its neighbour 'syslog'",
           {"src/readers/CMakeLists.txt": "beffroi_library(readers)\n",
            "src/readers/evtx/reader.cpp": '#include "readers/syslog/line.h"\n'},
           {"src/readers/evtx/reader.cpp": '#include "readers/evtx/chunk.h"\n#include "readers/registry.h"\n'}),

    Sample("links", "link to docs/away.md, which does not exist",
           {"README.md": "See [there](docs/away.md).\n"}, {"docs/away.md": "Here.\n"}),
    Sample("links", "names src/gone.cpp, which does not exist",
           {"docs/a.md": "Look at `src/gone.cpp`.\n"},
           {"docs/a.md": "Look at `src/<name>.cpp`, [the guide](../docs/a.md#look) and [x](https://example.org).\n"}),

    Sample("rules", "has no test events beside it",
           {"rules/logon/a.yml": "title_fr: a\n"}, {"rules/logon/a.test.yml": "match: [{}]\nno_match: [{}]\n"}),
    Sample("rules", "has no French title",
           {"rules/logon/a.yml": "title: a\n", "rules/logon/a.test.yml": "match: [{}]\nno_match: [{}]\n"},
           {"rules/logon/a.yml": "title: a\ntitle_fr: b\n"}),
    Sample("rules", "gives no event that must not match",
           {"rules/logon/a.yml": "title_fr: a\n", "rules/logon/a.test.yml": "match: [{}]\n"},
           {"rules/logon/a.test.yml": "match: [{}]\nno_match: [{}]\n"}),

    Sample("rules", "has the id of rules/a.yml",
           {"rules/a.yml": "id: 1\ntitle_fr: a\n", "rules/b.yml": "id: 1\ntitle_fr: b\n", "rules/a.test.yml": "match: [{}]\nno_match: [{}]\n",
            "rules/b.test.yml": "match: [{}]\nno_match: [{}]\n"}, {"rules/b.yml": "id: 2\ntitle_fr: b\n"}),

    Sample("sizes", "501 lines", {"src/base/a.cpp": "int a;\n" * 501}, {"src/base/a.cpp": "int a;\n" * 300}),
    Sample("sizes", "f has 64 lines", {"src/base/a.cpp": LONG_FUNCTION},
           {"src/base/a.cpp": "int f() {\n" + "  g();\n" * 20 + "  return 0;\n}\n"}),

    Sample("spdx", "one of the first three lines must say",
           {"src/base/a.h": "#pragma once\n"}, {"src/base/a.h": SPDX + "#pragma once\n"}),
    Sample("spdx", "one of the first three lines must say",
           {"tools/thing": "#!/bin/sh\ntrue\n"}, {"tools/thing": "#!/bin/sh\n# SPDX-License-Identifier: EUPL-1.2\ntrue\n"}),

    Sample("typography", "French typography",
           {"src/app/messages.fr.yaml": 'a: "Qui : « lui » ; pourquoi ?"\n'},
           {"src/app/messages.fr.yaml": 'a: "Qui\u00a0: «\u00a0lui\u00a0»\u202f; pourquoi\u202f?"\n# a : b\nb: {c: "d:e"}\n'}),
    Sample("typography", "French typography", {"data/a.yaml": """name: {fr: "l'eau", en: "the town's"}\n"""},
           {"data/a.yaml": """name: {fr: "l’eau", en: "the town's : x"}\n"""}),

    Sample("words", "work left for later", {"src/base/a.cpp": "// TODO: the rest\n"}, {"src/base/a.cpp": "// the rest\n"}),
    Sample("words", "'util' in a name", {"src/base/util.cpp": "\n"}, {"src/base/util.cpp": None, "src/base/text.cpp": "\n"}),
    Sample("words", "names a writing tool", {"README.md": "Written with ChatGPT.\n"}, {"README.md": "Written with care.\n"}),
    Sample("words", "this type's name", {"src/base/a.h": "class EventManager {\n"}, {"src/base/a.h": "class EventQueue {\n"}),
]

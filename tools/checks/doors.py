# SPDX-License-Identifier: EUPL-1.2
"""One door per outside library: its headers are named in one place, and a library without a door is not used at all."""
import re

from checking.tree import Problem, is_test

# header prefix → where it may be included (path prefixes)
DOORS = {
    "CLI/": ["src/app/"],
    "archive.h": ["src/evidence/"],
    "archive_entry.h": ["src/evidence/"],
    "date/": ["src/base/time"],
    "duckdb.h": ["src/casefile/"],
    "hs": ["src/match/"],
    "libdeflate.h": ["src/base/checksum"],
    "maxminddb.h": ["src/places/"],
    "openssl/": ["src/base/crypto", "src/server/"],
    "re2/": ["src/match/"],
    "simdjson.h": ["src/base/json/"],
    "sodium.h": ["src/base/crypto"],
    "sqlite3.h": ["src/casefile/"],
    "yaml.h": ["src/base/yaml/"],
}
# Text formatting, and what the system itself offers. Not among them: sys/mman.h, evidence is never memory-mapped.
ANYWHERE = re.compile(r"fmt/|[a-z_0-9]+$|c?(arpa/inet|netinet/in|dirent|errno|fcntl|locale|signal|unistd|pwd|termios|langinfo|poll)\.h$|x86intrin\.h$|[a-z]mmintrin\.h$"
                      r"|sys/(stat|types|ioctl|file|resource|random|statvfs|time|wait|socket)\.h$")
_INCLUDE = re.compile(r"^\s*#\s*include\s+<([^>]+)>")


def problems(tree):
    for path in tree.cpp(below="src/"):
        if is_test(path):
            continue
        for number, line in tree.lines(path):
            included = _INCLUDE.match(line)
            if not included or ANYWHERE.match(included.group(1)):
                continue
            header = included.group(1)
            places = next((places for prefix, places in DOORS.items() if header.startswith(prefix)), None)
            if places is None:
                yield Problem(path, number, f"<{header}> has no door: name the one place that may include it in tools/checks/doors.py")
            elif not path.startswith(tuple(places)):
                yield Problem(path, number, f"<{header}> may be included only in {', '.join(places)}")

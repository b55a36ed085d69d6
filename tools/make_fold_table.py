#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Write src/base/fold_table.cpp from Unicode's CaseFolding.txt (Debian package unicode-data).

usage: make_fold_table.py /usr/share/unicode/CaseFolding.txt > src/base/fold_table.cpp

Keeps the simple foldings (status C and S) and leaves out those that lead from outside ASCII into ASCII.
"""
import sys

pairs = []
for line in open(sys.argv[1], encoding="utf-8"):
    fields = line.split("#")[0].split(";")
    if len(fields) < 3 or fields[1].strip() not in "CS":
        continue
    source, target = int(fields[0], 16), int(fields[2].strip(), 16)
    if source > 0x7F and target <= 0x7F:
        continue
    pairs.append((source, target - source))
pairs.sort()

runs = []  # first, last, stride, delta
for source, delta in pairs:
    if runs:
        first, last, stride, same = runs[-1]
        gap = source - last
        if same == delta and (gap == stride or (first == last and gap in (1, 2))):
            runs[-1] = (first, source, gap, delta)
            continue
    runs.append((source, source, 1, delta))

print("// SPDX-License-Identifier: EUPL-1.2")
print("// Made by tools/make_fold_table.py from Unicode's CaseFolding.txt.")
print('#include "base/fold_table.h"\n')
print("namespace beffroi::base {\n")
print(f"const std::array<FoldRun, kFoldRuns> kFoldTable = {{{{")
for first, last, stride, delta in runs:
    print(f"    {{0x{first:04X}, 0x{last:04X}, {stride}, {delta}}},")
print("}};\n")
print("}  // namespace beffroi::base")
print(len(runs), file=sys.stderr)

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace beffroi::report {

/// Adds one cell as spreadsheets may safely open it: what would start a formula (= + - @ tab CR) gets an apostrophe before it,
/// control characters are shown, cells with commas, quotes or blanks at the ends are quoted (RFC 4180).
void append_csv_cell(std::string& out, std::string_view cell);

/// A whole line, ended by CR LF.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace beffroi::report

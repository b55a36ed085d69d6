// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beffroi::base {

/// The cells of one line of a CSV file (RFC 4180, without line ends inside cells), blanks around them left out; nothing where a
/// quote is not closed or stands within a cell.
std::optional<std::vector<std::string>> csv_cells(std::string_view line, char separator);

/// Without the blanks at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace beffroi::base

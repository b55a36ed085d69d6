// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "report/html/markup.h"
#include "response/notices/notices.h"

namespace beffroi::report::notices {

/// What makes the words of a line: html::text, or something that escapes as well.
using Inside = std::function<html::Markup(std::string_view)>;

/// What people wrote for the public is shown to its end, however long: html::text cuts texts of the evidence.
html::Markup whole_text(std::string_view text, const Inside& inside = html::text);

/// A plain text as a page shows it: an empty line parts paragraphs, lines beginning with "- " are a list. `inside` makes what stands in a
/// line.
html::Markup paragraphs_of(std::string_view text, const Inside& inside = html::text);

/// How long a message is by the reckoning of its medium, then the spelling that costs less where there is one; empty for a text without a
/// limit.
std::vector<std::string> length_lines(const response::notices::Notice& notice, const response::notices::Kind& kind,
                                      const base::Catalogue& words);

}  // namespace beffroi::report::notices

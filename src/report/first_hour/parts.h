// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/first_hour/sheets.h"
#include "report/paper/page.h"

namespace beffroi::report::first_hour {

/// The page `title` (a message) with this body.
std::string sheet(const Content& content, const base::Catalogue& words, std::string_view title, html::Markup body,
                  paper::Look look = paper::Look::reading);

/// One list item each.
html::Markup bullets(const std::vector<std::string>& texts);
/// The same, with a square to tick.
html::Markup ticks(const std::vector<std::string>& texts, const base::Catalogue& words);
/// The texts of the messages `<id>.1`, `<id>.2`, … as long as there are any.
std::vector<std::string> numbered(const base::Catalogue& words, std::string_view id, const base::Arguments& arguments = {});
/// A red frame: what never to do.
html::Markup never(const std::vector<std::string>& texts, const base::Catalogue& words);
/// A table of `rows` empty lines to write on.
html::Markup empty_table(const std::vector<std::string>& headings, std::size_t rows);
/// The distinct texts that `list` names in all nights, in their order.
std::vector<std::string> gathered(const Content& content, const base::Catalogue& words,
                                  std::vector<response::Wording> response::first_hour::Night::* list);

}  // namespace beffroi::report::first_hour

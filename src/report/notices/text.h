// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "report/html/markup.h"

namespace beffroi::report::notices {

/// What people wrote for the public is shown to its end, however long: html::text cuts texts of the evidence.
html::Markup whole_text(std::string_view text, html::Markup (*inside)(std::string_view) = html::text);

/// A plain text as a page shows it: an empty line parts paragraphs, lines beginning with "- " are a list. `inside` makes what stands in a
/// line: html::text, or something that escapes as well.
html::Markup paragraphs_of(std::string_view text, html::Markup (*inside)(std::string_view) = html::text);

}  // namespace beffroi::report::notices

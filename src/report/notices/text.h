// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "report/html/markup.h"

namespace beffroi::report::notices {

/// A plain text as a page shows it: an empty line parts paragraphs, lines beginning with "- " are a list. Every letter is escaped.
html::Markup paragraphs_of(std::string_view text);

}  // namespace beffroi::report::notices

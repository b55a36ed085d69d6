// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/messages.h"
#include "report/content.h"

namespace beffroi::report::html {

/// The report as one self-contained page: style and drawings within, no script, nothing fetched (a content security policy says so
/// to the browser as well). Everything but the last paragraph (the colophon) is the same bytes for the same diagnosis and catalogue.
std::string page(const Content& content, const base::Catalogue& catalogue);

}  // namespace beffroi::report::html

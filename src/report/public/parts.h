// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "report/html/markup.h"
#include "report/paper/page.h"
#include "report/public/public.h"

namespace beffroi::report::public_page {

/// The sections that page and fragment share, each a <section> with its heading.
html::Markup news(const Content& content, const base::Catalogue& words);
html::Markup services(const Content& content, const base::Catalogue& words);
html::Markup contact(const Content& content, const base::Catalogue& words);
html::Markup advice(const base::Catalogue& words);
html::Markup texts(const Content& content, const base::Catalogue& words);

html::Markup style_sheet();

/// A text in which telephone numbers can be touched to call them.
html::Markup with_telephones(std::string_view text);

}  // namespace beffroi::report::public_page

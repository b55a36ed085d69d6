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
html::Markup advice(const Content& content, const base::Catalogue& words);
html::Markup texts(const Content& content, const base::Catalogue& words);
/// The titles of the last texts, those withdrawn and the address of the page: for whoever pastes the news elsewhere.
html::Markup titles(const Content& content, const base::Catalogue& words);
/// Every published text, whole, with what was corrected in it: those in the language of the page first.
html::Markup history(const Content& content, const base::Catalogue& words);

html::Markup style_sheet();
html::Markup exercise_banner(bool exercise, const base::Catalogue& words);
/// The file around a body: `links` stand in its head.
std::string document(const std::string& title, const html::Markup& links, const html::Markup& body,
                     const base::Catalogue& words);

/// The sentence `public.<name>`, in which the body that speaks has its own word.
std::string said(std::string_view name, const Content& content, const base::Catalogue& words);

/// The title `id` of a page of the body that speaks.
std::string title_text(std::string_view id, const Content& content, const base::Catalogue& words);

html::Markup heading(std::string_view name, const Content& content, const base::Catalogue& words);
/// What is in another language than its page: a screen reader must know.
html::Markup in_language(std::string_view language, const html::Markup& content, const base::Catalogue& words);
/// A sentence of the page that names something of another language.
html::Markup naming(std::string_view language, const std::vector<base::Piece>& pieces, const base::Catalogue& words);
/// The name of a service is that of our catalogue in the reader's language.
bool has_name_of_ours(const response::claims::PublicService& one, const base::Catalogue& words);
/// When there are news; nothing where nobody said.
html::Markup next_news(const Content& content, const base::Catalogue& words);

/// A moment in words; whole seconds, as HTML and feeds know them.
html::Markup moment(base::Timestamp time, const base::Catalogue& words);
base::Timestamp whole_second(base::Timestamp time);
std::string machine_time(base::Timestamp time);

/// A text in which telephone numbers can be touched to call them.
html::Markup with_telephones(std::string_view text);

}  // namespace beffroi::report::public_page

// SPDX-License-Identifier: EUPL-1.2
// What was published, with its corrections and withdrawals.
#include <algorithm>

#include "report/notices/text.h"
#include "report/public/parts.h"

namespace beffroi::report::public_page {
namespace {

using html::element;
using html::join;
using html::Markup;
using html::text;

constexpr std::size_t kMaxTitles = 5;

/// Under the heading of its section, or at once under the title of the page of texts.
enum class Under : std::uint8_t { section, page };

bool is_in_language_of_page(const PublishedText& one, const base::Catalogue& words) {
  return one.language == base::code_of(words.language());
}

/// That a text is in another language, and whether there is one of its kind in the reader's own; nothing of a text in that one.
Markup written_in(const Content& content, const PublishedText& one, const base::Catalogue& words) {
  if (is_in_language_of_page(one, words)) return {};
  const bool translated = std::ranges::any_of(content.texts, [&](const PublishedText& other) {
    return other.kind == one.kind && !other.withdrawn && is_in_language_of_page(other, words);
  });
  return join(text(" – "), text(words.text("public.written_in", {{"language", one.language}, {"only", !translated}})));
}

Markup dates(const Content& content, const PublishedText& one, const base::Catalogue& words) {
  Markup line = moment(one.at, words);
  if (one.first)
    line = join(text(words.text("public.corrected")), text(" "), line, text(" – "), text(words.text("public.first")), text(" "),
                moment(*one.first, words));
  return element("p", {{"class", "soft"}}, line, written_in(content, one, words));
}

Markup title_line(const PublishedText& one, Under under) {
  return under == Under::page ? element("h2", {{"lang", one.language}}, text(one.title))
                              : element("h3", {{"lang", one.language}}, text(one.title));
}

/// What a reader of a withdrawn text must know: that it no longer holds, and which text came in its place. Why it was withdrawn is said in
/// the journal alone.
Markup no_longer_holds(const Content& content, const PublishedText& one, const base::Catalogue& words) {
  const auto instead = std::ranges::find_if(content.texts, [&one](const PublishedText& other) {
    return !other.withdrawn && other.language == one.language && other.kind == one.kind && other.at >= one.withdrawn;
  });
  const std::string title = instead == content.texts.end() ? std::string() : instead->title;
  return naming(one.language, words.pieces("public.no_longer_holds", {{"instead", title}}), words);
}

/// Sentences that hold no more, as they were read, under what is said of them.
Markup gone(std::string_view id, const std::vector<std::string>& sentences, const PublishedText& one,
            const base::Catalogue& words) {
  Markup items;
  for (const std::string& sentence : sentences)
    items += element("li", {{"lang", one.language}}, notices::whole_text(sentence, with_telephones));
  return items.empty() ? items : join(element("p", text(words.text(id))), element("ul", items));
}

Markup withdrawn_line(const Content& content, const PublishedText& one, const base::Catalogue& words) {
  return join(element("p", text(words.text("public.withdrawn")), text(" "), moment(*one.withdrawn, words), text(". "),
                      no_longer_holds(content, one, words)),
              gone("public.untrue", one.untrue, one, words));
}

/// What people of a French town hall typed and a text in another language holds; the longest first.
std::vector<std::string> french_in(const Content& content, const base::Catalogue& words) {
  std::vector<std::string> all{content.address};
  for (const response::claims::PublicService& one : content.services) {
    if (!has_name_of_ours(one, words)) all.push_back(one.name);
    all.push_back(one.site);
    all.push_back(one.contact);
  }
  constexpr std::size_t kLeast = 3;
  std::erase_if(all, [](const std::string& one) { return one.size() < kLeast; });
  std::ranges::stable_sort(all, std::ranges::greater{}, &std::string::size);
  return all;
}

/// The words of a line, those in French marked as such.
Markup with_french(std::string_view line, const std::vector<std::string>& french) {
  Markup all;
  while (!line.empty()) {
    std::size_t at = line.npos, length = 0;
    for (const std::string& one : french) {
      const std::size_t here = line.find(one);
      if (here < at) {
        at = here;
        length = one.size();
      }
    }
    if (at == line.npos) return join(all, with_telephones(line));
    all +=
        join(with_telephones(line.substr(0, at)), element("span", {{"lang", "fr"}}, with_telephones(line.substr(at, length))));
    line.remove_prefix(at + length);
  }
  return all;
}

Markup body_of(const Content& content, const PublishedText& one, const base::Catalogue& words) {
  const bool in_french = one.language == base::code_of(base::Language::french);
  if (in_french) return notices::paragraphs_of(one.text, with_telephones);
  const std::vector<std::string> french = french_in(content, words);
  return notices::paragraphs_of(one.text, [&french](std::string_view line) { return with_french(line, french); });
}

Markup whole(const Content& content, const PublishedText& one, Under under, const base::Catalogue& words) {
  const Markup head = join(title_line(one, under), dates(content, one, words));
  if (one.withdrawn) return element("article", head, withdrawn_line(content, one, words));
  const Markup corrections = under == Under::page ? gone("public.former", one.former, one, words) : Markup();
  return element("article", head, element("div", {{"lang", one.language}}, body_of(content, one, words)), corrections);
}

Markup title_item(const Content& content, const PublishedText& one, const base::Catalogue& words) {
  const Markup title = one.withdrawn
                           ? naming(one.language, words.pieces("public.withdrawn_title", {{"title", one.title}}), words)
                           : in_language(one.language, text(one.title), words);
  const Markup after = one.withdrawn ? join(text(". "), no_longer_holds(content, one, words)) : Markup();
  return element("li", title, text(" – "), moment(one.at, words), written_in(content, one, words), after,
                 gone("public.untrue", one.untrue, one, words));
}

}  // namespace

Markup texts(const Content& content, const base::Catalogue& words) {
  if (content.texts.empty()) return {};
  Markup full, items;
  std::size_t shown = 0;
  for (const PublishedText& one : content.texts) {
    const bool fits = one.text.size() <= kMaxFullBytes && shown < kFullTexts;
    if (fits && !one.withdrawn && is_in_language_of_page(one, words)) {
      full += whole(content, one, Under::section, words);
      ++shown;
    } else {
      items += title_item(content, one, words);
    }
  }
  if (!items.empty()) items = element("ul", items);
  const Markup more = element("p", html::link_beside(file_of(Sheet::texts), {}, text(words.text("public.all_texts"))));
  return element("section", {{"id", "texts"}}, heading("texts", content, words), full, items, more);
}

Markup titles(const Content& content, const base::Catalogue& words) {
  Markup items;
  std::size_t shown = 0;
  for (const PublishedText& one : content.texts) {
    if (one.withdrawn || shown++ < kMaxTitles) items += title_item(content, one, words);
  }
  if (!items.empty()) items = join(heading("texts", content, words), element("ul", items));
  Markup link;
  if (!content.url.empty())
    link = element("p", text(words.text("public.whole_page")), text(" "), html::web_link(content.url, text(content.url)));
  return items.empty() && link.empty() ? Markup() : element("section", items, link);
}

Markup history(const Content& content, const base::Catalogue& words) {
  if (content.texts.empty()) {
    const Markup none =
        element("p", {{"class", "lead"}}, text(words.text("public.no_texts", {{"over", content.over.has_value()}})));
    return content.over ? none : join(none, next_news(content, words));
  }
  Markup own, others;
  for (const PublishedText& one : content.texts)
    (is_in_language_of_page(one, words) ? own : others) += whole(content, one, Under::page, words);
  return join(element("p", {{"class", "lead"}}, text(said("texts_lead", content, words))), own, others);
}

}  // namespace beffroi::report::public_page

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/latin.h"
#include "report/notices/notices.h"
#include "report/odt/text_document.h"

namespace beffroi::report::notices {
namespace {

using odt::Style;
using odt::TextDocument;
using response::notices::Form;
using response::notices::Notice;

constexpr std::size_t kBeginning = 400;  // bytes in which a text says what it is

/// « COMMUNIQUÉ DE PRESSE – Mairie de … »: the text bears its title itself.
bool says_its_title(const Notice& notice) {
  return base::holds_words(std::string_view(notice.current().text).substr(0, kBeginning), notice.title);
}

/// A letter begins with who writes, to whom, where and when, in its own language; what is not known is left to be filled in.
void add_letterhead(TextDocument& document, const Notice& notice, const Letterhead& head, const base::Catalogue& words) {
  document.add(Style::open, words.text("report.notices.letter.address"));
  document.add(Style::open, words.text("report.notices.letter.date", {{"place", head.place}}));
  document.add(Style::body, words.text("report.notices.letter.reference", {{"name", notice.id}}));
  document.add(Style::label, words.text("report.notices.letter.subject"));
}

void add_paragraph(TextDocument& document, std::string_view paragraph, Style style) {
  std::string lines;
  const auto flush = [&] {
    if (!lines.empty()) document.add(style, lines);
    lines.clear();
  };
  while (!paragraph.empty()) {
    const std::size_t end = std::min(paragraph.find('\n'), paragraph.size());
    const std::string_view line = paragraph.substr(0, end);
    if (line.starts_with("- ")) {
      flush();
      document.add(style == Style::poster ? Style::poster_item : Style::item, line.substr(2));
    } else if (!line.empty()) {
      lines += (lines.empty() ? "" : "\n") + std::string(line);
    }
    paragraph.remove_prefix(std::min(end + 1, paragraph.size()));
  }
  flush();
}

std::string standing(const Notice& notice, const base::Catalogue& words) {
  const bool approved = notice.is_approved();
  return words.text("report.notices.standing",
                    {{"state", std::string(name_of(notice.state()))},
                     {"name", notice.id},
                     {"version", static_cast<std::int64_t>(notice.versions.size())},
                     {"by", approved ? notice.approvals.back().by : std::string()},
                     {"time", approved ? words.moment(notice.approvals.back().utc, "moment") : std::string()}});
}

}  // namespace

std::string to_odt(const Notice& notice, const response::notices::Kind* kind, const Letterhead& head,
                   const base::Catalogue& words) {
  TextDocument document(notice.title, head.exercise ? words.text("dossier.exercise") : std::string(), language_of(notice));
  const Form form = kind ? kind->form : Form::page;
  if (!head.place.empty()) document.add(Style::label, head.place);
  if (form == Form::letter) {
    add_letterhead(document, notice, head, response::notices::words_of(notice, words));
  } else if (form == Form::poster) {
    document.add(Style::title, words.text("report.notices.poster_title", {{"language", notice.language}}));
  } else if (!says_its_title(notice)) {
    document.add(Style::title, notice.title);
  }
  std::string_view rest = notice.current().text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find("\n\n"), rest.size());
    add_paragraph(document, rest.substr(0, end), form == Form::poster ? Style::poster : Style::body);
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  document.add(Style::note, standing(notice, words));
  return document.bytes();
}

}  // namespace beffroi::report::notices

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "report/notices/notices.h"
#include "report/odt/text_document.h"

namespace beffroi::report::notices {

std::string to_odt(const response::notices::Notice& notice, const Letterhead& head, const base::Catalogue& words) {
  odt::TextDocument document(notice.title, head.exercise ? words.text("dossier.exercise") : std::string());
  if (!head.place.empty()) document.add(odt::Style::label, head.place);
  document.add(odt::Style::title, notice.title);
  std::string_view rest = notice.current().text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find("\n\n"), rest.size());
    if (end > 0) document.add(odt::Style::body, rest.substr(0, end));
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  const base::Arguments arguments{{"state", std::string(name_of(notice.state()))},
                                  {"name", notice.id},
                                  {"version", static_cast<std::int64_t>(notice.versions.size())},
                                  {"by", notice.is_approved() ? notice.approvals.back().by : std::string()},
                                  {"time", notice.is_approved() ? words.moment(notice.approvals.back().utc, "moment") : ""}};
  document.add(odt::Style::note, words.text("report.notices.standing", arguments));
  return document.bytes();
}

}  // namespace beffroi::report::notices

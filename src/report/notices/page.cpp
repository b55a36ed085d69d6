// SPDX-License-Identifier: EUPL-1.2
#include "report/notices/notices.h"
#include "report/notices/text.h"

namespace beffroi::report::notices {
namespace {

using html::element;
using html::join;
using html::Markup;
using html::text;
using response::claims::Checked;
using response::notices::Form;
using response::notices::Notice;

// A title with long words, and all that a counter has to say on one sheet.
constexpr char kPosterStyle[] =
    "@media print{.poster h1{font-size:48pt;margin:0 0 14pt}.poster main{font-size:21pt}.poster main p{margin:12pt 0}}"
    "@media screen{.poster h1{font-size:3.2rem}}";

// A poster that lists many services must still be one sheet: smaller letters before a second sheet that nobody hangs up.
constexpr char kLongPosterStyle[] =
    "@media print{.poster h1{font-size:38pt;margin:0 0 8pt}.poster main{font-size:13pt;line-height:1.2}"
    ".poster main p{margin:5pt 0}.poster main li{margin:1pt 0}}"
    "@media screen{.poster h1{font-size:2.6rem}}";
constexpr std::size_t kLongPoster = 700;  // bytes of text

Markup poster_style(const Notice& notice) {
  const bool is_long = notice.current().text.size() > kLongPoster;
  return is_long ? html::element("style", html::as_is(kLongPosterStyle)) : html::element("style", html::as_is(kPosterStyle));
}

/// Whether it may be shown, and who answers for it.
Markup standing(const Notice& notice, const base::Catalogue& words) {
  const std::string state(name_of(notice.state()));
  base::Arguments arguments{
      {"state", state}, {"name", notice.id}, {"version", static_cast<std::int64_t>(notice.versions.size())}};
  const bool signed_by = notice.is_approved();
  arguments.push_back({"by", signed_by ? notice.approvals.back().by : std::string()});
  arguments.push_back({"time", signed_by ? words.moment(notice.approvals.back().utc, "moment") : std::string()});
  const Markup line = html::sentence(words.pieces("report.notices.standing", arguments));
  return notice.state() == Notice::State::draft ? element("p", {{"class", "frame"}}, element("strong", line))
                                                : element("p", {{"class", "soft"}}, line);
}

/// Whoever types it into another tool must know whether it fits.
Markup length(const Notice& notice, const response::notices::Kind* kind, const base::Catalogue& words) {
  Markup lines;
  if (!kind) return lines;
  for (const std::string& line : length_lines(notice, *kind, words)) lines += element("p", {{"class", "soft"}}, text(line));
  return lines;
}

Markup reserved_sentence(const Notice& notice, const Checked& one, const base::Catalogue& words) {
  const std::string answer = words.text("claims.answer." + std::string(name_of(one.answer)));
  Markup why;
  for (const auto& claim : one.claims) {
    if (claim.answer < response::claims::Answer::unclear) continue;
    for (const auto& because : claim.because) why += element("li", text(because_text(because, words)));
    const std::string& instead = claim.proposal.in(one.language.value_or(language_of(notice)));
    if (!instead.empty()) why += element("li", text(words.text("report.notices.instead", {{"text", instead}})));
  }
  const Markup said = element("span", {{"lang", notice.language}}, whole_text(one.sentence));
  return element("li", element("strong", text(answer)), text(" – "), said, why.empty() ? why : element("ul", why));
}

/// Who signs on paper must have read it there.
Markup reservations(const Notice& notice, const std::vector<Checked>& reserved, const base::Catalogue& words) {
  if (reserved.empty() || notice.state() != Notice::State::draft) return {};
  const base::Arguments count{{"count", static_cast<std::int64_t>(reserved.size())}};
  Markup items;
  for (const Checked& one : reserved) items += reserved_sentence(notice, one, words);
  return join(element("p", element("strong", text(words.text("report.notices.reserved", count)))), element("ul", items));
}

}  // namespace

std::string page_of(const Notice& notice, const response::notices::Kind* kind, const Letterhead& head, paper::Look look,
                    const std::vector<Checked>& reserved, const base::Catalogue& words) {
  const bool poster = kind && kind->form == Form::poster;
  const std::string title = poster ? words.text("report.notices.poster_title", {{"language", notice.language}}) : notice.title;
  const Markup body = element("div", {{"lang", notice.language}}, paragraphs_of(notice.current().text));
  const bool hangs = poster && notice.state() != Notice::State::draft;  // what hangs on a door names no signatory
  const Markup all =
      hangs ? body : join(body, length(notice, kind, words), standing(notice, words), reservations(notice, reserved, words));
  return paper::page({.title = title,
                      .place = head.place,
                      .as_of = head.now,
                      .exercise = head.exercise,
                      .look = poster ? look : paper::Look::reading,
                      .body = all,
                      .style = poster ? poster_style(notice) : Markup()},
                     words);
}

}  // namespace beffroi::report::notices

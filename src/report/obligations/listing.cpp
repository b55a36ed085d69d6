// SPDX-License-Identifier: EUPL-1.2
#include "report/obligations/listing.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/columns.h"

namespace beffroi::report::obligations {
namespace {

using response::Deadline;
using response::DeadlineState;

bool is_quiet(const Deadline& one) {
  return one.state == DeadlineState::not_started || one.state == DeadlineState::switched_off;
}

constexpr std::string_view kIndent = "    ";

void put(std::string& out, std::string_view text) {
  if (!text.empty()) put_paragraph(out, kIndent, base::printable(text));
}

std::string missing_of(const Deadline& one, const base::Catalogue& words) {
  std::string names;
  for (const std::string& name : one.missing) names += (names.empty() ? "" : " ; ") + words.text("obligation.missing." + name);
  return names;
}

std::string paragraph(const Deadline& one, const base::Catalogue& words) {
  const base::Language language = words.language();
  const base::Arguments head{{"when", when_of(one, words)}, {"title", one.title_in(language)}, {"to", one.to.in(language)}};
  const base::Arguments name{{"name", one.ref}, {"who", one.who.in(language)}, {"signatory", one.signatory}};
  std::string lines;
  put_paragraph(lines, "", base::printable(words.text("obligations.line", head)));
  put(lines, words.text("obligations.name", name));
  put(lines, why_of(one, words));
  if (!one.missing.empty()) put(lines, words.text("obligations.missing", {{"missing", missing_of(one, words)}}));
  put(lines, reach_of(one, words));
  put(lines, basis_of(one, words));
  return lines;
}

}  // namespace

std::string when_of(const Deadline& deadline, const base::Catalogue& words) {
  if (deadline.waiver && deadline.state == DeadlineState::not_required) {
    const response::Waiver& waiver = *deadline.waiver;
    return words.text("obligations.when.waived", {{"by", waiver.by}, {"because", waiver.because}, {"at", waiver.at}});
  }
  const bool has_hour = deadline.due.has_value();
  const std::string_view form = deadline.state == DeadlineState::met && !has_hour ? "met" : name_of(deadline.state);
  const base::Arguments at = has_hour ? base::Arguments{{"at", *deadline.due}} : base::Arguments{{"at", std::string()}};
  return words.text(fmt::format("obligations.when.{}", form), at);
}

std::string why_of(const Deadline& deadline, const base::Catalogue& words) {
  std::string why;
  for (const response::Reason& reason : deadline.why) {
    if (reason.id == "obligation.not_applicable") continue;  // when_of() says it
    why += (why.empty() ? "" : " ") + words.text(reason.id, reason.arguments);
  }
  for (const response::Wording& note : deadline.notes) why += (why.empty() ? "" : " ") + note.in(words.language());
  return why;
}

std::string reach_of(const Deadline& deadline, const base::Catalogue& words) {
  std::string list = deadline.reach_town;
  for (const response::Wording& way : deadline.reach) list += (list.empty() ? "" : " / ") + way.in(words.language());
  return list.empty() ? list : words.text("obligations.reach", {{"reach", list}});
}

std::string basis_of(const Deadline& deadline, const base::Catalogue& words) { return basis_words(deadline.basis, words); }

std::string basis_words(const response::Basis& basis, const base::Catalogue& words) {
  const bool quoted = !basis.read_original && basis.state != "practice";
  return words.text("obligations.basis", {{"text", basis.text.in(words.language())},
                                          {"state", basis.state},
                                          {"read", std::string(quoted ? "secondary" : "original")}});
}

std::string listing(const std::vector<Deadline>& deadlines, bool all, const base::Catalogue& words) {
  std::vector<Deadline> ordered = deadlines;
  order_by_urgency(ordered);
  std::string lines, quiet;
  for (const Deadline& one : ordered) {
    if (all || !is_quiet(one)) {
      lines += paragraph(one, words) + "\n";
    } else {
      quiet += (quiet.empty() ? "" : " ; ") + one.title_in(words.language());
    }
  }
  if (lines.empty()) {
    put_paragraph(lines, "", words.text("obligations.none"));
    lines += "\n";
  }
  if (!quiet.empty()) put_paragraph(lines, "", base::printable(words.text("obligations.quiet", {{"names", quiet}})));
  return lines;
}

}  // namespace beffroi::report::obligations

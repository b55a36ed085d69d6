// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "base/lines.h"
#include "base/text.h"
#include "report/columns.h"
#include "report/notices/notices.h"
#include "report/notices/text.h"

namespace beffroi::report::notices {
namespace {

using response::claims::Answer;
using response::claims::Checked;
using response::claims::Claim;
using response::notices::Notice;

constexpr std::size_t kColumns = 80;

/// A sentence that was wrapped, in one line.
std::string flat(std::string sentence) {
  std::ranges::replace(sentence, '\n', ' ');
  return sentence;
}

/// Safe for a terminal, line by line, wrapped.
void put(std::string& out, std::string_view indent, std::string_view text) {
  for (const std::string& whole : base::lines_of(text)) {
    const std::vector<std::string> lines = wrap(base::printable(whole), kColumns - indent.size());
    for (const std::string& line : lines) out += fmt::format("{}{}\n", indent, line);
    if (lines.empty()) out += "\n";
  }
}

base::Arguments arguments_of(const Notice& notice) {
  return {{"name", notice.id},
          {"state", std::string(name_of(notice.state()))},
          {"title", notice.title},
          {"language", notice.language},
          {"version", static_cast<std::int64_t>(notice.versions.size())}};
}

void put_history(std::string& out, const Notice& notice, const base::Catalogue& words) {
  const auto line = [&](std::string_view what, base::Timestamp time, const std::string& by, std::size_t version,
                        const std::string& text) {
    put(out, "  ",
        words.text("report.notices.history", {{"what", std::string(what)},
                                              {"time", time},
                                              {"by", by},
                                              {"version", static_cast<std::int64_t>(version)},
                                              {"text", text}}));
  };
  for (std::size_t i = 0; i < notice.versions.size(); ++i)
    line("written", notice.versions[i].utc, notice.versions[i].by, i + 1, {});
  for (const auto& one : notice.approvals) line("approved", one.utc, one.by, one.version, {});
  for (const auto& one : notice.publications) {
    line(one.against_advice ? "against" : "published", one.when(), one.by, one.version,
         one.where + (one.because.empty() ? "" : (one.where.empty() ? "" : " ; ") + one.because));
  }
  if (notice.withdrawn) line("withdrawn", *notice.withdrawn, notice.withdrawn_by, 0, notice.withdrawn_because);
}

void put_count(std::string& out, const Notice& notice, const response::notices::Kind& kind, const base::Catalogue& words) {
  std::string_view indent;
  for (const std::string& line : length_lines(notice, kind, words)) {
    put(out, indent, line);
    indent = "  ";  // the spelling that is proposed
  }
}

/// `written`: the language of the sentence, in which another wording must be as well.
void put_claim(std::string& out, const Claim& claim, base::Language written, const base::Catalogue& words) {
  const auto language = words.language();
  put(out, "    ",
      words.text("report.notices.claim", {{"title", claim.title().in(language)}, {"way", std::string(name_of(claim.way))}}));
  for (const auto& one : claim.because) put(out, "      ", "- " + because_text(one, words));
  if (claim.answer < Answer::unclear) return;
  put(out, "      ", claim.kind->why.in(language));
  if (claim.proposal.empty()) return;
  put(out, "      ", words.text("report.notices.instead", {{"text", claim.proposal.in(written)}}));
}

}  // namespace

std::string because_text(const response::claims::Because& because, const base::Catalogue& words) {
  base::Arguments arguments = because.arguments;
  const auto named = [&](std::string_view argument, std::string_view prefix, std::string_view as) {
    const auto* value = base::find_argument(because.arguments, argument);
    const auto* name = value ? std::get_if<std::string>(value) : nullptr;
    if (!name) return;
    const std::string id = std::string(prefix) + *name;
    arguments.push_back({std::string(as), words.has(id) ? words.text(id) : *name});
  };
  named("event", "event.", "event_words");
  named("vector", "report.vector.", "vector_words");
  std::string text = words.text("claims.because." + because.id, arguments);
  const base::Arguments ground{{"finding", because.finding}, {"entry", static_cast<std::int64_t>(because.entry)}};
  if (!because.finding.empty()) text += words.text("report.notices.finding", ground);
  if (because.entry > 0) text += words.text("report.notices.entry", ground);
  return text;
}

std::string listing(const std::vector<Notice>& all, const std::vector<response::notices::Outdated>& outdated,
                    const base::Catalogue& words) {
  std::string out;
  if (all.empty()) put(out, "", words.text("report.notices.none"));
  for (const Notice& notice : all) {
    put(out, "", words.text("report.notices.line", arguments_of(notice)));
    const auto old = std::ranges::find(outdated, notice.id, &response::notices::Outdated::id);
    if (old == outdated.end()) continue;
    put(out, "    ", words.text("report.notices.to_withdraw"));
    for (const Checked& one : old->against) put(out, "      ", "- " + one.sentence);
  }
  return out;
}

std::string kinds_listing(const std::vector<response::notices::Kind>& kinds, const base::Catalogue& words) {
  std::string out;
  for (const auto& kind : kinds) {
    out += fmt::format("{}{}{}\n", pad_to(kind.id, 20), base::printable(kind.title.in(words.language())),
                       kind.adapted ? words.text("report.notices.adapted") : "");
    put(out, std::string(20, ' '), kind.audience.in(words.language()));
  }
  return out;
}

std::string shown(const Notice& notice, const response::notices::Kind* kind, const base::Catalogue& words) {
  std::string out;
  put(out, "", words.text("report.notices.line", arguments_of(notice)));
  out += "\n";
  put(out, "  ", notice.current().text);
  out += "\n";
  if (kind) put_count(out, notice, *kind, words);
  put_history(out, notice, words);
  return out;
}

std::string checked_lines(const std::vector<Checked>& checked, const base::Catalogue& words) {
  std::string out;
  for (const Checked& one : checked) {
    const std::string answer = words.text("claims.answer." + std::string(name_of(one.answer)));
    put(out, "",
        words.text("report.notices.sentence", {{"answer", answer}, {"sentence", base::printable(flat(one.sentence))}}));
    for (const Claim& claim : one.claims) put_claim(out, claim, one.language.value_or(words.language()), words);
  }
  return out;
}

std::string warning_lines(bool silence, const std::vector<std::string>& contradictions, const base::Catalogue& words) {
  std::string out;
  if (silence) put(out, "", words.text("report.notices.silence"));
  for (const std::string& one : contradictions)
    put(out, "", words.text("report.notices.contradiction", {{"text", base::printable(flat(one))}}));
  return out;
}

std::string reserved_lines(const response::notices::Reserved& reserved, const base::Catalogue& words) {
  std::string out;
  const auto count = static_cast<std::int64_t>(reserved.sentences.size());
  put(out, "", words.text("report.notices.reserved", {{"count", count}}));
  out += checked_lines(reserved.sentences, words);
  put(out, "", words.text("report.notices.unchecked", {{"count", static_cast<std::int64_t>(reserved.unchecked)}}));
  return out;
}

}  // namespace beffroi::report::notices

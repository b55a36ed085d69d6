// SPDX-License-Identifier: EUPL-1.2
#include "report/people/listing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "report/columns.h"
#include "report/people/words.h"

namespace beffroi::report::people {
namespace {

using base::Catalogue;
using response::people::Exposure;
using response::people::Follow;
using response::people::Ground;
using response::people::Kind;
using response::people::Line;
using response::people::Listing;
using response::people::Overview;
using response::people::Question;
using response::people::Sending;
using response::people::Step;
using response::people::Usual;

constexpr std::array<Exposure, 5> kGravestFirst = {Exposure::exposed, Exposure::suspected, Exposure::out_of_reach,
                                                   Exposure::not_examined, Exposure::no_sign};
constexpr std::size_t kReasonsInList = 2;  // of one set; `people show` has them all
constexpr std::size_t kMostUsual = 40;

struct Teller {
  std::string& out;
  const Catalogue& words;

  void say(std::string_view mark, std::string_view id, const base::Arguments& arguments = {}) const {
    put_paragraph(out, mark, printable(words.pieces(id, arguments)));
  }
};

void put_line(const Teller& teller, const Line& line, std::size_t most) {
  const Catalogue& words = teller.words;
  put_paragraph(teller.out, fmt::format("{} {}  ", sign_of(line.exposure, words), pad_to(word_of(line.exposure, words), 16)),
                base::printable(fmt::format("{} [{}]", called(line.set), line.set.id)));
  teller.say(
      "    ", "report.people.line",
      {{"people", count_of(line.people, words)}, {"categories", categories_of(line, words)}, {"score", score_of(line, words)}});
  for (std::size_t i = 0; i < line.grounds.size() && i < most; ++i)
    put_paragraph(teller.out, "      - ", printable(reason_of(line.grounds[i], words)));
}

void put_follows(const Teller& teller, const Overview& overview) {
  for (const Follow& follow : overview.follows) {
    teller.out += "\n";
    put_paragraph(teller.out, "", printable(person_of(follow, teller.words)));
    for (const auto& sentence : follow_of(follow, teller.words)) put_paragraph(teller.out, "  - ", printable(sentence));
  }
  if (!overview.follows.empty()) teller.say("", "report.people.not_the_test");
}

void put_usual(const Teller& teller, const Overview& overview) {
  teller.say("", overview.town_file ? "report.people.no_register" : "report.people.no_town");
  std::size_t told = 0;
  for (const Usual& usual : overview.usual) {
    if (told++ == kMostUsual) break;
    std::string kinds;
    for (const Kind* kind : usual.kinds) kinds += (kinds.empty() ? "" : ", ") + kind->name.in(teller.words.language());
    teller.say("  - ", "report.people.usual", {{"service", usual.service->name.in(teller.words.language())}, {"kinds", kinds}});
  }
}

void put_sendings(const Teller& teller, const Overview& overview) {
  const auto& sendings = overview.sendings;
  if (sendings.sent.empty() && sendings.asked.empty()) return;
  teller.out += "\n";
  teller.say("", "report.people.sendings", {{"told", sendings.told()}, {"returned", sendings.returned()}});
  for (const Sending& one : sendings.sent)
    teller.say("  ", "report.people.sending",
               {{"id", static_cast<std::int64_t>(one.id)},
                {"name", one.name},
                {"channel", one.channel},
                {"count", one.count},
                {"at", one.at.value_or(one.utc)},
                {"returned", one.returned},
                {"text", one.text}});
  for (const Question& one : sendings.asked)
    teller.say("  ", "report.people.question", {{"count", one.count}, {"text", one.text}, {"answer", one.answer}});
}

void put_listings(const Teller& teller, const Overview& overview) {
  for (const Listing& one : overview.listings) {
    teller.out += "\n";
    teller.say("", "report.people.listing",
               {{"name", one.name},
                {"sha256", one.sha256.substr(0, 12)},
                {"lines", static_cast<std::int64_t>(one.lines)},
                {"matched", static_cast<std::int64_t>(one.matches.size())},
                {"interrupted", one.interrupted}});
    if (one.erased)
      teller.say("  ", "report.people.erased", {{"by", one.erased_by}, {"at", one.erased_at}, {"because", one.erased_because}});
    else
      teller.say("  ", "report.people.to_erase");
  }
}

}  // namespace

std::string listing(const Overview& overview, const Catalogue& words) {
  std::string out;
  const Teller teller{out, words};
  if (overview.lines.empty()) put_usual(teller, overview);
  for (const Exposure exposure : kGravestFirst) {
    for (const Line& line : overview.lines) {
      if (line.exposure == exposure) put_line(teller, line, kReasonsInList);
    }
  }
  if (overview.left_out > 0)
    teller.say("", "report.people.left_out", {{"count", static_cast<std::int64_t>(overview.left_out)}});
  put_follows(teller, overview);
  put_sendings(teller, overview);
  put_listings(teller, overview);
  return out;
}

std::string details(const Overview& overview, const Line& line, const Catalogue& words) {
  std::string out;
  const Teller teller{out, words};
  put_line(teller, line, line.grounds.size());
  out += "\n";
  // The list says that it has no score: a figure here would be a second answer.
  if (!line.is_touched()) teller.say("", "report.people.no_score_yet");
  if (line.is_touched() && line.is_scored()) put_paragraph(out, "", formula_of(line.score, words));
  for (const Step& step : line.score.steps) put_paragraph(out, "  - ", printable(step_of(step, words)));
  for (const std::string& remark : remarks_of(line, words)) put_paragraph(out, "  ! ", base::printable(remark));
  for (const auto& dealt : line.dealt) put_paragraph(out, "  > ", printable(dealt_of(dealt, line, words)));
  for (const response::people::Word& word : overview.words) {
    if (word.set != line.set.id) continue;
    for (auto one = word.history.rbegin(); one != word.history.rend(); ++one)
      teller.say("  * ", "report.people.history",
                 {{"at", one->utc}, {"by", one->by}, {"input", word.input}, {"value", one->value}, {"because", one->because}});
  }
  teller.say("", "report.people.not_the_test");
  return out;
}

}  // namespace beffroi::report::people

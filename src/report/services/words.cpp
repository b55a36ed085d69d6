// SPDX-License-Identifier: EUPL-1.2
#include "report/services/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/columns.h"

namespace beffroi::report::services {
namespace {

using base::Catalogue;
using base::Piece;
using response::services::Because;
using response::services::Details;
using response::services::Effect;
using response::services::Line;
using response::services::Overview;
using response::services::Proposal;
using response::services::Return;
using response::services::State;

constexpr std::size_t kReasonsOfACause = 2;  // a cause is one sentence

std::vector<Piece> return_in(std::string_view family, const Line& line, base::Timestamp now, const Catalogue& words) {
  const Details& details = line.now;
  if (details.back == Return::no_date) return words.pieces(fmt::format("{}.no_date", family));
  if (details.back != Return::dated || !details.returns_at) return {};
  return words.pieces(fmt::format("{}.{}", family, line.is_late(now) ? "late" : "dated"), {{"at", *details.returns_at}});
}

}  // namespace

std::string word_of(State state, const Catalogue& words) {
  return words.text(fmt::format("report.services.state.{}", name_of(state)));
}

std::string sign_of(State state, const Catalogue& words) {
  return words.text(fmt::format("report.services.sign.{}", name_of(state)));
}

std::string called(const response::services::Offer& offer, const Catalogue& words) {
  return words.text("report.services.called", {{"name", offer.name}, {"site", offer.site_name}});
}

std::string channels_of(const std::vector<std::string>& channels, const std::string& contact, base::Language language) {
  std::string all;
  for (const town::Named& known : town::Catalogue::embedded().channels()) {
    if (std::ranges::find(channels, known.id) != channels.end()) all += (all.empty() ? "" : ", ") + known.name.in(language);
  }
  if (contact.empty()) return all;
  return all.empty() ? contact : all + " (" + contact + ")";
}

std::vector<Piece> return_of(const Line& line, base::Timestamp now, const Catalogue& words) {
  return return_in("report.services.return", line, now, words);
}

std::vector<Piece> short_return_of(const Line& line, base::Timestamp now, const Catalogue& words) {
  return return_in("report.services_sheet", line, now, words);
}

std::vector<Piece> reason_of(const Because& because, const Catalogue& words) {
  const base::Arguments arguments{
      {"system", because.system},   {"through", because.through},
      {"machine", because.machine}, {"thing", because.machine.empty() ? because.system : because.machine},
      {"place", because.place},     {"supposed", because.supposed},
      {"by", because.by},           {"text", because.words.in(words.language())}};
  std::vector<Piece> pieces = words.pieces(fmt::format("report.services.because.{}", name_of(because.ground)), arguments);
  const base::Arguments cited{{"finding", because.finding},
                              {"entry", because.entry == 0 ? std::string() : std::to_string(because.entry)}};
  for (Piece& piece : words.pieces("report.services.cited", cited)) pieces.push_back(std::move(piece));
  return pieces;
}

std::string cause_of(const Proposal& proposal, const Catalogue& words) {
  std::string cause;
  std::size_t told = 0;
  for (const Because& because : proposal.because) {
    if (because.effect != proposal.because.front().effect || told == kReasonsOfACause) break;
    cause += (cause.empty() ? "" : words.text("report.services.and")) + plain(reason_of(because, words));
    ++told;
  }
  return cause;
}

std::string basis_of(const Overview& overview, const Catalogue& words) {
  static constexpr std::array<std::string_view, 3> kFrom = {"town_file", "population", "common"};
  static constexpr std::array<std::string_view, 3> kBasis = {"nothing", "answers", "diagnosis"};
  const base::Arguments people{{"population", overview.population.value_or(0)}};
  return words.text(fmt::format("report.services.from.{}", kFrom[static_cast<std::size_t>(overview.from)]), people) + " " +
         words.text(fmt::format("report.services.basis.{}", kBasis[static_cast<std::size_t>(overview.basis)]));
}

std::string counts_of(const Overview& overview, const Catalogue& words) {
  std::string all;
  for (const State state : {State::closed, State::degraded, State::adapted, State::normal, State::unknown}) {
    const auto count = static_cast<std::int64_t>(overview.count(state));
    if (count == 0) continue;
    all += (all.empty() ? "" : ", ") + words.text(fmt::format("report.services.count.{}", name_of(state)), {{"count", count}});
  }
  return all;
}

}  // namespace beffroi::report::services

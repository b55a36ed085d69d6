// SPDX-License-Identifier: EUPL-1.2
#include "response/claims/time_rules.h"

#include <algorithm>
#include <optional>

#include "response/claims/dates.h"
#include "response/claims/declared.h"
#include "response/declarations/declarations.h"

namespace beffroi::response::claims {
namespace {

bool same_day(base::Timestamp one, base::Timestamp other, const Known& known) {
  const base::LocalTime a = known.zone.at(one), b = known.zone.at(other);
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

/// The deed was done on another day than the sentence says. Two that carry the claim may have two days.
std::optional<Because> on_another_day(const Sentence& sentence, const std::vector<base::Timestamp>& deeds, const Known& known) {
  const std::vector<NamedDay> days = days_named(sentence.text, known.speaks_at(), known.zone, base::Leaning::past);
  if (deeds.empty() || days.empty()) return std::nullopt;
  const auto is_named = [&](base::Timestamp deed) {
    return std::ranges::any_of(days, [&](const NamedDay& day) { return same_day(day.from, deed, known); });
  };
  if (std::ranges::any_of(deeds, is_named)) return std::nullopt;
  return Because{"done_at", {{"at", deeds.front()}}, {}, 0};
}

Judgement dated(Judgement carried, const Sentence& sentence, const std::vector<base::Timestamp>& deeds, const Known& known) {
  auto other = on_another_day(sentence, deeds, known);
  if (!other) return carried;
  return {Answer::contradicted, {*std::move(other)}};
}

std::vector<base::Timestamp> declared_moments(const std::vector<std::string>& events, const Known& known) {
  std::vector<base::Timestamp> moments;
  const std::vector<Declaration> all = declarations_of(known.entries);
  for (const std::string& event : events) {
    for (const Declaration* one : declared(all, event)) {
      if (one->current().at) moments.push_back(*one->current().at);
    }
  }
  return moments;
}

}  // namespace

Judgement by_receipt(const Kind& kind, const Sentence& sentence, const Known& known) {
  if (kind.is_noted(known.receipts)) {
    std::vector<base::Timestamp> deeds;
    for (const std::string& one : kind.receipts) {
      if (const auto done = known.done_at.find(one); done != known.done_at.end()) deeds.push_back(done->second);
    }
    return dated({Answer::carried, {{"receipt", {}, {}, 0}}}, sentence, deeds, known);
  }
  if (kind.declared_by.empty()) return {Answer::not_carried, {{"no_receipt", {}, {}, 0}}};
  std::vector<Because> declared = declared_events(kind.declared_by, known);
  if (declared.empty()) return {Answer::not_carried, {{"not_declared", {{"event", kind.declared_by.front()}}, {}, 0}}};
  return dated({Answer::carried, std::move(declared)}, sentence, declared_moments(kind.declared_by, known), known);
}

Judgement by_news(const Sentence& sentence, const Known& known) {
  std::vector<NamedDay> hours = days_named(sentence.text, known.speaks_at(), known.zone);
  const bool some = !hours.empty();
  std::erase_if(hours, [&known](const NamedDay& hour) { return hour.until <= known.now; });
  if (some && hours.empty()) {
    if (known.written_at) return {Answer::no_claim, {}};
    return {Answer::not_carried, {{"update_past", {}, {}, 0}}};
  }
  if (known.updates.empty()) return {Answer::unclear, {{"no_update_promised", {}, {}, 0}}};
  const auto is_promised = [&known](const NamedDay& hour) {
    return std::ranges::any_of(known.updates, [&hour](base::Timestamp due) { return hour.holds(due); });
  };
  Judgement judgement{Answer::unclear, {{"update_promised", {{"at", known.updates.front()}}, {}, 0}}};
  if (some) judgement.answer = std::ranges::any_of(hours, is_promised) ? Answer::carried : Answer::contradicted;
  return judgement;
}

bool speaks_of_a_later_day(const Sentence& sentence, const Known& known) {
  const auto fits = [&sentence](const Pattern& pattern) { return !pattern.find_all(sentence.words).empty(); };
  if (!std::ranges::any_of(catalogue().lexicon.later, fits)) return false;
  const base::Timestamp today = known.speaks_at();
  return std::ranges::any_of(days_named(sentence.text, today, known.zone),
                             [&](const NamedDay& day) { return day.from > today && !same_day(day.from, today, known); });
}

}  // namespace beffroi::response::claims

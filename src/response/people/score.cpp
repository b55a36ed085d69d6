// SPDX-License-Identifier: EUPL-1.2
#include "response/people/score.h"

#include <algorithm>
#include <cstdlib>

#include "town/value.h"

namespace beffroi::response::people {
namespace {

constexpr std::array<std::string_view, kInputs> kNames = {"dpc",       "ei",           "confidentiality",
                                                          "integrity", "availability", "malicious"};
constexpr std::array<std::string_view, 4> kLevels = {"low", "medium", "high", "very_high"};
constexpr std::array<std::string_view, 5> kStates = {"exposed", "suspected", "out_of_reach", "not_examined", "no_sign"};
constexpr std::array<std::string_view, 3> kAnswers = {"yes", "no", "unknown"};
constexpr std::array<Hundredths, 3> kThresholds = {200, 300, 400};
constexpr Hundredths kNear = 25;
constexpr std::string_view kBack = "auto";

const std::vector<Hundredths>& table_of(Input input) {
  static const std::array<std::vector<Hundredths>, kInputs> kTables = {
      std::vector<Hundredths>{100, 200, 300, 400}, {25, 50, 75, 100}, {0, 25, 50}, {0, 25, 50}, {0, 25, 50}, {0, 50}};
  return kTables[static_cast<std::size_t>(input)];
}

std::string decimal(Hundredths value) {
  std::string text = std::to_string(value / 100);
  if (value % 100 == 0) return text;
  const std::string rest = std::to_string(value % 100);
  return text + '.' + (value % 10 == 0 ? rest.substr(0, 1) : rest);
}

std::optional<int> digits(std::string_view text) {
  constexpr std::size_t kMost = 4;
  if (text.empty() || text.size() > kMost) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Input> input_named(std::string_view name) {
  const auto at = std::ranges::find(kNames, name);
  return at == kNames.end() ? std::nullopt : std::optional(static_cast<Input>(at - kNames.begin()));
}

template <std::size_t N>
std::string listed(const std::array<std::string_view, N>& words) {
  std::string text;
  for (const std::string_view word : words) text += (text.empty() ? "" : ", ") + std::string(word);
  return text;
}

/// The value as it is kept, or which ones there are.
base::Result<std::string> accepted(std::string_view input, std::string_view value) {
  const auto refuse = [&](std::string known) {
    return base::fail("people.value",
                      {{"input", std::string(input)}, {"value", std::string(value)}, {"known", std::move(known)}});
  };
  if (value == kBack) return std::string();
  if (const auto number = input_named(input)) {
    const auto given = hundredths_of(value);
    return given && is_value(*number, *given) ? base::Result<std::string>(decimal(*given)) : refuse(values_of(*number));
  }
  if (input == "state")
    return std::ranges::count(kStates, value) > 0 ? base::Result<std::string>(std::string(value)) : refuse(listed(kStates));
  if (input == "unintelligible")
    return std::ranges::count(kAnswers, value) > 0 ? base::Result<std::string>(std::string(value)) : refuse(listed(kAnswers));
  const auto count = town::parse_count(value);
  return count ? base::Result<std::string>(std::string(value)) : refuse("1200, 1000-2000");
}

Hundredths weighed(Hundredths context, Hundredths identification, Hundredths breach) {
  return context * identification / 100 + breach;
}

}  // namespace

std::string_view name_of(Input input) { return kNames[static_cast<std::size_t>(input)]; }
std::string_view name_of(Level level) { return kLevels[static_cast<std::size_t>(level)]; }

std::optional<Hundredths> hundredths_of(std::string_view text) {
  const std::size_t mark = text.find_first_of(".,");
  const auto whole = digits(text.substr(0, mark));
  if (!whole) return std::nullopt;
  if (mark == text.npos) return *whole * 100;
  const std::string_view rest = text.substr(mark + 1);
  const auto part = digits(rest);
  if (!part || rest.size() > 2) return std::nullopt;
  return *whole * 100 + (rest.size() == 1 ? *part * 10 : *part);
}

bool is_value(Input input, Hundredths value) { return std::ranges::count(table_of(input), value) > 0; }

std::string values_of(Input input) {
  std::string text;
  for (const Hundredths value : table_of(input)) text += (text.empty() ? "" : ", ") + decimal(value);
  return text;
}

Level level_of(Hundredths se) {
  return static_cast<Level>(std::ranges::count_if(kThresholds, [se](Hundredths threshold) { return se >= threshold; }));
}

std::optional<Hundredths> near_threshold(Hundredths se) {
  for (const Hundredths threshold : kThresholds) {
    if (std::abs(se - threshold) <= kNear) return threshold;
  }
  return std::nullopt;
}

Hundredths Score::breach() const {
  return step(Input::confidentiality).value + step(Input::integrity).value + step(Input::availability).value +
         step(Input::malicious).value;
}

Hundredths Score::se() const { return weighed(step(Input::context).value, step(Input::identification).value, breach()); }

Hundredths Score::at_most() const {
  const Hundredths breach = step(Input::confidentiality).at_most + step(Input::integrity).at_most +
                            step(Input::availability).at_most + step(Input::malicious).at_most;
  return weighed(step(Input::context).at_most, step(Input::identification).at_most, breach);
}

base::Result<Entry> override_input(casefile::Case& store, std::string_view set, std::string_view name, std::string_view input,
                                   std::string_view value, std::string_view because, std::string_view by) {
  if (by.empty()) return base::fail("people.by_whom");
  const bool known = input_named(input) || input == "state" || input == "people" || input == "unintelligible";
  if (!known)
    return base::fail("people.no_such_input",
                      {{"name", std::string(input)}, {"known", listed(kNames) + ", state, people, unintelligible"}});
  if (because.empty()) return base::fail("people.no_reason", {{"name", std::string(name)}});
  BEFFROI_TRY(const std::string kept, accepted(input, value));
  return note(store, "people.scored", set,
              {{"name", std::string(name)}, {"input", std::string(input)}, {"value", kept}, {"because", std::string(because)}},
              by);
}

std::vector<Word> words_of(Entries entries) {
  std::vector<Word> words;
  for (const Entry& entry : entries) {
    if (entry.kind != "people.scored") continue;
    const std::string_view input = entry.text("input");
    const auto same = [&](const Word& one) { return one.set == entry.subject && one.input == input; };
    auto at = std::ranges::find_if(words, same);
    if (at == words.end()) at = words.insert(words.end(), {.set = entry.subject, .input = std::string(input), .history = {}});
    at->history.push_back(
        {entry.seq, entry.utc, entry.by, std::string(entry.text("because")), std::string(entry.text("value"))});
  }
  return words;
}

const Override* said_of(const std::vector<Word>& words, std::string_view set, std::string_view input) {
  const auto same = [&](const Word& one) { return one.set == set && one.input == input; };
  const auto at = std::ranges::find_if(words, same);
  return at == words.end() ? nullptr : at->now();
}

void apply(Score& score, const std::vector<Word>& words, std::string_view set) {
  for (Step& step : score.steps) {
    const Override* said = said_of(words, set, name_of(step.input));
    const auto value = said ? hundredths_of(said->value) : std::nullopt;
    if (!value || !is_value(step.input, *value)) continue;
    step.value = step.at_most = *value;
    step.overridden = *said;
  }
}

}  // namespace beffroi::response::people

// SPDX-License-Identifier: EUPL-1.2
#include "response/first_hour/answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/moment_text.h"
#include "base/number.h"
#include "base/text.h"
#include "town/words.h"

namespace beffroi::response::first_hour {
namespace {

constexpr std::string_view kSetAside = "first_hour.set_aside";
constexpr std::array<std::string_view, 12> kDoNotKnow{"",
                                                      "?",
                                                      "0",
                                                      "??",
                                                      "je ne sais pas",
                                                      "ne sais pas",
                                                      "nsp",
                                                      "inconnu",
                                                      "i don't know",
                                                      "unknown",
                                                      "i do not know",
                                                      "je ne sais pas."};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const auto first = text.find_first_not_of(kBlank);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::vector<std::string_view> split(std::string_view list) {
  std::vector<std::string_view> parts;
  while (!list.empty()) {
    const auto comma = list.find_first_of(",;");
    if (const std::string_view part = trimmed(list.substr(0, comma)); !part.empty()) parts.push_back(part);
    list.remove_prefix(comma == list.npos ? list.size() : comma + 1);
  }
  return parts;
}

const Option* option_named(const Question& question, std::string_view typed) {
  if (const auto number = base::whole_number<std::size_t>(typed))
    return *number >= 1 && *number <= question.options.size() ? &question.options[*number - 1] : nullptr;
  const std::string asked = town::identifier_of(typed);
  // « o », « n »: where the question can be answered so.
  const auto plain = town::meaning_of<town::Answer>(typed);
  const std::string_view plain_id = plain == town::Answer::yes ? "yes" : plain == town::Answer::no ? "no" : "";
  const auto found = std::ranges::find_if(question.options, [&asked, plain_id](const Option& option) {
    if (option.id == plain_id) return true;
    const auto is_asked = [&asked](const std::string& name) { return !asked.empty() && town::identifier_of(name) == asked; };
    return is_asked(option.id) || is_asked(option.french) || is_asked(option.words.fr) || is_asked(option.words.en);
  });
  return found == question.options.end() ? nullptr : &*found;
}

/// « 1 3 », « 2 et 4 »: numbers without commas. Nothing where there is anything else.
std::vector<std::string_view> numbers_in(std::string_view text) {
  constexpr std::string_view kBetween = " \t,;+&/";
  std::vector<std::string_view> numbers;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(kBetween), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty() || word == "et" || word == "and") continue;
    if (!base::whole_number<std::size_t>(word)) return {};
    numbers.push_back(word);
  }
  return numbers;
}

base::Result<Answer> read_chosen(const Question& question, std::string_view typed) {
  std::set<std::string_view> named;
  // The words of an option may hold a comma.
  auto parts = option_named(question, typed) ? std::vector{typed} : numbers_in(typed);
  if (parts.empty()) parts = split(typed);
  for (const std::string_view part : parts) {
    const Option* option = option_named(question, part);
    if (!option) {
      return base::fail("answer.unknown_option",
                        {{"question", question.id}, {"value", std::string(part)}, {"options", listed_names(question.options)}});
    }
    named.insert(option->id);
  }
  if (question.kind == QuestionKind::choice && named.size() > 1)
    return base::fail("answer.only_one", {{"question", question.id}});
  Answer answer{.question = question.id, .known = true, .chosen = {}, .text = {}, .at = {}};
  for (const Option& option : question.options) {
    if (named.contains(option.id)) answer.chosen.push_back(option.id);
  }
  return answer;
}

base::Result<Answer> read_time(const Question& question, std::string_view typed, base::Timestamp now,
                               const base::TimeZone& zone) {
  BEFFROI_TRY(const base::TypedMoment read, base::parse_moment(typed, now, zone));
  if (read.moment.nanoseconds > now.nanoseconds + base::kMomentTolerance)
    return base::fail("answer.in_future", {{"at", read.moment}});
  return Answer{.question = question.id, .known = true, .chosen = {}, .text = {}, .at = read.moment};
}

/// « je sait pas », « aucune idée »: as people type it at night.
bool is_ignorance(std::string_view typed) {
  constexpr std::array<std::string_view, 10> kWays{"je_sais_pas",    "je_sait_pas", "je_ne_sait_pas", "sais_pas",   "sait_pas",
                                                   "on_ne_sait_pas", "on_sait_pas", "aucune_idee",    "pas_d_idee", "no_idea"};
  return std::ranges::find(kWays, town::identifier_of(typed)) != kWays.end();
}

/// The number of an option of another question, typed where words are asked for. A postcode or a telephone number is longer.
bool is_bare_number(std::string_view typed) {
  constexpr std::size_t kFewDigits = 4;
  const auto digits = std::ranges::count_if(typed, [](char c) { return c >= '0' && c <= '9'; });
  return typed.find_first_not_of("0123456789 ,;.") == typed.npos && digits > 0 &&
         digits <= static_cast<std::ptrdiff_t>(kFewDigits);
}

std::string joined(const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "" : ",") + id;
  return text;
}

Answer answer_of(const Entry& entry) {
  Answer answer{.question = entry.subject, .known = entry.truth("known"), .chosen = {}, .text = {}, .at = entry.moment("at")};
  if (!answer.known) return answer;
  answer.text = entry.text("typed");
  for (const std::string_view id : split(entry.text("chosen"))) answer.chosen.emplace_back(id);
  return answer;
}

void fold_set_aside(State& state, const Entry& entry) {
  const auto answers = state.answers.find(entry.subject);
  if (answers == state.answers.end()) return;
  const auto about = static_cast<std::uint64_t>(entry.number("entry"));
  for (Given& given : answers->second) {
    if (given.seq == about) given.set_aside = SetAside{entry.by, std::string(entry.text("because"))};
  }
}

}  // namespace

base::Result<Answer> read_answer(const Question& question, std::string_view typed, base::Timestamp now,
                                 const base::TimeZone& zone) {
  if (typed.size() > kMaxAnswer) return base::fail("answer.too_long", {{"question", question.id}});
  const std::string valid = base::to_valid_utf8(trimmed(typed));
  std::string folded = base::fold(valid);
  if (const auto curly = folded.find("’"); curly != folded.npos) folded.replace(curly, std::string_view("’").size(), "'");
  if (std::ranges::find(kDoNotKnow, folded) != kDoNotKnow.end() || is_ignorance(valid))
    return Answer{.question = question.id, .known = false, .chosen = {}, .text = {}, .at = {}};
  switch (question.kind) {
    case QuestionKind::choice:
    case QuestionKind::several: return read_chosen(question, valid);
    case QuestionKind::time: return read_time(question, valid, now, zone);
    case QuestionKind::text: break;
  }
  if (is_bare_number(valid)) return base::fail("answer.bare_number", {{"question", question.id}, {"value", valid}});
  return Answer{.question = question.id, .known = true, .chosen = {}, .text = valid, .at = {}};
}

std::string words_of(const Question& question, const Answer& answer, const base::Catalogue& words) {
  if (!answer.known) return words.text("first_hour.unknown");
  if (answer.at) return words.moment(*answer.at, "moment");
  if (!answer.text.empty()) return answer.text;
  std::string text;
  for (const std::string& id : answer.chosen) {
    if (const Option* option = question.find(id)) text += (text.empty() ? "" : " ; ") + option->words.in(words.language());
  }
  return text;
}

const Given* State::find(std::string_view question) const {
  const auto found = answers.find(question);
  return found == answers.end() ? nullptr : &found->second.back();
}

bool State::says(std::string_view question, std::string_view option) const {
  const Given* given = find(question);
  return given && given->answer.known && std::ranges::find(given->answer.chosen, option) != given->answer.chosen.end();
}

std::string_view State::text(std::string_view question) const {
  const Given* given = find(question);
  return given && given->answer.known ? std::string_view(given->answer.text) : std::string_view();
}

const Given* State::last_given() const {
  const Given* last = nullptr;
  for (const auto& [question, given] : answers) {
    if (!last || given.back().seq > last->seq) last = &given.back();
  }
  return last;
}

std::optional<std::int64_t> State::days_off(base::Timestamp at, base::Timestamp now) const {
  constexpr std::int64_t kDay = 86'400 * base::kNanosecondsPerSecond, kFew = 4;
  const std::int64_t days = (opened.value_or(now).nanoseconds - at.nanoseconds) / kDay;
  return days > kFew ? std::optional(days) : std::nullopt;
}

const Given* State::earliest_given(std::string_view question) const {
  const auto found = answers.find(question);
  if (found == answers.end()) return nullptr;
  const Given* first = nullptr;
  for (const Given& given : found->second) {
    if (given.answer.at && !given.set_aside && (!first || *given.answer.at < *first->answer.at)) first = &given;
  }
  return first;
}

const Given* State::last_set_aside(std::string_view question) const {
  const auto found = answers.find(question);
  if (found == answers.end()) return nullptr;
  const Given* last = nullptr;
  for (const Given& given : found->second) {
    if (given.set_aside && given.answer.at) last = &given;
  }
  return last;
}

std::optional<base::Timestamp> State::earliest(std::string_view question) const {
  const Given* first = earliest_given(question);
  return first ? first->answer.at : std::nullopt;
}

std::optional<base::Timestamp> State::current(std::string_view question) const {
  const Given* given = find(question);
  return given ? given->answer.at : std::nullopt;
}

std::optional<Given> given_in(const Entry& entry) {
  if (entry.kind != "first_hour.answered" && entry.kind != "first_hour.corrected") return std::nullopt;
  return Given{answer_of(entry), std::string(entry.text("answer")), entry.utc, entry.by, entry.seq};
}

State state_of(Entries entries) {
  State state;
  for (const Entry& entry : entries) {
    if (entry.kind == "first_hour.opened") {
      if (!state.opened) state.opened_entry = entry.seq;
      if (!state.opened) state.opened = entry.utc;
      state.exercise = state.exercise || entry.truth("exercise");
    } else if (auto given = given_in(entry)) {
      state.answers[entry.subject].push_back(*std::move(given));
    } else if (entry.kind == kSetAside) {
      fold_set_aside(state, entry);
    }
  }
  return state;
}

base::Result<> open_first_hour(casefile::Case& store, bool exercise, std::string_view by) {
  BEFFROI_TRY(const std::vector<Entry> entries, entries_of(store));
  const State state = state_of(entries);
  if (state.opened && (state.exercise || !exercise)) return {};
  BEFFROI_TRY_VOID(note(store, "first_hour.opened", {}, {{"exercise", exercise}}, by));
  return {};
}

base::Result<bool> give_answer(casefile::Case& store, const State& state, const Question& question, const Answer& answer,
                               const base::Catalogue& words, std::string_view by) {
  const Given* before = state.find(question.id);
  if (before && before->answer == answer) return false;
  base::Arguments members{{"asked", question.ask.in(words.language())},
                          {"answer", words_of(question, answer, words)},
                          {"known", answer.known},
                          {"chosen", joined(answer.chosen)},
                          {"typed", answer.text},
                          {"before", before ? before->words : std::string()}};
  if (answer.at) {
    members.push_back({"at", *answer.at});
  } else {
    members.push_back({"at", std::string()});
  }
  const std::string_view kind = before && before->answer.known ? "first_hour.corrected" : "first_hour.answered";
  BEFFROI_TRY_VOID(note(store, kind, question.id, members, by));
  return true;
}

base::Result<Entry> set_aside(casefile::Case& store, const State& state, std::string_view question, std::uint64_t entry,
                              std::string_view because, std::string_view by) {
  const Given* holds = state.find(question);
  const auto number = static_cast<std::int64_t>(entry);
  if (holds && holds->seq == entry)
    return base::fail("answer.still_holds", {{"entry", number}, {"question", std::string(question)}});
  if (because.empty()) return base::fail("answer.no_reason", {{"entry", number}});
  if (by.empty()) return base::fail("answer.unsigned", {{"entry", number}});
  return note(store, kSetAside, question, {{"entry", number}, {"because", std::string(because)}}, by);
}

}  // namespace beffroi::response::first_hour

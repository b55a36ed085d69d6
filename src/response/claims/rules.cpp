// SPDX-License-Identifier: EUPL-1.2
#include "response/claims/rules.h"

#include <algorithm>
#include <array>
#include <set>

#include "response/claims/named.h"
#include "response/claims/service_rules.h"
#include "response/declarations/declarations.h"

namespace beffroi::response::claims {
namespace {

constexpr std::array<std::string_view, 5> kNames = {"no_claim", "carried", "unclear", "not_carried", "contradicted"};

bool holds(const std::vector<std::string>& list, std::string_view word) { return std::ranges::find(list, word) != list.end(); }

std::string_view state_of(const Diagnosed& diagnosed, std::string_view question) {
  if (question == "exfiltration") return diagnosed.exfiltration;
  if (question == "encryption") return diagnosed.encryption;
  return question == "backups" ? diagnosed.backups : std::string_view();
}

std::string finding_of(const Diagnosed& diagnosed, std::string_view question) {
  const auto found = std::ranges::find(diagnosed.findings, question, &model::Finding::question);
  return found == diagnosed.findings.end() ? std::string() : found->id;
}

/// What people declared that answers this question with one of these words, or is one of these events.
std::vector<Because> declared_against(const Kind& kind, const std::vector<std::string>& states, const Known& known) {
  std::vector<Because> because;
  for (const model::DeclaredAnswer& one : answers_of(known.entries)) {
    if (one.question == kind.question && holds(states, one.answer))
      because.push_back({"declared", {{"event", one.event}, {"by", one.citation.by}}, {}, one.citation.sequence});
  }
  const std::vector<Declaration> all = declarations_of(known.entries);
  for (const std::string& event : kind.events) {
    for (const Declaration* one : declared(all, event)) {
      const Statement& now = one->current();
      if (now.state.empty() || now.state == "yes")
        because.push_back({"declared", {{"event", event}, {"by", now.by}}, {}, now.entry});
    }
  }
  return because;
}

Because looked_at(const Known& known) {
  const Examined seen = examined(known.diagnosed);
  return {"examined",
          {{"examined", static_cast<std::int64_t>(seen.looked_at)}, {"rest", static_cast<std::int64_t>(seen.not_looked_at)}},
          {},
          0};
}

Judgement by_state(const Kind& kind, bool opposed, const Known& known) {
  const auto& carrying = opposed ? kind.contradicted_by : kind.carried_by;
  const auto& contradicting = opposed ? kind.carried_by : kind.contradicted_by;
  const std::string_view state = state_of(known.diagnosed, kind.question);
  const base::Arguments told{{"question", kind.question}, {"state", std::string(state)}};
  const std::string finding = finding_of(known.diagnosed, kind.question);
  Judgement judgement;
  if (holds(contradicting, state)) {
    judgement.answer = Answer::contradicted;
    judgement.because.push_back({"diagnosed", told, finding, 0});
  }
  if (!opposed) {
    for (Because& one : declared_against(kind, contradicting, known)) {
      judgement.answer = Answer::contradicted;
      judgement.because.push_back(std::move(one));
    }
  }
  if (judgement.answer == Answer::contradicted) return judgement;
  if (!known.diagnosed.exists) return {Answer::not_carried, {{"no_diagnosis", {}, {}, 0}}};
  judgement.answer = holds(carrying, state) && (!opposed || state != "suspected") ? Answer::carried : Answer::not_carried;
  judgement.because.push_back({"diagnosed", told, finding, 0});
  if (judgement.answer == Answer::not_carried) judgement.because.push_back(looked_at(known));
  return judgement;
}

/// Places with a network of their own: that the directory of the town hall is hit does not show that they are.
bool names_only_what_is_apart(const Sentence& sentence, const Known& known) {
  const std::vector<const PublicService*> named = named_in(sentence, known.services);
  return !named.empty() && !speaks_of_all(sentence) && std::ranges::all_of(named, &PublicService::apart);
}

Judgement by_scope(const Sentence& sentence, const Known& known) {
  const Diagnosed& told = known.diagnosed;
  if (!told.exists) return {Answer::not_carried, {{"no_diagnosis", {}, {}, 0}}};
  Judgement judgement;
  std::size_t hit = 0;
  for (const Diagnosed::Host& host : told.hosts) {
    hit += host.is_hit() ? 1U : 0U;
    if (!host.is_hit() || host.role != "domain_controller") continue;
    judgement.answer = Answer::contradicted;
    judgement.because.push_back({"controller_hit", {}, host.finding, 0});
  }
  const Examined seen = examined(told);
  const base::Arguments counts{{"hit", static_cast<std::int64_t>(hit)},
                               {"examined", static_cast<std::int64_t>(seen.looked_at)}};
  if (hit * 2 > seen.looked_at && hit > 1) {
    judgement.answer = Answer::contradicted;
    judgement.because.push_back({"most_hit", counts, {}, 0});
  }
  if (judgement.answer == Answer::contradicted)
    return names_only_what_is_apart(sentence, known) ? Judgement{Answer::not_carried, {{"apart", {}, {}, 0}}} : judgement;
  judgement.because.push_back({"hit", counts, {}, 0});
  judgement.because.push_back(looked_at(known));
  const bool all_seen = seen.not_looked_at == 0 && seen.looked_at > 0 && told.incident == "yes" && hit > 0;
  judgement.answer = all_seen ? Answer::carried : Answer::not_carried;
  return judgement;
}

/// The ways in that the sentence names.
std::set<std::string> named_origins(const Kind& kind, const Sentence& sentence) {
  std::set<std::string> named;
  for (const auto& [value, patterns] : kind.values) {
    const auto fits = [&sentence](const Pattern& pattern) { return !pattern.find_all(sentence.words).empty(); };
    if (std::ranges::any_of(patterns, fits)) named.insert(value);
  }
  return named;
}

Judgement by_origin(const Kind& kind, const Sentence& sentence, const Known& known) {
  const Diagnosed& told = known.diagnosed;
  if (!told.exists) return {Answer::not_carried, {{"no_diagnosis", {}, {}, 0}}};
  if (told.origins.empty()) return {Answer::not_carried, {{"origin_unknown", {}, {}, 0}}};
  const Diagnosed::Origin& first = told.origins.front();
  const Because found{"origin", {{"vector", first.vector}, {"state", first.state}}, first.finding, 0};
  if (first.state != "determined") return {Answer::not_carried, {found}};
  const std::set<std::string> named = named_origins(kind, sentence);
  if (named.empty()) return {Answer::unclear, {found, {"origin_words", {}, {}, 0}}};
  return {named.contains(first.vector) ? Answer::carried : Answer::contradicted, {found}};
}

}  // namespace

std::string_view name_of(Answer answer) { return kNames[static_cast<std::size_t>(answer)]; }

Examined examined(const Diagnosed& diagnosed) {
  Examined counts;
  for (const Diagnosed::Host& host : diagnosed.hosts)
    ++(host.state == "not_examined" ? counts.not_looked_at : counts.looked_at);
  return counts;
}

Judgement judge(const Kind& kind, const Sentence& sentence, bool opposed, const Known& known) {
  switch (kind.rule) {
    case Rule::state: return by_state(kind, opposed, known);
    case Rule::scope: return by_scope(sentence, known);
    case Rule::origin: return by_origin(kind, sentence, known);
    case Rule::promise: return by_promise(sentence, known);
    case Rule::services: return by_services(kind, sentence, known);
    case Rule::never: break;
  }
  return {Answer::not_carried, {{"never", {}, {}, 0}}};
}

}  // namespace beffroi::response::claims

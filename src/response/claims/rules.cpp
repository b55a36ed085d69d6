// SPDX-License-Identifier: EUPL-1.2
#include "response/claims/rules.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "response/claims/declared.h"
#include "response/claims/named.h"
#include "response/claims/service_rules.h"
#include "response/claims/time_rules.h"
#include "response/disputes/disputes.h"

namespace beffroi::response::claims {
namespace {

constexpr std::array<std::string_view, 5> kNames = {"no_claim", "carried", "unclear", "not_carried", "contradicted"};

bool holds(const std::vector<std::string>& list, std::string_view word) { return std::ranges::find(list, word) != list.end(); }

std::string_view state_of(const Diagnosed& diagnosed, std::string_view question) {
  if (question == "exfiltration") return diagnosed.exfiltration;
  if (question == "encryption") return diagnosed.encryption;
  if (question == "incident") return diagnosed.incident;
  return question == "backups" ? diagnosed.backups : std::string_view();
}

const model::Finding* finding_of(const Diagnosed& diagnosed, std::string_view question) {
  const auto found = std::ranges::find(diagnosed.findings, question, &model::Finding::question);
  return found == diagnosed.findings.end() ? nullptr : &*found;
}

/// What the diagnosis answers; "likely" where the contract's word is "yes" and the finding behind it only supposes so.
std::string answer_of(const Diagnosed& diagnosed, std::string_view question) {
  const std::string_view state = state_of(diagnosed, question);
  const model::Finding* finding = finding_of(diagnosed, question);
  return std::string(state == "yes" && finding && finding->state == "likely" ? "likely" : state);
}

/// A person rejects or replaces the finding: while that stands, the case does not carry what it says.
std::optional<Because> objection_to(std::string_view finding, const Known& known) {
  for (const Dispute& one : objections_in(disputes_of(known.entries), known.diagnosed.findings)) {
    if (!finding.empty() && one.finding.id == finding) return Because{"disputed", {{"by", one.by}}, one.finding.id, one.entry};
  }
  return std::nullopt;
}

void append(std::vector<Because>& all, std::vector<Because> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Because told_by(const Diagnosed& diagnosed, const std::string& question) {
  const model::Finding* finding = finding_of(diagnosed, question);
  return {"diagnosed",
          {{"question", question}, {"state", answer_of(diagnosed, question)}},
          finding ? finding->id : std::string(),
          0};
}

Because looked_at(const Known& known) {
  const Examined seen = examined(known.diagnosed, known.inventory);
  return {"examined",
          {{"examined", static_cast<std::int64_t>(seen.looked_at)}, {"rest", static_cast<std::int64_t>(seen.not_looked_at)}},
          {},
          0};
}

/// What the diagnosis carries, and nobody objects to; or what people declared, where they may say so.
Judgement carried_by_state(const std::vector<std::string>& carrying, const Because& diagnosed, std::string_view state,
                           std::vector<Because> declared, const Known& known) {
  Judgement judgement{Answer::not_carried, {diagnosed}};
  if (holds(carrying, state)) judgement.answer = Answer::carried;
  if (auto objection = objection_to(diagnosed.finding, known)) {
    judgement.answer = Answer::not_carried;
    judgement.because.push_back(*std::move(objection));
  }
  if (judgement.answer == Answer::not_carried && !declared.empty()) {
    judgement.answer = Answer::carried;
    append(judgement.because, std::move(declared));
  }
  if (judgement.answer == Answer::not_carried) judgement.because.push_back(looked_at(known));
  return judgement;
}

/// What contradicts the claim, or its contrary.
std::vector<Because> against(const Kind& kind, const Sentence& sentence, bool opposed, const Known& known) {
  const std::vector<std::string>& states = opposed ? kind.carried_by : kind.contradicted_by;
  std::vector<Because> because;
  if (holds(states, answer_of(known.diagnosed, kind.question))) because.push_back(told_by(known.diagnosed, kind.question));
  if (opposed) return because;
  append(because, declared_answers(kind.question, states, known));
  append(because, declared_events(kind.events, known));
  const auto fits = [&sentence](const Pattern& pattern) { return !pattern.find_all(sentence.words).empty(); };
  if (std::ranges::any_of(kind.wide.says, fits)) append(because, against_wide(kind.wide, known));
  return because;
}

/// That it is feared, or likely, proves nothing: it only contradicts who denies it.
std::vector<std::string> without_doubts(std::vector<std::string> states) {
  std::erase_if(states, [](const std::string& state) { return state == "suspected" || state == "likely"; });
  return states;
}

/// That data of the body were seen published says nothing of whose they are.
Judgement of_unknown_owners(const Sentence& sentence, Judgement judgement) {
  const auto says_whose = [&sentence](const Pattern& one) { return !one.find_all(sentence.words).empty(); };
  if (judgement.answer != Answer::carried || std::ranges::none_of(catalogue().lexicon.of_people, says_whose)) return judgement;
  judgement.answer = Answer::unclear;
  judgement.because.push_back({"whose_unknown", {}, {}, 0});
  return judgement;
}

Judgement by_state(const Kind& kind, const Sentence& sentence, bool opposed, const Known& known) {
  std::vector<Because> contrary = against(kind, sentence, opposed, known);
  if (!contrary.empty()) return {Answer::contradicted, std::move(contrary)};
  const std::vector<std::string> carrying = without_doubts(opposed ? kind.contradicted_by : kind.carried_by);
  std::vector<Because> declared;
  if (opposed) declared = declared_answers(kind.question, carrying, known);
  const std::vector<Because> seen = opposed ? declared_events(kind.events, known) : std::vector<Because>();
  append(declared, seen);
  if (known.diagnosed.exists) {
    const std::string answer = answer_of(known.diagnosed, kind.question);
    Judgement judgement =
        carried_by_state(carrying, told_by(known.diagnosed, kind.question), answer, std::move(declared), known);
    return seen.empty() || holds(carrying, answer) ? judgement : of_unknown_owners(sentence, std::move(judgement));
  }
  // The first night has no log: what people saw and said stands by itself.
  if (declared.empty()) return {Answer::not_carried, {{"no_diagnosis", {}, {}, 0}}};
  Judgement judgement{Answer::carried, std::move(declared)};
  return seen.empty() ? judgement : of_unknown_owners(sentence, std::move(judgement));
}

/// Places with a network of their own: that the directory of the town hall is hit does not show that they are.
bool names_only_what_is_apart(const Sentence& sentence, const Known& known) {
  const Named named = named_in(sentence, known.services);
  return !named.services.empty() && !named.all && std::ranges::all_of(named.services, &PublicService::apart);
}

/// Whether every machine was looked at. Of those that neither a log nor the town's file names nobody can tell: a person does.
Answer all_examined(const Known& known, std::vector<Because>& because) {
  const Examined seen = examined(known.diagnosed, known.inventory);
  if (seen.not_looked_at > 0 || seen.looked_at == 0) return Answer::not_carried;
  if (known.inventory.exists) return Answer::carried;
  because.push_back({"no_inventory", {}, {}, 0});
  return Answer::unclear;
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
  const auto known_of = static_cast<std::size_t>(
      std::ranges::count_if(told.hosts, [](const Diagnosed::Host& host) { return host.state != "not_examined"; }));
  const base::Arguments counts{{"hit", static_cast<std::int64_t>(hit)}, {"known", static_cast<std::int64_t>(known_of)}};
  if (hit * 2 > known_of && hit > 1) {
    judgement.answer = Answer::contradicted;
    judgement.because.push_back({"most_hit", counts, {}, 0});
  }
  if (judgement.answer == Answer::contradicted)
    return names_only_what_is_apart(sentence, known) ? Judgement{Answer::not_carried, {{"apart", {}, {}, 0}}} : judgement;
  judgement.because.push_back({"hit", counts, {}, 0});
  judgement.because.push_back(looked_at(known));
  if (told.incident == "yes" && hit > 0) judgement.answer = all_examined(known, judgement.because);
  return judgement;
}

Judgement by_examined(const Known& known) {
  if (!known.diagnosed.exists) return {Answer::not_carried, {{"no_diagnosis", {}, {}, 0}}};
  Judgement judgement{Answer::not_carried, {looked_at(known)}};
  judgement.answer = all_examined(known, judgement.because);
  if (examined(known.diagnosed, known.inventory).not_looked_at > 0) judgement.answer = Answer::contradicted;
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
  if (const auto objection = objection_to(first.finding, known)) return {Answer::not_carried, {found, *objection}};
  const std::set<std::string> named = named_origins(kind, sentence);
  if (named.empty()) return {Answer::unclear, {found, {"origin_words", {}, {}, 0}}};
  return {named.contains(first.vector) ? Answer::carried : Answer::contradicted, {found}};
}

/// That all is safe again: what was hit and is not back in service says the contrary. No release proves that nobody is there any more.
Judgement by_released(const Known& known) {
  const Diagnosed& told = known.diagnosed;
  if (!told.exists) return {Answer::not_carried, {{"no_diagnosis", {}, {}, 0}}};
  const auto waits = [&known](const Diagnosed::Host& host) {
    const auto is_it = [&host](const std::string& name) { return same_machine(name, host.name); };
    return std::ranges::none_of(known.released, is_it);
  };
  std::int64_t hit = 0, unseen = static_cast<std::int64_t>(known.inventory.unseen);
  for (const Diagnosed::Host& host : told.hosts) {
    if (!waits(host)) continue;
    hit += host.is_hit() ? 1 : 0;
    unseen += host.is_hit() || host.was_examined() ? 0 : 1;
  }
  if (hit > 0) return {Answer::contradicted, {{"not_released", {{"count", hit}}, {}, 0}}};
  if (unseen > 0) return {Answer::not_carried, {looked_at(known)}};
  return {Answer::unclear, {{"released", {}, {}, 0}}};
}

}  // namespace

std::string_view name_of(Answer answer) { return kNames[static_cast<std::size_t>(answer)]; }

Examined examined(const Diagnosed& diagnosed, const Inventory& inventory) {
  Examined counts{.looked_at = 0, .not_looked_at = inventory.unseen};
  for (const Diagnosed::Host& host : diagnosed.hosts) ++(host.was_examined() ? counts.looked_at : counts.not_looked_at);
  return counts;
}

std::vector<Because> against_wide(const Wide& wide, const Known& known) {
  std::vector<Because> because;
  for (const auto& [question, answers] : wide.questions) {
    if (holds(answers, answer_of(known.diagnosed, question))) because.push_back(told_by(known.diagnosed, question));
    append(because, declared_answers(question, answers, known));
  }
  append(because, declared_events(wide.events, known));
  return because;
}

Judgement judge_ignorance(const Kind& kind, const Known& known) {
  const std::vector<std::string> proven = without_doubts(kind.contradicted_by);
  const std::string state = answer_of(known.diagnosed, kind.question);
  const Because told = told_by(known.diagnosed, kind.question);
  std::vector<Because> contrary;
  if (holds(proven, state) && !objection_to(told.finding, known)) contrary.push_back(told);
  append(contrary, declared_answers(kind.question, proven, known));
  append(contrary, declared_events(kind.events, known));
  if (!contrary.empty()) return {Answer::contradicted, std::move(contrary)};
  if (!known.diagnosed.exists) return {Answer::carried, {{"no_diagnosis", {}, {}, 0}}};
  const bool is_known = state != "unknown" && (holds(proven, state) || holds(kind.carried_by, state));
  return {is_known ? Answer::unclear : Answer::carried, {told}};
}

Judgement judge(const Kind& kind, const Sentence& sentence, bool opposed, const Known& known) {
  switch (kind.rule) {
    case Rule::state: return by_state(kind, sentence, opposed, known);
    case Rule::scope: return by_scope(sentence, known);
    case Rule::examined: return by_examined(known);
    case Rule::origin: return by_origin(kind, sentence, known);
    case Rule::promise: return by_promise(sentence, known);
    case Rule::services: return by_services(kind, sentence, known);
    case Rule::receipt: return by_receipt(kind, sentence, known);
    case Rule::news: return by_news(sentence, known);
    case Rule::released: return by_released(known);
    case Rule::never: break;
  }
  return {Answer::not_carried, {{"never", {}, {}, 0}}};
}

}  // namespace beffroi::response::claims

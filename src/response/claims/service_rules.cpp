// SPDX-License-Identifier: EUPL-1.2
#include "response/claims/service_rules.h"

#include <algorithm>
#include <functional>

#include "response/claims/dates.h"
#include "response/claims/named.h"
#include "response/claims/time_rules.h"
#include "response/promises/promises.h"

namespace beffroi::response::claims {
namespace {

constexpr std::string_view kReception = "reception", kMail = "mail";

bool holds(const std::vector<std::string>& list, std::string_view word) { return std::ranges::find(list, word) != list.end(); }

bool is_disturbed(const PublicService& one) {
  return one.state == "adapted" || one.state == "degraded" || one.state == "closed";
}

/// A return that is promised.
struct Promised {
  std::string id;
  base::Timestamp due;
  bool named = false;     ///< by the sentence
  bool that_day = false;  ///< on a day that the sentence names

  Because told() const { return {"promised", {{"id", id}, {"at", due}}, {}, 0}; }
};

std::vector<Promised> returns_of(const Sentence& sentence, const std::vector<const PublicService*>& named, const Known& known) {
  const std::vector<NamedDay> days = days_named(sentence.text, known.speaks_at(), known.zone);
  std::vector<Promised> all;
  for (const Promise& one : open_promises_of(known.entries)) {
    if (one.kind != PromiseKind::service) continue;
    const auto service = std::ranges::find(known.services, one.id, &PublicService::promise);
    const bool meant =
        service == known.services.end() ? names(sentence, one.text) : std::ranges::find(named, &*service) != named.end();
    const bool that_day = std::ranges::any_of(days, [&one](const NamedDay& day) { return day.holds(one.due()); });
    all.push_back({one.id, one.due(), meant, that_day});
  }
  return all;
}

/// Of those that matter for the sentence: the worst decides. `named`: nothing is promised of any of them, whatever their state.
Judgement judged(const std::vector<Promised>& all, const std::vector<const PublicService*>& services, Answer without_promise,
                 bool named) {
  Judgement judgement{Answer::carried, {}};
  for (const Promised& one : all) {
    judgement.because.push_back(one.told());
    if (!one.that_day) judgement.answer = Answer::contradicted;
  }
  for (const PublicService* one : services) {
    if ((!named && !is_disturbed(*one)) || std::ranges::find(all, one->promise, &Promised::id) != all.end()) continue;
    judgement.because.push_back({"not_promised", {{"name", one->name}}, {}, 0});
    judgement.answer = std::max(judgement.answer, without_promise);
  }
  return judgement;
}

/// "Les services reviendront vendredi": some of them will, which a person must weigh.
Judgement judged_as_a_whole(const std::vector<Promised>& all, const Known& known) {
  std::vector<const PublicService*> every;
  for (const PublicService& one : known.services) every.push_back(&one);
  Judgement judgement = judged(all, every, Answer::unclear, false);
  if (judgement.answer == Answer::contradicted && std::ranges::any_of(all, &Promised::that_day))
    judgement.answer = Answer::unclear;
  if (known.undecided > 0) judgement.answer = std::max(judgement.answer, Answer::unclear);
  return judgement;
}

/// The services that a sentence of the kind speaks of.
struct Meant {
  Named named;
  bool unsaid = false;  ///< it names none and speaks of those of the kind's service, wherever they are
};

/// "Nous vous recevons" names no service and speaks of one; "Nous vous recevons à l'annexe" of that one there.
Meant meant_by(const Kind& kind, const Sentence& sentence, const Known& known) {
  Meant meant{named_in(sentence, known.services), false};
  auto& services = meant.named.services;
  if (kind.service.empty()) return meant;
  meant.named.all = false;
  const auto is_it = [&kind](const PublicService* one) { return one->id == kind.service; };
  if (std::ranges::any_of(services, is_it)) std::erase_if(services, std::not_fn(is_it));
  meant.unsaid = services.empty();
  for (const PublicService& one : known.services) {
    if (meant.unsaid && is_it(&one)) services.push_back(&one);
  }
  return meant;
}

/// Of a place where the public is received: whether it is, whatever else changed. Of mail: an address that people gave for the time of
/// the breakdown works.
std::string_view state_for(const Kind& kind, const PublicService& one, const Sentence& sentence) {
  if (kind.service == kMail && one.contact.contains('@') && sentence.text.contains(one.contact)) return "normal";
  const bool changed = one.state == "adapted" || one.state == "degraded";
  if (kind.service != kReception || !changed) return one.state;
  return one.receives ? "normal" : "closed";
}

/// How they stand today says nothing of a day to come: a promise would, and a person can.
Judgement of_a_later_day(Judgement today) {
  today.answer = today.answer == Answer::carried ? Answer::unclear : Answer::not_carried;
  today.because.push_back({"later_day", {}, {}, 0});
  return today;
}

}  // namespace

Judgement by_promise(const Sentence& sentence, const Known& known) {
  const auto [named, as_a_whole] = named_in(sentence, known.services);
  std::vector<Promised> all = returns_of(sentence, named, known);
  if (all.empty()) return {Answer::not_carried, {{"no_promise", {}, {}, 0}}};
  if (days_named(sentence.text, known.speaks_at(), known.zone).empty()) {
    Judgement judgement{Answer::unclear, {}};
    for (const Promised& one : all) judgement.because.push_back(one.told());
    return judgement;
  }
  if (as_a_whole) return judged_as_a_whole(all, known);
  const bool some_day = std::ranges::any_of(all, &Promised::that_day);
  std::erase_if(all, [](const Promised& one) { return !one.named; });
  if (!all.empty() || !named.empty()) return judged(all, named, Answer::not_carried, all.empty());
  return {some_day ? Answer::unclear : Answer::not_carried, {{"promise_unnamed", {}, {}, 0}}};
}

Judgement by_services(const Kind& kind, const Sentence& sentence, const Known& known) {
  auto [named, unsaid] = meant_by(kind, sentence, known);
  auto& [meant, all] = named;
  const bool unnamed = meant.empty() && !all;
  if (meant.empty() || all) {
    meant.clear();
    for (const PublicService& one : known.services) meant.push_back(&one);
  }
  Judgement judgement{meant.empty() ? Answer::not_carried : Answer::carried, {}};
  bool any_carries = false;
  for (const PublicService* one : meant) {
    const std::string_view state = state_for(kind, *one, sentence);
    const bool against = holds(kind.contradicted_by, state);
    if (against) judgement.answer = Answer::contradicted;
    const bool carries = holds(kind.carried_by, state);
    any_carries = any_carries || carries;
    if (state == "unknown") {
      judgement.answer = std::max(judgement.answer, Answer::not_carried);
    } else if (!against && !carries) {
      judgement.answer =
          std::max(judgement.answer, Answer::unclear);  // "open" of what is slowed down: a person says whether it is
    }
    if (against || !carries || !all)
      judgement.because.push_back({"service", {{"name", one->name}, {"state", one->state}}, {}, 0});
  }
  if (speaks_of_a_later_day(sentence, known) && !meant.empty() && !unnamed) return of_a_later_day(std::move(judgement));
  // What the board does not know by name it can neither carry nor contradict; bad news of it is read by a person.
  const Answer of_unnamed = holds(kind.carried_by, "normal") ? Answer::not_carried : Answer::unclear;
  if (unnamed) return {of_unnamed, {{kind.service.empty() ? "service_unnamed" : "services_unknown", {}, {}, 0}}};
  if (all && known.undecided > 0) judgement.answer = std::max(judgement.answer, Answer::unclear);
  // Here they do and there they do not: a person says which is meant.
  if (unsaid && any_carries && judgement.answer == Answer::contradicted) judgement.answer = Answer::unclear;
  if (judgement.answer == Answer::not_carried) judgement.because.push_back({"services_unknown", {}, {}, 0});
  return judgement;
}

}  // namespace beffroi::response::claims

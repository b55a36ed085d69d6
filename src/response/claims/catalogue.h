// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "response/claims/pattern.h"
#include "response/wording.h"

namespace beffroi::response::claims {

/// What decides whether a claim is carried.
enum class Rule : std::uint8_t {
  state,     ///< the state of one question of the diagnosis, and what was declared of it
  scope,     ///< every machine was looked at, and the attack stayed small
  examined,  ///< every machine was looked at
  origin,    ///< the way in that the diagnosis determined
  promise,   ///< a return of what the sentence names that was decided and stands among the promises
  services,  ///< what the town says of the services that the sentence names
  receipt,   ///< somebody noted as done, or declared, what the sentence says was done
  news,      ///< the hour of the next news is one that was promised to all
  released,  ///< every machine that was hit is back in service on a ground that nothing contradicts
  never,     ///< nothing carries it
};

/// What else contradicts a claim that speaks of all that may happen to data: "rien n'a été constaté sur les données" is no word about copies
/// alone.
struct Wide {
  std::vector<Pattern> says;                                                ///< tell that it does
  std::vector<std::pair<std::string, std::vector<std::string>>> questions;  ///< of the diagnosis → answers that contradict it
  std::vector<std::string> events;                                          ///< declared events that do
};

/// Something that a text may say of an attack: one file of data/catalogue/claims. Patterns of both languages stand together: a text may
/// hold both.
struct Kind {
  std::string id;
  Wording title;          ///< what it says
  Wording opposed_title;  ///< what its contrary says
  Wording subject;        ///< what it is about, where its title already answers; may be empty
  Rule rule = Rule::never;
  std::string question;                      ///< of Rule::state
  std::vector<std::string> carried_by;       ///< states of the question, or of Rule::services of a service, that carry it
  std::vector<std::string> contradicted_by;  ///< … that contradict it
  std::vector<std::string> events;           ///< declared events that contradict it
  Wide wide;                                 ///< of Rule::state
  std::vector<std::string> receipts;         ///< of Rule::receipt: obligations, one of which must be noted as done
  std::vector<std::string> declared_by;      ///< of Rule::receipt: or events, one of which somebody declared
  std::string service;                       ///< of Rule::services: whom it speaks of where it names none; may be empty
  bool needs_examination = false;  ///< passes only beside what was examined, what was not, and the hour of the next news
  Wording why;                     ///< what the rule asks for, in a sentence
  Wording instead;                 ///< a template: what can be said without proof; may be empty
  Wording where_contradicted;      ///< the same where that would be false; may be empty
  std::vector<Pattern> says;       ///< the claim
  std::vector<Pattern> opposes;    ///< its contrary, which needs a ground as well
  std::vector<Pattern> touches;    ///< speaks of the matter: a person reads it where neither of both fits
  std::vector<Pattern> except;     ///< what fits here is no claim, although it looks like one
  std::vector<Pattern> denied;     ///< of Rule::receipt, where `except` holds for `touches` alone: says that it was not done
  std::vector<std::string> yields_to;  ///< kinds that have a word before it where both fit the same words
  std::vector<std::pair<std::string, std::vector<Pattern>>> values;  ///< of Rule::origin: way in → how it is called

  /// Whether one of its `receipts` is among the obligations that somebody noted as done.
  bool is_noted(const std::vector<std::string>& done) const;
};

/// What makes a sentence no statement, whatever kind of claim it holds.
struct Lexicon {
  std::vector<Pattern> unsaid;               ///< stands before a claim and says that it is not known: "nous ne savons pas si"
  std::vector<Pattern> concessive;           ///< looks like one of these and asserts all the same: "même si"
  std::vector<Pattern> ignorance;            ///< those of `unsaid` that say that the speaker does not know
  std::vector<Pattern> every;                ///< what is said of all of them: "toutes nos"
  std::vector<Pattern> of_people;            ///< says whose data they are
  std::vector<Pattern> later;                ///< a day to come
  std::vector<Pattern> doubtful;             ///< stands before a claim and turns it: "il est faux que"
  std::vector<Pattern> reported;             ///< somebody else says it: "selon les pirates"
  std::vector<Pattern> asked;                ///< a question that asserts: "saviez-vous que"
  std::vector<Pattern> open;                 ///< the matter is said to be open: "des recherches sont en cours"
  std::vector<Pattern> answers;              ///< "Non.", "Oui, bien sûr."
  std::vector<Pattern> examined;             ///< what was looked at
  std::vector<Pattern> not_examined;         ///< what was not
  std::vector<Pattern> next_update;          ///< the hour of the next news
  std::vector<Pattern> everything;           ///< speaks of the services as a whole: "tous les services"
  std::vector<std::string> common;           ///< words that names of services share and that tell none from another
  std::vector<std::string> by;               ///< words behind which a service is a way to reach another one: « par téléphone »
  std::vector<std::string> french, english;  ///< small words that only one of the two languages has
};

struct Catalogue {
  Lexicon lexicon;
  std::vector<Kind> kinds;  ///< in the order of their ids

  const Kind* find(std::string_view id) const;
};

/// One file of kinds. Errors: yaml.*, response.catalogue {reason}.
base::Result<Kind> read_kind(std::string_view yaml, std::string_view path, const WordSets& sets);

/// What the program carries. That it is valid is proven by a test.
const Catalogue& catalogue();

/// The obligations that carry a claim of the catalogue once one of them is noted as done; which acts are a complaint stands here alone.
const std::vector<std::string>& receipts_of(std::string_view kind);

}  // namespace beffroi::response::claims

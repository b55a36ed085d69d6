// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "response/diagnosed.h"
#include "response/entry.h"
#include "response/services/roster.h"
#include "response/wording.h"

namespace beffroi::response::services {

/// Why a service is thought to stop or to go on: what is known of one machine, system or site that it stands on.
enum class Ground : std::uint8_t {
  encrypted,         ///< the diagnosis found a machine of the system encrypted
  compromised,       ///< … taken by the attacker: it must be isolated
  declared_stopped,  ///< somebody said that the system or machine does not work
  suspected,         ///< … perhaps taken
  directory_hit,  ///< the town's file does not say what it stands on, and a controller of the directory that it usually needs is hit
  not_examined,    ///< nothing of the machine was read
  not_placed,      ///< the file says neither on which machine the system runs nor who hosts it
  no_systems,      ///< the file does not say what the service stands on
  declared_works,  ///< somebody said that it works
  apart_network,   ///< its machine lies in a network that cannot be reached from the rest
  apart_site,      ///< … at a site whose machines cannot
  hosted,          ///< not on a machine of the town
  no_sign,         ///< what was read of its machine shows no sign: no proof
  taken_off,       ///< a measure that is done switched its machine off or unplugged it
  answer,          ///< an answer of the first hour or a declaration speaks of it
};
std::string_view name_of(Ground ground);

/// What a ground does to the service.
enum class Effect : std::uint8_t { works, unknown, threatens, degrades, stops };
Effect effect_of(Ground ground);

struct Because {
  Ground ground = Ground::not_examined;
  Effect effect = Effect::unknown;
  std::string system;                    ///< name of the system; hostile
  std::string through;                   ///< the system that needs it, where the service names that one
  std::string machine;                   ///< as the town's file calls it
  std::string place;                     ///< network, site, or who hosts it
  std::string finding;                   ///< of the diagnosis
  bool supposed = false;                 ///< … which is not sure of it
  std::optional<base::Timestamp> since;  ///< when it began, where the evidence or a measure says so
  std::uint64_t entry = 0;               ///< of the journal
  std::string by;                        ///< who declared it
  Wording words;                         ///< of an answer

  friend bool operator==(const Because&, const Because&) = default;
};

/// What somebody said of a system or a machine.
struct Word {
  std::string about;  ///< id of the town's file, or as typed
  bool works = false;
  std::string text, by;
  std::uint64_t seq = 0;
};

/// Writes that a system or a machine works or has stopped ("service.system"). Error service.no_name.
base::Result<Entry> declare_system(casefile::Case& store, std::string_view name, bool works, std::string_view text,
                                   std::string_view by = {});
/// What was said last of each.
std::vector<Word> words_said_of(Entries entries);

/// What is known of all that the offer stands on, the systems of its systems too; in the order of the town's file, without repetition.
/// A machine that both the diagnosis and a person speak of gives both.
std::vector<Because> grounds_of(const Offer& offer, const town::Town* town, const Diagnosed& diagnosed,
                                const std::vector<Word>& said);

}  // namespace beffroi::response::services

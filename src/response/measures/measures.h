// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "response/entry.h"

namespace beffroi::response::measures {

/// How far a measure is, on one system.
enum class Step : std::uint8_t {
  proposed,  ///< nobody has spoken about it yet
  decided,
  declined,  ///< somebody decided not to do it, for a reason
  done,
  checked,  ///< somebody saw that it holds
  undone,   ///< it held once and was lifted
};

/// "proposed", "decided" …: the last part of message ids, and the words of JSON.
std::string_view name_of(Step step);

/// What one person said about a measure.
struct Deed {
  Step step = Step::decided;
  std::uint64_t seq = 0;              ///< of the journal
  base::Timestamp written;            ///< when it was noted
  std::optional<base::Timestamp> at;  ///< when it happened, where the person says another time
  std::string by;                     ///< who noted or decided it
  std::string who;                    ///< who did it, where that is another person
  std::string text;
  bool answered = false;  ///< an answer of the first hour says so

  base::Timestamp when() const { return at.value_or(written); }
};

/// A measure on one system (empty: on whatever it concerns), as people left it.
struct Measure {
  std::string id;      ///< of the catalogue, or "M1", "M2" for one that people added
  std::string system;  ///< a machine, an account, a device; hostile text
  std::string title;   ///< as it stood when it was first spoken about
  Step step = Step::proposed;
  std::vector<Deed> deeds;            ///< in the order of the journal
  std::vector<std::string> findings;  ///< what a proposal rests on: ids of the diagnosis

  /// It was done, and nobody lifted it since.
  bool is_done() const { return step == Step::done || step == Step::checked; }
  /// The last deed of that step, or null. What came before the measure was lifted and taken up again no longer counts.
  const Deed* last(Step wanted) const;
};

/// A person speaks about a measure.
struct Act {
  std::string measure;
  std::string system;
  std::string title;  ///< shown in the journal: of the catalogue, in the writer's language
  std::string who;
  std::optional<base::Timestamp> at;
  std::string text;
  std::vector<std::string> findings;
};

/// Writes that the measure is now at `step`. Errors: those of note(), and
///   response.measure_unknown {name}         neither in the catalogue nor added by people
///   response.measure_not_done {name}        checked or undone, but never decided nor done
///   response.measure_no_reason {name}       declined or undone without a text
///   response.before_attack_why              at an hour when nobody knew of the attack, without a text
base::Result<Entry> note_step(casefile::Case& store, const Act& act, Step step, std::string_view by = {});

/// A measure in people's own words, decided by adding it; its id follows from the journal. Error response.measure_no_text.
base::Result<Entry> add(casefile::Case& store, std::string_view text, std::string_view system, std::string_view by = {});

/// What people said, one element a measure and system, in the order in which they first spoke about it. What the answers of the
/// first hour say is done (`carries_out` of its questions) is a deed on no system.
std::vector<Measure> state_of(Entries entries);

}  // namespace beffroi::response::measures

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/argument.h"
#include "base/time.h"
#include "response/wording.h"

namespace beffroi::response {

/// A reason as data: a message of the catalogue with its arguments.
struct Reason {
  std::string id;
  base::Arguments arguments;

  friend bool operator==(const Reason&, const Reason&) = default;
};

enum class DeadlineState : std::uint8_t {
  overdue,       ///< `due` has passed and nobody said that it was done
  running,       ///< `due` is ahead
  without_hour,  ///< to be done without delay: the text sets no hour
  undetermined,  ///< whether it is due is not known
  met,
  not_required,  ///< confirmed facts say so, or a person with a reason
  not_started,   ///< nobody declared the event that starts it
  switched_off,  ///< of a set of rules that nobody switched on
};

/// "overdue", "running", "without_hour", "undetermined", "met", "not_required", "not_started", "switched_off".
std::string_view name_of(DeadlineState state);

/// `required` may rest on facts that are merely proposed; `not_required` needs confirmed ones; all else is undetermined.
enum class Decision : std::uint8_t { required, recommended, not_required, undetermined };

/// "required", "recommended", "not_required", "undetermined".
std::string_view name_of(Decision decision);

/// The text that an obligation rests on.
struct Basis {
  Wording text;
  std::string source;          ///< where it was read; may be empty
  std::string state;           ///< confirmed | contested | proposed | practice | unknown (no text that we could confirm)
  bool read_original = false;  ///< otherwise somebody who quotes it was read
  std::string as_of;           ///< "2026-11-23": when that was
};

/// Who said that it was done, and what they hold as a proof.
struct Receipt {
  base::Timestamp at;
  std::string by, reference;     ///< the reference may be empty
  std::string document, sha256;  ///< a file that proves it, kept in the case; both empty where there is none
};

/// A person's word that it is not due, against what facts say or do not say yet.
struct Waiver {
  std::string by, because;  ///< hostile
  base::Timestamp at;
};

/// Something that must be done for somebody before a moment. The moment is absolute; whoever shows it shows it in local time. Texts that
/// come from the town or its people (`person_name`, `signatory`, `reach_town`, the receipt) are hostile.
struct Deadline {
  std::string id;   ///< of the contract: "complaint_insurance", "cnil_notification"
  std::string ref;  ///< what people tick: the id, "cnil_notification@ccas", "birth_declaration#14"
  Wording title;    ///< what is to be done
  Wording to;       ///< to whom
  Wording who;      ///< who acts
  Wording if_missed;
  std::string person, person_name;              ///< the legal person whose obligation it is; empty: the body itself
  std::string signatory;                        ///< who signs for it, where the town's file says so
  std::optional<base::Timestamp> due;           ///< nothing where no clock runs
  std::string starts_from;                      ///< event of the contract: "attack_known"
  std::optional<base::Timestamp> started_at;    ///< the prudent hour, from which it is counted
  std::optional<base::Timestamp> corrected_to;  ///< what it was corrected to since: the hour that papers state
  bool start_noted = false;  ///< nobody said the hour of what starts it: `started_at` is when it was written down
  Decision decision = Decision::undetermined;
  std::vector<Reason> why;           ///< why it runs, from when, what would change it
  std::vector<Wording> notes;        ///< what must be known of it in every case
  std::vector<std::string> missing;  ///< what nobody said yet: events, particulars; message `obligation.missing.<name>`
  std::vector<Wording> reach;        ///< how to reach those it is owed to
  std::string reach_town;            ///< numbers of the town's own file
  Basis basis;
  DeadlineState state = DeadlineState::undetermined;
  std::string met_with;            ///< id of another one that the same act meets
  std::optional<Receipt> receipt;  ///< of what is met
  std::optional<Waiver> waiver;    ///< where `not_required` is a person's word
  bool ordinary = false;  ///< an event of ordinary life starts it (a birth, a council): it may be older than the attack

  /// The title with the legal person's name behind it, where it is not the body itself.
  std::string title_in(base::Language language) const;
};

/// Overdue first, then by hour, then those without hour, then the undetermined, then those met; equal ones keep their order.
void order_by_urgency(std::vector<Deadline>& deadlines);

}  // namespace beffroi::response

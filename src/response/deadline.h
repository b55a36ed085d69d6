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
};

/// "overdue", "running", "without_hour", "undetermined", "met".
std::string_view name_of(DeadlineState state);

/// Something that must be done for somebody before a moment. The moment is absolute; whoever shows it shows it in local time.
struct Deadline {
  std::string id;                      ///< of the contract: "complaint_insurance", "cnil_notification"
  Wording title;                       ///< what is to be done
  Wording to;                          ///< to whom
  std::optional<base::Timestamp> due;  ///< nothing where no clock runs
  std::string starts_from;             ///< event of the contract: "attack_known"
  std::optional<base::Timestamp> started_at;
  std::vector<Reason> why;  ///< why it runs, from when, what would change it
  Wording basis;            ///< the text it rests on, with its address
  std::string basis_state;  ///< confirmed | contested | proposed | practice
  DeadlineState state = DeadlineState::undetermined;
};

/// Overdue first, then by hour, then those without hour, then the undetermined, then those met; equal ones keep their order.
void order_by_urgency(std::vector<Deadline>& deadlines);

}  // namespace beffroi::response

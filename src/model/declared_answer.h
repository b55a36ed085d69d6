// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "model/diagnosis.h"

namespace beffroi::model {

/// What a person declared, as far as it answers a question of the diagnosis: a statement may rest on it where no trace speaks.
struct DeclaredAnswer {
  std::string question;  ///< "incident"
  std::string answer;    ///< the word of that question's contract: "yes"
  std::string event;     ///< what was declared: "ransom_note"
  std::string text;      ///< in the person's own words; may be empty
  std::optional<base::Timestamp> at;
  JournalCitation citation;

  friend bool operator==(const DeclaredAnswer&, const DeclaredAnswer&) = default;
};

}  // namespace beffroi::model

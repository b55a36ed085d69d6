// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "diagnose/question.h"

namespace beffroi::diagnose {

/// What people declared to a question, the answer that stands first in `rank` first. Where traces and people differ, both are told.
struct DeclaredHere {
  std::vector<const model::DeclaredAnswer*> all;

  /// The answer that stands first; empty where nothing was declared that `rank` names.
  std::string_view answer() const { return all.empty() ? std::string_view() : std::string_view(all.front()->answer); }
  /// The earliest moment declared with this answer.
  std::optional<base::Timestamp> first_time(std::string_view answer) const;
};

/// `rank`: the answers of the question's contract, the gravest first; others are left out.
DeclaredHere declared_here(const Scene& scene, std::string_view question, std::span<const std::string_view> rank);

/// Adds to the answer a finding for each declaration, `<question>.declared_<event>` with the arguments by, text, at (a moment or an empty text)
/// and state. It rests on the journal only. Its number is the next
/// one of the answer.
void tell_declared(const DeclaredHere& declared, std::string_view question, Answer& answer);

}  // namespace beffroi::diagnose

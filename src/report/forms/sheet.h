// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/messages.h"
#include "response/papers/papers.h"

namespace beffroi::report::forms {

/// The sheets of one series on A4: one page a number, each with the whole form, its number, room to sign and to note that it was keyed in.
/// `place` is the town in its own words.
std::string sheets(const response::papers::Form& form, const response::papers::Series& series, const std::string& place,
                   bool exercise, const base::Catalogue& words);

}  // namespace beffroi::report::forms

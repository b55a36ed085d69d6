// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/messages.h"
#include "town/town.h"

namespace beffroi::town {

/// A town file that a person will complete: every section with what it is for, every key of its first entry with a comment beside it,
/// examples where a list is empty. What is read from it is the same town.
std::string write(const Town& town, const base::Catalogue& words);

}  // namespace beffroi::town

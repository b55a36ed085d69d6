// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/wording.h"

namespace beffroi::response::measures {

/// Where a measure comes from. Nothing here is law: doctrine and usage are "practice".
struct Source {
  Wording text;
  std::string state;  ///< confirmed | contested | proposed | practice
  std::string as_of;  ///< day on which it was read
};

/// A measure as data/catalogue/measures knows it: one file each, in the doctrine's order.
struct Known {
  std::string id;
  int order = 0;                  ///< place in the doctrine's order; no two are equal
  std::string act;                ///< cut | isolate | switch_off | keep_on | protect | account | keep_evidence | reopen | tell
  std::string system_kind;        ///< what it is done to: edge, backup, host, account …
  std::vector<std::string> when;  ///< what proposes it: see proposals.h
  Wording title, why;
  std::vector<Wording> steps;
  std::vector<Wording> never;
  Wording check;      ///< how one sees that it holds
  Wording undo_when;  ///< when it may be undone
  Wording trade_off;  ///< what it costs
  Source source;
};

/// One file. Errors: yaml.*, response.catalogue {reason}.
base::Result<Known> read_measure(std::string_view yaml, std::string_view path);

/// All measures that the program carries, in the doctrine's order.
std::span<const Known> catalogue();
/// The one called `id`, or null.
const Known* known(std::string_view id);

}  // namespace beffroi::response::measures

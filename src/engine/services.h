// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "base/messages.h"
#include "base/result.h"
#include "casefile/case.h"
#include "response/board.h"
#include "response/diagnosed.h"
#include "response/paper/papers.h"
#include "response/services/decide.h"
#include "town/town.h"

namespace beffroi::engine {

/// The services of the town and the papers they are kept with, as the case is now. What it points into it owns: it is not copied.
struct Services {
  base::Timestamp now;
  bool exercise = false;
  std::string place;  ///< the town in its own words; may be empty
  std::optional<town::Town> town;
  response::Diagnosed diagnosed;
  std::vector<response::Entry> entries;
  response::services::Overview overview;
  response::papers::Papers papers;

  Services() = default;
  Services(const Services&) = delete;
  Services& operator=(const Services&) = delete;
  Services(Services&&) = delete;
  Services& operator=(Services&&) = delete;
};

}  // namespace beffroi::engine

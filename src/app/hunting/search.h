// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/command.h"
#include "app/hunting/misread.h"
#include "app/moment.h"
#include "indicators/index.h"
#include "places/atlas.h"
#include "report/detections.h"
#include "sigma/correlation/correlator.h"
#include "sigma/plan.h"

namespace beffroi::app::hunting {

/// What to look for, and which of it to keep.
struct Search {
  const sigma::Plan& plan;
  const indicators::Index& indicators;
  sigma::Level level = sigma::Level::none;  ///< the lowest that is kept
  Period period;
  std::string format;                    ///< a reader forced on every stream; empty: recognised
  bool every_field = false;              ///< details are every field of the event, not only where the rule's own say nothing
  bool other_fields = false;             ///< rows also have the fields that details do not name
  bool without_duplicates = false;       ///< of rows that differ in their file only, the first
  const places::Atlas* atlas = nullptr;  ///< where given, rows say where the event's public addresses are
};

/// What a search did besides giving rows.
struct Outcome {
  std::uint64_t rows = 0;
  std::uint64_t duplicates = 0;                              ///< rows left out where that was asked for
  std::uint64_t readable = 0;                                ///< streams of which a reader understood something
  Misread misread;                                           ///< streams that were not read, or not whole
  std::vector<base::Error> errors;                           ///< what could not be read
  std::map<std::uint32_t, sigma::CorrelationLosses> losses;  ///< by correlation
};

/// Reads the evidence and then hands over every match as a row, in the order of time; equal times in the order of the evidence, of
/// the records, of rules before indicators, and of both before correlations, which are evaluated over all of the evidence whatever the
/// period. Memory stays bounded whatever the number of matches: they wait in nameless
/// temporary files.
base::Result<Outcome> search(const std::vector<std::string>& paths, const Search& search, const Context& context,
                             const std::function<void(const report::DetectionRow& row, std::uint64_t index)>& take);

}  // namespace beffroi::app::hunting

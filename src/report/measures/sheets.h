// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>

#include "base/messages.h"
#include "response/measures/proposals.h"
#include "response/releases/releases.h"

namespace beffroi::report::measures {

/// What both sheets are made from.
struct Content {
  base::Timestamp now;
  bool exercise = false;
  std::string place;  ///< the town in its own words; may be empty
  const response::Diagnosed& diagnosed;
  std::string warning = {};  ///< that the logs read are of another time than the hour told (report/examined.h); may be empty
};

/// What to cut, keep and protect: all measures and systems at a glance with boxes to tick, then each measure with its acts in order.
/// What people noted already stands there, the rest is left to be filled in by hand.
std::string containment_sheet(const Content& content, const response::measures::Plan& plan, const base::Catalogue& words);

/// One page a release, with its ground, what it rested on, what contradicts it now, and room for the signature; then a blank form.
std::string release_sheets(const Content& content, std::span<const response::releases::Release> releases,
                           const base::Catalogue& words);

}  // namespace beffroi::report::measures

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/crypto.h"
#include "base/time.h"

namespace beffroi::model {

/// A record of the evidence. {evidence, offset} is the key; the rest stands beside it for people.
struct Citation {
  base::Digest evidence;  ///< SHA-256 of the member stream
  std::uint64_t offset = 0;
  std::uint64_t record_id = 0;
  std::string source;  ///< path of the stream, containers included: "collecte.zip!C/Windows/…/Security.evtx"
  std::optional<base::Timestamp> time;

  friend bool operator==(const Citation&, const Citation&) = default;
};

}  // namespace beffroi::model

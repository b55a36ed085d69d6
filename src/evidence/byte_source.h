// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "base/result.h"
#include "model/issue.h"

namespace beffroi::evidence {

/// Raw bytes from front to back, before anything hashed them: a file, or a member of a container.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  /// Fills the front of `into`; 0 only at the end. An error means that the world failed (a disk, never the content).
  virtual base::Result<std::size_t> read(std::span<std::uint8_t> into) = 0;

  /// Set once the end came too early, because what holds these bytes is damaged or a limit was reached. The issue has no length:
  /// nobody knows what is missing.
  virtual std::optional<model::Issue> cut_short() const { return std::nullopt; }
};

}  // namespace beffroi::evidence

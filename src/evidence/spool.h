// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "evidence/file.h"
#include "evidence/hashed_stream.h"

namespace beffroi::evidence {

/// Why a container, or the rest of it, was not read: the kind of the issue to come.
struct Stop {
  const char* kind;
  base::Arguments arguments = {};
};

/// A copy, or why there is none.
struct Spooled {
  std::optional<File> file;
  std::optional<Stop> refused;  ///< `limit.spool_bytes`, `evidence.spool_failed`
};

/// Copies a stream into a file that has no name and goes away with its descriptor, in the temporary folder ($TMPDIR, else
/// /var/tmp): for containers inside containers whose directory stands at their end. Stops past `most` bytes and leaves the rest
/// of the stream to its owner. An error means that the stream could not be read.
base::Result<Spooled> spool(HashedStream& stream, std::uint64_t most);

}  // namespace beffroi::evidence

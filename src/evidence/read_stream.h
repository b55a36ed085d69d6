// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "evidence/bounded_issues.h"
#include "evidence/hashed_stream.h"
#include "evidence/reader.h"
#include "model/source.h"

namespace beffroi::evidence {

/// The reader that judges itself fit: a certain one before one that says perhaps, then the first by name. Null where none is.
const Reader* choose_reader(std::span<const Reader> readers, base::Bytes head, std::string_view path);

/// Reads one stream to its end with `reader` (null: nobody recognised it) and passes its events on to `sink`, on this thread and
/// in order. Issues do not go to `sink` but into the result, at most kMaxIssues of them; further ones are summed up in one
/// `limit.issues`. The result has origin, sha256, size, reader, events, accounting and issues; the caller adds the rest.
/// Accounting always sums up to the size: what no reader recognised, and what a reader left, is an issue.
/// An error means that the stream could not be read to its end.
base::Result<model::SourceResult> read_stream(HashedStream& stream, model::Origin origin, const Reader* reader,
                                              const ReadOptions& options, Sink& sink);

}  // namespace beffroi::evidence

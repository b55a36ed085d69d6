// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/correlation.h"
#include "model/source.h"

namespace beffroi::model {

/// A SourceResult as bytes, so that a source may be read in another process or on another machine.
///
/// Form 3: the bytes "BFSR" and the form's number, then the members in the order of their declaration. Numbers are LEB128,
/// signed ones zigzag first, both as short as possible; texts and lists carry their length before them; an optional value
/// carries 0 or 1, a variant its index; a digest is its 32 bytes. Every result has exactly one form.
std::string serialize(const SourceResult& result);

/// The result whose form `bytes` is, or nothing. The bytes may come from a worker that hostile evidence took over: whatever
/// they say, the memory used stays within a constant multiple of their number, and what is accepted serializes to them again.
std::optional<SourceResult> deserialize(std::string_view bytes);

/// The same of one detection alone, with the same form and promises.
std::string serialize(const Detection& detection);
std::optional<Detection> deserialize_detection(std::string_view bytes);

/// The same of one match of a correlation.
std::string serialize(const CorrelationMatch& match);
std::optional<CorrelationMatch> deserialize_correlation(std::string_view bytes);

}  // namespace beffroi::model

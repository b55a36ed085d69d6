// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/correlation.h"

namespace beffroi::sigma {

/// An event of which a rule that a correlation speaks of is true, with what the correlation keeps of it.
struct Hit {
  std::uint32_t correlation = 0;
  std::uint32_t member = 0;
  model::CorrelatedRecord record;
  std::vector<std::optional<std::string>> fields;  ///< see LinkedCorrelation::fields
  std::string below;                               ///< of a correlation over this one's records: its serialized match
};

/// A hit as bytes whose order is that of evaluation: correlation, group (its first `groups` fields, without case), time, identity of the
/// record (computer, channel, number, event, provider), place, rule.
std::string pack(const Hit& hit, std::size_t groups);

/// Where in the bytes the number of the stream lies: it is known only once the stream's turn in the order of the evidence has come.
std::size_t place_of_source(std::string_view packed, std::size_t groups);
void put_source(std::string& packed, std::size_t place, std::uint32_t source);

/// The parts of a packed hit, where they lie.
struct PackedHit {
  std::uint32_t correlation = 0;
  std::string_view group;  ///< with the correlation's number in front
  std::int64_t time = 0;
  std::string_view identity;
  std::string_view place;  ///< stream and offset
  std::uint32_t member = 0;
  std::string_view rest;  ///< fields and what lies below
};
/// Of bytes that pack() made.
PackedHit parts_of(std::string_view packed, std::size_t groups);
std::uint32_t correlation_of(std::string_view packed);
/// Whether the bytes, wherever they come from, are a hit of `fields` fields that pack() could have made, of no correlation below.
bool is_hit(std::string_view packed, std::size_t groups, std::size_t fields);
Hit unpack(std::string_view packed, std::size_t groups);

}  // namespace beffroi::sigma

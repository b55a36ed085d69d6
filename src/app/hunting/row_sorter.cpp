// SPDX-License-Identifier: EUPL-1.2
#include "app/hunting/row_sorter.h"

#include <limits>

namespace beffroi::app::hunting {
namespace {

constexpr std::size_t kKeyBytes = 1 + 2 * sizeof(std::uint64_t);

/// The highest byte first: bytes then compare as the numbers do.
void append(std::string& bytes, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xFFU);
}

/// Times before 1970 come before those after it.
std::uint64_t in_order(std::int64_t nanoseconds) {
  constexpr auto kSign = std::uint64_t{1} << (std::numeric_limits<std::uint64_t>::digits - 1);
  return static_cast<std::uint64_t>(nanoseconds) ^ kSign;
}

}  // namespace

void RowSorter::add(std::optional<base::Timestamp> time, std::string_view row) {
  keyed_.assign(1, time ? '\1' : '\0');
  append(keyed_, in_order(time ? time->nanoseconds : 0));
  append(keyed_, added_++);
  sorter_.add(keyed_ += row);
}

base::Result<> RowSorter::each(const std::function<void(std::string_view row)>& take) {
  const auto sorted = sorter_.each([&take](std::string_view keyed) { take(keyed.substr(kKeyBytes)); });
  if (sorted) return {};
  return base::fail("output.write_failed", sorted.error().arguments, sorted.error().where);
}

}  // namespace beffroi::app::hunting

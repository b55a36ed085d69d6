// SPDX-License-Identifier: EUPL-1.2
// Any bytes: refused, or a town that is the same after it was written and read again.
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "town/read.h"
#include "town/write.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace beffroi;
  static const base::Catalogue words = base::Catalogue::load(base::Language::french).value();
  const auto reading = town::read({reinterpret_cast<const char*>(data), size}, "town.yaml");
  if (!reading) return 0;
  for (const base::Error& problem : reading->problems) BEFFROI_ASSERT(!base::explain(problem, words).empty());
  // What was complained about (ids given twice, references to nothing) is kept as it stands, and complained about again.
  const auto again = town::read(town::write(reading->town, words), "again.yaml");
  BEFFROI_ASSERT(again.has_value());
  if (reading->problems.empty()) BEFFROI_ASSERT(again->problems.empty() && again->town == reading->town);
  return 0;
}

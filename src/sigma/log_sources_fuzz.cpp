// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a person's log sources (--mapping): refused, or rules over them are evaluated by matcher and reference to the same end.
#include <cstdint>

#include "sigma/fuzzed_for_tests.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace beffroi::sigma;
  LogSources sources = LogSources::embedded();
  const auto added = sources.add({reinterpret_cast<const char*>(data), size}, "own.yml");
  BEFFROI_ASSERT(added || !added.error().id.empty());
  if (added) match_both_ways(Plan(rules_of(kFuzzedRules), sources));
  return 0;
}

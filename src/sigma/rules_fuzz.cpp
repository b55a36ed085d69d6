// SPDX-License-Identifier: EUPL-1.2
// Any bytes as Sigma rules: each is refused with a reason, or evaluated by matcher and reference to the same end.
#include <cstdint>

#include "sigma/fuzzed_for_tests.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace beffroi::sigma;
  static const LogSources sources = LogSources::embedded();
  const Plan plan(rules_of({reinterpret_cast<const char*>(data), size}), sources);
  for (const NotEvaluated& rule : plan.not_evaluated()) BEFFROI_ASSERT(!rule.reason.empty());
  match_both_ways(plan);
  return 0;
}

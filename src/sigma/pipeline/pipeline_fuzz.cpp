// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a processing pipeline (--pipeline): refused, or it leaves rules that are refused with a reason or evaluated by matcher and
// reference to the same end.
#include "sigma/pipeline/pipeline.h"

#include <cstdint>

#include "sigma/fuzzed_for_tests.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace beffroi::sigma;
  static const LogSources sources = LogSources::embedded();
  pipeline::Pipeline pipeline;
  const auto added = pipeline.add({reinterpret_cast<const char*>(data), size}, "pipeline.yml");
  BEFFROI_ASSERT(added || !added.error().id.empty());
  if (!added) return 0;
  const Plan plan(rules_of(kFuzzedRules, {}, &pipeline), sources);
  for (const NotEvaluated& rule : plan.not_evaluated()) BEFFROI_ASSERT(!rule.reason.empty());
  match_both_ways(plan);
  return 0;
}

// SPDX-License-Identifier: EUPL-1.2
// Whatever the bytes: no crash, no hang, and every byte is accounted for.
#include <cstdint>

#include "base/assert.h"
#include "readers/windows_json/reading_for_tests.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace beffroi;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = readers::windows_json::read_text(text);
  const model::Accounting& sums = read.result.accounting;
  BEFFROI_ASSERT(read.result.size == size && sums.understood + sums.unused + sums.in_issues == size);
  for (const model::Issue& issue : read.result.issues) {
    BEFFROI_ASSERT(issue.kind != "evidence.miscounted" && issue.offset + issue.length <= size);
  }
  for (const auto& event : read.events) BEFFROI_ASSERT(event.offset + event.size <= size);
  readers::windows_json::make_reader().recognises({data, std::min(size, evidence::kHeadSize)}, "");
  return 0;
}

// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a list of indicators: refused, or indicators that can be looked up, each of a value, within the bounds of list.h.
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "indicators/index.h"
#include "indicators/list.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace beffroi::indicators;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto list = List::parse(bytes);
  if (!list) return 0;
  BEFFROI_ASSERT(list->indicators.size() <= kMaxIndicators && list->remarks.size() <= kMaxRemarks);
  for (const Indicator& indicator : list->indicators) BEFFROI_ASSERT(!indicator.value.empty() && indicator.id().size() == 36);
  const Index index(std::move(list->indicators));
  Index::Hits hits;
  index.find_in_text(bytes, true, hits);
  for (const std::uint32_t hit : hits) BEFFROI_ASSERT(hit < index.indicators().size());
  return 0;
}

// SPDX-License-Identifier: EUPL-1.2
// Any bytes: refused, or a result whose form they are.
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "model/source_form.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto result = beffroi::model::deserialize(bytes)) BEFFROI_ASSERT(beffroi::model::serialize(*result) == bytes);
  return 0;
}

// SPDX-License-Identifier: EUPL-1.2
// Any bytes as the start of a stream, their first line as its path, and as a list of formats: no crash, and the same answer twice.
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "evidence/known_formats.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace beffroi;
  const base::Bytes head(data, size);
  const std::string_view text = base::as_text(head);
  const std::string_view path = text.substr(0, text.find('\n'));
  const auto formats = evidence::read_known_formats(text);
  BEFFROI_ASSERT(evidence::known_format(head, path) == evidence::known_format(head, path));
  for (const evidence::KnownFormat& format : formats) BEFFROI_ASSERT(!format.name.empty());
  BEFFROI_ASSERT(formats.empty() || evidence::known_format(formats, {}, "").size() <= size);
  return 0;
}

// SPDX-License-Identifier: EUPL-1.2
#include "readers/evtx/names.h"

#include "base/text.h"

namespace beffroi::readers::evtx {
namespace {

constexpr std::uint32_t kNameHeader = 8;  // offset of the next name with the same hash, hash, number of UTF-16 units

}  // namespace

void Names::clear() {
  index_.clear();
  stored_.assign(1, "");
  texts_.assign(1, "");
  ++generation_;
}

NameId Names::take(Cursor& cursor) {
  const auto offset = cursor.take<std::uint32_t>();
  if (cursor.failed) return kNoName;
  const NameId name = at(cursor.chunk, offset);
  if (name == kNoName) {
    cursor.fail();
    return kNoName;
  }
  if (offset == cursor.at) {
    const std::uint32_t units = base::load<std::uint16_t>(cursor.chunk.data() + offset + 6);
    cursor.take_bytes(kNameHeader + 2 * units + 2);
  }
  return name;
}

NameId Names::at(base::Bytes chunk, std::uint32_t offset) {
  Seen& seen = seen_[(offset ^ offset >> 10) % seen_.size()];
  if (seen.generation == generation_ && seen.offset == offset) return seen.name;
  if (offset > chunk.size() || chunk.size() - offset < kNameHeader) return kNoName;
  const std::uint32_t units = base::load<std::uint16_t>(chunk.data() + offset + 6);
  if (units == 0 || units > kMaxLength || chunk.size() - offset - kNameHeader < 2 * units) return kNoName;
  seen = {generation_, offset, intern(chunk.subspan(offset + kNameHeader, 2 * units))};
  return seen.name;
}

NameId Names::intern(base::Bytes utf16) {
  if (const auto found = index_.find(base::as_text(utf16)); found != index_.end()) return found->second;
  const auto name = static_cast<NameId>(texts_.size());
  index_.emplace(stored_.emplace_back(base::as_text(utf16)), name);
  texts_.push_back(base::utf16le_to_utf8(utf16));
  return name;
}

}  // namespace beffroi::readers::evtx

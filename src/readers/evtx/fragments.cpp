// SPDX-License-Identifier: EUPL-1.2
#include "readers/evtx/fragments.h"

#include <algorithm>

namespace beffroi::readers::evtx {
namespace {

constexpr std::uint32_t kDefinitionHeader = 24;  // offset of the next one with the same hash, GUID, size of the fragment
constexpr std::uint32_t kFragmentHeader = 3;     // after its token: version 1.1, flags

/// What reading a part has to know of its values' types.
enum Trait : std::uint8_t { kFragment = 1, kText = 2, kOfArray = 4 };
constexpr auto kTraits = [] {
  std::array<std::uint8_t, 256> traits{};
  for (std::size_t type = 0; type < traits.size(); ++type) {
    const RawValue value{nullptr, 0, static_cast<std::uint8_t>(type)};
    traits[type] = static_cast<std::uint8_t>((value.is(ValueType::binary_xml) ? kFragment : 0) | (value.is_text() ? kText : 0) |
                                             (value.is_array() ? kOfArray : 0));
  }
  return traits;
}();

}  // namespace

bool Fragments::new_chunk(base::Bytes chunk) {
  chunk_ = chunk;
  ++generation_;
  definition_bytes_ = 0;
  names_.new_chunk();
  values_.clear();
  if (templates_.size() < kMaxTemplates && template_bytes_ < kMaxTemplateBytes && !names_.full()) return false;
  by_content_.clear();
  by_identifier_.clear();
  templates_.clear();
  template_bytes_ = 0;
  names_.clear();
  return true;
}

Part Fragments::next(Cursor& cursor) {
  while (!cursor.at_end()) {
    switch (static_cast<Token>(cursor.peek() & ~kMoreFollows)) {
      case Token::end_of_fragment: return {.kind = PartKind::end};
      case Token::fragment_header: cursor.take_bytes(1 + kFragmentHeader); continue;
      case Token::instance: return read_instance(cursor);
      case Token::open_start:
        read_element(cursor, names_, Dependencies::absent, direct_);
        return {.kind = cursor.failed ? PartKind::damaged : PartKind::element};
      default: return {.kind = PartKind::damaged};
    }
  }
  return {.kind = cursor.failed ? PartKind::damaged : PartKind::end};
}

Part Fragments::read_instance(Cursor& cursor) {
  cursor.take_bytes(2);  // the token; a byte that is always 1
  const auto identifier = cursor.take<std::uint32_t>();
  const auto offset = cursor.take<std::uint32_t>();
  if (cursor.failed) return {.kind = PartKind::damaged};
  if (offset == cursor.at) {
    const auto size = base::load_at<std::uint32_t>(chunk_, offset + 20);
    if (!size || *size > cursor.left()) return {.kind = PartKind::damaged};
    cursor.take_bytes(kDefinitionHeader);
    cursor.take_bytes(*size);
  }
  const Template* plan = find(identifier, offset);
  const auto count = cursor.take<std::uint32_t>();
  if (!plan || cursor.failed || count > cursor.left() / 4) return {.kind = PartKind::damaged};

  Part part{
      .kind = PartKind::instance, .plan = plan, .first_value = static_cast<std::uint32_t>(values_.size()), .values = count};
  const std::uint8_t* descriptor = chunk_.data() + cursor.at;
  cursor.take_bytes(4 * count);
  values_.resize(values_.size() + count);
  std::uint32_t at = cursor.at, bit = 0;
  std::uint8_t all_traits = 0;
  for (RawValue* value = values_.data() + part.first_value; value != values_.data() + values_.size();
       ++value, descriptor += 4) {
    const auto size = base::load<std::uint16_t>(descriptor);
    *value = {chunk_.data() + std::min(at, cursor.end), size, descriptor[2]};
    const std::uint8_t traits = kTraits[descriptor[2]];
    all_traits |= traits;
    part.fragments |= (std::uint64_t{traits} & kFragment) << (bit & 63);
    part.texts |= (std::uint64_t{traits} & kText) / kText << (bit & 63);
    ++bit;
    at += size;  // fewer than 2^16 values: no overflow
  }
  cursor.take_bytes(at - cursor.at);
  part.has_fragments = (all_traits & kFragment) != 0;
  part.has_arrays = (all_traits & kOfArray) != 0;
  if (!cursor.failed) return part;
  release(part);
  return {.kind = PartKind::damaged};
}

const Template* Fragments::find(std::uint32_t identifier, std::uint32_t offset) {
  Seen& seen = seen_[(offset ^ offset >> 8) % seen_.size()];
  if (seen.generation == generation_ && seen.offset == offset) return seen.plan;
  const Template* plan = read_definition(identifier, offset);
  if (!plan) {
    // The definition is damaged or overwritten. The same template of another chunk says the same.
    const auto elsewhere = by_identifier_.find(identifier);
    if (elsewhere != by_identifier_.end()) plan = elsewhere->second;
  }
  seen = {generation_, offset, plan};
  return plan;
}

const Template* Fragments::read_definition(std::uint32_t identifier, std::uint32_t offset) {
  const auto own_identifier = base::load_at<std::uint32_t>(chunk_, std::uint64_t{offset} + 4);
  const auto size = base::load_at<std::uint32_t>(chunk_, std::uint64_t{offset} + 20);
  if (!size || own_identifier != identifier || *size > chunk_.size()) return nullptr;
  if (*size > kMaxDefinitionBytes - definition_bytes_) return nullptr;
  definition_bytes_ += *size;
  const std::uint32_t start = offset + kDefinitionHeader;
  Cursor cursor(chunk_, start, start + *size);
  if (static_cast<Token>(cursor.peek()) == Token::fragment_header) cursor.take_bytes(1 + kFragmentHeader);
  read_element(cursor, names_, Dependencies::present, scratch_);
  return cursor.failed ? nullptr : share(identifier);
}

const Template* Fragments::share(std::uint32_t identifier) {
  const std::uint64_t hash = hash_of(scratch_);
  const auto [first, last] = by_content_.equal_range(hash);
  for (auto known = first; known != last; ++known) {
    if (same(known->second->tree, scratch_)) return known->second;
  }
  auto plan = std::make_unique<Template>();
  plan->number = static_cast<std::uint32_t>(templates_.size());
  plan->identifier = identifier;
  plan->tree = scratch_;
  for (const Node& node : scratch_) plan->texts += base::as_text(node.text);
  std::size_t at = 0;
  for (Node& node : plan->tree) {
    node.text = base::as_bytes(plan->texts).subspan(at, node.text.size());
    at += node.text.size();
  }
  template_bytes_ += plan->texts.size() + plan->tree.size() * sizeof(Node);
  by_content_.emplace(hash, plan.get());
  by_identifier_[identifier] = plan.get();
  return templates_.emplace_back(std::move(plan)).get();
}

}  // namespace beffroi::readers::evtx

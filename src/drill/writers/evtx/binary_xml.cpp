// SPDX-License-Identifier: EUPL-1.2
#include "drill/writers/evtx/binary_xml.h"

#include "base/assert.h"
#include "base/text.h"

namespace beffroi::drill::writers::evtx {
namespace {

// Tokens of [MS-EVEN6] 2.2.12; 0x40 says that more follows.
constexpr std::uint8_t kEndOfFragment = 0x00;
constexpr std::uint8_t kOpenStartElement = 0x01;
constexpr std::uint8_t kCloseStartElement = 0x02;
constexpr std::uint8_t kCloseEmptyElement = 0x03;
constexpr std::uint8_t kEndElement = 0x04;
constexpr std::uint8_t kText = 0x05;
constexpr std::uint8_t kAttribute = 0x06;
constexpr std::uint8_t kRequiredValue = 0x0D;
constexpr std::uint8_t kOptionalValue = 0x0E;
constexpr std::uint8_t kMore = 0x40;
constexpr std::uint32_t kFragmentHeader = 0x0001010F;

std::uint16_t name_hash(std::string_view utf16) {
  constexpr std::uint32_t kMultiplier = 65599;
  std::uint32_t hash = 0;
  for (std::size_t at = 0; at < utf16.size(); at += 2) {
    hash = hash * kMultiplier + static_cast<std::uint8_t>(utf16[at]) +
           (static_cast<std::uint32_t>(static_cast<std::uint8_t>(utf16[at + 1])) << 8);
  }
  return static_cast<std::uint16_t>(hash);
}

}  // namespace

void NameTable::put(ByteSink& sink, std::string_view name) {
  const auto known = offsets_.find(name);
  if (known != offsets_.end()) return sink.put(known->second);
  const std::uint32_t offset = sink.size() + 4;
  const std::string utf16 = base::utf8_to_utf16le(name);
  const std::uint16_t hash = name_hash(utf16);
  std::uint32_t& head = heads_[hash % kBuckets];
  sink.put(offset);
  sink.put(head);
  sink.put(hash);
  sink.put(static_cast<std::uint16_t>(utf16.size() / 2));
  sink.put_bytes(utf16);
  sink.put(std::uint16_t{0});
  head = offset;
  offsets_.emplace(name, offset);
}

void NameTable::forget_from(std::uint32_t offset, const std::array<std::uint32_t, kBuckets>& heads) {
  std::erase_if(offsets_, [offset](const auto& entry) { return entry.second >= offset; });
  heads_ = heads;
}

FragmentWriter::FragmentWriter(ByteSink& sink, NameTable& names) : sink_(sink), names_(names) { sink_.put(kFragmentHeader); }

void FragmentWriter::open(std::string_view name, std::uint32_t attributes, std::uint16_t dependency) {
  if (!open_.empty()) begin_content();
  sink_.put(static_cast<std::uint8_t>(attributes > 0 ? kOpenStartElement | kMore : kOpenStartElement));
  sink_.put(dependency);
  Element element{.size_at = sink_.size(), .attributes_at = 0, .attributes_left = attributes, .start_closed = false};
  sink_.put(std::uint32_t{0});
  names_.put(sink_, name);
  if (attributes > 0) {
    element.attributes_at = sink_.size();
    sink_.put(std::uint32_t{0});
  }
  open_.push_back(element);
}

void FragmentWriter::attribute_name(std::string_view name) {
  BEFFROI_ASSERT(open_.back().attributes_left > 0);
  sink_.put(static_cast<std::uint8_t>(open_.back().attributes_left > 1 ? kAttribute | kMore : kAttribute));
  names_.put(sink_, name);
}

void FragmentWriter::after_attribute() {
  Element& element = open_.back();
  if (--element.attributes_left == 0) sink_.put_at(element.attributes_at, sink_.size() - element.attributes_at - 4);
}

void FragmentWriter::attribute(std::string_view name, std::string_view text) {
  attribute_name(name);
  put_text(text);
  after_attribute();
}

void FragmentWriter::attribute(std::string_view name, std::uint16_t index, ValueType type) {
  attribute_name(name);
  put_value(kOptionalValue, index, type);
  after_attribute();
}

void FragmentWriter::begin_content() {
  Element& element = open_.back();
  BEFFROI_ASSERT(element.attributes_left == 0);
  if (!element.start_closed) sink_.put(kCloseStartElement);
  element.start_closed = true;
}

void FragmentWriter::text(std::string_view utf8) {
  begin_content();
  put_text(utf8);
}

void FragmentWriter::required_value(std::uint16_t index, ValueType type) {
  begin_content();
  put_value(kRequiredValue, index, type);
}

void FragmentWriter::optional_value(std::uint16_t index, ValueType type) {
  begin_content();
  put_value(kOptionalValue, index, type);
}

void FragmentWriter::put_text(std::string_view utf8) {
  const std::string utf16 = base::utf8_to_utf16le(utf8);
  sink_.put(kText);
  sink_.put(ValueType::string);
  sink_.put(static_cast<std::uint16_t>(utf16.size() / 2));
  sink_.put_bytes(utf16);
}

void FragmentWriter::put_value(std::uint8_t token, std::uint16_t index, ValueType type) {
  sink_.put(token);
  sink_.put(index);
  sink_.put(type);
}

void FragmentWriter::close() {
  const Element& element = open_.back();
  BEFFROI_ASSERT(element.attributes_left == 0);
  sink_.put(element.start_closed ? kEndElement : kCloseEmptyElement);
  sink_.put_at(element.size_at, sink_.size() - element.size_at - 4);
  open_.pop_back();
}

void FragmentWriter::finish() {
  BEFFROI_ASSERT(open_.empty());
  sink_.put(kEndOfFragment);
}

}  // namespace beffroi::drill::writers::evtx

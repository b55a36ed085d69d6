// SPDX-License-Identifier: EUPL-1.2
#include "drill/writers/evtx/chunk.h"

#include "base/assert.h"
#include "base/checksum.h"
#include "drill/writers/evtx/template.h"

namespace beffroi::drill::writers::evtx {
namespace {

constexpr std::uint32_t kRecordSignature = 0x00002A2A;  // "**"
constexpr std::uint32_t kFragmentHeader = 0x0001010F;
constexpr std::uint8_t kTemplateInstance = 0x0C;
constexpr std::uint8_t kTemplateVersion = 0x01;
constexpr std::uint8_t kEndOfFragment = 0x00;
constexpr std::uint32_t kAlignment = 8;

// Offsets in the chunk header.
constexpr std::size_t kHeaderChecksumAt = 124;
constexpr std::size_t kChecksummedHeader = 120;
constexpr std::size_t kTablesAt = 128;

std::uint32_t checksum(std::string_view bytes, std::uint32_t start = 0) { return base::crc32(base::as_bytes(bytes), start); }

}  // namespace

Chunk::Chunk(std::uint64_t first_record) : first_record_(first_record), next_record_(first_record) {
  sink_.resize(kHeaderSize);
}

bool Chunk::append(const Record& record) {
  const std::uint32_t start = sink_.size();
  const auto name_heads = names_.heads();
  const auto template_heads = template_heads_;
  sink_.put(kRecordSignature);
  sink_.put(std::uint32_t{0});
  sink_.put(next_record_);
  sink_.put(base::to_filetime(record.time));
  put_event(record);
  while ((sink_.size() + sizeof(std::uint32_t)) % kAlignment != 0) sink_.put(std::uint8_t{0});
  const auto size = static_cast<std::uint32_t>(sink_.size() + sizeof(std::uint32_t) - start);
  sink_.put(size);
  if (sink_.size() >= kSize) {  // libevtx does not find a record that ends where the chunk does
    sink_.resize(start);
    names_.forget_from(start, name_heads);
    std::erase_if(template_offsets_, [start](const auto& entry) { return entry.second >= start; });
    template_heads_ = template_heads;
    return false;
  }
  sink_.put_at(start + sizeof kRecordSignature, size);
  last_record_at_ = start;
  ++next_record_;
  return true;
}

void Chunk::put_event(const Record& record) {
  sink_.put(kFragmentHeader);
  put_template(system_template_key(record), [&](FragmentWriter& xml) { write_system_template(xml, record); });
  const std::uint32_t payload_size_at = put_values(system_values(record, next_record_));
  const std::uint32_t payload_at = sink_.size();
  put_payload(record.payload);
  sink_.put_at(payload_size_at, static_cast<std::uint16_t>(sink_.size() - payload_at));
  sink_.put(kEndOfFragment);
}

void Chunk::put_payload(const Payload& payload) {
  sink_.put(kFragmentHeader);
  put_template(payload_template_key(payload), [&](FragmentWriter& xml) { write_payload_template(xml, payload); });
  put_values(payload_values(payload));
  sink_.put(kEndOfFragment);
}

template <class Write>
void Chunk::put_template(const std::string& key, Write write) {
  const auto guid = template_guid(key);
  const auto id = base::load<std::uint32_t>(guid.data());
  sink_.put(kTemplateInstance);
  sink_.put(kTemplateVersion);
  sink_.put(id);
  const auto known = template_offsets_.find(key);
  if (known != template_offsets_.end()) return sink_.put(known->second);
  const auto offset = static_cast<std::uint32_t>(sink_.size() + sizeof(std::uint32_t));
  std::uint32_t& head = template_heads_[id % kTemplateBuckets];
  sink_.put(offset);
  sink_.put(head);
  sink_.put_bytes(base::as_text(guid));
  const std::uint32_t size_at = sink_.size();
  sink_.put(std::uint32_t{0});
  FragmentWriter xml(sink_, names_);
  write(xml);
  sink_.put_at(size_at, static_cast<std::uint32_t>(sink_.size() - size_at - sizeof(std::uint32_t)));
  head = offset;
  template_offsets_.emplace(key, offset);
}

std::uint32_t Chunk::put_values(const std::vector<Value>& values) {
  sink_.put(static_cast<std::uint32_t>(values.size()));
  std::uint32_t last_size_at = 0;
  for (const Value& value : values) {
    BEFFROI_ASSERT(value.bytes.size() <= UINT16_MAX);
    last_size_at = sink_.size();
    sink_.put(static_cast<std::uint16_t>(value.bytes.size()));
    sink_.put(value.type);
    sink_.put(std::uint8_t{0});
  }
  for (const Value& value : values) sink_.put_bytes(value.bytes);
  return last_size_at;
}

void Chunk::put_header() {
  const std::uint32_t free_space_at = sink_.size();
  ByteSink header;
  header.put_bytes(std::string_view("ElfChnk\0", 8));
  for (int pair = 0; pair < 2; ++pair) {  // first by number in the file, then by record identifier: the same here
    header.put(first_record_);
    header.put(next_record_ - 1);
  }
  header.put(std::uint32_t{kTablesAt});
  header.put(last_record_at_);
  header.put(free_space_at);
  header.put(checksum(std::string_view(sink_.bytes()).substr(kHeaderSize)));
  header.resize(kChecksummedHeader);
  header.put(std::uint32_t{1});  // as Windows leaves it
  header.put(std::uint32_t{0});
  for (const std::uint32_t head : names_.heads()) header.put(head);
  for (const std::uint32_t head : template_heads_) header.put(head);
  const std::string_view bytes = header.bytes();
  header.put_at(kHeaderChecksumAt, checksum(bytes.substr(kTablesAt), checksum(bytes.substr(0, kChecksummedHeader))));
  BEFFROI_ASSERT(header.size() == kHeaderSize);
  for (std::size_t at = 0; at < kHeaderSize; ++at) sink_.put_at(at, header.bytes()[at]);
}

std::string Chunk::finish() {
  put_header();
  sink_.resize(kSize);
  return sink_.take();
}

}  // namespace beffroi::drill::writers::evtx

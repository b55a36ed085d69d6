// SPDX-License-Identifier: EUPL-1.2
#include "readers/evtx/log_builder_for_tests.h"

#include <cstring>

#include "base/checksum.h"
#include "base/text.h"
#include "readers/evtx/chunk.h"

namespace beffroi::readers::evtx {
namespace {

constexpr std::uint64_t kWritten = 133'000'000'000'000'000;  // 2022-06-18T04:26:40Z

template <class T>
void store(std::vector<std::uint8_t>& bytes, std::size_t at, T number) {
  std::memcpy(bytes.data() + at, &number, sizeof number);
}

}  // namespace

TestValue text_value(std::string_view utf8) { return {0x01, base::utf8_to_utf16le(utf8)}; }
TestValue null_value() { return {}; }

ChunkBuilder::ChunkBuilder() : bytes_(ChunkHeader::kSize, 0) {}

void ChunkBuilder::begin_record(std::uint64_t number) {
  record_ = bytes_.size();
  if (first_ == 0) first_ = number;
  last_ = number;
  put(std::uint32_t{0x00002A2A});
  put(std::uint32_t{0});
  put(number);
  put(kWritten);
}

void ChunkBuilder::end_record() {
  while ((bytes_.size() - record_ + 4) % 8 != 0) put(std::uint8_t{0});
  const auto size = static_cast<std::uint32_t>(bytes_.size() - record_ + 4);
  put(size);
  patch(record_ + 4, size);
}

ChunkBuilder& ChunkBuilder::fragment() { return token(0x0F).token(0x01).token(0x01).token(0x00); }

ChunkBuilder& ChunkBuilder::open(std::string_view name, std::optional<std::uint16_t> dependency, bool attributes) {
  token(attributes ? 0x41 : 0x01);
  if (dependency) put(*dependency);
  put(std::uint32_t{0});
  put_name(name);
  if (attributes) put(std::uint32_t{0});
  return *this;
}

ChunkBuilder& ChunkBuilder::attribute(std::string_view name, bool more) {
  token(more ? 0x46 : 0x06);
  put_name(name);
  return *this;
}

ChunkBuilder& ChunkBuilder::text(std::string_view utf8) {
  token(0x05).token(0x01);
  put_text(utf8);
  return *this;
}

ChunkBuilder& ChunkBuilder::cdata(std::string_view utf8) {
  token(0x07);
  put_text(utf8);
  return *this;
}

ChunkBuilder& ChunkBuilder::entity(std::string_view name) {
  token(0x09);
  put_name(name);
  return *this;
}

ChunkBuilder& ChunkBuilder::character(std::uint16_t unit) {
  token(0x08);
  put(unit);
  return *this;
}

ChunkBuilder& ChunkBuilder::instruction(std::string_view target, std::string_view data) {
  token(0x0A);
  put_name(target);
  token(0x0B);
  put_text(data);
  return *this;
}

ChunkBuilder& ChunkBuilder::substitution(std::uint16_t number, bool optional) {
  token(optional ? 0x0E : 0x0D);
  put(number);
  return token(0x01);
}

ChunkBuilder& ChunkBuilder::token(std::uint8_t byte) {
  put(byte);
  return *this;
}

void ChunkBuilder::begin_template(std::uint32_t identifier) {
  instance(identifier, here() + 10);
  definition_header(identifier);
}

std::uint32_t ChunkBuilder::begin_definition(std::uint32_t identifier) {
  const std::uint32_t at = here();
  definition_header(identifier);
  return at;
}

void ChunkBuilder::definition_header(std::uint32_t identifier) {
  put(std::uint32_t{0});
  put(identifier);
  for (int i = 0; i < 3; ++i) put(std::uint32_t{0x11111111});
  definitions_.push_back(bytes_.size());
  put(std::uint32_t{0});
  fragment();
}

void ChunkBuilder::end_template() {
  token(0x00);
  patch(definitions_.back(), static_cast<std::uint32_t>(bytes_.size() - definitions_.back() - 4));
  definitions_.pop_back();
}

void ChunkBuilder::instance(std::uint32_t identifier, std::uint32_t definition) {
  token(0x0C).token(0x01);
  put(identifier);
  put(definition);
}

void ChunkBuilder::values(std::span<const TestValue> values) {
  put(static_cast<std::uint32_t>(values.size()));
  for (const TestValue& value : values) {
    put(static_cast<std::uint16_t>(value.bytes.size()));
    token(value.type).token(0);
  }
  for (const TestValue& value : values) bytes_.insert(bytes_.end(), value.bytes.begin(), value.bytes.end());
}

void ChunkBuilder::begin_event() {
  constexpr std::uint16_t kNone = 0xFFFF;
  open("Event", kNone, true).attribute("xmlns").text("http://schemas.microsoft.com/win/2004/08/events/event").token(0x02);
  open("System", kNone).token(0x02);
  open("Provider", kNone, true).attribute("Name").text("Beffroi-Tests").token(0x03);
  open("EventID", 1, true).attribute("Qualifiers").substitution(0).token(0x02).substitution(1).token(0x04);
  open("TimeCreated", kNone, true).attribute("SystemTime").substitution(2).token(0x03);
  open("EventRecordID", 3).token(0x02).substitution(3).token(0x04);
  open("Correlation", kNone, true).attribute("ActivityID").substitution(4).token(0x03);
  open("Channel", kNone).token(0x02).text("Security").token(0x04);
  open("Computer", 5).token(0x02).substitution(5).token(0x04);
  open("Security", kNone, true).attribute("UserID").substitution(6).token(0x03);
  token(0x04).open("EventData", kNone).token(0x02);
}

void ChunkBuilder::end_event() { token(0x04).token(0x04); }

std::vector<TestValue> ChunkBuilder::with_system(std::uint64_t number, std::vector<TestValue> more) {
  std::vector<TestValue> all = {null_value(),
                                number_value(ValueType::uint16, std::uint16_t{4624}),
                                number_value(ValueType::filetime, kWritten),
                                number_value(ValueType::uint64, number),
                                null_value(),
                                text_value("PC-MAIRIE"),
                                null_value()};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

void ChunkBuilder::put_text(std::string_view utf8) {
  const std::string utf16 = base::utf8_to_utf16le(utf8);
  put(static_cast<std::uint16_t>(utf16.size() / 2));
  bytes_.insert(bytes_.end(), utf16.begin(), utf16.end());
}

void ChunkBuilder::put_name(std::string_view utf8) {
  put(here() + 4);
  put(std::uint32_t{0});
  put(std::uint16_t{0});
  put_text(utf8);
  put(std::uint16_t{0});
}

void ChunkBuilder::patch(std::size_t at, std::uint32_t number) { store(bytes_, at, number); }

std::vector<std::uint8_t> ChunkBuilder::finish() {
  std::vector<std::uint8_t> chunk = bytes_;
  const std::uint32_t free_space = here();
  chunk.resize(kChunkSize, 0);
  std::memcpy(chunk.data(), kChunkMagic.data(), kChunkMagic.size());
  store(chunk, 8, first_);
  store(chunk, 16, last_);
  store(chunk, 24, first_);
  store(chunk, 32, last_);
  store(chunk, 40, std::uint32_t{128});
  store(chunk, 44, static_cast<std::uint32_t>(record_));
  store(chunk, 48, free_space);
  const base::Bytes view(chunk);
  store(chunk, 52, base::crc32(view.subspan(ChunkHeader::kSize, free_space - ChunkHeader::kSize)));
  store(chunk, 124, base::crc32(view.subspan(128, ChunkHeader::kSize - 128), base::crc32(view.first(120))));
  return chunk;
}

std::vector<std::uint8_t> build_log(std::span<const std::vector<std::uint8_t>> chunks) {
  std::vector<std::uint8_t> log(4096, 0);
  std::memcpy(log.data(), "ElfFile\0", 8);
  store(log, 16, static_cast<std::uint64_t>(chunks.empty() ? 0 : chunks.size() - 1));
  store(log, 32, std::uint32_t{128});
  store(log, 36, std::uint16_t{1});
  store(log, 38, std::uint16_t{3});
  store(log, 40, std::uint16_t{4096});
  store(log, 42, static_cast<std::uint16_t>(chunks.size()));
  store(log, 124, base::crc32(base::Bytes(log).first(120)));
  for (const auto& chunk : chunks) log.insert(log.end(), chunk.begin(), chunk.end());
  return log;
}

}  // namespace beffroi::readers::evtx

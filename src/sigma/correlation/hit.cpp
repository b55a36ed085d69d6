// SPDX-License-Identifier: EUPL-1.2
#include "sigma/correlation/hit.h"

#include <algorithm>

#include "base/assert.h"
#include "base/text.h"

namespace beffroi::sigma {
namespace {

constexpr std::uint64_t kSign = std::uint64_t{1} << 63;  // turns the order of signed numbers into that of unsigned ones

/// The most significant byte first, so that numbers sort as bytes.
template <class Number>
void put_number(std::string& out, Number number) {
  for (std::size_t i = sizeof number; i-- > 0;) out += static_cast<char>(number >> (8 * i) & 0xFF);
}

/// A text and its end; a zero within is shown as another control character.
void put_text(std::string& out, std::string_view text) {
  for (const char c : text) out += c == '\0' ? '\x01' : c;
  out += '\0';
}

void put_bytes(std::string& out, std::string_view bytes) {
  put_number(out, static_cast<std::uint32_t>(bytes.size()));
  out += bytes;
}

/// Past the end it gives nothing and good() stays false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : all_(bytes) {}

  template <class Number>
  Number number() {
    Number value = 0;
    for (const char c : bytes(sizeof value)) value = static_cast<Number>(value << 8 | static_cast<std::uint8_t>(c));
    return value;
  }
  std::string_view text() {
    const std::size_t end = all_.find('\0', at_);
    const std::string_view text = bytes(end == all_.npos ? all_.size() + 1 : end - at_);
    bytes(1);
    return text;
  }
  std::string_view bytes(std::size_t count) {
    good_ = good_ && count <= all_.size() - at_;
    if (!good_) return {};
    at_ += count;
    return all_.substr(at_ - count, count);
  }
  std::size_t at() const { return at_; }
  std::string_view from(std::size_t start) const { return all_.substr(start, at_ - start); }
  std::string_view rest() const { return all_.substr(at_); }
  bool good() const { return good_; }

 private:
  std::string_view all_;
  std::size_t at_ = 0;
  bool good_ = true;
};

void skip_identity(Reader& reader) {
  reader.text();
  reader.text();
  reader.bytes(sizeof(std::uint64_t) + sizeof(std::uint32_t));
  reader.text();
}

void skip_group(Reader& reader, std::size_t groups) {
  reader.bytes(sizeof(std::uint32_t));
  for (std::size_t i = 0; i < groups; ++i) reader.text();
}

void put_record(std::string& out, const model::CorrelatedRecord& record) {
  put_number(out, static_cast<std::uint64_t>(record.time.nanoseconds) ^ kSign);
  put_text(out, record.computer);
  put_text(out, record.channel);
  put_number(out, record.record_id);
  put_number(out, record.code);
  put_text(out, record.provider);
  put_number(out, record.source);
  put_number(out, record.offset);
}

model::CorrelatedRecord take_record(Reader& reader) {
  model::CorrelatedRecord record;
  record.time = {static_cast<std::int64_t>(reader.number<std::uint64_t>() ^ kSign)};
  record.computer = reader.text();
  record.channel = reader.text();
  record.record_id = reader.number<std::uint64_t>();
  record.code = reader.number<std::uint32_t>();
  record.provider = reader.text();
  record.source = reader.number<std::uint32_t>();
  record.offset = reader.number<std::uint64_t>();
  return record;
}

Hit take_hit(Reader& reader, std::size_t groups) {
  Hit hit;
  hit.correlation = reader.number<std::uint32_t>();
  for (std::size_t i = 0; i < groups; ++i) reader.text();
  hit.record = take_record(reader);
  hit.member = reader.number<std::uint32_t>();
  hit.record.rule = reader.number<std::uint32_t>();
  const auto fields = reader.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < fields && reader.good(); ++i) {
    std::optional<std::string>& field = hit.fields.emplace_back();
    if (reader.bytes(1) != std::string_view("\0", 1)) field = std::string(reader.bytes(reader.number<std::uint32_t>()));
  }
  hit.below = reader.bytes(reader.number<std::uint32_t>());
  return hit;
}

}  // namespace

std::string pack(const Hit& hit, std::size_t groups) {
  std::string out;
  put_number(out, hit.correlation);
  for (std::size_t i = 0; i < groups; ++i) put_text(out, base::fold(i < hit.fields.size() ? hit.fields[i].value_or("") : ""));
  put_record(out, hit.record);
  put_number(out, hit.member);
  put_number(out, hit.record.rule);
  put_number(out, static_cast<std::uint32_t>(hit.fields.size()));
  for (const auto& field : hit.fields) {
    out += field ? '\1' : '\0';
    if (field) put_bytes(out, *field);
  }
  put_bytes(out, hit.below);
  return out;
}

std::size_t place_of_source(std::string_view packed, std::size_t groups) {
  Reader reader(packed);
  skip_group(reader, groups);
  reader.bytes(sizeof(std::uint64_t));
  skip_identity(reader);
  return reader.at();
}

void put_source(std::string& packed, std::size_t place, std::uint32_t source) {
  std::string bytes;
  put_number(bytes, source);
  BEFFROI_ASSERT(place + bytes.size() <= packed.size());
  std::ranges::copy(bytes, packed.begin() + static_cast<std::ptrdiff_t>(place));
}

PackedHit parts_of(std::string_view packed, std::size_t groups) {
  Reader reader(packed);
  PackedHit parts;
  parts.correlation = correlation_of(packed);
  skip_group(reader, groups);
  parts.group = reader.from(0);
  parts.time = static_cast<std::int64_t>(reader.number<std::uint64_t>() ^ kSign);
  const std::size_t identity = reader.at();
  skip_identity(reader);
  parts.identity = reader.from(identity);
  parts.place = reader.bytes(sizeof(std::uint32_t) + sizeof(std::uint64_t));
  parts.member = reader.number<std::uint32_t>();
  parts.rest = reader.rest();
  BEFFROI_ASSERT(reader.good());
  return parts;
}

std::uint32_t correlation_of(std::string_view packed) { return Reader(packed).number<std::uint32_t>(); }

Hit unpack(std::string_view packed, std::size_t groups) {
  Reader reader(packed);
  const Hit hit = take_hit(reader, groups);
  BEFFROI_ASSERT(reader.good());
  return hit;
}

bool is_hit(std::string_view packed, std::size_t groups, std::size_t fields) {
  Reader reader(packed);
  const Hit hit = take_hit(reader, groups);
  if (!reader.good() || hit.fields.size() != fields || !hit.below.empty()) return false;
  return pack(hit, groups) == packed;
}

}  // namespace beffroi::sigma

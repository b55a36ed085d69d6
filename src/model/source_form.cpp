// SPDX-License-Identifier: EUPL-1.2
#include "model/source_form.h"

#include <algorithm>
#include <concepts>
#include <limits>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "base/bytes.h"

namespace beffroi::model {
namespace {

constexpr std::string_view kMark{"BFSR\x03", 5};  // the last byte is the number of the form

template <class Object, class Type>
concept Of = std::same_as<std::remove_const_t<Object>, Type>;

// The members of each type, named once for writing and for reading.
auto members(Of<base::Timestamp> auto& x) { return std::tie(x.nanoseconds); }
auto members(Of<base::Argument> auto& x) { return std::tie(x.name, x.value); }
auto members(Of<Origin> auto& x) { return std::tie(x.path, x.argument, x.original_path, x.host, x.collector); }
auto members(Of<Accounting> auto& x) { return std::tie(x.understood, x.unused, x.in_issues); }
auto members(Of<Coverage> auto& x) {
  return std::tie(x.computer, x.channel, x.records, x.first_time, x.last_time, x.first_record_id, x.last_record_id);
}
auto members(Of<Issue> auto& x) { return std::tie(x.kind, x.offset, x.length, x.arguments); }
auto members(Of<Detection> auto& x) {
  return std::tie(x.rule, x.offset, x.record_id, x.time, x.computer, x.channel, x.provider, x.code, x.details);
}
auto members(Of<CorrelatedRecord> auto& x) {
  return std::tie(x.source, x.offset, x.record_id, x.time, x.rule, x.computer, x.channel, x.provider, x.code);
}
auto members(Of<CorrelationMatch> auto& x) {
  return std::tie(x.correlation, x.time, x.first, x.last, x.records, x.measured, x.group, x.became_true, x.cited);
}
auto members(Of<MatchCount> auto& x) { return std::tie(x.rule, x.matches, x.first_time, x.last_time); }
auto members(Of<Fact> auto& x) { return std::tie(x.kind, x.time, x.roles, x.attributes, x.offset, x.record_id); }
auto members(Of<SourceResult> auto& x) {
  return std::tie(x.origin, x.sha256, x.size, x.reader, x.events, x.accounting, x.coverage, x.issues, x.detections,
                  x.match_counts, x.hits, x.facts);
}

template <class Object>
concept Described = requires(Object& object) { members(object); };

class FormWriter {
 public:
  void write(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) bytes_ += static_cast<char>(number | 0x80);
    bytes_ += static_cast<char>(number);
  }
  void write(std::uint32_t number) { write(std::uint64_t{number}); }
  void write(std::int64_t number) { write(static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63)); }
  void write(bool truth) { write(std::uint64_t{truth}); }
  void write(const base::Digest& digest) { bytes_ += base::as_text(digest.bytes); }
  void write(const std::string& text) {
    write(std::uint64_t{text.size()});
    bytes_ += text;
  }
  template <class Content>
  void write(const std::optional<Content>& optional) {
    write(optional.has_value());
    if (optional) write(*optional);
  }
  template <class First, class Second>
  void write(const std::pair<First, Second>& pair) {
    write(pair.first);
    write(pair.second);
  }
  template <class Element>
  void write(const std::vector<Element>& list) {
    write(std::uint64_t{list.size()});
    for (const Element& element : list) write(element);
  }
  void write(const Facts& facts) {
    write(std::uint64_t{facts.size()});
    for (const Fact& fact : facts) write(fact);
  }
  void write(const base::ArgumentValue& value) {
    write(std::uint64_t{value.index()});
    std::visit([this](const auto& content) { write(content); }, value);
  }
  template <Described Object>
  void write(const Object& object) {
    std::apply([this](const auto&... member) { (this->write(member), ...); }, members(object));
  }

  std::string take() && { return std::move(bytes_); }

 private:
  std::string bytes_{kMark};
};

/// After the first byte that fits no form, nothing more is read and good() stays false.
class FormReader {
 public:
  explicit FormReader(std::string_view bytes) : rest_(bytes) {
    good_ = rest_.starts_with(kMark);
    if (good_) rest_.remove_prefix(kMark.size());
  }
  bool good() const { return good_; }
  bool at_end() const { return rest_.empty(); }

  void read(std::uint64_t& number) { number = next_number(std::numeric_limits<std::uint64_t>::max()); }
  void read(std::uint32_t& number) {
    number = static_cast<std::uint32_t>(next_number(std::numeric_limits<std::uint32_t>::max()));
  }
  void read(std::int64_t& number) {
    const std::uint64_t zigzag = next_number(std::numeric_limits<std::uint64_t>::max());
    number = static_cast<std::int64_t>(zigzag >> 1 ^ (0 - (zigzag & 1)));
  }
  void read(bool& truth) { truth = next_number(1) == 1; }
  void read(base::Digest& digest) {
    const std::string_view bytes = next_bytes(digest.bytes.size());
    std::copy(bytes.begin(), bytes.end(), digest.bytes.begin());
  }
  void read(std::string& text) { text = next_bytes(next_number(rest_.size())); }
  template <class Content>
  void read(std::optional<Content>& optional) {
    if (next_number(1) == 1) read(optional.emplace());
  }
  template <class First, class Second>
  void read(std::pair<First, Second>& pair) {
    read(pair.first);
    read(pair.second);
  }
  template <class Element>
  void read(std::vector<Element>& list) {
    // An element takes a byte at least, so a count above what is left is a lie; nothing is reserved on its word.
    const std::uint64_t count = next_number(rest_.size());
    for (std::uint64_t i = 0; i < count && good_; ++i) read(list.emplace_back());
  }
  void read(Facts& facts) {
    const std::uint64_t count = next_number(rest_.size());
    for (std::uint64_t i = 0; i < count && good_; ++i) {
      Fact fact;
      read(fact);
      facts.push_back(fact);
    }
  }
  void read(base::ArgumentValue& value) {
    switch (next_number(std::variant_size_v<base::ArgumentValue> - 1)) {
      case 0: return read(value.emplace<0>());
      case 1: return read(value.emplace<1>());
      case 2: return read(value.emplace<2>());
      default: return read(value.emplace<3>());
    }
  }
  template <Described Object>
  void read(Object& object) {
    std::apply([this](auto&... member) { (this->read(member), ...); }, members(object));
  }

 private:
  /// The next number; 0 and the end of all reading where it is above `most`, cut off, or not in its shortest form.
  std::uint64_t next_number(std::uint64_t most) {
    std::uint64_t number = 0;
    for (unsigned shift = 0; good_ && shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<std::uint8_t>(rest_.front());
      rest_.remove_prefix(1);
      const std::uint64_t bits = byte & 0x7FU;
      if (shift == 63 && bits > 1) break;
      number |= bits << shift;
      if (byte >= 0x80) continue;
      if ((byte == 0 && shift > 0) || number > most) break;
      return number;
    }
    good_ = false;
    return 0;
  }

  std::string_view next_bytes(std::uint64_t count) {
    good_ = good_ && count <= rest_.size();
    if (!good_) return {};
    const std::string_view bytes = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return bytes;
  }

  std::string_view rest_;
  bool good_;
};

template <Described Object>
std::string form_of(const Object& object) {
  FormWriter form;
  form.write(object);
  return std::move(form).take();
}

template <Described Object>
std::optional<Object> object_of(std::string_view bytes) {
  FormReader form(bytes);
  Object object;
  form.read(object);
  if (!form.good() || !form.at_end()) return std::nullopt;
  return object;
}

}  // namespace

std::string serialize(const SourceResult& result) { return form_of(result); }
std::string serialize(const Detection& detection) { return form_of(detection); }
std::string serialize(const CorrelationMatch& match) { return form_of(match); }

std::optional<SourceResult> deserialize(std::string_view bytes) { return object_of<SourceResult>(bytes); }
std::optional<Detection> deserialize_detection(std::string_view bytes) { return object_of<Detection>(bytes); }
std::optional<CorrelationMatch> deserialize_correlation(std::string_view bytes) { return object_of<CorrelationMatch>(bytes); }

}  // namespace beffroi::model

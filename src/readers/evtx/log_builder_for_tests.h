// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "readers/evtx/values.h"

namespace beffroi::readers::evtx {

/// A value of a template instance, for tests: its type and its bytes.
struct TestValue {
  std::uint8_t type = 0;
  std::string bytes;
};
TestValue text_value(std::string_view utf8);
TestValue null_value();
template <class T>
TestValue number_value(ValueType type, T number) {
  return {static_cast<std::uint8_t>(type), std::string(reinterpret_cast<const char*>(&number), sizeof number)};
}

/// Writes a chunk byte by byte, so that tests can write what no Windows would. Names always stand inline.
class ChunkBuilder {
 public:
  ChunkBuilder();

  void begin_record(std::uint64_t number);
  void end_record();
  /// Where the next byte goes, in the chunk.
  std::uint32_t here() const { return static_cast<std::uint32_t>(bytes_.size()); }

  ChunkBuilder& fragment();
  /// `dependency` only inside templates.
  ChunkBuilder& open(std::string_view name, std::optional<std::uint16_t> dependency = std::nullopt, bool attributes = false);
  ChunkBuilder& attribute(std::string_view name, bool more = false);
  ChunkBuilder& text(std::string_view utf8);
  ChunkBuilder& cdata(std::string_view utf8);
  ChunkBuilder& entity(std::string_view name);
  ChunkBuilder& character(std::uint16_t unit);
  ChunkBuilder& instruction(std::string_view target, std::string_view data);
  ChunkBuilder& substitution(std::uint16_t number, bool optional = true);
  ChunkBuilder& token(std::uint8_t byte);  ///< close_start, close_empty, end_element, end_of_fragment

  /// A template instance whose definition follows at once; end_template() closes it, values() come next.
  void begin_template(std::uint32_t identifier);
  void end_template();
  /// A template instance whose definition stands elsewhere.
  void instance(std::uint32_t identifier, std::uint32_t definition);
  /// A definition on its own; returns where it stands.
  std::uint32_t begin_definition(std::uint32_t identifier);
  void values(std::span<const TestValue> values);

  /// The event that most tests need: a template with System and the elements that `data` writes, which are EventData's content
  /// and use the values from `kFirstValue` on.
  static constexpr std::uint16_t kFirstValue = 7;
  template <class Data>
  void event(std::uint64_t number, Data data, std::vector<TestValue> values_of_data) {
    begin_record(number);
    fragment();
    begin_template(0x0BEF0000);
    begin_event();
    data(*this);
    end_event();
    end_template();
    values(with_system(number, std::move(values_of_data)));
    token(0x00);
    end_record();
  }
  void begin_event();  ///< <Event><System>…</System><EventData>
  void end_event();
  static std::vector<TestValue> with_system(std::uint64_t number, std::vector<TestValue> more);

  std::vector<std::uint8_t>& bytes() { return bytes_; }
  /// The chunk of 64 KiB with its header and checksums.
  std::vector<std::uint8_t> finish();

 private:
  template <class T>
  void put(T number) {
    const auto* first = reinterpret_cast<const std::uint8_t*>(&number);
    bytes_.insert(bytes_.end(), first, first + sizeof number);
  }
  void put_text(std::string_view utf8);
  void put_name(std::string_view utf8);
  void patch(std::size_t at, std::uint32_t number);
  void definition_header(std::uint32_t identifier);

  std::vector<std::uint8_t> bytes_;
  std::size_t record_ = 0;
  std::vector<std::size_t> definitions_;
  std::uint64_t first_ = 0, last_ = 0;
};

/// A log of these chunks, with its header.
std::vector<std::uint8_t> build_log(std::span<const std::vector<std::uint8_t>> chunks);
inline std::vector<std::uint8_t> build_log(std::vector<std::uint8_t> chunk) { return build_log(std::span(&chunk, 1)); }

}  // namespace beffroi::readers::evtx

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "drill/writers/evtx/byte_sink.h"
#include "drill/writers/evtx/value.h"

namespace beffroi::drill::writers::evtx {

/// The names of elements and attributes of one chunk. Each is written once, where it is first used; the chunk header holds 64
/// chains of them by hash.
class NameTable {
 public:
  static constexpr std::size_t kBuckets = 64;

  /// Writes the offset of `name`, and the name itself behind it where the chunk has none yet.
  void put(ByteSink& sink, std::string_view name);
  /// Forgets every name that begins at `offset` or later; the chains are put back by the caller, who kept them.
  void forget_from(std::uint32_t offset, const std::array<std::uint32_t, kBuckets>& heads);

  const std::array<std::uint32_t, kBuckets>& heads() const { return heads_; }

 private:
  std::array<std::uint32_t, kBuckets> heads_{};
  std::map<std::string_view, std::uint32_t> offsets_;
};

/// Writes one binary XML fragment of a template definition, token by token, in the order of the text it stands for.
class FragmentWriter {
 public:
  static constexpr std::uint16_t kNoDependency = 0xFFFF;

  FragmentWriter(ByteSink& sink, NameTable& names);

  /// Begins an element. `attributes` says how many attribute calls follow before its start tag is closed; `dependency` names the
  /// value without which a reader leaves the element out.
  void open(std::string_view name, std::uint32_t attributes = 0, std::uint16_t dependency = kNoDependency);
  void attribute(std::string_view name, std::string_view text);
  void attribute(std::string_view name, std::uint16_t index, ValueType type);
  /// The content of the open element.
  void text(std::string_view utf8);
  void required_value(std::uint16_t index, ValueType type);
  void optional_value(std::uint16_t index, ValueType type);
  /// Ends the innermost element, as an empty one where it has no content.
  void close();
  void finish();

 private:
  struct Element {
    std::uint32_t size_at;
    std::uint32_t attributes_at;
    std::uint32_t attributes_left;
    bool start_closed;
  };

  void attribute_name(std::string_view name);
  void after_attribute();
  void begin_content();
  void put_text(std::string_view utf8);
  void put_value(std::uint8_t token, std::uint16_t index, ValueType type);

  ByteSink& sink_;
  NameTable& names_;
  std::vector<Element> open_;
};

}  // namespace beffroi::drill::writers::evtx

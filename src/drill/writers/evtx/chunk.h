// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "drill/writers/evtx/binary_xml.h"
#include "drill/writers/evtx/byte_sink.h"
#include "drill/writers/evtx/record.h"

namespace beffroi::drill::writers::evtx {

/// One chunk being filled: 64 KiB that can be read alone, with its own names and template definitions.
class Chunk {
 public:
  static constexpr std::size_t kSize = 65536;
  static constexpr std::size_t kHeaderSize = 512;

  explicit Chunk(std::uint64_t first_record);

  /// Adds a record; false, and nothing changed, where it no longer fits.
  bool append(const Record& record);
  std::uint64_t next_record() const { return next_record_; }
  bool empty() const { return next_record_ == first_record_; }

  /// The whole chunk, checksums filled in and the rest zero.
  std::string finish();

 private:
  static constexpr std::size_t kTemplateBuckets = 32;

  void put_event(const Record& record);
  void put_payload(const Payload& payload);
  /// Writes the reference to a template, and its definition where the chunk has none; `write` fills the definition.
  template <class Write>
  void put_template(const std::string& key, Write write);
  /// Writes the sizes and types of values and then the values; returns where the size of the last one stands.
  std::uint32_t put_values(const std::vector<Value>& values);
  void put_header();

  std::uint64_t first_record_;
  std::uint64_t next_record_;
  std::uint32_t last_record_at_ = 0;
  ByteSink sink_;
  NameTable names_;
  std::array<std::uint32_t, kTemplateBuckets> template_heads_{};
  std::map<std::string, std::uint32_t> template_offsets_;
};

}  // namespace beffroi::drill::writers::evtx

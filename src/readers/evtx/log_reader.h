// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

#include "evidence/reader.h"
#include "readers/evtx/batch.h"
#include "readers/evtx/budget.h"
#include "readers/evtx/chunk.h"
#include "readers/evtx/document.h"
#include "readers/evtx/flat.h"
#include "readers/evtx/fragments.h"

namespace beffroi::readers::evtx {

/// Reads one log from front to back, 64 KiB at a time, and accounts for every byte.
class LogReader final : model::Rest {
 public:
  LogReader(evidence::Stream& stream, const evidence::ReadOptions& options, evidence::Sink& sink)
      : stream_(stream),
        options_(options),
        sink_(sink),
        flattener_(fragments_, options.wanted, symbols_, options.interest),
        whole_(fragments_, options.wanted, symbols_),
        document_(fragments_),
        batch_(flattener_, symbols_, options.interest ? this : nullptr, sink) {}

  base::Result<evidence::ReadOutcome> read();

 private:
  std::span<const model::Field> all_fields(const model::Event& event) override;

  /// Fills the buffer to `size` bytes; fewer are there only at the end of the stream.
  base::Result<> fill(std::size_t size);
  /// Forgets the first `size` bytes of the buffer, which have been accounted for.
  void drop(std::size_t size);

  base::Result<> file_header();
  void slot();
  void no_chunk();
  void lost_chunks();
  void chunk(const ChunkHeader& header);
  void checksums(const ChunkHeader& header);
  void records(std::uint32_t end);
  void carve(std::uint32_t from);
  void record(const RecordFrame& frame, bool carved);
  /// The binary XML of a record that lies `at` the buffer's place with so many bytes.
  Cursor content_of(std::uint32_t at, std::uint32_t size) const;
  Outcome render(const Cursor& cursor);

  void issue(std::string kind, std::uint64_t offset_in_buffer, std::uint64_t length, base::Arguments arguments = {});

  evidence::Stream& stream_;
  const evidence::ReadOptions& options_;
  evidence::Sink& sink_;
  model::Symbols symbols_;
  Fragments fragments_;
  Flattener flattener_;
  Flattener whole_;  // for records of which more is asked than the interest
  Document document_;
  std::string rendering_;  // of the record being read
  Budget budget_, whole_budget_;
  Batch batch_;
  model::Accounting accounting_;
  std::vector<std::uint8_t> buffer_;
  std::uint64_t offset_ = 0;  // of the buffer in the stream
  std::uint64_t zeros_ = 0;   // just before the buffer, not accounted for yet
};

}  // namespace beffroi::readers::evtx

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

#include "drill/writers/evtx/chunk.h"
#include "drill/writers/evtx/record.h"

namespace beffroi::drill::writers::evtx {

/// A genuine Windows event log, made record by record: what Event Viewer, evtxexport and our own reader open like a log from a
/// machine. Source of knowledge: [MS-EVEN6] 2.2.12 and samples of real logs, compared byte by byte.
class File {
 public:
  /// `first_record` > 1 stands for a log whose older records were overwritten or cleared.
  explicit File(std::uint64_t first_record = 1);

  /// Adds a record at the end; the caller appends in the order of time, as the log service does. A record larger than a chunk
  /// (about 64,000 bytes) is a bug of the caller.
  void append(const Record& record);
  std::uint64_t next_record() const { return chunk_.next_record(); }

  /// The bytes of the file. Nothing can be appended afterwards.
  std::string finish();

 private:
  void close_chunk();

  std::string finished_;
  std::uint16_t chunks_ = 0;
  Chunk chunk_;
};

}  // namespace beffroi::drill::writers::evtx

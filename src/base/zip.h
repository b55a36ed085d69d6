// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace beffroi::base {

/// A zip archive of a few small files, stored without compression: the same bytes for the same files, whenever and wherever it is made
/// (every file bears 1 January 1980). Serves documents of an office suite, whose first file must be stored as it is. Layout: PKWARE
/// APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
class ZipWriter {
 public:
  /// Adds a file; names are UTF-8 with '/' between folders. Together they stay below 4 GiB and 65,535 files (asserted).
  void add(std::string_view name, std::string_view bytes);
  /// The whole archive; nothing may be added afterwards.
  std::string finish() &&;

 private:
  struct Entry {
    std::string name;
    std::uint32_t crc = 0, size = 0, offset = 0;
  };

  std::string bytes_;
  std::vector<Entry> entries_;
};

}  // namespace beffroi::base

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace beffroi::app::hunting {

/// Puts any number of rows in the order of their time, in bounded memory: past `run_bytes` what was added is sorted and written
/// to a nameless temporary file; the sorted runs are merged at the end.
class RowSorter {
 public:
  static constexpr std::size_t kRunBytes = std::size_t{32} << 20;

  explicit RowSorter(std::size_t run_bytes = kRunBytes) : run_bytes_(run_bytes) {}

  /// Failures to write are kept and answered by each().
  void add(std::optional<base::Timestamp> time, std::string_view row);
  /// Every row once: without time first, then by time; rows of equal time in the order in which they were added. To be called once,
  /// at the end. Error output.write_failed where the temporary file failed.
  base::Result<> each(const std::function<void(std::string_view row)>& take);

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  struct Key {
    bool has_time = false;
    std::int64_t nanoseconds = 0;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct Entry {
    Key key;
    std::size_t start = 0, size = 0;  // in bytes_
  };
  struct Run {
    std::uint64_t begin = 0, end = 0;  // in the file
  };
  class RunReader;

  void sort();
  void spill();
  void merge(const std::function<void(std::string_view row)>& take);

  std::size_t run_bytes_;
  std::vector<Entry> entries_;
  std::string bytes_;
  std::unique_ptr<std::FILE, Closer> file_;
  std::vector<Run> runs_;
  int failure_ = 0;
};

}  // namespace beffroi::app::hunting

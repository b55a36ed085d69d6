// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace beffroi::base {

/// Puts any number of byte strings in the order of their bytes, in bounded memory: past `run_bytes` what was added is sorted and
/// written to a nameless temporary file; the sorted runs are merged at the end.
class ByteSorter {
 public:
  static constexpr std::size_t kRunBytes = std::size_t{32} << 20;

  explicit ByteSorter(std::size_t run_bytes = kRunBytes) : run_bytes_(run_bytes) {}

  /// Failures to write are kept and answered by each().
  void add(std::string_view bytes);
  /// Every string once, equal ones as often as they were added; a view is valid during its call. To be called once, at the end. Error
  /// temporary.write_failed where the temporary file failed.
  Result<> each(const std::function<void(std::string_view bytes)>& take);

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  struct Entry {
    std::size_t start = 0, size = 0;  // in bytes_
  };
  struct Run {
    std::uint64_t begin = 0, end = 0;  // in the file
  };
  class RunReader;

  void sort();
  void spill();
  void merge(const std::function<void(std::string_view bytes)>& take);

  std::size_t run_bytes_;
  std::string bytes_;
  std::vector<Entry> entries_;
  std::unique_ptr<std::FILE, Closer> file_;
  std::vector<Run> runs_;
  int failure_ = 0;
};

}  // namespace beffroi::base

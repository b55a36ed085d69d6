// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/interruption.h"
#include "base/result.h"

namespace beffroi::app {

/// Where a command writes: standard output, or a new file that appears whole at the end or not at all.
class Output {
 public:
  /// "-" or empty is standard output. An existing file is refused without `clobber` (output.exists).
  static base::Result<Output> open(const std::string& path, bool clobber);

  Output(Output&&) noexcept = default;
  Output& operator=(Output&&) noexcept = default;
  ~Output();

  /// Failures are kept and answered by close().
  void write(std::string_view text);
  /// Flushes; gives the file its name. Errors: output.write_failed.
  base::Result<> close();
  bool to_terminal() const;

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  Output() = default;

  std::unique_ptr<std::FILE, Closer> file_;  // null: standard output
  std::string path_, temporary_;
  std::optional<RemovedWhenInterrupted> half_written_;
  int failure_ = 0;
};

/// Writes a whole small file the same way.
base::Result<> write_file(const std::string& path, std::string_view text, bool clobber);

}  // namespace beffroi::app

// SPDX-License-Identifier: EUPL-1.2
#include "app/output.h"
#include "base/system_reason.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace beffroi::app {
namespace {

std::unexpected<base::Error> write_failed(const std::string& path, int code) {
  return base::fail("output.write_failed", {{"reason", base::system_reason(code)}}, {path, {}, {}});
}

}  // namespace

base::Result<Output> Output::open(const std::string& path, bool clobber) {
  Output output;
  if (path.empty() || path == "-") return output;
  std::error_code ignored;
  if (!clobber && std::filesystem::exists(path, ignored)) return base::fail("output.exists", {}, {path, {}, {}});
  output.path_ = path;
  output.temporary_ = path + ".partial-" + std::to_string(getpid());
  output.half_written_.emplace(output.temporary_);
  output.file_.reset(std::fopen(output.temporary_.c_str(), "wbxe"));
  if (!output.file_) return write_failed(path, errno);
  return output;
}

Output::~Output() {
  if (file_) std::remove(temporary_.c_str());  // never closed: nothing half-written stays behind
}

void Output::write(std::string_view text) {
  if (failure_ != 0) return;
  std::FILE* target = file_ ? file_.get() : stdout;
  if (std::fwrite(text.data(), 1, text.size(), target) != text.size()) failure_ = errno != 0 ? errno : EIO;
}

base::Result<> Output::close() {
  std::FILE* target = file_ ? file_.get() : stdout;
  if (failure_ == 0 && std::fflush(target) != 0) failure_ = errno;
  if (failure_ == 0 && file_ && fsync(fileno(target)) != 0) failure_ = errno;
  if (failure_ != 0) return write_failed(path_.empty() ? "-" : path_, failure_);
  if (!file_) return {};
  file_.reset();
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) return write_failed(path_, errno);
  return {};
}

bool Output::to_terminal() const { return !file_ && isatty(STDOUT_FILENO) == 1; }

base::Result<> write_file(const std::string& path, std::string_view text, bool clobber) {
  BEFFROI_TRY(Output output, Output::open(path, clobber));
  output.write(text);
  return output.close();
}

}  // namespace beffroi::app

// SPDX-License-Identifier: EUPL-1.2
#include "app/spool.h"
#include "base/system_reason.h"

#include <cerrno>
#include <cstring>

namespace beffroi::app {

void Spool::add(std::string_view text) {
  memory_ += text;
  if (memory_.size() > in_memory_) spill();
}

void Spool::spill() {
  if (!file_) file_.reset(std::tmpfile());
  if (!file_ || std::fwrite(memory_.data(), 1, memory_.size(), file_.get()) != memory_.size()) fail();
  memory_.clear();
}

void Spool::fail() {
  if (failed_ == 0) failed_ = errno == 0 ? EIO : errno;
}

base::Result<> Spool::rewind() {
  // What is still in the buffer may be what a full disk refuses.
  if (file_ && (std::fflush(file_.get()) != 0 || std::fseek(file_.get(), 0, SEEK_SET) != 0)) fail();
  return failed_ != 0 ? failure() : base::Result<>{};
}

std::string Spool::next() {
  std::string piece;
  if (!file_) return piece;
  piece.resize(in_memory_);
  piece.resize(std::fread(piece.data(), 1, piece.size(), file_.get()));
  if (std::ferror(file_.get()) != 0) fail();
  return piece;
}

base::Result<> Spool::failure() const {
  return base::fail("output.write_failed", {{"reason", base::system_reason(failed_)}}, {"tmpfile", {}, {}});
}

}  // namespace beffroi::app

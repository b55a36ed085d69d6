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
  if (!file_ || std::fwrite(memory_.data(), 1, memory_.size(), file_.get()) != memory_.size()) failed_ = true;
  memory_.clear();
}

base::Result<> Spool::rewind() {
  if (file_) std::rewind(file_.get());
  return failed_ ? failure() : base::Result<>{};
}

std::string Spool::next() {
  std::string piece;
  if (!file_) return piece;
  piece.resize(in_memory_);
  piece.resize(std::fread(piece.data(), 1, piece.size(), file_.get()));
  if (std::ferror(file_.get()) != 0) failed_ = true;
  return piece;
}

base::Result<> Spool::failure() const {
  return base::fail("output.write_failed", {{"reason", base::system_reason(errno)}}, {"tmpfile", {}, {}});
}

}  // namespace beffroi::app

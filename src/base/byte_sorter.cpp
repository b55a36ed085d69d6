// SPDX-License-Identifier: EUPL-1.2
#include "base/byte_sorter.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/system_reason.h"

namespace beffroi::base {
namespace {

constexpr std::size_t kBuffer = std::size_t{64} << 10;

}  // namespace

/// Gives the strings of one run, one after the other.
class ByteSorter::RunReader {
 public:
  RunReader(int file, Run run) : file_(file), at_(run.begin), end_(run.end) { next(); }

  bool done() const { return done_; }
  bool failed() const { return failed_; }
  std::string_view current() const { return current_; }

  void next() {
    done_ = at_ == end_ && buffer_.size() == used_;
    if (done_) return;
    std::uint64_t size = 0;
    const std::string_view head = take(sizeof size);
    if (failed_) return;
    std::memcpy(&size, head.data(), sizeof size);
    current_ = take(size);
  }

 private:
  /// A view of the next bytes, valid until the next call.
  std::string_view take(std::size_t size) {
    if (buffer_.size() - used_ < size) fill(size);
    if (failed_) return {};
    used_ += size;
    return std::string_view(buffer_).substr(used_ - size, size);
  }

  void fill(std::size_t size) {
    buffer_.erase(0, used_);
    used_ = 0;
    while (buffer_.size() < size && !failed_) {
      const std::size_t before = buffer_.size();
      buffer_.resize(before + std::min<std::uint64_t>(std::max(kBuffer, size - before), end_ - at_));
      const ssize_t got = pread(file_, buffer_.data() + before, buffer_.size() - before, static_cast<off_t>(at_));
      failed_ = done_ = got <= 0;
      buffer_.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
      at_ += static_cast<std::uint64_t>(std::max<ssize_t>(got, 0));
    }
  }

  int file_;
  std::uint64_t at_, end_;  // of what is not in the buffer yet
  std::string buffer_;
  std::size_t used_ = 0;
  std::string_view current_;
  bool done_ = false, failed_ = false;
};

void ByteSorter::add(std::string_view bytes) {
  entries_.push_back({bytes_.size(), bytes.size()});
  bytes_ += bytes;
  if (bytes_.size() + entries_.size() * sizeof(Entry) > run_bytes_) spill();
}

void ByteSorter::sort() {
  const std::string_view all = bytes_;
  std::ranges::sort(entries_, {}, [all](const Entry& entry) { return all.substr(entry.start, entry.size); });
}

void ByteSorter::spill() {
  sort();
  if (!file_) file_.reset(std::tmpfile());
  Run run{runs_.empty() ? 0 : runs_.back().end, 0};
  run.end = run.begin;
  bool written = file_ != nullptr;
  for (const Entry& entry : entries_) {
    if (!written) break;
    const std::uint64_t size = entry.size;
    written = std::fwrite(&size, sizeof size, 1, file_.get()) == 1 &&
              std::fwrite(bytes_.data() + entry.start, 1, entry.size, file_.get()) == entry.size;
    run.end += sizeof size + entry.size;
  }
  if (!written || std::fflush(file_.get()) != 0) failure_ = errno != 0 ? errno : EIO;
  runs_.push_back(run);
  entries_.clear();
  bytes_.clear();
}

void ByteSorter::merge(const std::function<void(std::string_view bytes)>& take) {
  std::vector<RunReader> readers;
  readers.reserve(runs_.size());  // what they give views their buffers: they must not move
  for (const Run& run : runs_) readers.emplace_back(fileno(file_.get()), run);
  const auto later = [&](std::size_t a, std::size_t b) { return readers[a].current() > readers[b].current(); };
  std::vector<std::size_t> heap;
  for (std::size_t i = 0; i < readers.size(); ++i) {
    if (!readers[i].done()) heap.push_back(i);
  }
  std::ranges::make_heap(heap, later);
  while (!heap.empty()) {
    std::ranges::pop_heap(heap, later);
    RunReader& first = readers[heap.back()];
    if (first.failed()) break;
    take(first.current());
    first.next();
    if (first.done()) {
      heap.pop_back();
    } else {
      std::ranges::push_heap(heap, later);
    }
  }
  if (std::ranges::any_of(readers, &RunReader::failed)) failure_ = EIO;
}

Result<> ByteSorter::each(const std::function<void(std::string_view bytes)>& take) {
  if (!runs_.empty()) spill();
  if (failure_ == 0 && runs_.empty()) {
    sort();
    for (const Entry& entry : entries_) take(std::string_view(bytes_).substr(entry.start, entry.size));
  } else if (failure_ == 0) {
    merge(take);
  }
  if (failure_ == 0) return {};
  return fail("temporary.write_failed", {{"reason", system_reason(failure_)}}, {"tmpfile", {}, {}});
}

}  // namespace beffroi::base

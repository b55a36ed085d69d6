// SPDX-License-Identifier: EUPL-1.2
#include "app/hunting/row_sorter.h"
#include "base/system_reason.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace beffroi::app::hunting {
namespace {

/// Before each row in the file.
struct Header {
  std::int64_t nanoseconds = 0;
  std::uint64_t size = 0;
  std::uint64_t has_time = 0;
};

constexpr std::size_t kBuffer = std::size_t{64} << 10;

}  // namespace

/// Gives the rows of one run, one after the other.
class RowSorter::RunReader {
 public:
  RunReader(int file, Run run) : file_(file), at_(run.begin), end_(run.end) { next(); }

  bool done() const { return done_; }
  bool failed() const { return failed_; }
  const Key& key() const { return key_; }
  std::string_view row() const { return row_; }

  void next() {
    done_ = at_ == end_ && buffer_.size() == used_;
    if (done_) return;
    Header header;
    const std::string_view head = take(sizeof header);
    if (failed_) return;
    std::memcpy(&header, head.data(), sizeof header);
    key_ = {header.has_time != 0, header.nanoseconds};
    row_ = take(header.size);
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
  Key key_;
  std::string_view row_;
  bool done_ = false, failed_ = false;
};

void RowSorter::add(std::optional<base::Timestamp> time, std::string_view row) {
  entries_.push_back({{time.has_value(), time ? time->nanoseconds : 0}, bytes_.size(), row.size()});
  bytes_ += row;
  if (bytes_.size() + entries_.size() * sizeof(Entry) > run_bytes_) spill();
}

void RowSorter::sort() { std::ranges::stable_sort(entries_, {}, &Entry::key); }

void RowSorter::spill() {
  sort();
  if (!file_) file_.reset(std::tmpfile());
  Run run{runs_.empty() ? 0 : runs_.back().end, 0};
  run.end = run.begin;
  bool written = file_ != nullptr;
  for (const Entry& entry : entries_) {
    if (!written) break;
    const Header header{entry.key.nanoseconds, entry.size, entry.key.has_time ? 1U : 0U};
    written = std::fwrite(&header, sizeof header, 1, file_.get()) == 1 &&
              std::fwrite(bytes_.data() + entry.start, 1, entry.size, file_.get()) == entry.size;
    run.end += sizeof header + entry.size;
  }
  if (!written || std::fflush(file_.get()) != 0) failure_ = errno != 0 ? errno : EIO;
  runs_.push_back(run);
  entries_.clear();
  bytes_.clear();
}

void RowSorter::merge(const std::function<void(std::string_view row)>& take) {
  std::vector<RunReader> readers;
  readers.reserve(runs_.size());  // their rows view their buffers: they must not move
  for (const Run& run : runs_) readers.emplace_back(fileno(file_.get()), run);
  // The heap's front is the smallest key, and of equal keys the earliest run: runs follow the order of the additions.
  const auto later = [&](std::size_t a, std::size_t b) {
    return readers[a].key() != readers[b].key() ? readers[a].key() > readers[b].key() : a > b;
  };
  std::vector<std::size_t> heap;
  for (std::size_t i = 0; i < readers.size(); ++i) {
    if (!readers[i].done()) heap.push_back(i);
  }
  std::ranges::make_heap(heap, later);
  while (!heap.empty()) {
    std::ranges::pop_heap(heap, later);
    RunReader& first = readers[heap.back()];
    if (first.failed()) break;
    take(first.row());
    first.next();
    if (first.done()) {
      heap.pop_back();
    } else {
      std::ranges::push_heap(heap, later);
    }
  }
  if (std::ranges::any_of(readers, &RunReader::failed)) failure_ = EIO;
}

base::Result<> RowSorter::each(const std::function<void(std::string_view row)>& take) {
  if (!runs_.empty()) spill();
  if (failure_ == 0 && runs_.empty()) {
    sort();
    for (const Entry& entry : entries_) take(std::string_view(bytes_).substr(entry.start, entry.size));
  } else if (failure_ == 0) {
    merge(take);
  }
  if (failure_ == 0) return {};
  return base::fail("output.write_failed", {{"reason", base::system_reason(failure_)}}, {"tmpfile", {}, {}});
}

}  // namespace beffroi::app::hunting

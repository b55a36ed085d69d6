// SPDX-License-Identifier: EUPL-1.2
#include "engine/read_all.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <numeric>
#include <thread>

#include "evidence/layouts/layout.h"
#include "evidence/read_stream.h"
#include "evidence/walk.h"
#include "readers/registry.h"

namespace beffroi::engine {
namespace {

/// Passes events to the consumers of one stream.
class Fan final : public evidence::Sink {
 public:
  explicit Fan(Consumers consumers) : consumers_(std::move(consumers)) {}

  void events(const model::EventBatch& batch) override {
    for (const auto& consumer : consumers_) consumer->events(batch);
  }
  void issue(model::Issue) override {}  // read_stream keeps the issues in the result

  void finish(model::SourceResult& result) {
    for (const auto& consumer : consumers_) consumer->finish(result);
  }

 private:
  Consumers consumers_;
};

/// Reads every stream of one file.
class FileVisitor final : public evidence::Visitor {
 public:
  FileVisitor(const Job& job, const evidence::Reader* forced) : job_(job), forced_(forced) {}

  base::Result<> stream(const model::Origin& origin, evidence::HashedStream& stream) override {
    BEFFROI_TRY(const base::Bytes head, stream.head());
    const evidence::Reader* reader = forced_ ? forced_ : evidence::choose_reader(all_readers(), head, origin.path);
    Fan fan(reader ? job_.consumers(*reader, origin) : Consumers{});
    const evidence::ReadOptions options{job_.wanted, job_.rendering, job_.carve, origin.path, job_.interest};
    BEFFROI_TRY(model::SourceResult result, evidence::read_stream(stream, origin, reader, options, fan));
    fan.finish(result);
    results_.push_back(std::move(result));
    return {};
  }

  void container(model::SourceResult result) override { results_.push_back(std::move(result)); }

  std::vector<model::SourceResult> take() { return std::move(results_); }

 private:
  const Job& job_;
  const evidence::Reader* forced_;
  std::vector<model::SourceResult> results_;
};

/// How far all files together are: counted as they are read, each never above its size.
class Meter {
 public:
  Meter(const std::vector<evidence::SourceFile>& files, Pass pass, Progress& progress)
      : files_(files), counted_(files.size()), progress_(progress) {
    std::uint64_t bytes = 0;
    for (const evidence::SourceFile& file : files) bytes += file.size;
    progress.begin(pass, files.size(), bytes);
  }

  void read(std::size_t number, std::uint64_t bytes) {
    const std::scoped_lock lock(mutex_);
    advance(number, bytes);
  }
  void done(std::size_t number) {
    const std::scoped_lock lock(mutex_);
    advance(number, files_[number].size);
    progress_.file_done(files_[number].path);
  }

 private:
  void advance(std::size_t number, std::uint64_t bytes) {
    const std::uint64_t more = std::min(bytes, files_[number].size - counted_[number]);
    counted_[number] += more;
    if (more > 0) progress_.advanced(more);
  }

  const std::vector<evidence::SourceFile>& files_;
  std::vector<std::uint64_t> counted_;
  std::mutex mutex_;
  Progress& progress_;
};

/// What all threads read with.
struct Shared {
  const std::vector<evidence::SourceFile>& files;
  const Job& job;
  const evidence::Reader* forced;
  std::stop_token stop;
  Meter& meter;
};

/// The file's place and hash where it need not be read.
base::Result<bool> is_known(const Shared& shared, std::size_t number, FileResults& read) {
  KnownFiles* known = shared.job.known;
  const evidence::SourceFile& file = shared.files[number];
  if (!known || !known->worth_hashing(number, file)) return false;
  BEFFROI_TRY(const base::Digest sha256, evidence::hash_file(file, {.stop = shared.stop}));
  if (!known->knows(number, file, sha256)) return false;
  read.known = {evidence::describe_origin(file.argument, file.path), sha256};
  return true;
}

base::Result<> read_streams(const Shared& shared, std::size_t number, FileResults& read) {
  BEFFROI_TRY(const bool known, is_known(shared, number, read));
  if (known) return {};
  const evidence::SourceFile& file = shared.files[number];
  const evidence::Watch watch{shared.stop, [&](std::uint64_t bytes) { shared.meter.read(number, bytes); }};
  FileVisitor visitor(shared.job, shared.forced);
  const auto walked = shared.job.only ? evidence::walk_only(file, shared.job.limits, *shared.job.only, visitor, watch)
                                      : evidence::walk(file, shared.job.limits, visitor, watch);
  read.results = visitor.take();
  if (!walked) return walked;
  const bool one_stream = read.results.size() == 1 && read.results.front().origin.path == file.path;
  if (shared.job.known && one_stream) shared.job.known->add(number, read.results.front().sha256);
  return {};
}

FileResults read_file(const Shared& shared, std::size_t number) {
  FileResults read;
  if (auto done = read_streams(shared, number, read); !done) read.errors.push_back(std::move(done).error());
  return read;
}

/// The order in which files are read: that of the list, but the last ones from the largest to the smallest where several threads
/// read, so that none of them is left alone with a large file at the end.
std::vector<std::size_t> reading_order(const std::vector<evidence::SourceFile>& files, std::size_t threads) {
  constexpr std::size_t kLastOnes = 16;
  std::vector<std::size_t> numbers(files.size());
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  if (threads == 1) return numbers;
  const auto last_ones = numbers.end() - static_cast<std::ptrdiff_t>(std::min(kLastOnes, numbers.size()));
  std::stable_sort(last_ones, numbers.end(), [&](std::size_t a, std::size_t b) { return files[a].size > files[b].size; });
  return numbers;
}

/// Hands out file numbers to the readers and puts their results back in order. At most kAhead finished files wait, so that one
/// slow file at the front cannot fill the memory with what follows it.
class Order {
 public:
  static constexpr std::size_t kAhead = 64;  // more than are read out of their order

  explicit Order(std::vector<std::size_t> numbers) : numbers_(std::move(numbers)), count_(numbers_.size()) {}

  std::optional<std::size_t> next_to_read() {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return stopped_ || next_ >= count_ || next_ < delivered_ + kAhead; });
    if (stopped_ || next_ >= count_) return std::nullopt;
    return numbers_[next_++];
  }

  void put(std::size_t number, FileResults results) {
    const std::scoped_lock lock(mutex_);
    waiting_.emplace(number, std::move(results));
    ready_.notify_one();
  }

  /// The next file's results in order; nothing once all were delivered or the reading was stopped.
  std::optional<FileResults> take() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [this] { return stopped_ || delivered_ == count_ || waiting_.contains(delivered_); });
    if (stopped_ || delivered_ == count_) return std::nullopt;
    auto node = waiting_.extract(delivered_++);
    room_.notify_all();
    return std::move(node.mapped());
  }

  void stop() {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
    ready_.notify_all();
    room_.notify_all();
  }

 private:
  const std::vector<std::size_t> numbers_;
  const std::size_t count_;
  std::mutex mutex_;
  std::condition_variable ready_, room_;
  std::map<std::size_t, FileResults> waiting_;
  std::size_t next_ = 0;
  std::size_t delivered_ = 0;
  bool stopped_ = false;
};

}  // namespace

const std::vector<evidence::Reader>& all_readers() {
  static const std::vector<evidence::Reader> readers = readers::registry();
  return readers;
}

bool was_read(const model::SourceResult& result) {
  return result.accounting.understood > 0 &&
         std::ranges::find(all_readers(), result.reader, &evidence::Reader::name) != all_readers().end();
}

base::Result<const evidence::Reader*> find_reader(std::string_view name) {
  std::string known;
  for (const evidence::Reader& reader : all_readers()) {
    if (reader.name == name) return &reader;
    known += known.empty() ? "" : ", ";
    known += reader.name;
  }
  return base::fail("reader.unknown", {{"name", std::string(name)}, {"known", known}}, {"--format", {}, {}});
}

base::Result<> read_all(const std::vector<evidence::SourceFile>& files, const Job& job, std::stop_token stop,
                        Progress& progress, const std::function<base::Result<>(FileResults)>& deliver) {
  const evidence::Reader* forced = nullptr;
  if (!job.format.empty()) {
    BEFFROI_TRY(forced, find_reader(job.format));
  }
  Meter meter(files, job.pass, progress);
  const Shared shared{files, job, forced, stop, meter};
  const std::size_t count = std::clamp<std::size_t>(job.threads, 1, std::max<std::size_t>(files.size(), 1));
  Order order(reading_order(files, count));
  const std::stop_callback on_stop(stop, [&order] { order.stop(); });
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < count; ++i) {
    threads.emplace_back([&] {
      while (const auto number = order.next_to_read()) order.put(*number, read_file(shared, *number));
    });
  }
  std::size_t number = 0;
  base::Result<> outcome;
  while (auto results = order.take()) {
    // Told to stop, a reader drops its file, which may be here before the order has heard of it.
    if (std::ranges::find(results->errors, "evidence.interrupted", &base::Error::id) != results->errors.end()) break;
    outcome = deliver(std::move(*results));
    if (!outcome) break;
    meter.done(number++);
  }
  if (outcome && number < files.size()) outcome = base::fail("run.interrupted");
  order.stop();
  threads.clear();
  progress.end();
  return outcome;
}

}  // namespace beffroi::engine

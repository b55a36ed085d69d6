// SPDX-License-Identifier: EUPL-1.2
#include "engine/read_all.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

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
    const evidence::ReadOptions options{job_.wanted, job_.rendering, job_.carve, origin.path};
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

FileResults read_file(const evidence::SourceFile& file, const Job& job, const evidence::Reader* forced) {
  FileVisitor visitor(job, forced);
  FileResults read;
  if (auto walked = evidence::walk(file, job.limits, visitor); !walked) read.errors.push_back(std::move(walked).error());
  read.results = visitor.take();
  return read;
}

/// Hands out file numbers to the readers and puts their results back in order. At most kAhead finished files wait, so that one
/// slow file at the front cannot fill the memory with what follows it.
class Order {
 public:
  static constexpr std::size_t kAhead = 64;

  explicit Order(std::size_t count) : count_(count) {}

  std::optional<std::size_t> next_to_read() {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return stopped_ || next_ >= count_ || next_ < delivered_ + kAhead; });
    if (stopped_ || next_ >= count_) return std::nullopt;
    return next_++;
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
  std::uint64_t bytes = 0;
  for (const evidence::SourceFile& file : files) bytes += file.size;
  progress.begin(files.size(), bytes);

  Order order(files.size());
  const std::stop_callback on_stop(stop, [&order] { order.stop(); });
  std::vector<std::jthread> threads;
  const std::size_t count = std::clamp<std::size_t>(job.threads, 1, std::max<std::size_t>(files.size(), 1));
  for (std::size_t i = 0; i < count; ++i) {
    threads.emplace_back([&] {
      while (const auto number = order.next_to_read()) order.put(*number, read_file(files[*number], job, forced));
    });
  }
  for (std::size_t number = 0; auto results = order.take(); ++number) {
    if (auto delivered = deliver(std::move(*results)); !delivered) {
      order.stop();
      return delivered;
    }
    progress.file_done(files[number].path, files[number].size);
  }
  progress.end();
  return {};
}

}  // namespace beffroi::engine

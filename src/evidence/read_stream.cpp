// SPDX-License-Identifier: EUPL-1.2
#include "evidence/read_stream.h"

#include <string>
#include <utility>

#include "evidence/known_formats.h"

namespace beffroi::evidence {
namespace {

/// Counts the events that pass through and keeps the issues.
class Collector final : public Sink {
 public:
  Collector(Sink& next, model::SourceResult& result) : next_(next), result_(result) {}

  void events(const model::EventBatch& batch) override {
    result_.events += batch.events.size();
    next_.events(batch);
  }
  void issue(model::Issue issue) override { issues_.add(std::move(issue)); }
  void finish() { result_.issues = std::move(issues_).take(); }

 private:
  Sink& next_;
  model::SourceResult& result_;
  BoundedIssues issues_;
};

/// What `length` bytes from `offset` are when no reader accounts for them.
void leave(model::SourceResult& result, Sink& issues, const char* kind, std::uint64_t offset, std::uint64_t length,
           base::Arguments arguments = {}) {
  if (length == 0) return;
  issues.issue({kind, offset, length, std::move(arguments)});
  result.accounting.in_issues += length;
}

/// The rest of a stream, or all of it where no reader takes it: then it may still be known what it is.
void leave_rest(model::SourceResult& result, Sink& issues, bool read, const std::string& format, std::uint64_t offset) {
  const std::uint64_t length = result.size - offset;
  if (read) return leave(result, issues, "evidence.unread", offset, length);
  if (format.empty()) return leave(result, issues, "evidence.unrecognised", offset, length);
  leave(result, issues, "evidence.no_reader", offset, length, {{"format", format}});
}

}  // namespace

const Reader* choose_reader(std::span<const Reader> readers, base::Bytes head, std::string_view path) {
  const Reader* best = nullptr;
  Recognition best_recognition = Recognition::no;
  for (const Reader& reader : readers) {
    const Recognition recognition = reader.recognises(head, path);
    const bool better = recognition > best_recognition || (recognition == best_recognition && best && reader.name < best->name);
    if (recognition == Recognition::no || !better) continue;
    best = &reader;
    best_recognition = recognition;
  }
  return best;
}

base::Result<model::SourceResult> read_stream(HashedStream& stream, model::Origin origin, const Reader* reader,
                                              const ReadOptions& options, Sink& sink) {
  model::SourceResult result;
  result.origin = std::move(origin);
  Collector collector(sink, result);
  std::string format;
  if (reader) {
    result.reader = reader->name;
    BEFFROI_TRY(const ReadOutcome outcome, reader->read(stream, options, collector));
    result.accounting = outcome.accounting;
  } else {
    BEFFROI_TRY(const base::Bytes head, stream.head());
    format = known_format(head, options.path);
  }
  const std::uint64_t handed_out = stream.handed_out();
  BEFFROI_TRY_VOID(stream.drain());
  result.size = stream.size();
  result.sha256 = stream.digest();

  // A reader that miscounts is our own bug, but the night goes on: the difference is named and the sums stay right.
  const std::uint64_t counted = result.accounting.understood + result.accounting.unused + result.accounting.in_issues;
  if (counted > handed_out) {
    collector.issue({"evidence.miscounted", 0, handed_out, {{"reader", result.reader}}});
    result.accounting = {0, 0, handed_out};
  } else {
    leave(result, collector, "evidence.miscounted", counted, handed_out - counted);
  }
  leave_rest(result, collector, reader != nullptr, format, handed_out);
  if (result.size == 0) collector.issue({"evidence.empty", 0, 0, {}});
  if (auto cut = stream.cut_short()) collector.issue(*std::move(cut));
  collector.finish();
  return result;
}

}  // namespace beffroi::evidence

// SPDX-License-Identifier: EUPL-1.2
#include "evidence/read_stream.h"

#include <utility>

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
void leave(model::SourceResult& result, Sink& issues, const char* kind, std::uint64_t offset, std::uint64_t length) {
  if (length == 0) return;
  issues.issue({kind, offset, length, {}});
  result.accounting.in_issues += length;
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
  if (reader) {
    result.reader = reader->name;
    BEFFROI_TRY(const ReadOutcome outcome, reader->read(stream, options, collector));
    result.accounting = outcome.accounting;
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
  leave(result, collector, reader ? "evidence.unread" : "evidence.unrecognised", handed_out, result.size - handed_out);
  if (result.size == 0) collector.issue({"evidence.empty", 0, 0, {}});
  if (auto cut = stream.cut_short()) collector.issue(*std::move(cut));
  collector.finish();
  return result;
}

}  // namespace beffroi::evidence

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evidence/read_stream.h"

namespace beffroi::readers::windows_json {

evidence::Reader make_reader();

/// A text as a source that gives a few bytes at a time.
class TextSource final : public evidence::ByteSource {
 public:
  explicit TextSource(std::string_view text, std::size_t piece = 997) : rest_(text), piece_(piece) {}

  base::Result<std::size_t> read(std::span<std::uint8_t> into) override {
    const std::size_t count = std::min({into.size(), piece_, rest_.size()});
    std::copy_n(rest_.data(), count, into.data());
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
  std::size_t piece_;
};

/// An event that outlives its batch.
struct KeptEvent {
  std::optional<model::EventTime> time;
  std::uint64_t offset, size, record_id;
  std::uint32_t code;
  std::string provider, channel, computer, rendering;
  std::multimap<std::string, std::string> system, data;
};

struct Kept final : evidence::Sink {
  void events(const model::EventBatch& batch) override {
    for (const model::Event& event : batch.events) {
      const auto text = [&](model::Symbol symbol) { return std::string(batch.symbols.text(symbol)); };
      KeptEvent kept{event.time,
                     event.offset,
                     event.size,
                     event.record_id,
                     event.code,
                     text(event.provider),
                     text(event.channel),
                     text(event.computer),
                     std::string(event.rendering),
                     {},
                     {}};
      for (const model::Field& field : event.fields) {
        auto& scope = field.scope == model::FieldScope::system ? kept.system : kept.data;
        scope.emplace(text(field.name), model::canonical_text(field.value));
      }
      all.push_back(std::move(kept));
    }
  }
  void issue(model::Issue) override {}

  std::vector<KeptEvent> all;
};

struct Outcome {
  std::vector<KeptEvent> events;
  model::SourceResult result;

  std::vector<std::string> issues() const {
    std::vector<std::string> kinds;
    for (const model::Issue& issue : result.issues) kinds.push_back(issue.kind);
    return kinds;
  }
};

inline Outcome read_text(std::string_view text, const model::Wanted& wanted = model::Wanted::everything()) {
  TextSource source(text);
  evidence::HashedStream stream(source);
  const evidence::Reader reader = make_reader();
  Kept kept;
  auto result =
      evidence::read_stream(stream, {}, &reader, {.wanted = wanted, .rendering = evidence::Rendering::json, .path = ""}, kept);
  return {std::move(kept.all), result ? *std::move(result) : model::SourceResult{}};
}

}  // namespace beffroi::readers::windows_json

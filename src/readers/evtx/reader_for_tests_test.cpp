// SPDX-License-Identifier: EUPL-1.2
#include "readers/evtx/reader_for_tests.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "readers/evtx/memory_stream_for_tests.h"

namespace beffroi::readers::evtx {

evidence::Reader make_reader();

std::vector<std::string> CopiedEvent::texts(std::string_view name) const {
  std::vector<std::string> found;
  for (const CopiedField& field : fields) {
    if (field.name == name) found.push_back(field.text);
  }
  return found;
}

void CollectingSink::events(const model::EventBatch& batch) {
  for (const model::Event& event : batch.events) {
    CopiedEvent copy{.event = event,
                     .provider = std::string(batch.symbols.text(event.provider)),
                     .channel = std::string(batch.symbols.text(event.channel)),
                     .computer = std::string(batch.symbols.text(event.computer)),
                     .rendering = std::string(event.rendering),
                     .fields = {}};
    for (const model::Field& field : event.fields) {
      copy.fields.push_back(
          {std::string(batch.symbols.text(field.name)), field.scope, field.value.kind, canonical_text(field.value)});
    }
    copy.event.fields = {};
    copy.event.rendering = {};
    found.push_back(std::move(copy));
  }
}

model::Accounting read_log(base::Bytes log, const TestOptions& options, evidence::Sink& sink, std::size_t piece) {
  MemoryStream stream(log, piece);
  const auto outcome = make_reader().read(
      stream, {.wanted = options.wanted, .rendering = options.rendering, .carve = options.carve, .path = "test.evtx"}, sink);
  EXPECT_TRUE(outcome.has_value());
  return outcome ? outcome->accounting : model::Accounting{};
}

std::string read_whole_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace beffroi::readers::evtx

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

namespace {

std::vector<CopiedEvent::CopiedField> copied(std::span<const model::Field> fields, const model::Symbols& symbols) {
  std::vector<CopiedEvent::CopiedField> copies;
  for (const model::Field& field : fields) {
    copies.push_back({std::string(symbols.text(field.name)), field.scope, field.value.kind, canonical_text(field.value)});
  }
  return copies;
}

}  // namespace

void CollectingSink::events(const model::EventBatch& batch) {
  for (const model::Event& event : batch.events) {
    CopiedEvent copy{.event = event,
                     .provider = std::string(batch.symbols.text(event.provider)),
                     .channel = std::string(batch.symbols.text(event.channel)),
                     .computer = std::string(batch.symbols.text(event.computer)),
                     .rendering = std::string(event.rendering),
                     .fields = {},
                     .given = copied(event.fields, batch.symbols)};
    copy.fields = copied(batch.rest ? batch.rest->all_fields(event) : event.fields, batch.symbols);
    copy.event.fields = {};
    copy.event.rendering = {};
    found.push_back(std::move(copy));
  }
}

model::Accounting read_log(base::Bytes log, const TestOptions& options, evidence::Sink& sink, std::size_t piece) {
  MemoryStream stream(log, piece);
  const auto outcome = make_reader().read(stream,
                                          {.wanted = options.wanted,
                                           .rendering = options.rendering,
                                           .carve = options.carve,
                                           .path = "test.evtx",
                                           .interest = options.interest},
                                          sink);
  EXPECT_TRUE(outcome.has_value());
  return outcome ? outcome->accounting : model::Accounting{};
}

std::string read_whole_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace beffroi::readers::evtx

// SPDX-License-Identifier: EUPL-1.2
// The first byte chooses how the rest is read: bit 0 as a whole log, else as the records of one chunk (so that binary XML is
// reached at once); bits 1 and 2 the rendering; bit 3 carving; bit 4 with nothing wanted; bit 5 by
// interest.
#include <cstdlib>
#include <cstring>
#include <vector>

#include "readers/evtx/chunk.h"
#include "readers/evtx/interest_for_tests.h"
#include "readers/evtx/memory_stream_for_tests.h"

namespace beffroi::readers::evtx {
namespace {

class TouchingSink final : public evidence::Sink {
 public:
  void events(const model::EventBatch& batch) override {
    for (const model::Event& event : batch.events) {
      for (const model::Field& field : event.fields) {
        text_ = batch.symbols.text(field.name);
        append_canonical_text(text_, field.value);
      }
      text_ = event.rendering;
      if (batch.rest && batch.rest->all_fields(event).size() < event.fields.size()) std::abort();
    }
  }
  void issue(model::Issue issue) override { in_issues_ += issue.length; }
  std::uint64_t in_issues() const { return in_issues_; }

 private:
  std::string text_;
  std::uint64_t in_issues_ = 0;
};

std::vector<std::uint8_t> as_log(base::Bytes records) {
  constexpr std::size_t kFileHeader = 4096;
  std::vector<std::uint8_t> log(kFileHeader + kChunkSize, 0);
  std::uint8_t* chunk = log.data() + kFileHeader;
  const auto size = static_cast<std::uint32_t>(std::min<std::size_t>(records.size(), kChunkSize - ChunkHeader::kSize));
  const std::uint32_t free_space = ChunkHeader::kSize + size;
  std::memcpy(chunk, kChunkMagic.data(), kChunkMagic.size());
  std::memcpy(chunk + 48, &free_space, sizeof free_space);
  if (size > 0) std::memcpy(chunk + ChunkHeader::kSize, records.data(), size);
  return log;
}

void read(base::Bytes log, std::uint8_t mode) {
  MemoryStream stream(log, 40'000);
  TouchingSink sink;
  ArbitraryInterest interest;
  const model::Wanted wanted = (mode & 16) != 0 ? model::Wanted::nothing() : model::Wanted::everything();
  const auto rendering = (mode & 2) != 0   ? evidence::Rendering::xml
                         : (mode & 4) != 0 ? evidence::Rendering::json
                                           : evidence::Rendering::none;
  const auto outcome = make_reader().read(stream,
                                          {.wanted = wanted,
                                           .rendering = rendering,
                                           .carve = (mode & 8) != 0,
                                           .path = "",
                                           .interest = (mode & 32) != 0 ? &interest : nullptr},
                                          sink);
  if (!outcome) std::abort();
  const model::Accounting& sum = outcome->accounting;
  if (sum.understood + sum.unused + sum.in_issues != log.size() || sum.in_issues != sink.in_issues()) std::abort();
}

}  // namespace
}  // namespace beffroi::readers::evtx

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace beffroi;
  if (size == 0) return 0;
  const base::Bytes rest(data + 1, size - 1);
  if ((data[0] & 1) != 0) {
    readers::evtx::read(rest, data[0]);
  } else {
    readers::evtx::read(readers::evtx::as_log(rest), data[0]);
  }
  return 0;
}

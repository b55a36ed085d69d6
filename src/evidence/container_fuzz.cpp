// SPDX-License-Identifier: EUPL-1.2
// Walks over any bytes as a file of the evidence, with limits small enough for a fuzzer. Whatever they are: no crash, no hang, and
// every container accounts for its size.
#include <fcntl.h>
#include <unistd.h>

#include <cstdint>
#include <string>

#include "base/assert.h"
#include "evidence/walk.h"

namespace {

using namespace beffroi;

class Counting final : public evidence::Visitor {
 public:
  base::Result<> stream(const model::Origin&, evidence::HashedStream& stream) override { return stream.drain(); }
  void container(model::SourceResult result) override {
    BEFFROI_ASSERT(result.accounting.understood + result.accounting.unused + result.accounting.in_issues == result.size);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string path = "/tmp/beffroi-container-fuzz-" + std::to_string(getpid());
  const int file = open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  const bool written = file >= 0 && write(file, data, size) == static_cast<ssize_t>(size);
  if (file >= 0) close(file);
  if (!written) return 0;
  evidence::Limits limits;
  limits.total_bytes = 1 << 22;
  limits.ratio_free_bytes = 1 << 20;
  limits.members = 200;
  Counting visitor;
  for (const evidence::SourceFile& found : evidence::discover({path}).files) {
    const auto outcome = evidence::walk(found, limits, visitor);
    BEFFROI_ASSERT(outcome || outcome.error().id == "evidence.changed");
  }
  unlink(path.c_str());
  return 0;
}

// SPDX-License-Identifier: EUPL-1.2
#include "evidence/spool.h"
#include "base/system_reason.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace beffroi::evidence {
namespace {

constexpr std::size_t kBlockSize = std::size_t{256} << 10;

std::string temporary_folder() {
  const char* chosen = std::getenv("TMPDIR");
  return chosen && *chosen ? chosen : "/var/tmp";
}

bool write_all(int descriptor, base::Bytes bytes) {
  while (!bytes.empty()) {
    const ssize_t put = write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(put));
  }
  return true;
}

Spooled refused(const char* kind, base::Arguments arguments) { return {std::nullopt, Stop{kind, std::move(arguments)}}; }

Spooled no_room(int code) { return refused("evidence.spool_failed", {{"reason", base::system_reason(code)}}); }

}  // namespace

base::Result<Spooled> spool(HashedStream& stream, std::uint64_t most) {
  const std::string folder = temporary_folder();
  const int descriptor = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0) return no_room(errno);
  Spooled copy{File(descriptor, folder), std::nullopt};
  for (std::uint64_t copied = 0;;) {
    BEFFROI_TRY(const base::Bytes bytes, stream.next(kBlockSize));
    if (bytes.empty()) return copy;
    copied += bytes.size();
    if (copied > most) return refused("limit.spool_bytes", {{"limit", static_cast<std::int64_t>(most)}});
    if (!write_all(descriptor, bytes)) return no_room(errno);
  }
}

}  // namespace beffroi::evidence

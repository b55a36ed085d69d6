// SPDX-License-Identifier: EUPL-1.2
#include "evidence/hashed_stream.h"

#include <algorithm>
#include <cstring>

#include "base/assert.h"

namespace beffroi::evidence {
namespace {

constexpr std::size_t kReadSize = std::size_t{256} << 10;  // large enough for few calls, small enough to stay in the cache

}  // namespace

void HashedStream::make_room(std::size_t wanted) {
  const std::size_t held = end_ - begin_;
  if (capacity_ >= std::max(wanted, kReadSize)) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, held);
  } else {
    capacity_ = std::max(wanted, kReadSize);
    auto larger = std::make_unique_for_overwrite<std::uint8_t[]>(capacity_);
    if (held > 0) std::memcpy(larger.get(), buffer_.get() + begin_, held);
    buffer_ = std::move(larger);
  }
  begin_ = 0;
  end_ = held;
}

base::Result<> HashedStream::fill(std::size_t wanted) {
  if (end_ - begin_ >= wanted || ended_) return {};
  make_room(wanted);
  while (end_ < wanted && !ended_) {
    const std::size_t room = std::min(capacity_ - end_, kReadSize);
    BEFFROI_TRY(const std::size_t got, source_.read({buffer_.get() + end_, room}));
    hash_.update({buffer_.get() + end_, got});
    end_ += got;
    size_ += got;
    ended_ = got == 0;
  }
  return {};
}

base::Result<base::Bytes> HashedStream::head() {
  BEFFROI_ASSERT(handed_out_ == 0);
  BEFFROI_TRY_VOID(fill(kHeadSize));
  return base::Bytes{buffer_.get() + begin_, std::min(end_ - begin_, kHeadSize)};
}

base::Result<base::Bytes> HashedStream::next(std::size_t most) {
  BEFFROI_ASSERT(most <= kMaxRequest);
  BEFFROI_TRY_VOID(fill(most));
  const base::Bytes out{buffer_.get() + begin_, std::min(end_ - begin_, most)};
  begin_ += out.size();
  handed_out_ += out.size();
  return out;
}

base::Result<> HashedStream::drain() {
  while (!ended_) {
    begin_ = end_ = 0;
    BEFFROI_TRY_VOID(fill(kReadSize));
  }
  begin_ = end_ = 0;
  return {};
}

}  // namespace beffroi::evidence

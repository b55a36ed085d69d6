// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>

#include "base/crypto.h"
#include "evidence/byte_source.h"
#include "evidence/reader.h"

namespace beffroi::evidence {

/// The one way from bytes of evidence to a reader: whatever is handed out was hashed from the same buffer before.
/// Use: head() to find a reader, next() by the reader, then drain(), then digest().
class HashedStream final : public Stream {
 public:
  /// `source` must outlive the stream.
  explicit HashedStream(ByteSource& source) : source_(source) {}

  /// The first bytes, up to kHeadSize, without consuming them; only before the first next().
  base::Result<base::Bytes> head();

  /// `most` is at most kMaxRequest.
  base::Result<base::Bytes> next(std::size_t most) override;

  /// Hashes and counts what nobody asked for.
  base::Result<> drain();

  /// Bytes handed out by next() so far.
  std::uint64_t handed_out() const { return handed_out_; }
  /// Bytes read from the source so far: after drain(), the size of the stream.
  std::uint64_t size() const { return size_; }
  /// After drain(), once.
  base::Digest digest() { return hash_.finish(); }
  std::optional<model::Issue> cut_short() const { return source_.cut_short(); }

  static constexpr std::size_t kMaxRequest = std::size_t{64} << 20;

 private:
  base::Result<> fill(std::size_t wanted);
  void make_room(std::size_t wanted);

  ByteSource& source_;
  base::Sha256 hash_;
  // [begin_, end_) was read and hashed, and is not yet handed out. Not zeroed: a container may hold a million tiny members.
  std::unique_ptr<std::uint8_t[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t handed_out_ = 0;
  std::uint64_t size_ = 0;
  bool ended_ = false;
};

}  // namespace beffroi::evidence

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "evidence/reader.h"

namespace beffroi::readers::windows_json {

enum class PieceKind : std::uint8_t {
  record,     ///< one line, or one object of an array or of an indented text
  filling,    ///< white space, byte order mark, brackets and commas of an array, "Record 12" of evtx_dump
  junk,       ///< neither
  too_large,  ///< a record longer than kMaxRecord: its bytes are not there
};

/// Consecutive bytes of the stream. Every byte of it is in exactly one piece.
struct Piece {
  PieceKind kind;
  std::uint64_t offset;
  std::uint64_t size;
  base::Bytes bytes;  ///< until the next call; as in the stream, UTF-16 too
};

inline constexpr std::size_t kMaxRecord = std::size_t{8} << 20;

/// How the objects follow each other.
enum class Writing : std::uint8_t {
  lines,     ///< one object a line: a broken line costs that line only
  document,  ///< objects over several lines, in an array or one after the other: found by their brackets
};

struct Layout {
  Writing writing = Writing::lines;
  bool utf16le = false;
};

/// Judges by the first bytes of a stream.
Layout layout_of(base::Bytes head);

/// Cuts a stream into pieces in bounded memory: one record, and what was read ahead.
class Pieces {
 public:
  Pieces(evidence::Stream& stream, Layout layout) : stream_(stream), layout_(layout) {}

  /// The next piece; nothing at the end of the stream.
  base::Result<std::optional<Piece>> next();

 private:
  struct Extent {
    PieceKind kind;
    std::size_t size;
  };

  std::size_t step() const { return layout_.utf16le ? 2 : 1; }
  std::uint16_t unit(std::size_t at) const;
  std::size_t available() const;
  base::Result<> read_more();
  base::Result<Piece> skip_too_large();
  std::optional<Extent> cut();
  std::optional<Extent> cut_line();
  std::optional<Extent> cut_document();
  std::optional<Extent> cut_object();

  evidence::Stream& stream_;
  Layout layout_;
  std::vector<std::uint8_t> buffer_;  // [begin_, buffer_.size()) is read and not yet handed out
  std::size_t begin_ = 0;
  std::size_t examined_ = 0;  // bytes from begin_ that cut() need not look at again
  std::uint64_t offset_ = 0;  // of buffer_[begin_] in the stream
  bool ended_ = false;

  // Where cut_object() stands in the object at begin_.
  unsigned depth_ = 0;
  bool in_text_ = false;
  bool escaped_ = false;
};

}  // namespace beffroi::readers::windows_json

// SPDX-License-Identifier: EUPL-1.2
#include "readers/windows_json/pieces.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"

namespace beffroi::readers::windows_json {
namespace {

constexpr std::size_t kReadSize = std::size_t{256} << 10;
constexpr std::string_view kUtf16Mark = "\xFF\xFE";

bool is_filling(std::uint16_t unit) {
  return unit == ' ' || unit == '\t' || unit == '\r' || unit == '\n' || unit == ',' || unit == '[' || unit == ']';
}

/// Whether a text's first line opens as many brackets as it closes: then one line is one object.
bool first_line_is_whole(std::string_view text) {
  const std::size_t start = text.find('{');
  if (start == text.npos) return true;
  if (text.substr(0, start).find('[') != text.npos) return false;
  const std::size_t end = text.find('\n', start);
  if (end == text.npos) return true;  // longer than the head: an indented text would have shown a line end
  long depth = 0;
  bool in_text = false, escaped = false;
  for (const char c : text.substr(start, end - start)) {
    if (in_text) {
      if (!escaped && c == '"') in_text = false;
      escaped = !escaped && c == '\\';
    } else if (c == '"') {
      in_text = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return depth == 0 || in_text;
}

}  // namespace

Layout layout_of(base::Bytes head) {
  Layout layout;
  const std::string_view text = base::as_text(head);
  layout.utf16le = text.starts_with(kUtf16Mark) || (head.size() >= 4 && head[0] != 0 && head[1] == 0 && head[3] == 0);
  const std::string decoded = layout.utf16le ? base::utf16le_to_utf8(head) : std::string();
  layout.writing = first_line_is_whole(layout.utf16le ? decoded : text) ? Writing::lines : Writing::document;
  return layout;
}

base::Result<> Pieces::read_more() {
  if (begin_ > 0) {
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(begin_));
    begin_ = 0;
  }
  BEFFROI_TRY(const base::Bytes bytes, stream_.next(kReadSize));
  buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
  ended_ = bytes.size() < kReadSize;
  return {};
}

base::Result<std::optional<Piece>> Pieces::next() {
  while (true) {
    if (begin_ < buffer_.size()) {
      if (const auto extent = cut()) {
        const Piece piece{extent->kind, offset_, extent->size, {buffer_.data() + begin_, extent->size}};
        begin_ += extent->size;
        offset_ += extent->size;
        examined_ = 0;
        return piece;
      }
      if (buffer_.size() - begin_ > kMaxRecord) return skip_too_large();
    } else if (ended_) {
      return std::nullopt;
    }
    BEFFROI_TRY_VOID(read_more());
  }
}

/// Drops the record at begin_ as it is read, up to the next line end.
base::Result<Piece> Pieces::skip_too_large() {
  Piece piece{PieceKind::too_large, offset_, 0, {}};
  for (bool found = false; !found && (begin_ < buffer_.size() || !ended_);) {
    const auto from = buffer_.begin() + static_cast<std::ptrdiff_t>(begin_);
    auto end = std::find(from, buffer_.end(), std::uint8_t{'\n'});
    found = end != buffer_.end();
    if (found && layout_.utf16le) end += std::min<std::ptrdiff_t>(1, buffer_.end() - end - 1);
    const std::size_t dropped = static_cast<std::size_t>(end - from) + (found ? 1 : 0);
    piece.size += dropped;
    offset_ += dropped;
    begin_ += dropped;
    if (!found && !ended_) BEFFROI_TRY_VOID(read_more());
  }
  examined_ = 0;
  depth_ = 0;
  in_text_ = escaped_ = false;
  return piece;
}

std::optional<Pieces::Extent> Pieces::cut() {
  const base::Bytes rest{buffer_.data() + begin_, buffer_.size() - begin_};
  const bool utf16_mark = layout_.utf16le && offset_ == 0 && base::as_text(rest).starts_with(kUtf16Mark);
  if (utf16_mark) return Extent{PieceKind::filling, kUtf16Mark.size()};
  if (!layout_.utf16le && offset_ == 0 && base::as_text(rest).starts_with("\xEF\xBB\xBF")) return Extent{PieceKind::filling, 3};
  return layout_.writing == Writing::lines ? cut_line() : cut_document();
}

std::uint16_t Pieces::unit(std::size_t at) const {
  const std::uint8_t* here = buffer_.data() + begin_ + at;
  return layout_.utf16le ? base::load<std::uint16_t>(here) : *here;
}

/// Whole code units that are there; at the end of the stream an odd last byte counts as one.
std::size_t Pieces::available() const {
  const std::size_t held = buffer_.size() - begin_;
  return held - held % step();
}

std::optional<Pieces::Extent> Pieces::cut_line() {
  const std::size_t held = available();
  std::size_t end = examined_;
  if (layout_.utf16le) {
    while (end < held && unit(end) != '\n') end += 2;
  } else {
    const void* found = std::memchr(buffer_.data() + begin_ + end, '\n', held - end);
    end = found ? static_cast<std::size_t>(static_cast<const std::uint8_t*>(found) - buffer_.data()) - begin_ : held;
  }
  examined_ = end;
  if (end == held && !ended_) return std::nullopt;
  const std::size_t size = end == held ? buffer_.size() - begin_ : end + step();
  for (std::size_t i = 0; i < end; i += step()) {
    if (!is_filling(unit(i))) return Extent{PieceKind::record, size};
  }
  return Extent{PieceKind::filling, size};
}

std::optional<Pieces::Extent> Pieces::cut_document() {
  const std::size_t held = available();
  if (held == 0) return ended_ ? std::optional(Extent{PieceKind::junk, buffer_.size() - begin_}) : std::nullopt;
  if (unit(0) == '{') return cut_object();
  std::size_t end = 0;
  if (is_filling(unit(0))) {
    while (end < held && is_filling(unit(end))) end += step();
    return Extent{PieceKind::filling, end};
  }
  while (end < held && unit(end) != '\n' && unit(end) != '{') end += step();
  if (end == held && !ended_ && held < kReadSize) return std::nullopt;
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(end, 16); i += step()) text += static_cast<char>(unit(i));
  return Extent{text.starts_with("Record ") ? PieceKind::filling : PieceKind::junk, end};
}

/// An object reaches to the bracket that closes it. A line end inside a text is not JSON: the object ends there, so that one
/// missing quotation mark does not swallow the rest.
std::optional<Pieces::Extent> Pieces::cut_object() {
  const std::size_t held = available();
  std::size_t at = examined_;
  std::optional<PieceKind> done;
  for (; at < held && !done; at += step()) {
    const std::uint16_t c = unit(at);
    if (in_text_) {
      if (c == '\n') done = PieceKind::junk;
      if (!escaped_ && c == '"') in_text_ = false;
      escaped_ = !escaped_ && c == '\\';
    } else if (c == '"') {
      in_text_ = true;
    } else if (c == '{') {
      ++depth_;
    } else if (c == '}' && --depth_ == 0) {
      done = PieceKind::record;
    }
  }
  examined_ = at;
  if (!done && !ended_) return std::nullopt;
  depth_ = 0;
  in_text_ = escaped_ = false;
  return done ? Extent{*done, at} : Extent{PieceKind::junk, buffer_.size() - begin_};
}

}  // namespace beffroi::readers::windows_json

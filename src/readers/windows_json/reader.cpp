// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <deque>
#include <utility>

#include "base/json/reader.h"
#include "base/text.h"
#include "evidence/reader.h"
#include "readers/windows_json/pieces.h"
#include "readers/windows_json/shapes.h"
#include "readers/windows_json/stamp_trust.h"

namespace beffroi::readers::windows_json {
namespace {

namespace json = base::json;

constexpr std::string_view kWhite = " \t\r\n";
constexpr std::size_t kMaxHeld = std::size_t{16} << 20;  // bytes of records that wait for proof of their times
constexpr int kRecordsToRecognise = 8;

/// A record apart from the stream's buffer.
struct Held {
  std::uint64_t offset, size, number;
  std::string text;  ///< UTF-8
};

class Reading {
 public:
  Reading(evidence::Stream& stream, Layout layout, const evidence::ReadOptions& options, evidence::Sink& sink)
      : pieces_(stream, layout), layout_(layout), options_(options), sink_(sink), record_(options.wanted) {}

  base::Result<evidence::ReadOutcome> run() {
    while (true) {
      BEFFROI_TRY(const std::optional<Piece> piece, pieces_.next());
      if (!piece) break;
      take(*piece);
    }
    release();
    return evidence::ReadOutcome{accounting_};
  }

 private:
  void take(const Piece& piece) {
    if (layout_.writing == Writing::lines ? !is_mark(piece) : piece.kind != PieceKind::filling) ++number_;
    switch (piece.kind) {
      case PieceKind::filling: accounting_.understood += piece.size; return;
      case PieceKind::junk: return lose("windows_json.not_json", piece.offset, piece.size);
      case PieceKind::too_large: return lose("limit.record_bytes", piece.offset, piece.size);
      case PieceKind::record: break;
    }
    std::string decoded;
    if (layout_.utf16le) decoded = base::utf16le_to_utf8(piece.bytes);
    const std::string_view text = layout_.utf16le ? std::string_view(decoded) : base::as_text(piece.bytes);
    auto object = parse(text);
    if (object && must_wait(*object)) {
      held_bytes_ += text.size();
      held_.push_back({piece.offset, piece.size, number_, std::string(text)});
      if (held_bytes_ > kMaxHeld) release();
      return;
    }
    if (!held_.empty()) {
      release();
      object = parse(text);
    }
    read(piece.offset, piece.size, number_, text, object);
  }

  /// The byte order mark is a piece, but no line.
  static bool is_mark(const Piece& piece) {
    return piece.kind == PieceKind::filling && piece.offset == 0 && (piece.bytes[0] == 0xEF || piece.bytes[0] == 0xFF);
  }

  /// While no record has shown whether the stamps of this file are right, those that stand on a stamp wait, and all after them.
  bool must_wait(const json::Value& object) {
    if (trust_.decided() || waited_enough_) return false;
    if (shape_of(object) == Shape::flat) learn(object);
    return !trust_.decided() && (!held_.empty() || (StampTrust::stands_on_stamp(object) && shape_of(object) == Shape::flat));
  }

  void release() {
    if (held_bytes_ > kMaxHeld) waited_enough_ = true;
    for (const Held& held : std::exchange(held_, {})) {
      read(held.offset, held.size, held.number, held.text, parse(held.text));
    }
    held_bytes_ = 0;
  }

  void learn(const json::Value& object) {
    if (trust_.learn(object)) {
      sink_.issue({"windows_json.stamps_wrong", 0, 0, {{"minutes", trust_.correction_minutes()}}});
    }
  }

  std::optional<json::Value> parse(std::string_view text) {
    auto parsed = parser_.parse(text);
    return parsed && parsed->kind() == json::Kind::object ? std::optional(unwrapped(*parsed)) : std::nullopt;
  }

  void read(std::uint64_t offset, std::uint64_t size, std::uint64_t number, std::string_view text,
            std::optional<json::Value> object) {
    std::string mended;
    if (!object && !base::is_valid_utf8(text)) {
      mended = base::to_valid_utf8(text);
      object = parse(mended);
      if (object) sink_.issue({"windows_json.invalid_utf8", offset, 0, {}});
    }
    if (!object) return lose("windows_json.not_json", offset, size);
    const Shape shape = shape_of(*object);
    record_.clear();
    translate(shape, *object, record_);
    if (!record_.is_event()) return lose("windows_json.not_an_event", offset, size);
    if (shape == Shape::flat) {
      learn(*object);
      trust_.mend(*object, record_);
    }
    accounting_.understood += size;
    if (record_.cut()) sink_.issue({"windows_json.fields_left_out", offset, 0, {}});
    give(offset, size, number, mended.empty() ? text : mended);
  }

  void give(std::uint64_t offset, std::uint64_t size, std::uint64_t number, std::string_view text) {
    model::Event& event = record_.event();
    // A mended text may be longer than the place it comes from: only the ends of an untouched one are white space of the stream.
    const std::size_t before = std::min(text.find_first_not_of(kWhite), text.size());
    const std::size_t after = text.size() - std::min(text.find_last_not_of(kWhite) + 1, text.size());
    const std::size_t unit = layout_.utf16le ? 2 : 1;
    event.offset = offset + before * unit;
    event.size = size - std::min<std::uint64_t>((before + after) * unit, size);
    if (event.record_id == 0) event.record_id = number;
    if (options_.rendering != evidence::Rendering::none) event.rendering = text.substr(before, text.size() - before - after);
    sink_.events({record_.symbols(), {&event, 1}});
  }

  void lose(const char* kind, std::uint64_t offset, std::uint64_t size) {
    sink_.issue({kind, offset, size, {}});
    accounting_.in_issues += size;
  }

  Pieces pieces_;
  Layout layout_;
  const evidence::ReadOptions& options_;
  evidence::Sink& sink_;
  json::Parser parser_;
  Record record_;
  StampTrust trust_;
  std::deque<Held> held_;
  std::size_t held_bytes_ = 0;
  bool waited_enough_ = false;
  std::uint64_t number_ = 0;  // of the line, or of the object in a document
  model::Accounting accounting_;
};

/// Puts the first bytes, already looked at, before the rest of a stream.
class WithHead final : public evidence::Stream {
 public:
  WithHead(base::Bytes head, evidence::Stream& rest) : head_(head.begin(), head.end()), rest_(rest) {}

  base::Result<base::Bytes> next(std::size_t most) override {
    if (head_.empty()) return rest_.next(most);
    BEFFROI_TRY(const base::Bytes more, rest_.next(most - std::min(most, head_.size())));
    joined_ = std::exchange(head_, {});
    joined_.insert(joined_.end(), more.begin(), more.end());
    return base::Bytes(joined_);
  }

 private:
  std::vector<std::uint8_t> head_, joined_;
  evidence::Stream& rest_;
};

class NoStream final : public evidence::Stream {
 public:
  base::Result<base::Bytes> next(std::size_t) override { return base::Bytes{}; }
};

base::Result<evidence::ReadOutcome> read(evidence::Stream& stream, const evidence::ReadOptions& options, evidence::Sink& sink) {
  BEFFROI_TRY(const base::Bytes head, stream.next(evidence::kHeadSize));
  const Layout layout = layout_of(head);
  WithHead whole(head, stream);
  return Reading(whole, layout, options, sink).run();
}

evidence::Recognition recognises(base::Bytes head, std::string_view) {
  using evidence::Recognition;
  const Layout layout = layout_of(head);
  NoStream nothing;
  WithHead whole(head, nothing);
  Pieces pieces(whole, layout);
  json::Parser parser;
  for (int seen = 0; seen < kRecordsToRecognise;) {
    const auto piece = pieces.next();
    if (!piece || !*piece) break;
    if ((*piece)->kind == PieceKind::filling) continue;
    ++seen;
    const base::Bytes bytes = (*piece)->bytes;
    const std::string text = layout.utf16le ? base::utf16le_to_utf8(bytes) : std::string(base::as_text(bytes));
    if (text.find('{') != text.find_first_not_of(kWhite)) continue;
    const auto object = parser.parse(text);
    if (object && shape_of(unwrapped(*object)) != Shape::none) return Recognition::certain;
    // A first record longer than the head cannot be parsed yet.
    const bool cut = head.size() == evidence::kHeadSize && bytes.size() > head.size() / 2;
    if (!object && cut && (text.contains("\"EventID\"") || text.contains("\"event_id\""))) return Recognition::perhaps;
  }
  return Recognition::no;
}

}  // namespace

evidence::Reader make_reader() { return {"windows-json", "windows", recognises, read}; }

}  // namespace beffroi::readers::windows_json

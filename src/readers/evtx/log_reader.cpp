// SPDX-License-Identifier: EUPL-1.2
#include "readers/evtx/log_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "readers/evtx/file_header.h"
#include "readers/evtx/render.h"

namespace beffroi::readers::evtx {
namespace {

bool all_zero(base::Bytes bytes) {
  return std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte == 0; });
}

}  // namespace

base::Result<evidence::ReadOutcome> LogReader::read() {
  BEFFROI_TRY_VOID(file_header());
  for (;;) {
    BEFFROI_TRY_VOID(fill(kChunkSize));
    if (buffer_.empty()) break;
    slot();
  }
  accounting_.unused += zeros_;
  batch_.flush();
  return evidence::ReadOutcome{accounting_};
}

base::Result<> LogReader::fill(std::size_t size) {
  while (buffer_.size() < size) {
    BEFFROI_TRY(const base::Bytes bytes, stream_.next(size - buffer_.size()));
    if (bytes.empty()) break;
    buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
  }
  return {};
}

void LogReader::drop(std::size_t size) {
  buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(size));
  offset_ += size;
}

base::Result<> LogReader::file_header() {
  BEFFROI_TRY_VOID(fill(FileHeader::kBlockSize));
  if (begins_chunk(buffer_)) {
    issue("evtx.file_header_missing", 0, 0);
    return {};
  }
  const auto header = read_file_header(buffer_);
  if (!header) {
    issue("evtx.file_header", 0, buffer_.size());
    drop(buffer_.size());
    return {};
  }
  if (!header->checksum_fits) issue("evtx.file_header_checksum", 0, 0);
  if (header->block_size < FileHeader::kBlockSize) {
    issue("evtx.file_header_size", 0, 0, {{"size", std::int64_t{header->block_size}}});
  }
  BEFFROI_TRY_VOID(fill(std::max<std::size_t>(header->block_size, FileHeader::kBlockSize)));
  accounting_.understood += buffer_.size();
  drop(buffer_.size());
  return {};
}

/// The next 64 KiB, or what is left of them at the end.
void LogReader::slot() {
  if (const auto header = read_chunk_header(buffer_)) return chunk(*header);
  no_chunk();
}

void LogReader::no_chunk() {
  if (all_zero(buffer_)) {
    zeros_ += buffer_.size();
    return drop(buffer_.size());
  }
  lost_chunks();
  // Bytes may be missing before, so that the next chunk begins anywhere.
  const std::size_t next = base::as_text(buffer_).find(kChunkMagic, 1);
  const std::size_t size = next == std::string_view::npos ? buffer_.size() : next;
  issue("evtx.chunk_magic", 0, size);
  drop(size);
}

/// Windows reserves empty chunks at the end of a log; before others they are chunks that a power cut or a copy lost.
void LogReader::lost_chunks() {
  if (zeros_ == 0) return;
  accounting_.in_issues += zeros_;
  sink_.issue({"evtx.chunk_zeroed", offset_ - zeros_, zeros_, {}});
  zeros_ = 0;
}

void LogReader::chunk(const ChunkHeader& header) {
  lost_chunks();
  if (fragments_.new_chunk(buffer_)) {
    flattener_.forget_templates();
    whole_.forget_templates();
  }
  budget_.new_chunk();
  whole_budget_.new_chunk();
  checksums(header);
  accounting_.understood += ChunkHeader::kSize;
  const auto end = std::min(header.free_space, static_cast<std::uint32_t>(buffer_.size()));
  records(end);
  carve(end);
  batch_.flush();
  drop(buffer_.size());
}

void LogReader::checksums(const ChunkHeader& header) {
  if (!header.header_checksum_fits) issue("evtx.chunk_header_checksum", 0, 0);
  if (!header.free_space_is_sane) issue("evtx.chunk_free_space", 0, 0);
  if (buffer_.size() < kChunkSize) {
    issue("evtx.chunk_truncated", 0, 0, {{"missing", static_cast<std::int64_t>(kChunkSize - buffer_.size())}});
  } else if (header.free_space_is_sane && !header.records_checksum_fits) {
    issue("evtx.chunk_checksum", 0, 0);
  }
}

/// The live records. Where the walk stumbles, it goes on at the next whole record.
void LogReader::records(std::uint32_t end) {
  std::uint32_t at = ChunkHeader::kSize;
  while (at < end) {
    auto frame = read_frame(buffer_, at, end);
    if (!frame) {
      frame = find_frame(buffer_, at, end);
      const std::uint32_t next = frame ? frame->offset : end;
      const base::Bytes skipped = base::Bytes(buffer_).subspan(at, next - at);
      if (all_zero(skipped)) {
        accounting_.unused += skipped.size();
      } else {
        issue("evtx.record_frame", at, skipped.size());
      }
      at = next;
    }
    if (!frame) return;
    record(*frame, false);
    at += frame->size;
  }
}

void LogReader::carve(std::uint32_t from) {
  const auto end = static_cast<std::uint32_t>(buffer_.size());
  while (options_.carve && from < end) {
    const auto frame = find_frame(buffer_, from, end);
    if (!frame) break;
    accounting_.unused += frame->offset - from;
    record(*frame, true);
    from = frame->offset + frame->size;
  }
  accounting_.unused += end - from;
}

void LogReader::record(const RecordFrame& frame, bool carved) {
  budget_.new_record();
  model::Event event;
  event.offset = offset_ + frame.offset;
  event.size = frame.size;
  event.record_id = frame.number;
  event.carved = carved;
  if (const auto written = base::from_filetime(frame.written)) event.time = model::EventTime{.moment = *written};

  const Cursor cursor = content_of(frame.offset, frame.size);
  Outcome outcome = flattener_.flatten(cursor, budget_, event);
  rendering_.clear();
  if (options_.rendering != evidence::Rendering::none) outcome = worse(outcome, render(cursor));
  if (outcome == Outcome::complete) {
    accounting_.understood += frame.size;
  } else {
    const bool damaged = outcome == Outcome::damaged;
    issue(damaged ? "evtx.binary_xml" : "evtx.record_too_large", frame.offset, frame.size,
          {{"record", static_cast<std::int64_t>(frame.number)}});
  }
  batch_.add(event, rendering_);
}

std::span<const model::Field> LogReader::all_fields(const model::Event& event) {
  whole_.clear();
  whole_budget_.new_record();
  model::Event again = event;
  const auto at = static_cast<std::uint32_t>(event.offset - offset_);
  whole_.flatten(content_of(at, static_cast<std::uint32_t>(event.size)), whole_budget_, again);
  return whole_.fields();
}

Cursor LogReader::content_of(std::uint32_t at, std::uint32_t size) const {
  return {buffer_, at + RecordFrame::kHeaderSize, at + size - 4};  // its size stands again at its end
}

Outcome LogReader::render(const Cursor& cursor) {
  budget_.new_record();
  const Outcome outcome = document_.build(cursor, budget_);
  if (options_.rendering == evidence::Rendering::xml) {
    append_xml(rendering_, document_.items());
  } else {
    append_json(rendering_, document_.items());
  }
  return outcome;
}

void LogReader::issue(std::string kind, std::uint64_t offset_in_buffer, std::uint64_t length, base::Arguments arguments) {
  accounting_.in_issues += length;
  sink_.issue({std::move(kind), offset_ + offset_in_buffer, length, std::move(arguments)});
}

}  // namespace beffroi::readers::evtx

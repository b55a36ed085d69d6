// SPDX-License-Identifier: EUPL-1.2
#include "evidence/reader.h"

#include "readers/evtx/chunk.h"
#include "readers/evtx/file_header.h"
#include "readers/evtx/log_reader.h"

namespace beffroi::readers::evtx {
namespace {

bool ends_with_folded(std::string_view path, std::string_view extension) {
  return path.size() >= extension.size() && base::equal_folded(path.substr(path.size() - extension.size()), extension);
}

evidence::Recognition recognises(base::Bytes head, std::string_view path) {
  if (read_file_header(head) || begins_chunk(head)) return evidence::Recognition::certain;
  if (head.size() > FileHeader::kBlockSize && begins_chunk(head.subspan(FileHeader::kBlockSize))) {
    return evidence::Recognition::certain;
  }
  return ends_with_folded(path, ".evtx") ? evidence::Recognition::perhaps : evidence::Recognition::no;
}

base::Result<evidence::ReadOutcome> read(evidence::Stream& stream, const evidence::ReadOptions& options, evidence::Sink& sink) {
  return LogReader(stream, options, sink).read();
}

}  // namespace

evidence::Reader make_reader();

evidence::Reader make_reader() { return {.name = "evtx", .mapping = "windows", .recognises = recognises, .read = read}; }

}  // namespace beffroi::readers::evtx

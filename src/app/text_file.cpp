// SPDX-License-Identifier: EUPL-1.2
#include "app/text_file.h"

#include <fstream>
#include <iostream>

#include "base/latin.h"
#include "base/text.h"
#include "response/claims/sentences.h"

namespace beffroi::app {
namespace {

constexpr std::size_t kLimit = response::claims::kMaxTextBytes;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string up_to_limit(std::istream& in) {
  std::string bytes(kLimit + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

}  // namespace

base::Result<std::string> read_text(const std::string& path) {
  std::string bytes;
  if (path == "-") {
    bytes = up_to_limit(std::cin);
  } else {
    std::ifstream file(path, std::ios::binary);
    if (file) bytes = up_to_limit(file);
    if (!file && !file.eof()) return base::fail("notice.unreadable", {{"path", path}}, {path, {}, {}});
  }
  if (!base::is_valid_utf8(bytes)) bytes = base::windows_1252_to_utf8(bytes);
  if (bytes.size() > kLimit) return base::fail("notice.too_long", {{"limit", static_cast<std::int64_t>(kLimit)}});
  if (bytes.starts_with(kByteOrderMark)) bytes.erase(0, kByteOrderMark.size());
  return bytes;
}

}  // namespace beffroi::app

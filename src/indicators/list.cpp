// SPDX-License-Identifier: EUPL-1.2
// Which of its four forms a list has, and the two that are made of lines: lines.cpp.
#include "indicators/list.h"

#include <cerrno>
#include <filesystem>
#include <fstream>

#include "base/csv.h"
#include "base/json/reader.h"
#include "base/system_reason.h"
#include "base/text.h"
#include "indicators/gathering.h"
#include "indicators/lines.h"
#include "indicators/misp/export.h"
#include "indicators/stix/bundle.h"

namespace beffroi::indicators {
namespace {

/// Whether a text begins as JSON does. "[" alone may begin an address.
bool begins_json(std::string_view text) {
  text = base::trimmed(text.substr(0, 4096));
  if (text.starts_with('{')) return true;
  if (!text.starts_with('[')) return false;
  text = base::trimmed(text.substr(1));
  return text.starts_with('{') || text.starts_with(']');
}

base::Result<List> parse_json(std::string_view text) {
  base::json::Parser parser;
  const auto root = parser.parse(text);
  if (!root) return base::fail("indicators.json", root.error().arguments);
  Gathering gathering;
  if (stix::is_bundle(*root)) {
    stix::read_bundle(*root, gathering);
  } else if (misp::is_export(*root)) {
    misp::read_export(*root, gathering);
  } else {
    return base::fail("indicators.form");
  }
  return gathering.take();
}

base::Result<List> parse_utf8(std::string_view text) {
  if (begins_json(text)) return parse_json(text);
  if (base::trimmed(text.substr(0, 4096)).starts_with("<")) return base::fail("indicators.form");  // STIX 1 or OpenIOC, in XML
  Gathering gathering;
  read_lines(text, gathering);
  return gathering.take();
}

}  // namespace

base::Result<List> List::parse(std::string_view bytes) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF", kUtf16 = "\xFF\xFE";
  if (bytes.starts_with(kUtf16)) return parse_utf8(base::utf16le_to_utf8(base::as_bytes(bytes.substr(kUtf16.size()))));
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  return parse_utf8(bytes);
}

base::Result<List> List::load(const std::string& path) {
  const auto unreadable = [&](int code) {
    return base::fail("indicators.unreadable", {{"reason", base::system_reason(code)}}, {path, {}, {}});
  };
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) return unreadable(EISDIR);
  std::ifstream file(path, std::ios::binary);
  if (!file) return unreadable(errno);
  std::string text;
  for (char piece[65536]; file.read(piece, sizeof piece) || file.gcount() > 0;) {
    text.append(piece, static_cast<std::size_t>(file.gcount()));
    if (text.size() > kMaxListBytes) return base::fail("indicators.too_large", {}, {path, {}, {}});
  }
  if (file.bad()) return unreadable(EIO);
  auto list = parse(text);
  if (!list) list.error().where.path = path;
  return list;
}

}  // namespace beffroi::indicators

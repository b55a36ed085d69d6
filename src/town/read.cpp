// SPDX-License-Identifier: EUPL-1.2
#include "town/read.h"

#include <cerrno>
#include <filesystem>
#include <fstream>

#include "base/latin.h"
#include "base/system_reason.h"
#include "base/text.h"
#include "town/file/reading_form.h"
#include "town/file/resolving_form.h"

namespace beffroi::town {
base::Result<std::string> bytes_of(const std::string& path) {
  const auto unreadable = [&path](int code) {
    return base::fail("town.unreadable", {{"reason", base::system_reason(code)}}, {path, {}, {}});
  };
  std::error_code failure;
  if (std::filesystem::is_directory(path, failure)) return unreadable(EISDIR);
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return unreadable(errno);
  std::string bytes(kMaxBytes + 1, '\0');  // one more than allowed shows that there is more
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad()) return unreadable(errno);
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

base::Result<Reading> read(std::string_view yaml, std::string_view path) {
  if (yaml.size() > kMaxBytes) {
    return base::fail("town.too_large", {{"limit", static_cast<std::int64_t>(kMaxBytes)}}, {std::string(path), {}, {}});
  }
  // Older editors save in the code page of Windows; UTF-16 is known by its mark, and libyaml reads it.
  const bool has_mark = yaml.starts_with("\xFF\xFE") || yaml.starts_with("\xFE\xFF");
  const std::string utf8 = has_mark || base::is_valid_utf8(yaml) ? std::string(yaml) : base::windows_1252_to_utf8(yaml);
  BEFFROI_TRY(const auto documents, base::yaml::parse(utf8, path));
  Reading reading;
  if (documents.empty() || (documents.size() == 1 && documents.front().is_null())) return reading;
  const base::yaml::Node& root = documents.front();
  if (documents.size() != 1 || root.kind != base::yaml::Kind::mapping) {
    return base::fail("town.not_mapping", {}, {std::string(path), root.line, {}, root.column});
  }
  file::Findings findings(path);
  file::ReadingForm form(root, findings);
  file::describe(form, reading.town);
  form.finish();
  file::ResolvingForm resolving(findings);
  file::describe(resolving, reading.town);
  reading.problems = findings.finish();
  return reading;
}

base::Result<Reading> load(const std::string& path) {
  BEFFROI_TRY(const std::string bytes, bytes_of(path));
  return read(bytes, path);
}

}  // namespace beffroi::town

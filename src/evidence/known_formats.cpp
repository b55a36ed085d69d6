// SPDX-License-Identifier: EUPL-1.2
#include "evidence/known_formats.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/assert.h"
#include "base/resources.h"
#include "base/text.h"
#include "base/yaml/node.h"

namespace beffroi::evidence {
namespace {

using base::yaml::Node;

std::vector<std::string> texts_of(const Node* list) {
  std::vector<std::string> texts;
  if (!list) return texts;
  for (const Node& node : list->elements) texts.push_back(node.scalar);
  return texts;
}

/// "4 efcdab89".
std::optional<KnownFormat::Magic> magic_of(std::string_view written) {
  KnownFormat::Magic magic;
  const char* end = written.data() + written.size();
  auto [at, error] = std::from_chars(written.data(), end, magic.offset);
  if (error != std::errc() || at == end || *at != ' ') return std::nullopt;
  for (++at; at != end; at += 2) {
    std::uint8_t byte = 0;
    if (end - at < 2 || std::from_chars(at, at + 2, byte, 16).ptr != at + 2) return std::nullopt;
    magic.bytes += static_cast<char>(byte);
  }
  return magic.bytes.empty() ? std::nullopt : std::optional(std::move(magic));
}

std::optional<KnownFormat> format_of(const Node& node) {
  KnownFormat format;
  format.name = node.text("name");
  format.starts = texts_of(node.find("starts"));
  for (const std::string& written : texts_of(node.find("magic"))) {
    auto magic = magic_of(written);
    if (!magic) return std::nullopt;
    format.magic.push_back(*std::move(magic));
  }
  if (const Node* lines = node.find("line")) {
    for (const Node& texts : lines->elements) format.lines.push_back(texts_of(&texts));
  }
  for (const std::string& name : texts_of(node.find("files"))) format.files.push_back(base::fold(name));
  const bool nothing = format.starts.empty() && format.magic.empty() && format.lines.empty() && format.files.empty();
  const auto is_vain = [](const auto& texts) { return texts.empty(); };
  if (format.name.empty() || nothing || std::ranges::any_of(format.starts, is_vain) ||
      std::ranges::any_of(format.lines, is_vain)) {
    return std::nullopt;
  }
  return format;
}

/// The first lines of a text, each as far as it tells something.
std::vector<std::string_view> first_lines(std::string_view text) {
  constexpr std::size_t kLines = 20, kBytes = 4096;
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < kLines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, std::min(end, kBytes)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool has_content(const KnownFormat& format, std::string_view text, const std::vector<std::string_view>& lines) {
  const auto starts = [&](const std::string& start) { return text.starts_with(start); };
  const auto has_magic = [&](const KnownFormat::Magic& magic) {
    return text.size() >= magic.offset && text.substr(magic.offset).starts_with(magic.bytes);
  };
  const auto has_line = [&](const std::vector<std::string>& parts) {
    return std::ranges::any_of(lines, [&](std::string_view line) {
      return std::ranges::all_of(parts, [&](const std::string& part) { return line.contains(part); });
    });
  };
  return std::ranges::any_of(format.starts, starts) || std::ranges::any_of(format.magic, has_magic) ||
         std::ranges::any_of(format.lines, has_line);
}

bool fits(std::string_view name, std::string_view pattern) {
  const std::size_t star = pattern.find('*');
  if (star == pattern.npos) return name == pattern;
  const std::string_view before = pattern.substr(0, star), behind = pattern.substr(star + 1);
  return name.size() >= before.size() + behind.size() && name.starts_with(before) && name.ends_with(behind);
}

/// The last part of a path; members of containers stand behind '!'.
std::string file_name(std::string_view path) { return base::fold(path.substr(path.find_last_of("/\\!") + 1)); }

}  // namespace

std::vector<KnownFormat> read_known_formats(std::string_view yaml) {
  const auto root = base::yaml::parse_one(yaml, "formats");
  const Node* list = root ? root->find("formats") : nullptr;
  if (!list) return {};
  std::vector<KnownFormat> formats;
  for (const Node& node : list->elements) {
    auto format = format_of(node);
    if (!format) return {};
    formats.push_back(*std::move(format));
  }
  return formats;
}

std::string_view known_format(const std::vector<KnownFormat>& formats, base::Bytes head, std::string_view path) {
  std::string_view text = base::as_text(head);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::vector<std::string_view> lines = first_lines(text);
  for (const KnownFormat& format : formats) {
    if (has_content(format, text, lines)) return format.name;
  }
  const std::string name = file_name(path);
  for (const KnownFormat& format : formats) {
    if (std::ranges::any_of(format.files, [&](const std::string& pattern) { return fits(name, pattern); })) return format.name;
  }
  return {};
}

std::string_view known_format(base::Bytes head, std::string_view path) {
  static const std::vector<KnownFormat> formats = [] {
    auto read = read_known_formats(base::resource("data/evidence/formats_without_reader.yaml").value_or(""));
    BEFFROI_ASSERT(!read.empty());
    return read;
  }();
  return known_format(formats, head, path);
}

}  // namespace beffroi::evidence

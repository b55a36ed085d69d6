// SPDX-License-Identifier: EUPL-1.2
#include "report/columns.h"

#include <utility>

#include "base/text.h"

namespace beffroi::report {
namespace {

std::size_t columns_of(char32_t c) {
  const bool combining = (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x20D0 && c <= 0x20FF) ||
                         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFE20 && c <= 0xFE2F);
  if (combining) return 0;
  const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                    (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                    (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

/// As many whole characters as fit into `columns`, removed from the front.
std::string take(std::string_view& text, std::size_t columns) {
  std::string taken;
  for (std::size_t used = 0; !text.empty();) {
    std::string_view rest = text;
    const char32_t c = base::next_code_point(rest);
    used += columns_of(c);
    if (used > columns) break;
    base::append_utf8(taken, c);
    text = rest;
  }
  return taken;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) columns += columns_of(base::next_code_point(text));
  return columns;
}

std::string cut_to(std::string_view text, std::size_t columns) {
  if (columns_of(text) <= columns) return std::string(text);
  return columns == 0 ? std::string() : take(text, columns - 1) + "…";
}

std::string pad_to(std::string_view text, std::size_t columns) {
  std::string padded = cut_to(text, columns);
  padded.append(columns - columns_of(padded), ' ');
  return padded;
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    std::string_view word = text.substr(0, blank);
    text.remove_prefix(blank == text.npos ? text.size() : blank + 1);
    if (!line.empty() && columns_of(line) + 1 + columns_of(word) > columns) lines.push_back(std::exchange(line, {}));
    while (columns_of(word) > columns) {
      const std::size_t before = word.size();
      lines.push_back(take(word, columns));
      if (word.size() == before) break;
    }
    line += (line.empty() ? "" : " ") + std::string(word);
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

void put_paragraph(std::string& out, std::string_view mark, std::string_view text) {
  const std::size_t indent = columns_of(mark);
  std::string before(mark);
  for (const std::string& line : wrap(text, kTerminalColumns - indent)) {
    out += before + line + '\n';
    before.assign(indent, ' ');
  }
}

std::string plain(const std::vector<base::Piece>& sentence) {
  std::string text;
  for (const base::Piece& piece : sentence) text += piece.text;
  return text;
}

std::string printable(const std::vector<base::Piece>& sentence) {
  std::string text;
  for (const base::Piece& piece : sentence) text += base::printable(piece.text);
  return text;
}

}  // namespace beffroi::report

// SPDX-License-Identifier: EUPL-1.2
#include "report/quoted.h"

#include <algorithm>

#include "base/encoded_command.h"

namespace beffroi::report {
namespace {

constexpr std::string_view kLeftOut = "…";
constexpr std::size_t kLongBlock = 60,
                      kShownOfBlock = 12;  // signs of base64: a path or a hash of people's is shorter, or has others

bool is_base64(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=';
}

/// A digest is as long, and says something.
bool is_hexadecimal(std::string_view text) { return text.find_first_not_of("0123456789abcdefABCDEF") == text.npos; }

void leave_out(std::string& text) {
  if (!text.ends_with(kLeftOut)) text += kLeftOut;
}

std::string without_comments(std::string_view command) {
  std::string text;
  while (!command.empty()) {
    const std::size_t from = std::min(command.find("<#"), command.size());
    text += command.substr(0, from);
    command.remove_prefix(from);
    if (command.empty()) break;
    const std::size_t end = command.find("#>");
    command.remove_prefix(end == command.npos ? command.size() : end + 2);
    leave_out(text);
  }
  return text;
}

std::string without_blocks(std::string_view command) {
  std::string text;
  while (!command.empty()) {
    const auto run = static_cast<std::size_t>(std::ranges::find_if_not(command, is_base64) - command.begin());
    const bool is_block = run >= kLongBlock && !is_hexadecimal(command.substr(0, run));
    text += command.substr(0, is_block ? kShownOfBlock : run);
    if (is_block) leave_out(text);
    command.remove_prefix(run);
    if (command.empty()) break;
    text += command.front();
    command.remove_prefix(1);
  }
  return text;
}

std::string in_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (blank && (line.empty() || line.back() == ' ')) continue;
    line += blank ? ' ' : c;
  }
  return line;
}

std::string shortened(std::string_view command, std::size_t most) {
  std::string text = in_one_line(without_blocks(without_comments(command)));
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  leave_out(text);
  return text;
}

}  // namespace

std::string quotable(std::string_view command) { return shortened(command, kMostQuoted); }

std::string decoded_start(std::string_view command) {
  constexpr std::size_t kLookedAt = 4096;  // comments may come first
  return shortened(base::hidden_text(command, kLookedAt), kMostDecoded);
}

}  // namespace beffroi::report

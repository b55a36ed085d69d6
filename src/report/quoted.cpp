// SPDX-License-Identifier: EUPL-1.2
#include "report/quoted.h"

#include <algorithm>

#include "base/base64.h"
#include "base/encoded_command.h"
#include "base/excerpt.h"

namespace beffroi::report {
namespace {

constexpr std::string_view kLeftOut = "…";
constexpr std::size_t kLongBlock = 60,
                      kShownOfBlock = 12;  // signs of base64: a path or a hash of people's is shorter, or has others

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
    const auto run = static_cast<std::size_t>(std::ranges::find_if_not(command, base::is_base64) - command.begin());
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

std::string shortened(std::string_view command, std::size_t most) {
  std::string text = base::in_one_line(without_blocks(without_comments(command)));
  if (text.size() <= most) return text;
  text.resize(base::start_of(text, most).size());
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

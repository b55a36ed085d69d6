// SPDX-License-Identifier: EUPL-1.2
#include "base/encoded_command.h"

#include <algorithm>

#include "base/base64.h"
#include "base/excerpt.h"
#include "base/text.h"

namespace beffroi::base {
namespace {

constexpr std::size_t kShortest = 16;  // base64 signs: less than a word of UTF-16

bool is_quote_or_blank(char c) { return c == ' ' || c == '\t' || c == '"' || c == '\'' || c == '\r' || c == '\n'; }

/// "-e", "-ec", "-enc", "/EncodedCommand": PowerShell takes every beginning of the name, and "ec".
bool is_option(std::string_view folded_word) {
  constexpr std::string_view kDash = "\u2013";  // that word processors make of "-", and PowerShell takes too
  const bool plain = folded_word.starts_with('-') || folded_word.starts_with('/');
  if (!plain && !folded_word.starts_with(kDash)) return false;
  folded_word.remove_prefix(plain ? 1 : kDash.size());
  return folded_word == "ec" || (!folded_word.empty() && std::string_view("encodedcommand").starts_with(folded_word));
}

struct Before {
  bool is_option = false, is_call = false;
};

/// What stands before a run of base64.
Before before(std::string_view command) {
  constexpr std::size_t kFarEnough = 64;
  command.remove_prefix(command.size() > kFarEnough ? command.size() - kFarEnough : 0);
  const bool apart = !command.empty() && is_quote_or_blank(command.back());
  while (!command.empty() && is_quote_or_blank(command.back())) command.remove_suffix(1);
  const std::string folded = fold(to_valid_utf8(command));
  const std::string_view last = std::string_view(folded).substr(folded.find_last_of(" \t\"'") + 1);  // npos + 1 is 0
  return {apart && is_option(last), folded.ends_with("frombase64string(")};
}

/// UTF-16LE where most of the text is ASCII, so that every second byte is zero.
bool is_wide(Bytes bytes) {
  std::size_t zeros = 0;
  for (std::size_t i = 1; i < bytes.size(); i += 2) {
    if (bytes[i] == 0) ++zeros;
  }
  return bytes.size() >= 8 && zeros * 4 >= bytes.size() / 2 * 3;
}

bool is_text(std::string_view text) {
  return !text.empty() && std::ranges::none_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\r' && c != '\n') || byte == 0x7F;
  });
}

/// UTF-8 that was cut somewhere, perhaps within its last character; empty where it is none.
std::string whole_characters(std::string bytes) {
  for (int left_out = 0; left_out < 4; ++left_out) {
    if (is_valid_utf8(bytes)) return bytes;
    bytes.resize(bytes.size() - std::min<std::size_t>(1, bytes.size()));
  }
  return {};
}

std::string decoded(std::string_view run, const Before& found, std::size_t most) {
  const std::size_t wanted = (2 * most + 8) / 3 * 4;  // of UTF-16LE, rounded up to whole groups
  std::string bytes = from_base64(run.substr(0, wanted));
  const bool wide = is_wide(as_bytes(bytes));
  if (!wide && !found.is_call) return {};
  std::string text = wide ? utf16le_to_utf8(as_bytes(bytes)) : whole_characters(std::move(bytes));
  if (!is_text(text)) return {};
  return wanted < run.size() ? cut_to(text + "…", most) : cut_to(std::move(text), most);
}

}  // namespace

std::string hidden_text(std::string_view command, std::size_t most) {
  for (std::size_t at = 0; at < command.size();) {
    if (!is_base64(command[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < command.size() && is_base64(command[end])) ++end;
    if (end - at >= kShortest) {
      const Before found = before(command.substr(0, at));
      if (found.is_option || found.is_call) {
        if (std::string text = decoded(command.substr(at, end - at), found, most); !text.empty()) return text;
      }
    }
    at = end;
  }
  return {};
}

}  // namespace beffroi::base

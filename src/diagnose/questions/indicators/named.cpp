// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/questions/indicators/named.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/encoded_command.h"
#include "base/text.h"
#include "diagnose/casebook.h"
#include "diagnose/scene/commands.h"

namespace beffroi::diagnose::questions::indicators {
namespace {

constexpr std::size_t kMostNamed = 20;  // of one command
constexpr std::size_t kLongestUrl = 300, kLongestAddress = 15;
constexpr std::size_t kMostDecoded = 16'384;

using base::is_digit;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// <# … #> and lines that begin with #.
std::string without_comments(std::string_view command) {
  std::string text;
  for (bool line_starts = true; !command.empty();) {
    const bool block = command.starts_with("<#");
    if (block || (line_starts && command.front() == '#')) {
      const std::size_t end = command.find(block ? "#>" : "\n");
      command.remove_prefix(end == command.npos ? command.size() : end + (block ? 2 : 0));
      line_starts = false;
      continue;
    }
    const char c = command.front();
    line_starts = c == '\n' || (line_starts && (c == ' ' || c == '\t' || c == '\r'));
    text += c;
    command.remove_prefix(1);
  }
  return text;
}

/// Where the URL at the front of a text ends.
std::size_t end_of_url(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of(" \t\r\n\"'`()<>{}[]|;,\\^"), text.size());
  const std::size_t last = text.substr(0, end).find_last_not_of(".!?:&");  // of the sentence around it
  return last == text.npos ? 0 : last + 1;
}

/// "example.invalid" of "user@example.invalid:8080/a"; empty where it is none or only a variable of the script.
std::string host_of(std::string_view rest) {
  rest = rest.substr(0, rest.find_first_of("/?#"));
  rest.remove_prefix(rest.find('@') + 1);  // npos + 1 is 0
  rest = rest.substr(0, rest.find(':'));
  const bool plain = std::ranges::all_of(rest, [](char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '-'; });
  return plain ? std::string(rest) : std::string();
}

bool is_of_others(std::string_view host) {
  if (host.empty() || host == "localhost") return false;
  const bool is_address = std::ranges::all_of(host, [](char c) { return is_digit(c) || c == '.'; });
  return is_address ? is_public_address(host) || is_private_address(host) : host.find('.') != host.npos;
}

/// The URL at the front of a text, and how many bytes of it to go on behind.
std::size_t take_url(std::string_view text, std::vector<Named>& found) {
  if (std::string_view("hHfF").find(text.front()) == text.npos) return 0;
  for (const std::string_view scheme : {"http://", "https://", "ftp://"}) {
    if (text.size() <= scheme.size() || !base::equal_folded(text.substr(0, scheme.size()), scheme)) continue;
    const std::size_t end = end_of_url(text);
    if (end <= scheme.size()) return scheme.size();
    std::string host = base::fold(host_of(text.substr(scheme.size(), end - scheme.size())));
    if (end <= kLongestUrl && is_of_others(host)) found.push_back({std::string(text.substr(0, end)), std::move(host), true});
    return end;
  }
  return 0;
}

/// The IPv4 address at the front of a text, where a number with points stands alone; how many bytes it takes.
std::size_t take_address(std::string_view text, std::string_view before, std::vector<Named>& found) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
  const std::string_view number = text.substr(0, text.substr(0, end).find_last_not_of('.') + 1);
  const auto joins = [](char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-'; };
  const bool alone = (before.empty() || !joins(before.back())) && (end == text.size() || !joins(text[end]));
  constexpr std::size_t kWord = 10;
  const std::string near = base::fold(base::to_valid_utf8(before.substr(before.size() - std::min(before.size(), kWord))));
  const bool is_version = near.find("version") != near.npos;
  if (alone && !is_version && number.size() <= kLongestAddress && std::ranges::count(number, '.') == 3 && is_of_others(number))
    found.push_back({std::string(number), std::string(number), false});
  return end;
}

void find_in(std::string_view text, std::vector<Named>& found) {
  for (std::size_t at = 0; at < text.size() && found.size() < kMostNamed;) {
    std::size_t taken = take_url(text.substr(at), found);
    if (taken == 0 && is_digit(text[at])) taken = take_address(text.substr(at), text.substr(0, at), found);
    at += std::max<std::size_t>(taken, 1);
  }
}

}  // namespace

std::vector<Named> named_in(std::string_view command) {
  command = command.substr(0, scene::kLongestCommand);
  std::vector<Named> all, found;
  find_in(without_comments(command), all);
  find_in(without_comments(base::hidden_text(command, kMostDecoded)), all);
  for (Named& one : all) {
    if (std::ranges::count(found, one) == 0) found.push_back(std::move(one));
  }
  return found;
}

}  // namespace beffroi::diagnose::questions::indicators

// SPDX-License-Identifier: EUPL-1.2
#include "indicators/scan.h"

#include <algorithm>

#include "base/ascii.h"
#include "indicators/address.h"

namespace beffroi::indicators {
namespace {

using base::is_digit;

bool is_hexadecimal(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }
bool is_name(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_domain_character(char c) { return is_name(c) || c == '.'; }
bool is_mail_character(char c) { return is_domain_character(c) || c == '%' || c == '+' || c == '@'; }
// Letters beyond f too, so that what is no address is one run and not an address within.
bool is_address_character(char c) { return is_domain_character(c) || c == ':' || c == '%'; }

/// Every longest run of characters that `belongs` accepts.
template <class Belongs, class Take>
void each_run(std::string_view text, Belongs belongs, Take take) {
  for (std::size_t at = 0; at < text.size();) {
    if (!belongs(text[at])) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    while (at < text.size() && belongs(text[at])) ++at;
    take(start, text.substr(start, at - start));
  }
}

std::string_view without_end(std::string_view text, std::string_view characters) {
  while (!text.empty() && characters.contains(text.back())) text.remove_suffix(1);
  return text;
}

/// The address that a run of address characters is, perhaps with a port.
std::optional<sigma::Address> address_in(std::string_view run) {
  run = without_end(run, ".:-");
  if (run.size() < 2 || run.find_first_of(".:") == run.npos) return std::nullopt;
  if (auto address = sigma::parse_address(run)) return plain_address(*address);
  const std::size_t colon = run.rfind(':');
  if (colon == run.npos || run.find('.') == run.npos) return std::nullopt;
  if (!std::ranges::all_of(run.substr(colon + 1), is_digit)) return std::nullopt;
  if (auto address = sigma::parse_address(run.substr(0, colon))) return plain_address(*address);
  return std::nullopt;
}

/// After "\\" or "//" a host stands, after a single one of them the name of a file.
bool may_be_host(std::string_view before) {
  if (before.empty() || (before.back() != '\\' && before.back() != '/')) return true;
  return before.size() > 1 && before[before.size() - 2] == before.back();
}

}  // namespace

void each_address(std::string_view text, const std::function<void(const sigma::Address&)>& take) {
  each_run(text, is_address_character, [&](std::size_t, std::string_view run) {
    if (const auto address = address_in(run)) take(*address);
  });
}

void each_hash(std::string_view text, const TakeText& take) {
  each_run(text, is_name, [&](std::size_t start, std::string_view run) {
    if (run.size() != 32 && run.size() != 40 && run.size() != 64) return;
    if (std::ranges::all_of(run, is_hexadecimal) && !text.substr(0, start).ends_with("imphash=")) take(run);
  });
}

void each_domain(std::string_view text, const TakeText& take) {
  each_run(text, is_domain_character, [&](std::size_t start, std::string_view run) {
    const std::string_view name = without_end(run, ".");
    if (name.contains('.') && may_be_host(text.substr(0, start))) take(name);
  });
}

void each_url(std::string_view text, const TakeText& take) {
  for (std::size_t mark = text.find("://"); mark != text.npos; mark = text.find("://", mark + 3)) {
    std::size_t start = mark;
    const auto in_scheme = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+'; };
    while (start > 0 && in_scheme(text[start - 1])) --start;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n\"'<>(){}|", mark + 3), text.size());
    if (start < mark) take(without_end(text.substr(start, end - start), ".,;:!"));
  }
}

void each_email(std::string_view text, const TakeText& take) {
  each_run(text, is_mail_character, [&](std::size_t, std::string_view run) {
    const std::string_view address = without_end(run, ".");
    if (address.contains('@')) take(address);
  });
}

bool separates_components(char c) { return std::string_view("\\/\"'`=,;|()[]{}<>&*?: \t\r\n").contains(c); }

void each_component(std::string_view text,
                    const std::function<void(std::string_view before, std::string_view component)>& take) {
  each_run(
      text, [](char c) { return !separates_components(c); },
      [&](std::size_t start, std::string_view run) { take(text.substr(0, start + run.size()), run); });
}

}  // namespace beffroi::indicators

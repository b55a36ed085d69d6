// SPDX-License-Identifier: EUPL-1.2
// One function for each kind turns the mended text into its normal form, or says why it is none.
#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "indicators/address.h"
#include "indicators/indicator.h"
#include "indicators/kind_words.h"
#include "indicators/scan.h"
#include "sigma/modifiers/modifier.h"

namespace beffroi::indicators {
namespace {

using Recognised = base::Result<Indicator>;

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
using base::is_digit;

bool is_hexadecimal(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }
bool is_outside_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

std::unexpected<base::Error> invalid(std::string_view written) {
  return base::fail("value_invalid", {{"value", std::string(written)}});
}

Indicator made(Kind kind, std::string value, std::string_view written) {
  return {.kind = kind, .value = std::move(value), .written = std::string(written)};
}

Recognised network(std::string_view text) {
  const auto parsed = sigma::modifiers::parse_network(text);
  if (!parsed) {
    const std::size_t colon = text.rfind(':');
    if (colon != text.npos && sigma::parse_address(text.substr(0, colon)) &&
        std::ranges::all_of(text.substr(colon + 1), is_digit)) {
      return base::fail("address_with_port", {{"value", std::string(text)}});
    }
    return invalid(text);
  }
  const sigma::Address address{parsed->address, parsed->is_v6};
  const sigma::Address plain = plain_address(address);
  std::uint8_t prefix = parsed->prefix;
  if (plain.is_v6 != address.is_v6) prefix = static_cast<std::uint8_t>(prefix > 96 ? prefix - 96 : 0);
  if (prefix == 0) return base::fail("network_everything", {{"value", std::string(text)}});
  const sigma::Address first = masked(plain, prefix);
  Indicator indicator = made(Kind::network, {}, text);
  indicator.network = {first.bytes, first.is_v6, prefix};
  indicator.value = address_text(first) + "/" + std::to_string(prefix);
  return indicator;
}

Recognised hash(std::string_view text) {
  std::string folded = base::fold(text);
  const bool right_size = folded.size() == 32 || folded.size() == 40 || folded.size() == 64;
  if (!right_size || !std::ranges::all_of(folded, is_hexadecimal)) return invalid(text);
  return made(Kind::hash, folded, text);
}

bool is_domain(std::string_view name) {
  constexpr std::size_t kLongestName = 253, kLongestLabel = 63;
  if (name.size() > kLongestName || name.find('.') == name.npos) return false;
  std::string_view last;
  while (true) {
    const std::size_t dot = name.find('.');
    last = name.substr(0, dot);
    const auto fits = [](char c) { return is_alphanumeric(c) || c == '-' || c == '_' || is_outside_ascii(c); };
    if (last.empty() || last.size() > kLongestLabel || !std::ranges::all_of(last, fits)) return false;
    if (dot == name.npos) break;
    name.remove_prefix(dot + 1);
  }
  return last.starts_with("xn--") || std::ranges::none_of(last, is_digit);
}

Recognised domain(std::string_view text) {
  std::string name = base::fold(text);
  if (name.starts_with("*.")) name.erase(0, 2);
  if (name.starts_with('.')) name.erase(0, 1);
  if (name.ends_with('.')) name.pop_back();
  return is_domain(name) ? Recognised(made(Kind::domain, name, text)) : invalid(text);
}

Recognised url(std::string_view text) {
  const std::size_t mark = text.find("://");
  const auto in_scheme = [](char c) { return is_alphanumeric(c) || c == '+' || c == '-' || c == '.'; };
  if (mark == 0 || mark == text.npos || !std::ranges::all_of(text.substr(0, mark), in_scheme)) return invalid(text);
  if (text.size() == mark + 3 || text.find_first_of(" \t<>\"") != text.npos) return invalid(text);
  return made(Kind::url, normal_url(text), text);
}

Recognised email(std::string_view text) {
  const std::string folded = base::fold(text);
  const std::size_t sign = folded.find('@');
  if (sign == 0 || sign == folded.npos || !is_domain(std::string_view(folded).substr(sign + 1))) return invalid(text);
  const auto fits = [](char c) { return is_alphanumeric(c) || is_outside_ascii(c) || std::string_view("._%+-").contains(c); };
  if (!std::ranges::all_of(std::string_view(folded).substr(0, sign), fits)) return invalid(text);
  return made(Kind::email, folded, text);
}

Recognised file_name(std::string_view text) {
  if (text.find_first_of("\\/\t") != text.npos || std::ranges::all_of(text, separates_components)) return invalid(text);
  return made(Kind::file_name, base::fold(text), text);
}

/// Folded, with backslashes, "%VARIABLE%" left out, and "c:" or a backslash in front.
Recognised file_path(std::string_view text) {
  std::string path = base::fold(text);
  std::ranges::replace(path, '/', '\\');
  if (path.starts_with('%') && path.find('%', 1) != path.npos) path.erase(0, path.find('%', 1) + 1);
  while (path.ends_with('\\')) path.pop_back();
  const bool drive = path.size() > 2 && path[1] == ':' && path[2] == '\\';
  if (!drive && !path.starts_with('\\')) path.insert(0, "\\");
  const std::string_view last = std::string_view(path).substr(path.rfind('\\') + 1);
  return path.size() < 3 || std::ranges::all_of(last, separates_components) ? invalid(text)
                                                                            : Recognised(made(Kind::file_path, path, text));
}

Recognised named(Kind kind, std::string_view text) { return made(kind, base::fold(text), text); }

Recognised of_kind(Kind kind, std::string_view text) {
  switch (kind) {
    case Kind::network: return network(text);
    case Kind::domain: return domain(text);
    case Kind::url: return url(text);
    case Kind::hash: return hash(text);
    case Kind::file_name: return text.find_first_of("\\/") == text.npos ? file_name(text) : file_path(text);
    case Kind::file_path: return file_path(text);
    case Kind::email: return email(text);
    case Kind::account:
    case Kind::service:
    case Kind::task: break;
  }
  return named(kind, text);
}

bool has_file_ending(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  if (dot == text.npos || dot == 0) return false;
  const std::string ending = base::fold(text.substr(dot + 1));
  return std::ranges::find(file_endings(), std::string_view(ending)) != file_endings().end();
}

/// A path, or DOMAIN\name: one backslash, none at the start and no file's ending.
Kind of_backslashes(std::string_view text) {
  const bool begins_path = text.starts_with('\\') || text.starts_with('%') || (text.size() > 1 && text[1] == ':');
  return begins_path || std::ranges::count(text, '\\') > 1 || has_file_ending(text) ? Kind::file_path : Kind::account;
}

/// S-1-5-21-…-500.
bool is_security_identifier(std::string_view text) {
  if (!text.starts_with("S-1-") && !text.starts_with("s-1-")) return false;
  const auto fits = [](char c) { return is_digit(c) || c == '-'; };
  return std::ranges::all_of(text.substr(4), fits) && text.find('-', 4) != text.npos && is_digit(text.back());
}

Recognised of_any_kind(std::string_view written) {
  const std::string text = refang(written);
  if (auto found = network(text); found || found.error().id != "value_invalid") return found;
  if (auto found = hash(text)) return found;
  if (is_security_identifier(text)) return named(Kind::account, text);
  if (text.find("://") != text.npos) return url(text);
  if (text.find('\\') != text.npos) return of_kind(of_backslashes(written), written);
  if (text.starts_with('/')) return file_path(text);
  if (text.find('@') != text.npos) return email(text);
  if (has_file_ending(text)) return file_name(text);
  if (auto found = domain(text)) return found;
  return base::fail("kind_not_told", {{"value", std::string(written)}});
}

std::string plain_word(std::string_view word) {
  std::string plain = base::fold(word);
  std::ranges::replace_if(plain, [](char c) { return c == ' ' || c == '_'; }, '-');
  return plain;
}

const KindWord* find_word(std::string_view word) {
  const std::string plain = plain_word(word);
  const auto found = std::ranges::find(kind_words(), plain, &KindWord::word);
  return found == kind_words().end() ? nullptr : &*found;
}

}  // namespace

bool is_kind_word(std::string_view word) { return find_word(word) != nullptr; }

std::string normal_url(std::string_view url) {
  const std::size_t mark = url.find("://");
  if (mark == url.npos) return std::string(url);
  const std::string scheme = base::fold(url.substr(0, mark));
  std::string_view rest = url.substr(mark + 3);
  rest = rest.substr(0, rest.find('#'));
  const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
  std::string host = base::fold(rest.substr(0, end));
  if ((scheme == "http" && host.ends_with(":80")) || (scheme == "https" && host.ends_with(":443"))) host.erase(host.rfind(':'));
  std::string normal = scheme + "://" + host + std::string(rest.substr(end));
  while (normal.ends_with('/')) normal.pop_back();
  return normal;
}

base::Result<Indicator> recognise(std::string_view kind_word, std::string_view written) {
  if (written.empty()) return base::fail("value_empty");
  if (written.size() > kMaxValueBytes || !base::is_valid_utf8(written)) return base::fail("value_too_long");
  if (kind_word.empty()) return of_any_kind(written);
  const KindWord* word = find_word(kind_word);
  if (!word) return base::fail("kind_unknown", {{"kind", std::string(kind_word)}});
  constexpr std::array kDefanged = {Kind::network, Kind::domain, Kind::url, Kind::email};
  const bool defanged = std::ranges::find(kDefanged, word->kind) != kDefanged.end();
  return defanged ? of_kind(word->kind, refang(written)) : of_kind(word->kind, written);
}

}  // namespace beffroi::indicators

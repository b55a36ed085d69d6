// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "sigma/rule.h"

namespace beffroi::indicators {

enum class Kind : std::uint8_t { network, domain, url, hash, file_name, file_path, email, account, service, task };
inline constexpr std::size_t kKinds = 10;

/// "address", "domain", "url", "hash", "file", "path", "email", "account", "service", "task".
std::string_view name_of(Kind kind);

/// Something to look for in the evidence, in one normal form: two ways of writing the same thing are equal.
struct Indicator {
  Kind kind = Kind::domain;
  std::string value;       ///< folded; see normal_form()
  sigma::Network network;  ///< of Kind::network; an IPv4 address within IPv6 (::ffff:…) counts as IPv4
  std::string written;     ///< as a person may read it, defanged forms mended
  std::string description, author;
  sigma::Level level = sigma::Level::high;
  std::optional<base::Timestamp> until;  ///< what happens later is no sign of it any more
  std::uint32_t line = 0;                ///< 0 in lists that are not made of lines

  /// "ioc-" and 32 hexadecimal digits drawn from kind and value: the same in every file and version.
  std::string id() const;
  /// "domain evil.example: description".
  std::string title() const;
};

/// What a written value stands for. `kind_word` is how lists of indicators call kinds ("ip-dst", "sha256", "filename" …); empty:
/// told from the value itself, which never gives a service or a task. Understands defanged forms (hxxp, [.], [at] …).
///
/// An address alone is a network of one; a domain stands for its sub-domains, a URL for what lies below it; a path without drive
/// stands for every drive; "DOMAIN\name" is an account.
///
/// Error ids, to be shown as message `indicator.<id>`: kind_unknown, kind_not_told, value_invalid, address_with_port,
/// network_everything, value_too_long, value_empty.
base::Result<Indicator> recognise(std::string_view kind_word, std::string_view written);

/// Whether `word` is a way lists call a kind.
bool is_kind_word(std::string_view word);

/// hxxp → http, [.] (.) {.} [dot] (dot) → ., [:] → :, [://] → ://, [@] [at] (at) → @.
std::string refang(std::string_view defanged);

/// The form of a URL that is compared: scheme and host folded, default port, fragment and last '/' left out.
std::string normal_url(std::string_view url);

inline constexpr std::size_t kMaxValueBytes = 2048;

}  // namespace beffroi::indicators

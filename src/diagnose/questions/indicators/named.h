// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace beffroi::diagnose::questions::indicators {

/// An address or a URL that a command names.
struct Named {
  std::string value;  ///< as written
  std::string host;   ///< of the URL, else the value
  bool is_url = false;

  friend bool operator==(const Named&, const Named&) = default;
};

/// What a command or script names, each once and in its order: URLs of http, https and ftp, IPv4 addresses beside them, in the text itself
/// and in what it carries in base64. Comments of a script name its author's pages and are left out; so are addresses of the machine itself
/// and URLs that the script only puts together.
std::vector<Named> named_in(std::string_view command);

}  // namespace beffroi::diagnose::questions::indicators

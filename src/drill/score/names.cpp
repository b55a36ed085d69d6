// SPDX-License-Identifier: EUPL-1.2
#include "drill/score/names.h"

#include "base/text.h"

namespace beffroi::drill::score {
namespace {

bool is_address(std::string_view text) {
  return text.find(':') != text.npos || text.find_first_not_of("0123456789.") == text.npos;
}

struct AccountName {
  std::string domain;  ///< empty where none was given
  std::string name;
};

AccountName split(std::string_view account) {
  if (const auto slash = account.find('\\'); slash != account.npos)
    return {base::fold(account.substr(0, slash)), base::fold(account.substr(slash + 1))};
  if (const auto at = account.find('@'); at != account.npos)
    return {base::fold(account.substr(at + 1)), base::fold(account.substr(0, at))};
  return {{}, base::fold(account)};
}

/// "commune" is the domain "commune.local", and the NetBIOS name of "commune-sur-mer.local" may be shorter than its first label.
bool same_domain(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() > b.size()) std::swap(a, b);
  return b.find('.') != b.npos && a.find('.') == a.npos && b.starts_with(a);
}

}  // namespace

std::string short_name(std::string_view host) { return base::fold(is_address(host) ? host : host.substr(0, host.find('.'))); }

bool same_host(std::string_view a, std::string_view b) { return !a.empty() && !b.empty() && short_name(a) == short_name(b); }

bool same_account(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return false;
  const AccountName left = split(a);
  const AccountName right = split(b);
  if (left.name != right.name) return false;
  return left.domain.empty() || right.domain.empty() || same_domain(left.domain, right.domain);
}

}  // namespace beffroi::drill::score

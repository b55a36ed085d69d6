// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace beffroi::drill::score {

/// The part of a machine's name before the first dot, folded; an address stays whole.
std::string short_name(std::string_view host);
/// False where one of them is empty: nothing told is never right.
bool same_host(std::string_view a, std::string_view b);

/// DOMAIN\name, name@domain or name alone, without case. Where both name a domain, the domains must agree; one of them may be the
/// domain's DNS name.
bool same_account(std::string_view a, std::string_view b);

}  // namespace beffroi::drill::score

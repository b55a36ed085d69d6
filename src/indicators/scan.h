// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string_view>

#include "sigma/address.h"

namespace beffroi::indicators {

// Where in a text of the evidence something of one kind stands. Every function takes folded text, is linear in it, and calls
// `take` with views of it. What only looks alike is left out: a version in a longer number, a file's name in a domain's place.

using TakeText = std::function<void(std::string_view)>;

/// IPv4 and IPv6 addresses, also with a port behind them, ::ffff:a.b.c.d as IPv4.
void each_address(std::string_view text, const std::function<void(const sigma::Address&)>& take);
/// Runs of 32, 40 or 64 hexadecimal digits; not what stands as IMPHASH=…, which is no hash of a file.
void each_hash(std::string_view text, const TakeText& take);
/// Names with a dot where a host can stand: not right after a single slash or backslash.
void each_domain(std::string_view text, const TakeText& take);
/// scheme://…, up to a blank, a quote or a bracket. Here `text` is not folded: paths of URLs keep their case.
void each_url(std::string_view text, const TakeText& take);
/// name@domain.
void each_email(std::string_view text, const TakeText& take);
/// The components of paths and the words between separators; `take` gets the text up to the component's end, and the component.
void each_component(std::string_view text,
                    const std::function<void(std::string_view before, std::string_view component)>& take);

/// Whether a component of a path may end or begin beside this character.
bool separates_components(char c);

}  // namespace beffroi::indicators

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace beffroi::base {

/// The first telephone number in what a person typed, French or international, as it stands there: "03 20 00 00 99" of
/// "03 20 00 00 99, bureau 4". Empty where there is none; else a part of `text`, which must outlive it.
std::string_view telephone_in(std::string_view text);

/// Whether a text that is to be a telephone number may be one: ten French digits, one with its country (+262…), one of the Pacific islands or
/// of Saint-Pierre-et-Miquelon, a short one (15, 115, 3949, 33700, 116 117, 17Cyber). A text without any digit is no wrong number.
bool may_be_telephone(std::string_view text);

}  // namespace beffroi::base

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

#include "indicators/indicator.h"

namespace beffroi::indicators {

struct KindWord {
  std::string_view word;  ///< folded, '-' between words
  Kind kind;
};

std::span<const KindWord> kind_words();

/// Endings of file names, without the dot, that are told from domains.
std::span<const std::string_view> file_endings();

}  // namespace beffroi::indicators

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/messages.h"

namespace beffroi::town {

/// A sentence of a catalogue that is data: both languages stand beside each other in the file.
struct Localised {
  std::string french, english;

  const std::string& in(base::Language language) const { return language == base::Language::french ? french : english; }

  friend bool operator==(const Localised&, const Localised&) = default;
};

}  // namespace beffroi::town

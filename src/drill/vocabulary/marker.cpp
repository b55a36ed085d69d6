// SPDX-License-Identifier: EUPL-1.2
#include "drill/vocabulary/marker.h"

#include <array>
#include <string>

namespace beffroi::drill::vocabulary {

writers::evtx::Record exercise_mark(std::string_view scenario, std::uint64_t seed) {
  constexpr std::uint64_t kClassicKeywords = 0x80000000000000;
  const std::array<std::string, 3> strings = {"EXERCICE", std::string(scenario), std::to_string(seed)};
  writers::evtx::Record record;
  record.provider = {"Beffroi-Exercice", {}, {}, true};
  record.event_id = 1;
  record.qualifiers = 0;
  record.level = 4;
  record.keywords = kClassicKeywords;
  record.payload.fields = {{"", writers::evtx::string_array(strings)}};
  return record;
}

}  // namespace beffroi::drill::vocabulary

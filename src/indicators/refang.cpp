// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <utility>

#include "base/text.h"
#include "indicators/indicator.h"

namespace beffroi::indicators {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 14> kDefanged{{{"[.]", "."},
                                          {"(.)", "."},
                                          {"{.}", "."},
                                          {"[dot]", "."},
                                          {"(dot)", "."},
                                          {"{dot}", "."},
                                          {"[://]", "://"},
                                          {"[:]", ":"},
                                          {"[@]", "@"},
                                          {"(@)", "@"},
                                          {"[at]", "@"},
                                          {"(at)", "@"},
                                          {"[/]", "/"},
                                          {"hxxp", "http"}}};

/// The pair whose left side begins here. "hxxp" only where a word begins: a name may hold these letters.
const Pair* pair_at(std::string_view text, std::size_t at) {
  constexpr std::string_view kFirst = "[({hH";  // lists are long and hardly ever defanged
  if (!kFirst.contains(text[at])) return nullptr;
  for (const Pair& pair : kDefanged) {
    const std::string_view found = text.substr(at, pair.first.size());
    if (!base::equal_folded(found, pair.first)) continue;
    if (pair.second == "http" && at > 0) continue;
    return &pair;
  }
  return nullptr;
}

}  // namespace

std::string refang(std::string_view defanged) {
  std::string text;
  for (std::size_t at = 0; at < defanged.size();) {
    if (const Pair* pair = pair_at(defanged, at)) {
      text += pair->second;
      at += pair->first.size();
    } else {
      text += defanged[at++];
    }
  }
  return text;
}

}  // namespace beffroi::indicators

// SPDX-License-Identifier: EUPL-1.2
#include "app/hunting/known.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <utility>

#include "base/text.h"
#include "indicators/list.h"

namespace beffroi::app::hunting {
namespace {

using indicators::Remark;
using indicators::Weight;

std::int64_t count_of(const indicators::List& list, Weight weight) {
  return std::ranges::count(list.remarks, weight, &Remark::weight);
}

std::string_view mark_of(Weight weight) {
  switch (weight) {
    case Weight::refused: return "-";
    case Weight::partly: return "~";
    case Weight::aside: break;
  }
  return " ";
}

/// Says the first remarks of each reason; a list of a hundred thousand may have one about each. What the list itself puts aside is
/// counted only.
void tell_remarks(const std::string& path, const indicators::List& list, const Context& context) {
  constexpr std::uint64_t kToldOfOneReason = 10;
  std::map<std::string, std::uint64_t> told;
  std::uint64_t kept_back = list.not_told;
  for (const Remark& remark : list.remarks) {
    const std::uint64_t most = remark.weight == Weight::aside ? 0 : kToldOfOneReason;
    if (!context.verbose && ++told[remark.reason] > most) {
      kept_back += remark.weight == Weight::aside ? 0 : 1;
      continue;
    }
    const std::string reason = context.words.text("indicator." + remark.reason, remark.arguments);
    const std::string place = remark.line > 0 ? std::to_string(remark.line) : remark.object;
    std::cerr << base::printable(fmt::format("{}  {}:{}: {}", mark_of(remark.weight), path, place, reason)) << "\n";
  }
  if (kept_back == 0) return;
  std::cerr << context.words.text("app.hunt.indicators_more", {{"count", static_cast<std::int64_t>(kept_back)}}) << "\n";
}

void tell(const std::string& path, const indicators::List& list, const Context& context) {
  if (context.quiet) return;
  std::cerr << context.words.text("app.hunt.indicators", {{"understood", static_cast<std::int64_t>(list.indicators.size())},
                                                          {"left", count_of(list, Weight::refused)},
                                                          {"partly", count_of(list, Weight::partly)},
                                                          {"aside", count_of(list, Weight::aside)}})
            << "\n";
  tell_remarks(path, list, context);
}

}  // namespace

base::Result<indicators::Index> load_indicators(const std::string& path, const Context& context) {
  if (path.empty()) return indicators::Index({});
  BEFFROI_TRY(indicators::List list, indicators::List::load(path));
  tell(path, list, context);
  if (list.indicators.empty()) return base::fail("indicators.none", {}, {path, {}, {}});
  return indicators::Index(std::move(list.indicators));
}

}  // namespace beffroi::app::hunting

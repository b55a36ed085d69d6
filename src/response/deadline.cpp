// SPDX-License-Identifier: EUPL-1.2
#include "response/deadline.h"

#include <algorithm>
#include <array>

namespace beffroi::response {
namespace {

constexpr std::array<std::string_view, 8> kStates{"overdue", "running",      "without_hour", "undetermined",
                                                  "met",     "not_required", "not_started",  "switched_off"};
constexpr std::array<std::string_view, 4> kDecisions{"required", "recommended", "not_required", "undetermined"};

}  // namespace

std::string_view name_of(DeadlineState state) { return kStates[static_cast<std::size_t>(state)]; }

std::string_view name_of(Decision decision) { return kDecisions[static_cast<std::size_t>(decision)]; }

std::string Deadline::title_in(base::Language language) const {
  return person_name.empty() ? title.in(language) : title.in(language) + " (" + person_name + ")";
}

void order_by_urgency(std::vector<Deadline>& deadlines) {
  std::ranges::stable_sort(deadlines, [](const Deadline& a, const Deadline& b) {
    if (a.state != b.state) return a.state < b.state;
    return a.due && b.due && *a.due < *b.due;
  });
}

}  // namespace beffroi::response

// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/declared.h"

#include <algorithm>

namespace beffroi::diagnose {

std::optional<base::Timestamp> DeclaredHere::first_time(std::string_view answer) const {
  std::optional<base::Timestamp> first;
  for (const model::DeclaredAnswer* one : all)
    if (one->answer == answer && one->at && (!first || *one->at < *first)) first = one->at;
  return first;
}

DeclaredHere declared_here(const Scene& scene, std::string_view question, std::span<const std::string_view> rank) {
  DeclaredHere here{scene.book.declared(question)};
  const auto place = [rank](const model::DeclaredAnswer* one) { return std::ranges::find(rank, one->answer) - rank.begin(); };
  std::erase_if(here.all, [&](const auto* one) { return std::ranges::count(rank, one->answer) == 0; });
  std::ranges::stable_sort(here.all, {}, place);
  return here;
}

void tell_declared(const DeclaredHere& declared, std::string_view question, Answer& answer) {
  for (const model::DeclaredAnswer* one : declared.all) {
    model::Finding& finding = answer.findings.emplace_back();
    finding.id = std::string(question) + "." + std::to_string(answer.findings.size());
    finding.question = question;
    finding.statement = "declared_" + one->event;
    finding.state = one->answer;
    finding.time = one->at;
    finding.arguments = {{"by", one->citation.by},
                         {"text", one->text},
                         {"at", one->at ? base::ArgumentValue(*one->at) : base::ArgumentValue(std::string())},
                         {"state", one->answer}};
    finding.supports = {one->citation};
  }
}

}  // namespace beffroi::diagnose

// SPDX-License-Identifier: EUPL-1.2
#include "report/references.h"

#include <algorithm>

namespace beffroi::report {

References::References(const Content& content) {
  const auto& findings = content.diagnosis.findings;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    for (const auto* bases : {&findings[i].supports, &findings[i].contradicts}) {
      for (const model::Basis& basis : *bases) {
        auto& cited_by = references_[add(basis)].findings;
        if (cited_by.empty() || cited_by.back() != i) cited_by.push_back(i);
      }
    }
  }
  for (const DetectionSummary& detection : content.detections) {
    for (const model::Citation& example : detection.examples) add(example);
  }
}

std::size_t References::add(const model::Basis& basis) {
  const std::size_t next = references_.size();
  std::size_t index = next;
  if (const auto* citation = std::get_if<model::Citation>(&basis)) {
    index = records_.try_emplace({citation->evidence, citation->offset}, next).first->second;
  } else {
    index = journal_.try_emplace(std::get<model::JournalCitation>(basis).sequence, next).first->second;
  }
  if (index == next) references_.push_back({basis, {}});
  return index;
}

std::optional<std::size_t> References::number_of(const model::Citation& citation) const {
  const auto found = records_.find({citation.evidence, citation.offset});
  return found == records_.end() ? std::nullopt : std::optional(found->second + 1);
}

std::vector<std::size_t> References::numbers_of(const std::vector<model::Basis>& bases) const {
  std::vector<std::size_t> numbers;
  for (const model::Basis& basis : bases) {
    if (const auto* citation = std::get_if<model::Citation>(&basis)) {
      if (const auto number = number_of(*citation)) numbers.push_back(*number);
    } else if (const auto found = journal_.find(std::get<model::JournalCitation>(basis).sequence); found != journal_.end()) {
      numbers.push_back(found->second + 1);
    }
  }
  std::ranges::sort(numbers);
  const auto repeated = std::ranges::unique(numbers);
  numbers.erase(repeated.begin(), repeated.end());
  return numbers;
}

std::vector<std::pair<std::size_t, std::size_t>> runs_of(const std::vector<std::size_t>& ascending) {
  std::vector<std::pair<std::size_t, std::size_t>> runs;
  for (const std::size_t number : ascending) {
    if (!runs.empty() && runs.back().second + 1 == number) {
      runs.back().second = number;
    } else {
      runs.push_back({number, number});
    }
  }
  return runs;
}

}  // namespace beffroi::report

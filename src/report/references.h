// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/diagnosis.h"
#include "report/content.h"

namespace beffroi::report {

/// A numbered record of the annex and the findings that cite it.
struct Reference {
  model::Basis basis;
  std::vector<std::size_t> findings;  ///< ascending, each once
};

/// Numbers every record and journal entry that the diagnosis cites, 1, 2, 3 … in the order of the findings; a record cited twice has
/// one number. Records that only a detection cites come last.
class References {
 public:
  explicit References(const Content& content);

  const std::vector<Reference>& all() const { return references_; }
  /// The number of a record, if any statement cites it.
  std::optional<std::size_t> number_of(const model::Citation& citation) const;
  /// The numbers of what a finding rests on, ascending, each once.
  std::vector<std::size_t> numbers_of(const std::vector<model::Basis>& bases) const;

 private:
  using Key = std::pair<base::Digest, std::uint64_t>;

  std::size_t add(const model::Basis& basis);

  std::map<Key, std::size_t> records_;            // → index in references_
  std::map<std::uint64_t, std::size_t> journal_;  // sequence → index
  std::vector<Reference> references_;
};

/// Numbers with runs put together: {1, 2, 3, 7} → {1, 3}, {7, 7}.
std::vector<std::pair<std::size_t, std::size_t>> runs_of(const std::vector<std::size_t>& ascending);

}  // namespace beffroi::report

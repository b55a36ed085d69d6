// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/hunting/consumer.h"
#include "app/hunting/row_sorter.h"
#include "app/hunting/search.h"
#include "model/correlation.h"
#include "model/source.h"

namespace beffroi::app::hunting {

/// The path as the user gave it, and what lies inside.
std::string path_as_given(const model::Origin& origin);

/// Gathers the matches of streams in the order of the evidence, and gives them back in the order of time.
class Rows {
 public:
  explicit Rows(const Search& search) : search_(search), correlator_(search.plan.links()) {}

  base::Result<> add(const model::SourceResult& result, StreamMatches found);
  /// To be called once, behind the last stream.
  base::Result<> correlate();
  /// How many there were.
  base::Result<std::uint64_t> each(const base::Catalogue& words,
                                   const std::function<void(const report::DetectionRow&, std::uint64_t)>& take);
  /// How many rows were left out because the same record had been told from another file.
  std::uint64_t duplicates() const { return duplicates_; }
  const std::map<std::uint32_t, sigma::CorrelationLosses>& losses() const { return correlator_.losses(); }

 private:
  /// What every row of one stream has in common.
  struct Source {
    std::string path;
    base::Digest sha256;
  };

  bool is_duplicate(const report::DetectionRow& row);
  bool is_asked_for(const model::CorrelationMatch& match) const;
  void write_row(std::string_view packed, const base::Catalogue& words, report::DetectionRow& row) const;
  void write_row(const Source& source, model::Detection detection, const base::Catalogue& words,
                 report::DetectionRow& row) const;
  report::DetectionRow row_of(const model::CorrelationMatch& match, const base::Catalogue& words) const;
  report::CorrelatedRow row_of(const model::CorrelatedRecord& record) const;

  const Search& search_;
  std::vector<Source> sources_;
  sigma::Correlator correlator_;
  RowSorter sorter_;
  std::optional<base::Timestamp> moment_;    // of what was seen last
  std::map<std::string, std::string> seen_;  // rows of that moment, and the file that told each first
  std::uint64_t duplicates_ = 0;
};

}  // namespace beffroi::app::hunting

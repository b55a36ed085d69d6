// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <vector>

#include "indicators/index.h"
#include "model/event.h"
#include "model/mapping.h"
#include "sigma/matcher.h"

namespace beffroi::indicators {

/// Looks for indicators in the events of one source. One object for each source: it remembers what the source's symbols mean.
///
/// Addresses, domains, URLs, hashes, files and e-mail addresses are looked for in every value that the event itself says (not in
/// the envelope: a record is not "about" the computer that wrote it); accounts, services and tasks where the mapping to ECS
/// says that one is named.
class Matcher {
 public:
  /// Both must outlive this. Match::rule is the indicator's place plus `first_rule`.
  Matcher(const Index& index, const model::Mapping& mapping, std::uint32_t first_rule)
      : index_(index), mapping_(mapping), first_rule_(first_rule) {}

  /// Calls `on_match` for every (event, indicator) that match, each once: in the order of the events, then of the list. The
  /// details are the fields that hold the indicator.
  void match(const model::EventBatch& batch, const sigma::OnMatch& on_match);

 private:
  using Details = std::vector<std::pair<std::string, std::string>>;
  using Found = std::map<std::uint32_t, Details>;

  void look_in_values(const model::EventBatch& batch, const model::Event& event, Found& found);
  void look_in_names(const model::EventBatch& batch, const model::Event& event, Found& found);
  bool names_version(const model::EventBatch& batch, model::Symbol name);

  const Index& index_;
  const model::Mapping& mapping_;
  std::uint32_t first_rule_;
  std::map<model::Symbol, bool> versions_;
  Index::Hits hits_;  // kept for its memory
};

}  // namespace beffroi::indicators

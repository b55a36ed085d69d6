// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/event.h"
#include "sigma/rule_set.h"

namespace beffroi::sigma {

/// The evidence pack (see CONTRIBUTING): unpacked where BEFFROI_EVIDENCE points, or in the build folder. Nothing where it is absent.
struct EvidencePack {
  std::filesystem::path dev, rules, expected;

  static std::optional<EvidencePack> find();
  /// rules, rules-emerging-threats and rules-threat-hunting of SigmaHQ.
  RuleSet load_rules() const;
};

/// Calls `use` with every batch of an EVTX file.
void for_each_batch(const std::filesystem::path& file, const std::function<void(const model::EventBatch&)>& use);

/// The rows of a table with one header line, split at tabs.
std::vector<std::vector<std::string>> read_table(const std::filesystem::path& file);

}  // namespace beffroi::sigma

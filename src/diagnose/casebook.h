// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/citation.h"
#include "model/source.h"

namespace beffroi::diagnose {

/// A fact of the case: the same record found in several sources is one fact with several citations.
struct KnownFact {
  const model::Fact* fact = nullptr;
  base::Timestamp time;  ///< UTC; facts without a time are not in the book
  std::vector<model::Citation> citations;

  /// The text of a role or attribute, empty where the record did not say it.
  std::string_view get(std::string_view ecs) const;
  std::string_view host() const { return get("host.name"); }
};

/// Everything the questions may ask: facts in the order of time, and what was examined. Keeps views into the results, which
/// must outlive it.
class Casebook {
 public:
  explicit Casebook(std::span<const model::SourceResult> results);

  /// All facts of one kind in the order of (time, source, offset).
  std::span<const KnownFact> facts(std::string_view kind) const;
  /// Every kind that some fact has, in alphabetical order.
  std::vector<std::string> kinds() const;
  /// What was read of each channel of each computer, the same channel from several sources put together.
  const std::vector<model::Coverage>& coverage() const { return coverage_; }
  /// All computers that wrote a record, in alphabetical order, each as it was first written.
  const std::vector<std::string>& hosts() const { return hosts_; }
  bool exercise() const { return exercise_; }

 private:
  std::map<std::string, std::vector<KnownFact>, std::less<>> by_kind_;
  std::vector<model::Coverage> coverage_;
  std::vector<std::string> hosts_;
  bool exercise_ = false;
};

/// "DOMAIN\\user", or "user" where no domain was written; empty for none.
std::string account_of(const KnownFact& fact);

/// An address that is routed on the Internet: neither private, local, link-local, shared (RFC 6598) nor unspecified.
bool is_public_address(std::string_view address);

}  // namespace beffroi::diagnose

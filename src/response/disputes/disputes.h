// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/case.h"
#include "model/diagnosis.h"
#include "response/entry.h"

namespace beffroi::response {

/// What a person makes of a finding. The machine's verdict is never edited: both stay visible.
enum class Judgement : std::uint8_t { confirmed, rejected, replaced };

/// "confirmed", "rejected", "replaced".
std::string_view name_of(Judgement judgement);

struct Judging {
  Judgement judgement = Judgement::rejected;
  std::string because;
  std::string replacement;  ///< of Judgement::replaced: what the person says instead
};

/// The finding as it was when somebody judged it, to find it again in a later diagnosis.
struct JudgedFinding {
  std::string id, question, statement;
  base::Arguments arguments;
};

/// A judgement that stands.
struct Dispute {
  std::uint64_t entry = 0;
  base::Timestamp at;  ///< when it was written down
  std::string by;
  Judgement judgement = Judgement::rejected;
  std::string because, replacement;
  JudgedFinding finding;
  std::vector<std::uint64_t> earlier;  ///< entries of the judgements on the same finding that it replaced
};

/// Writes a judgement on the finding `id` of a diagnosis ("dispute.confirmed", …); it takes the place of an earlier one on the same
/// finding. Errors: dispute.no_such_finding {finding}, dispute.no_reason, dispute.no_replacement.
base::Result<Entry> judge(casefile::Case& store, const model::Diagnosis& diagnosis, std::string_view id, const Judging& judging,
                          std::string_view by = {});

/// Takes back the judgement that stands on the finding `id`, of this diagnosis or as it was called when it was judged
/// ("dispute.withdrawn"). Errors: dispute.none_stands {finding}, dispute.no_reason.
base::Result<Entry> withdraw_judgement(casefile::Case& store, const model::Diagnosis& diagnosis, std::string_view id,
                                       std::string_view because, std::string_view by = {});

/// The judgements that stand, in the order of their entries.
std::vector<Dispute> disputes_of(Entries entries);

/// A judgement and the finding of a diagnosis that it is about. The number of a finding may have moved: it is the same where question,
/// statement and every name in it are. Counts and times may differ after a new run; then `changed` says so.
struct MatchedDispute {
  Dispute dispute;
  std::optional<std::size_t> finding;  ///< index in the diagnosis; nothing: what was judged is no longer found
  bool changed = false;
  std::vector<std::uint64_t>
      replaced;  ///< entries of earlier judgements on it, whatever number it had then: withdrawn together
};

std::vector<MatchedDispute> match(std::vector<Dispute> disputes, const model::Diagnosis& diagnosis);

/// Those that reject or replace a finding which is still there, `finding.id` being what it is called now.
std::vector<Dispute> objections_in(std::vector<Dispute> disputes, const std::vector<model::Finding>& findings);

}  // namespace beffroi::response

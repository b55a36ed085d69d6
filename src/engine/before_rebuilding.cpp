// SPDX-License-Identifier: EUPL-1.2
#include "engine/before_rebuilding.h"

#include <algorithm>

#include "response/claims/catalogue.h"
#include "response/restart/state.h"

namespace beffroi::engine {
namespace {

using response::releases::Claim;
using response::releases::Ground;

constexpr std::string_view kCopy = "capture_memory";        ///< of data/catalogue/measures
constexpr std::string_view kCopiesOfAll = "evidence_kept";  ///< of data/catalogue/restart

/// The complaint itself or the one that the insurance asks for; also where a person says, with a reason, that there is none to lodge. A town
/// without an insurance needs not lodge one for it: that says nothing of the complaint.
bool complaint_is_settled(const Situation& situation) {
  const std::vector<std::string>& complaints = response::claims::receipts_of("complaint");
  return std::ranges::any_of(situation.obligations, [&complaints](const response::Deadline& one) {
    if (!one.person.empty()) return false;
    if (one.id == "complaint" && one.state == response::DeadlineState::not_required) return true;
    return one.state == response::DeadlineState::met && std::ranges::find(complaints, one.id) != complaints.end();
  });
}

/// Of this machine, of all of them by one deed, or of all by the step of the restart plan.
bool copy_is_settled(const Claim& claim, const Situation& situation) {
  if (response::restart::state_of(situation.entries).is_over(kCopiesOfAll)) return true;
  const response::Diagnosed::Host* host = situation.measures.diagnosed.host(claim.host);
  if (host && host->state == "no_sign") return true;
  return std::ranges::any_of(situation.measures.plan.lines, [&claim](const response::measures::Line& line) {
    const response::measures::Measure& one = line.measure;
    const bool about = one.system.empty() || response::same_machine(one.system, claim.host);
    return one.id == kCopy && about && (one.is_done() || one.step == response::measures::Step::declined);
  });
}

}  // namespace

response::releases::Unprepared before_rebuilding(const Claim& claim, const Situation& situation) {
  if (claim.ground != Ground::rebuilt && claim.ground != Ground::restored) return {};
  return {.complaint = !complaint_is_settled(situation), .copy = !copy_is_settled(claim, situation)};
}

}  // namespace beffroi::engine

// SPDX-License-Identifier: EUPL-1.2
#include "response/releases/releases.h"

#include <algorithm>

namespace beffroi::response::releases {
namespace {

constexpr std::string_view kSigned = "release.signed", kRevoked = "release.revoked";

base::ArgumentValue moment_or_empty(const std::optional<base::Timestamp>& moment) {
  return moment ? base::ArgumentValue(*moment) : base::ArgumentValue(std::string());
}

/// "vu" and "ok" say nothing to whoever reads it in a year.
bool is_a_sentence(std::string_view text) {
  constexpr std::size_t kFewestWords = 3;
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != ' ' && (i == 0 || text[i - 1] == ' ')) ++words;
  }
  return words >= kFewestWords;
}

base::Result<> check(const Signature& signature, const Diagnosed& diagnosed, std::string_view by) {
  if (by.empty()) return base::fail("response.release_unsigned");
  if (!is_a_sentence(signature.because)) return base::fail("response.release_no_ground");
  if (signature.claim.ground == Ground::restored && signature.hardened.empty())
    return base::fail("response.release_not_hardened");
  auto against = objections(signature.claim, diagnosed);
  if (against.empty()) return {};
  return base::fail("response.release_refused",
                    {{"host", signature.claim.host}, {"ground", std::string(name_of(signature.claim.ground))}}, {},
                    std::move(against));
}

Release release_of(const Entry& entry) {
  Release release;
  release.claim = {entry.subject, ground_of(entry.text("ground")).value_or(Ground::rebuilt), entry.moment("restore_point_at")};
  release.seq = entry.seq;
  release.signed_at = entry.utc;
  release.by = entry.by;
  release.because = entry.text("text");
  release.hardened = entry.text("hardened");
  release.examined = {entry.moment("examined_from_at"), entry.moment("examined_to_at")};
  release.attack_from = entry.moment("attack_from_at");
  release.attack_to = entry.moment("attack_to_at");
  return release;
}

Release* standing(std::vector<Release>& all, std::string_view host) {
  for (auto one = all.rbegin(); one != all.rend(); ++one) {
    if (one->stands() && same_machine(one->claim.host, host)) return &*one;
  }
  return nullptr;
}

bool is_about(const model::Finding& finding, std::string_view host) {
  return std::ranges::any_of(finding.arguments, [host](const base::Argument& argument) {
    const auto* text = std::get_if<std::string>(&argument.value);
    const bool names_a_machine = argument.name == "host" || argument.name == "from" || argument.name == "to";
    return names_a_machine && text && !text->empty() && same_machine(*text, host);
  });
}

/// The last moment that a finding speaks of: its own, or that of a record it rests on.
std::optional<base::Timestamp> last_moment(const model::Finding& finding) {
  std::optional<base::Timestamp> last = finding.time;
  for (const model::Basis& basis : finding.supports) {
    const auto* citation = std::get_if<model::Citation>(&basis);
    if (citation && citation->time && (!last || *citation->time > *last)) last = citation->time;
  }
  return last;
}

/// "No sign" and "not known" rest on records too.
bool says_that_something_happened(const model::Finding& finding) {
  return finding.state != "no_sign" && finding.state != "not_examined" && finding.state != "unknown";
}

}  // namespace

base::Result<Entry> sign(casefile::Case& store, const Signature& signature, const Diagnosed& diagnosed, std::string_view by) {
  BEFFROI_TRY_VOID(check(signature, diagnosed, by));
  const Claim& claim = signature.claim;
  const Examined examined = claim.ground == Ground::examined ? examined_of(claim.host, diagnosed) : Examined{};
  return note(store, kSigned, claim.host,
              {{"host", claim.host},
               {"ground", std::string(name_of(claim.ground))},
               {"text", signature.because},
               {"hardened", signature.hardened},
               {"without_complaint", signature.unprepared.complaint},
               {"without_copy", signature.unprepared.copy},
               {"restore_point_at", moment_or_empty(claim.restore_point)},
               {"examined_from_at", moment_or_empty(examined.from)},
               {"examined_to_at", moment_or_empty(examined.to)},
               {"attack_from_at", moment_or_empty(diagnosed.first_malicious())},
               {"attack_to_at", moment_or_empty(diagnosed.last_malicious())}},
              by);
}

base::Result<Entry> revoke(casefile::Case& store, std::string_view host, std::string_view because, std::string_view by) {
  if (by.empty()) return base::fail("response.release_unsigned");
  if (because.empty()) return base::fail("response.release_no_ground");
  BEFFROI_TRY(const std::vector<Entry> entries, entries_of(store));
  std::vector<Release> all = releases_of(entries);
  const Release* release = standing(all, host);
  if (!release) return base::fail("response.release_unknown", {{"host", std::string(host)}});
  return note(store, kRevoked, release->claim.host, {{"host", release->claim.host}, {"text", std::string(because)}}, by);
}

std::vector<Release> releases_of(Entries entries) {
  std::vector<Release> all;
  for (const Entry& entry : entries) {
    if (entry.kind == kSigned) all.push_back(release_of(entry));
    if (entry.kind != kRevoked) continue;
    for (Release* release = standing(all, entry.subject); release; release = standing(all, entry.subject)) {
      release->revoked_at = entry.utc;
      release->revoked_by = entry.by;
      release->revoked_because = entry.text("text");
      release->revoked_seq = entry.seq;
    }
  }
  return all;
}

std::vector<base::Error> contradictions(const Release& release, const Diagnosed& diagnosed) {
  auto against = objections(release.claim, diagnosed);
  for (const model::Finding& finding : diagnosed.findings) {
    const auto last = last_moment(finding);
    if (!last || *last <= release.signed_at || !says_that_something_happened(finding)) continue;
    if (!diagnosed.sees_an_attack() || !is_about(finding, release.claim.host)) continue;
    against.push_back(
        {"response.release.sign_after", {{"host", release.claim.host}, {"at", *last}, {"finding", finding.id}}, {}, {}});
  }
  return against;
}

bool is_released(std::string_view machine, const std::vector<Release>& all, const Diagnosed& diagnosed) {
  const Release* last = nullptr;
  for (const Release& one : all) {
    if (same_machine(one.claim.host, machine)) last = &one;
  }
  return last && last->stands() && contradictions(*last, diagnosed).empty();
}

}  // namespace beffroi::response::releases

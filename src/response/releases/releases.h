// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "response/entry.h"
#include "response/releases/objections.h"

namespace beffroi::response::releases {

/// What is advised before a machine is set up anew and was not noted when it was released.
struct Unprepared {
  bool complaint = false;  ///< no complaint was lodged
  bool copy = false;       ///< no copy of it was taken
};

/// What a person signs.
struct Signature {
  Claim claim;
  std::string because;         ///< the ground in the person's own words
  std::string hardened;        ///< what was closed or changed since; needed for a restored machine
  Unprepared unprepared = {};  ///< of which the person was told; the journal keeps it
};

/// A machine that a named person put back into service. No release proves that nothing happened to it.
struct Release {
  Claim claim;
  std::uint64_t seq = 0;  ///< of the journal
  base::Timestamp signed_at;
  std::string by;
  std::string because, hardened;
  Examined examined;                                      ///< what `examined` rested on when it was signed
  std::optional<base::Timestamp> attack_from, attack_to;  ///< the attack as it was known then
  std::optional<base::Timestamp> revoked_at;
  std::string revoked_by, revoked_because;
  std::uint64_t revoked_seq = 0;  ///< of the journal; 0 while it stands

  bool stands() const { return !revoked_at; }
};

/// Signs. Errors: those of note(), and
///   response.release_unsigned           `by` is empty: an account of the computer signs nothing
///   response.release_no_ground          no reason in three words at least
///   response.release_not_hardened       restored, but not a word on what was closed since
///   response.release_refused {host, ground}   its causes are the objections, each exact
base::Result<Entry> sign(casefile::Case& store, const Signature& signature, const Diagnosed& diagnosed, std::string_view by);

/// Takes a release back. Errors: response.release_unsigned, response.release_no_ground, response.release_unknown {host}.
base::Result<Entry> revoke(casefile::Case& store, std::string_view host, std::string_view because, std::string_view by);

/// Every release ever signed, in the order of the journal; a machine may be released, revoked and released again.
std::vector<Release> releases_of(Entries entries);

/// What the diagnosis, as it is now, says against a release that stands: the objections, and
///   response.release.sign_after {host, at, finding}   a trace of the attack on the machine after it was put back into service
std::vector<base::Error> contradictions(const Release& release, const Diagnosed& diagnosed);

/// The last release of the machine stands, and nothing that was diagnosed speaks against it.
bool is_released(std::string_view machine, const std::vector<Release>& all, const Diagnosed& diagnosed);

}  // namespace beffroi::response::releases

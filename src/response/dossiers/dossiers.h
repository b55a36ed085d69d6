// SPDX-License-Identifier: EUPL-1.2
// What people write into their dossiers, and which versions left the house.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "response/dossiers/form.h"
#include "response/entry.h"

namespace beffroi::response::dossiers {

/// "cnil", "cnil@ccas": the dossier of a form for a legal person; an empty one is the body itself.
std::string ref_of(std::string_view form, std::string_view person);

/// What somebody wrote into a field.
struct Written {
  std::string text, by;
  base::Timestamp at;
  std::uint64_t entry = 0;
};

/// A version that was made: what left the house, or may have.
struct Version {
  std::int64_t number = 0;
  base::Timestamp at;
  std::string by, folder, sha256;             ///< of dossier.json
  std::map<std::string, std::string> prints;  ///< field → the first half of the SHA-256 of what it said
  std::string sums;                           ///< of every file of the folder, as sha256sum writes them
};

/// A dossier as the journal tells it.
struct State {
  std::map<std::string, Written, std::less<>> written;  ///< by field; one that was taken back stands not here
  std::vector<Version> versions;                        ///< the first one first
};

State state_of(Entries entries, std::string_view ref);

/// What a version says of a field, short enough to be kept: equal texts have equal prints.
std::string print_of(std::string_view text);

/// Writes into a field; an empty text takes back what was written. Errors: dossier.unknown_field {name, known}, those of note().
base::Result<Entry> write_field(casefile::Case& store, const Form& form, std::string_view person, std::string_view field,
                                std::string_view text, const base::Catalogue& words, std::string_view by = {});

/// Notes that a version was made. Errors: those of note().
base::Result<Entry> note_version(casefile::Case& store, const Form& form, std::string_view person, const Version& version,
                                 const base::Catalogue& words, std::string_view by = {});

}  // namespace beffroi::response::dossiers

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "response/entry.h"

namespace beffroi::response::public_page {

/// What people said of the residents' page. Texts are hostile.
struct State {
  std::string phone, address;           ///< as the page shows them; empty: the town's file says
  std::optional<base::Timestamp> over;  ///< closed since
  std::string public_key;               ///< hexadecimal, of the key that signs it; empty where none was made
  bool published = false;               ///< at least once
  bool is_behind = false;               ///< since it was last written, people said what it does not show yet
};
State state_of(Entries entries);

/// What the page shows to reach the town hall; an empty text leaves what was said before ("page.contact"). Errors: those of note().
base::Result<> say_contact(casefile::Case& store, const std::string& phone, const std::string& address, std::string_view by);

/// The crisis is over: the page says so and leads to its archive ("page.closed"); opened again where that was too early ("page.reopened").
/// Nothing where it is so already.
base::Result<> close(casefile::Case& store, Entries entries, std::string_view by);
base::Result<> reopen(casefile::Case& store, Entries entries, std::string_view by);

/// The key that signs from now on ("page.key"); nothing where it is the one that is known.
base::Result<> note_key(casefile::Case& store, Entries entries, const std::string& public_key, const std::string& fingerprint,
                        std::string_view by);

struct Published {
  std::string where, manifest_sha256, because;
  std::int64_t files = 0;  ///< that changed
};
base::Result<> note_published(casefile::Case& store, const Published& published, std::string_view by);

/// Kinds of entries that change what the page shows.
bool changes_page(const Entry& entry);

}  // namespace beffroi::response::public_page

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "response/entry.h"

namespace beffroi::response::public_page {

/// What residents read on the page as it was last written: nothing else decides whether it changed.
struct Shown {
  std::string french, english;  ///< SHA-256 of all that is read in that language, but for the hour of the last change
  base::Timestamp changed;      ///< when any of it last changed

  const std::string& in(base::Language language) const { return language == base::Language::french ? french : english; }
};

/// What people said of the residents' page. Texts are hostile.
struct State {
  std::string phone, address;           ///< as the page shows them; empty: the town's file says
  std::string url;                      ///< where the page lies on the web, as people said; may be empty
  std::optional<base::Timestamp> over;  ///< closed since
  std::string public_key;               ///< hexadecimal, of the key that signs it; empty where none was made
  bool published = false;               ///< at least once
  Shown shown;                          ///< as it was last written; empty where it never was
};
State state_of(Entries entries);

/// What the page shows to reach the town hall; an empty text leaves what was said before ("page.contact"). Errors: those of note().
base::Result<> say_contact(casefile::Case& store, const std::string& phone, const std::string& address, std::string_view by);

/// Where the page lies on the web ("page.address"); nothing where it is known or empty.
base::Result<> say_url(casefile::Case& store, Entries entries, const std::string& url, std::string_view by);

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
  Shown shown;
};
base::Result<> note_published(casefile::Case& store, const Published& published, std::string_view by);

}  // namespace beffroi::response::public_page

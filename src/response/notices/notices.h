// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "response/claims/check.h"
#include "response/entry.h"
#include "response/notices/catalogue.h"
#include "response/notices/facts.h"

namespace beffroi::response::notices {

/// The text of a notice as it stood once.
struct Version {
  std::uint64_t entry = 0;
  base::Timestamp utc;
  std::string by, text;
};

struct Approval {
  base::Timestamp utc;
  std::string by;
  std::size_t version = 0;  ///< from 1
};

struct Publication {
  std::uint64_t entry = 0;
  base::Timestamp utc;
  std::optional<base::Timestamp> at;  ///< where it came out at another hour than it was noted
  std::string by, where;
  std::size_t version = 0;
  bool against_advice = false;  ///< the case did not carry it; a person answers for it
  std::string because;

  base::Timestamp when() const { return at.value_or(utc); }
};

/// A notice with all that ever happened to it. Texts are as people wrote them, hence hostile.
struct Notice {
  enum class State : std::uint8_t { draft, approved, published, withdrawn };

  std::string id;        ///< "N1", "N2": in the order of the journal
  std::string kind;      ///< of the catalogue
  std::string language;  ///< fr | en
  std::string title;
  std::vector<Version> versions;  ///< the first one first; never empty
  std::vector<Approval> approvals;
  std::vector<Publication> publications;
  std::optional<base::Timestamp> withdrawn;
  std::string withdrawn_by, withdrawn_because;
  std::vector<std::string> untrue;  ///< its sentences that the case contradicted when it was withdrawn

  const Version& current() const { return versions.back(); }
  bool is_approved() const { return !approvals.empty() && approvals.back().version == versions.size(); }
  /// The last publication, where it was not withdrawn since; null otherwise.
  const Publication* standing() const { return withdrawn || publications.empty() ? nullptr : &publications.back(); }
  State state() const;
};
std::string_view name_of(Notice::State state);

/// All notices, in the order in which they were drafted.
std::vector<Notice> notices_of(Entries entries);

/// The text that the catalogue gives in this situation, in the language of `words`; in a drill it begins with EXERCICE.
base::Result<std::string> draft_text(const Kind& kind, const Facts& facts, const base::Catalogue& words);

/// Writes a new notice. Errors: notice.empty, those of note().
base::Result<Entry> draft(casefile::Case& store, const Kind& kind, const std::string& text, const base::Catalogue& words,
                          std::string_view by = {});
/// Another wording of one that is there: it must be approved again. Errors: notice.unknown {name, known}, notice.empty, notice.withdrawn {name}.
base::Result<Entry> revise(casefile::Case& store, std::string_view id, const std::string& text, std::string_view by = {});

/// A named person agrees with the wording as it stands, having read it: what is unclear is read by it. Errors: notice.unknown,
/// notice.by_whom, notice.blanks {name, blanks}, notice.withdrawn.
base::Result<Entry> approve(casefile::Case& store, std::string_view id, std::string_view by);

struct Publishing {
  std::string where;                  ///< "affichage", "site", "Facebook" …
  std::optional<base::Timestamp> at;  ///< when it came out; nothing: now
  std::string because;                ///< why it goes out although the case does not carry it
  bool silence = false;               ///< the night asks for silence: nothing public without a reason
};
/// Says that it went out. A sentence that is contradicted or not carried needs a reason, which stands in the journal with the sentences.
/// Errors: notice.unknown, notice.by_whom, notice.not_approved {name}, notice.not_carried {name}, notice.silence {name}, notice.withdrawn.
base::Result<Entry> publish(casefile::Case& store, std::string_view id, const Publishing& how, const claims::Known& known,
                            const Kind* kind, std::string_view by);
/// `untrue` are the sentences that the case contradicts now (to_withdraw): who read them is told which. Errors: notice.unknown,
/// notice.no_reason {name}, notice.withdrawn.
base::Result<Entry> withdraw(casefile::Case& store, std::string_view id, std::string_view because, std::string_view by = {},
                             const std::vector<std::string>& untrue = {});

/// A named person read what is unclear ("notice.read", with the sentences); nothing is written where nothing is.
base::Result<> note_read(casefile::Case& store, const std::vector<claims::Checked>& checked, std::string_view by);

/// The language in which it is written; French where it is none that we know.
base::Language language_of(const Notice& notice);

/// The words of a text's own language: an English text names the services in English, whatever the person at the keyboard reads.
base::Catalogue words_of(const Notice& notice, const base::Catalogue& words);
/// The same of a text that is no notice; `words` where its language cannot be told.
base::Catalogue words_of(std::string_view text, const base::Catalogue& words);

/// A published statement that the case now contradicts.
struct Outdated {
  std::string id;                        ///< of the notice
  std::vector<claims::Checked> against;  ///< the sentences that are contradicted
};
std::vector<Outdated> to_withdraw(const std::vector<Notice>& all, const claims::Known& known);

/// What whoever signs a text must see in it.
struct Reserved {
  std::string id;                               ///< of the notice
  std::vector<claims::Checked> sentences = {};  ///< contradicted, not carried, or to be read by a person
  std::size_t unchecked = 0;                    ///< sentences outside the closed list, of which nobody can say more

  /// What `all` says of a notice; nothing where it has none of it.
  static Reserved of(std::string_view id, const std::vector<Reserved>& all);
};
/// Of the wording as it stands; no sentences where there is nothing to be said.
Reserved reservations_of(const Notice& notice, const claims::Known& known);

}  // namespace beffroi::response::notices

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/time.h"
#include "response/claims/known.h"
#include "town/town.h"

namespace beffroi::report::public_page {

/// A text that people published and that stands, or stood once.
struct PublishedText {
  std::string id, language, title, text;
  base::Timestamp at;
  std::optional<base::Timestamp> first;      ///< when it first came out, where this is a later wording
  std::optional<base::Timestamp> withdrawn;  ///< then its text is shown no more
  std::string kind = {};                     ///< of notice: a text is replaced by one of its own kind
  std::vector<std::string> former = {};      ///< lines that an earlier wording said in public and this one says no more
  std::vector<std::string> untrue = {};      ///< of a withdrawn text: the sentences that turned out not to hold
};

/// What the public reads. All texts are as people wrote them, hence hostile; nothing of the evidence is among them. Holds no hour of its own
/// making: the same content gives the same bytes.
struct Content {
  std::string place, phone, address, website;
  town::BodyKind body = town::BodyKind::commune;  ///< as which it speaks
  bool exercise = false;
  bool attack_known = false;   ///< the diagnosis says that there was one; else it is an incident
  bool alert_only = false;     ///< somebody warned the body, and nothing was seen there
  bool tools_stopped = false;  ///< something does not work any more
  bool tools_off = false;      ///< people noted that they cut, isolated or switched something off
  bool counter_open = false;   ///< people said that the town hall receives residents; else they are asked to call first
  std::vector<std::string> receipts = {};  ///< ids of the obligations that somebody noted as done
  std::optional<base::Timestamp> since, next_update;
  std::optional<base::Timestamp> over;  ///< somebody said that the page is no longer kept up
  base::Timestamp updated;              ///< when the last thing shown changed
  std::string mail = {};                ///< how the mail stands: word of services::State; empty where nobody said
  std::string url = {};                 ///< where the page lies on the web; empty where nobody said
  std::vector<response::claims::PublicService> services;
  std::vector<PublishedText> texts;  ///< the last one first
};

/// Which pages there are beside each other in a folder; French lies at its root, English in `en/`.
enum class Sheet : std::uint8_t {
  now,      ///< index.html: how things stand; once all is over, one sentence and the way to the archive
  texts,    ///< textes.html: all that was published, with its history
  archive,  ///< archive.html: how things stood when the page was closed, and that it is an archive
};
std::string_view file_of(Sheet sheet);

/// A whole page: one file, no script, nothing fetched, readable on an old telephone, by a screen reader and on paper.
std::string page(const Content& content, Sheet sheet, const base::Catalogue& words);
/// The same news to paste into a website that still works: headings, lists and paragraphs without any style.
std::string fragment(const Content& content, const base::Catalogue& words);
/// Atom (RFC 4287) of the published texts.
std::string feed(const Content& content, const base::Catalogue& words);
/// Machine-readable: schema 1, times in UTC.
std::string status_json(const Content& content);

/// A town that has its page below the same address, as its own status.json tells it: hostile.
struct Member {
  std::string folder;  ///< below the index; letters, digits, '-', '_' and '.' only
  std::string place;
  bool exercise = false, over = false;
  std::optional<base::Timestamp> updated, next_update;
  std::size_t as_usual = 0, changed = 0;  ///< services
};
/// One page that leads to those of several towns, in the order given.
std::string index_page(const std::vector<Member>& members, const base::Catalogue& words);
/// True of a page that index_page() made.
bool is_index(std::string_view bytes);

/// Of whom a sheet speaks, and when.
struct Head {
  std::string place;
  town::BodyKind body = town::BodyKind::commune;
  base::Timestamp now;
  bool exercise = false;
};

/// One sheet to print: where to put the page tonight, who holds the passwords, what to check then. `fingerprint` is that of the key that signs
/// the page; empty where it was never published.
std::string hosting_sheet(const Head& head, const std::string& fingerprint, const base::Catalogue& words);

inline constexpr std::size_t kFullTexts =
    1;  ///< in the language of the page, shown whole on the first one; the others by their title
inline constexpr std::size_t kMaxFullBytes = 3'000;  ///< longer ones are read on the page of texts

}  // namespace beffroi::report::public_page

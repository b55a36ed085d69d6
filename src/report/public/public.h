// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/messages.h"
#include "base/time.h"
#include "response/claims/known.h"

namespace beffroi::report::public_page {

/// A text that people published and that stands, or stood once.
struct PublishedText {
  std::string id, language, title, text;
  base::Timestamp at;
  std::optional<base::Timestamp> withdrawn;  ///< then its text is shown no more
};

/// What the public reads. All texts are as people wrote them, hence hostile; nothing of the evidence is among them. Holds no hour of its own
/// making: the same content gives the same bytes.
struct Content {
  std::string place, phone, address;
  bool exercise = false;
  std::optional<base::Timestamp> since, next_update;
  base::Timestamp updated;  ///< when the last thing shown changed
  std::vector<response::claims::PublicService> services;
  std::vector<PublishedText> texts;  ///< the last one first
};

/// A whole page: one file, no script, nothing fetched, readable on an old telephone, by a screen reader and on paper. French lies at the
/// root of the folder, English in `en/`.
std::string page(const Content& content, const base::Catalogue& words);
/// The same news to paste into a website that still works: headings, lists and paragraphs without any style.
std::string fragment(const Content& content, const base::Catalogue& words);
/// Atom (RFC 4287) of the published texts.
std::string feed(const Content& content, const base::Catalogue& words);
/// Machine-readable: schema 1, times in UTC.
std::string status_json(const Content& content);

/// One sheet to print: where to put the page tonight, who holds the passwords, what to check then.
std::string hosting_sheet(const std::string& place, base::Timestamp now, bool exercise, const base::Catalogue& words);

inline constexpr std::size_t kFullTexts = 2;  ///< shown whole on the page; the others by their title

}  // namespace beffroi::report::public_page

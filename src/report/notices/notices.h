// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/time.h"
#include "report/paper/page.h"
#include "response/claims/check.h"
#include "response/notices/notices.h"

namespace beffroi::report::notices {

struct Letterhead {
  std::string place;
  base::Timestamp now;
  bool exercise = false;
};

/// A notice as a page to print, with whether it may be shown. Of a poster, the size that `look` gives. A draft ends with what whoever signs
/// it must see: the sentences that are `reserved`.
std::string page_of(const response::notices::Notice& notice, const response::notices::Kind* kind, const Letterhead& head,
                    paper::Look look, const std::vector<response::claims::Checked>& reserved, const base::Catalogue& words);

/// The same as a text document of an office suite, to be edited.
std::string to_odt(const response::notices::Notice& notice, const response::notices::Kind* kind, const Letterhead& head,
                   const base::Catalogue& words);

// On a terminal, in plain lines; what people typed cannot move the cursor.

std::string listing(const std::vector<response::notices::Notice>& all, const std::vector<response::notices::Outdated>& outdated,
                    const base::Catalogue& words);
std::string kinds_listing(const std::vector<response::notices::Kind>& kinds, const base::Catalogue& words);
/// Text, history, and how a message is counted.
std::string shown(const response::notices::Notice& notice, const response::notices::Kind* kind, const base::Catalogue& words);
/// Every sentence with what is to be said of it. What is outside the closed list was not checked, and says so.
std::string checked_lines(const std::vector<response::claims::Checked>& checked, const base::Catalogue& words);
/// The same for whoever signs: how many sentences the case does not carry, and which, or that there are none; and
/// how many are outside the list.
std::string reserved_lines(const response::notices::Reserved& reserved, const base::Catalogue& words);
/// What is to be known before any text goes out: the night asks for silence; sentences that tell what people contradict each other about.
/// Empty where there is neither.
std::string warning_lines(bool silence, const std::vector<std::string>& contradictions, const base::Catalogue& words);

// JSON: lists in the order of the journal or the text.

std::string to_json(const std::vector<response::notices::Notice>& all, const std::vector<response::notices::Outdated>& outdated,
                    const std::vector<response::notices::Reserved>& reserved, const base::Catalogue& words);
std::string to_json(const std::vector<response::claims::Checked>& checked, const base::Catalogue& words);

/// Why, in a sentence.
std::string because_text(const response::claims::Because& because, const base::Catalogue& words);

}  // namespace beffroi::report::notices

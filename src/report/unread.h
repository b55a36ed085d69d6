// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "model/issue.h"
#include "model/source.h"
#include "report/content.h"

namespace beffroi::report {

/// What a stream that no reader takes is, by its issues; empty where that is not known.
std::string unread_format(const std::vector<model::Issue>& issues);

/// Whether a stream that a reader takes holds bytes that could not be understood. A format that nobody here reads is no damage:
/// collecting it again would change nothing.
bool is_damaged(std::string_view reader, const model::Accounting& accounting);

/// How many streams of each format nobody read.
using UnreadFormats = std::map<std::string, std::uint64_t>;

/// "14 × Zeek, 3 × IIS (W3C)": the most frequent first, then by name.
std::string unread_text(const UnreadFormats& formats, const base::Catalogue& words);

/// A format that would answer what the diagnosis asks for (data/evidence/answered_by_formats.yaml, whose head says what stands in it).
struct AnsweringFormat {
  std::string missing, format;
  std::vector<std::string> files;  ///< folded parts of names; any file where there are none
};

const std::vector<AnsweringFormat>& answering_formats();

/// Where files lie among the evidence that nobody read and that would answer `missing.<id>`: a sentence that names a few of them. Empty where
/// there are none.
std::vector<base::Piece> unread_answer(const Content& content, std::string_view missing, const base::Catalogue& words);

}  // namespace beffroi::report

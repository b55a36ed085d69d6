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

}  // namespace beffroi::report

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/messages.h"
#include "model/issue.h"

namespace beffroi::report {

/// What a stream that no reader takes is, by its issues; empty where that is not known.
std::string unread_format(const std::vector<model::Issue>& issues);

/// How many streams of each format nobody read.
using UnreadFormats = std::map<std::string, std::uint64_t>;

/// "14 × Zeek, 3 × IIS (W3C)": the most frequent first, then by name.
std::string unread_text(const UnreadFormats& formats, const base::Catalogue& words);

}  // namespace beffroi::report

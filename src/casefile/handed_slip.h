// SPDX-License-Identifier: EUPL-1.2
// The slip of what was handed over, bordereau.html: the same page that was printed and signed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/crypto.h"
#include "casefile/ledger.h"

namespace beffroi::casefile {

struct HandedSlip {
  std::map<std::string, base::Digest> hashes;  ///< what it lists, by name
  std::optional<Head> head;                    ///< of the journal, where it says one
};

inline constexpr std::size_t kMaxSlipBytes = 4U << 20, kMaxPageBytes = 64U << 20;

/// The text of markup of ours, without its tags.
std::string plain_text(std::string_view markup);
/// A page of the folder; empty where it is none or larger than kMaxPageBytes.
std::string page_of(const std::filesystem::path& file);

/// What report::dossiers::to_slip wrote. Whatever somebody made of it since is read as it stands, or left out.
HandedSlip read_handed_slip(const std::filesystem::path& file);

}  // namespace beffroi::casefile

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json/writer.h"
#include "diagnose/casebook.h"
#include "model/diagnosis.h"

namespace beffroi::diagnose {

/// How many citations of one kind a finding lists; the count stands in its arguments.
inline constexpr std::size_t kMostCitations = 20;

/// Adds the citations of a fact to a list, up to kMostCitations.
void cite(std::vector<model::Basis>& list, const KnownFact& fact);

void cite_all(std::vector<model::Basis>& list, std::span<const KnownFact* const> facts);

/// A citation or journal entry as the contract writes it.
void write_basis(base::json::Writer& json, const model::Basis& basis);
void write_bases(base::json::Writer& json, std::string_view key, std::span<const model::Basis> bases);
void write_missing(base::json::Writer& json, std::string_view key, std::span<const model::Missing> missing);

}  // namespace beffroi::diagnose

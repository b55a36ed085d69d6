// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "casefile/case.h"
#include "model/diagnosis.h"
#include "response/diagnosed.h"
#include "response/entry.h"
#include "response/people/listings.h"
#include "town/town.h"

namespace beffroi::engine {

/// What became of a listing that was given.
struct TakenListing {
  std::string sha256;
  response::people::Matches matches;
};

/// Keeps a list of files that the attacker published as a document of the case and looks for the town's folders in it, read from the kept
/// copy in pieces. `from`: where it was published, in a person's words. Errors: people.no_register, those of Case::keep and note().
base::Result<TakenListing> take_listing(casefile::Case& store, const town::Town* town, const std::filesystem::path& file,
                                        std::string_view from, std::string_view by);

/// Erases the kept listing of that name or beginning of a hash, "all" for each; how many. Errors: people.no_reason, people.no_listing {name},
/// people.already_erased, those of Case::erase.
base::Result<std::size_t> erase_listings(casefile::Case& store, std::string_view name, std::string_view because,
                                         std::string_view by);

/// Adds data_exposure[] and severity.enisa to a diagnosis that is about to be written, where the case has a register of processing; else it
/// stays as it is. `diagnosed` is what the diagnosis says. The one that the case keeps has neither: they change with what people say.
base::Result<> add_people(model::Diagnosis& diagnosis, const response::Diagnosed& diagnosed, const town::Town* town,
                          response::Entries entries);

}  // namespace beffroi::engine

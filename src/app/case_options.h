// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "app/command.h"
#include "base/result.h"
#include "casefile/case.h"

namespace beffroi::app {

/// What all commands of the night share.
struct CaseOptions {
  std::string directory;  ///< --case; empty: the last case used in this account
  std::string by;         ///< --by; empty: the account
  bool json = false;
};

enum class Decides : std::uint8_t { no, yes };

/// Declares --case and --json and, for commands that decide, --by.
void add_case_options(CLI::App& app, CaseOptions& options, const base::Catalogue& words, Decides decides);

/// Opens the case that must be there and remembers it as the last one used. Errors: usage.no_case where none is named and none
/// remembered, those of Case::open.
base::Result<casefile::Case> open_case(const CaseOptions& options);
/// The same, making the case where there is none.
base::Result<casefile::Case> open_or_create_case(const CaseOptions& options);

/// Opens the case and does `work` on it with the words on the clock of its town: the hours that people type and read are the town's.
base::Result<int> with_case(const CaseOptions& options, const Context& context,
                            const std::function<base::Result<int>(casefile::Case& store, const Context& at_home)>& work);

/// What runs once the options are parsed: `run` in the case that `shared`, a part of `options`, names; an error explained.
template <class Options>
Command::Run explained_in_case(std::shared_ptr<Options> options, const CaseOptions& shared,
                               base::Result<int> (*run)(const Options&, casefile::Case&, const Context&)) {
  return [options, &shared, run](const Context& given) {
    const auto done =
        with_case(shared, given, [&](casefile::Case& store, const Context& at_home) { return run(*options, store, at_home); });
    return done ? *done : explain_failure(given, done.error());
  };
}

/// The case that this account used last, where it still is one. It stands in $XDG_STATE_HOME/beffroi/last-case, by default below
/// ~/.local/state. That it cannot be written is no failure: --case then has to be given each time.
std::optional<std::filesystem::path> last_case();
void remember_case(const std::filesystem::path& directory);

}  // namespace beffroi::app

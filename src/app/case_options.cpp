// SPDX-License-Identifier: EUPL-1.2
#include "app/case_options.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <fstream>

#include "app/identity.h"
#include "casefile/files.h"
#include "engine/situation.h"

namespace beffroi::app {
namespace {

namespace fs = std::filesystem;

std::optional<fs::path> note_of_last_case() {
  if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state == '/')
    return fs::path(state) / "beffroi" / "last-case";
  if (const char* home = std::getenv("HOME"); home && *home == '/') return fs::path(home) / ".local/state/beffroi/last-case";
  return std::nullopt;
}

casefile::Opening opening_of(const CaseOptions& options) { return {.actor = options.by.empty() ? account_name() : options.by}; }

base::Result<fs::path> directory_of(const CaseOptions& options) {
  if (!options.directory.empty()) return fs::path(options.directory);
  if (auto last = last_case()) return *std::move(last);
  return base::fail("usage.no_case");
}

}  // namespace

void add_case_options(CLI::App& app, CaseOptions& options, const base::Catalogue& words, Decides decides) {
  app.add_option("--case", options.directory, words.text("app.option.case"))->type_name("DIR");
  if (decides == Decides::yes) app.add_option("--by", options.by, words.text("app.option.by"))->type_name("NAME");
  app.add_flag("--json", options.json, words.text("app.option.json"));
}

base::Result<casefile::Case> open_case(const CaseOptions& options) {
  BEFFROI_TRY(const fs::path directory, directory_of(options));
  BEFFROI_TRY(casefile::Case store, casefile::Case::open(directory, opening_of(options)));
  remember_case(directory);
  return store;
}

base::Result<casefile::Case> open_or_create_case(const CaseOptions& options) {
  BEFFROI_TRY(const fs::path directory, directory_of(options));
  BEFFROI_TRY(casefile::Case store, casefile::Case::open_or_create(directory, opening_of(options)));
  remember_case(directory);
  return store;
}

base::Result<int> with_case(const CaseOptions& options, const Context& context,
                            const std::function<base::Result<int>(casefile::Case& store, const Context& at_home)>& work) {
  BEFFROI_TRY(casefile::Case store, open_case(options));
  BEFFROI_TRY(const base::Catalogue words, engine::local_words(store, context.words));
  return work(store, Context{words, context.quiet, context.verbose, context.color, context.threads});
}

std::optional<fs::path> last_case() {
  const auto note = note_of_last_case();
  if (!note) return std::nullopt;
  std::ifstream file(*note);
  std::string line;
  if (!std::getline(file, line) || line.empty()) return std::nullopt;
  std::error_code ignored;
  const fs::path directory(line);
  return fs::exists(casefile::Layout{directory}.database(), ignored) ? std::optional(directory) : std::nullopt;
}

void remember_case(const fs::path& directory) {
  const auto note = note_of_last_case();
  if (!note) return;
  std::error_code failed;
  const fs::path absolute = fs::absolute(directory, failed);
  if (failed || absolute.native().contains('\n')) return;
  fs::create_directories(note->parent_path(), failed);
  if (!failed) (void)casefile::write_whole(*note, absolute.native() + "\n");
}

}  // namespace beffroi::app

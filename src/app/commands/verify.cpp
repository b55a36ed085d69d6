// SPDX-License-Identifier: EUPL-1.2
// Whether a case is intact, or a folder that was handed over.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <system_error>
#include <utility>
#include <vector>

#include "app/case_options.h"
#include "app/command.h"
#include "app/verify/check.h"
#include "app/verify/folder.h"
#include "app/verify/json.h"
#include "app/verify/tell.h"

namespace beffroi::app::commands::verify {
namespace {

namespace fs = std::filesystem;

struct Options {
  app::verify::Request request;
  std::string directory;
  bool json = false;
};

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

/// The folder that is meant: what is given, else the last case.
base::Result<fs::path> folder_of(const Options& options) {
  if (!options.directory.empty()) return fs::path(options.directory);
  if (!options.request.case_directory.empty()) return fs::path(options.request.case_directory);
  if (auto last = last_case()) return *std::move(last);
  return base::fail("usage.no_case");
}

base::Result<int> check_folder(const fs::path& folder, const Options& options, const Context& context) {
  std::vector<casefile::Head> heads;
  for (const std::string& text : options.request.heads) {
    BEFFROI_TRY(casefile::Head head, casefile::parse_head(text));
    heads.push_back(std::move(head));
  }
  BEFFROI_TRY(casefile::HandedFolder checked, casefile::check_handed_folder(folder, heads));
  BEFFROI_TRY_VOID(app::verify::hold_sentences(checked.journal, folder / "journal.html"));
  if (options.json)
    std::cout << app::verify::to_json(checked) << "\n";
  else
    app::verify::tell(checked, context);
  return checked.passed() ? kDone : kFailed;
}

base::Result<int> run(const Options& options, const Context& context) {
  BEFFROI_TRY(const fs::path folder, folder_of(options));
  std::error_code ignored;
  const bool is_case = fs::exists(casefile::Layout{folder}.database(), ignored);
  if (!is_case && casefile::is_handed_folder(folder)) return check_folder(folder, options, context);
  if (!is_case && is_folder(folder)) return std::unexpected(app::verify::nothing_to_verify(folder));
  app::verify::Request request = options.request;
  request.case_directory = folder.string();
  BEFFROI_TRY(const app::verify::Checked checked, app::verify::check(request, context));
  if (options.json)
    std::cout << app::verify::to_json(checked) << "\n";
  else
    app::verify::tell(checked, request, context);
  return checked.passed() ? kDone : kFailed;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  app::verify::Request& request = options->request;
  CLI::Option* directory = app.add_option("DIR", options->directory, words.text("app.verify.option.directory"));
  app.add_option("--case", request.case_directory, words.text("app.verify.option.case"))->type_name("DIR")->excludes(directory);
  app.add_option("--evidence", request.evidence, words.text("app.verify.option.evidence"))->type_name("PATH");
  app.add_option("--head", request.heads, words.text("app.verify.option.head"))->type_name("HEAD")->allow_extra_args(false);
  app.add_flag("--json", options->json, words.text("app.option.json"));
  return explained(options, run);
}

}  // namespace

Command make_command() { return {"verify", 50, define}; }

}  // namespace beffroi::app::commands::verify

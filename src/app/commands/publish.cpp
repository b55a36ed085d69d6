// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/night.h"
#include "base/json/writer.h"
#include "base/text.h"
#include "engine/publish.h"

namespace beffroi::app::commands::publish {
namespace {

struct Options {
  CaseOptions shared;
  std::string folder, copy, because;
};

base::Result<int> check(const Options& options, const Context& context) {
  std::string sha256;
  BEFFROI_TRY(const std::vector<engine::Deviation> deviations, engine::check_copy(options.copy, sha256));
  if (options.shared.json) {
    base::json::Writer json(true);
    json.begin_object().member("manifest_sha256", sha256).member("intact", deviations.empty()).key("deviations").begin_array();
    for (const auto& one : deviations) json.begin_object().member("path", one.path).member("state", one.state).end_object();
    json.end_array().end_object();
    std::cout << json.text() << "\n";
  } else {
    for (const auto& one : deviations) {
      const base::Arguments arguments{{"path", one.path}, {"state", one.state}};
      std::cout << base::printable(context.words.text("app.publish.deviation", arguments)) << "\n";
    }
    const base::Arguments arguments{{"sha256", sha256}, {"intact", deviations.empty()}};
    std::cout << context.words.text("app.publish.checked", arguments) << "\n";
  }
  return deviations.empty() ? kDone : kFailed;
}

void tell(const Options& options, const engine::Publication& done, const base::Catalogue& words) {
  if (options.shared.json) {
    base::json::Writer json(true);
    json.begin_object().member("manifest_sha256", done.manifest_sha256).key("written").begin_array();
    for (const auto& path : done.written) json.value(path.string());
    json.end_array().end_object();
    std::cout << json.text() << "\n";
    return;
  }
  for (const auto& path : done.written) std::cout << base::printable(path.string()) << "\n";
  const base::Arguments arguments{{"count", static_cast<std::int64_t>(done.written.size())}, {"sha256", done.manifest_sha256}};
  std::cout << words.text("app.publish.done", arguments) << "\n";
}

base::Result<int> run(const Options& options, const Context& context) {
  if (!options.copy.empty()) return check(options, context);
  if (options.folder.empty()) return base::fail("usage.missing", {{"name", "DIR"}});
  BEFFROI_TRY(casefile::Case store, open_case(options.shared));
  BEFFROI_TRY(const engine::Publication done, engine::publish_page(store, options.folder, options.because, options.shared.by));
  tell(options, done, context.words);
  BEFFROI_TRY_VOID(finish_night(context, store));
  return kDone;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.publish.option.{}", name)); };
  app.add_option("DIR", options->folder, text("folder"));
  app.add_option("--check", options->copy, text("check"))->type_name("DIR");
  app.add_option("--because", options->because, text("because"))->type_name("TEXT");
  add_case_options(app, options->shared, words, Decides::yes);
  return [options](const Context& context) {
    const auto done = run(*options, context);
    return done ? *done : explain_failure(context, done.error());
  };
}

}  // namespace

Command make_command() { return {"publish", 31, define}; }

}  // namespace beffroi::app::commands::publish

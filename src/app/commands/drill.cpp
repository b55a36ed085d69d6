// SPDX-License-Identifier: EUPL-1.2
#include "drill/drill.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/command.h"

namespace beffroi::app::commands::drill {
namespace {

struct Options {
  bool list = false, benign = false;
  std::string scenario, output;
  std::uint64_t seed = 1;
};

int run(const Options& options, const Context& context) {
  if (options.list) {
    for (const auto& scenario : beffroi::drill::list()) {
      std::cout << scenario.name << "\t" << context.words.text(scenario.title) << "\n";
    }
    return kDone;
  }
  if (options.scenario.empty())
    return explain_failure(context, {"usage.missing", {{"name", std::string("NAME")}}, {"beffroi drill", {}, {}}, {}});
  if (options.output.empty())
    return explain_failure(context, {"usage.missing", {{"name", std::string("-o")}}, {"beffroi drill", {}, {}}, {}});
  const auto written = beffroi::drill::write({options.scenario, options.seed, options.benign}, options.output);
  if (!written) return explain_failure(context, written.error());
  if (!context.quiet) {
    std::cout << context.words.text("app.drill.written", {{"files", static_cast<std::int64_t>(written->files)},
                                                          {"records", static_cast<std::int64_t>(written->records)},
                                                          {"directory", options.output}})
              << "\n";
  }
  return kDone;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  app.add_flag("--list", options->list, words.text("app.drill.option.list"));
  app.add_option("NAME", options->scenario, words.text("app.drill.option.name"));
  app.add_option("-o,--output", options->output, words.text("app.drill.option.output"))->type_name("DIR");
  app.add_option("--seed", options->seed, words.text("app.drill.option.seed"))->type_name("N");
  app.add_flag("--benign", options->benign, words.text("app.drill.option.benign"));
  return [options](const Context& context) { return run(*options, context); };
}

}  // namespace

Command make_command() { return {"drill", 60, define}; }

}  // namespace beffroi::app::commands::drill

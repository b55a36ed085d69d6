// SPDX-License-Identifier: EUPL-1.2
// The town's file: made in three minutes, and checked for what will be missed.
#include <unistd.h>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>

#include "app/command.h"
#include "app/output.h"
#include "app/town_check.h"
#include "base/calendar.h"
#include "town/lists.h"
#include "town/read.h"
#include "town/start.h"
#include "town/value.h"
#include "town/words.h"
#include "town/write.h"

namespace beffroi::app::commands::town {
namespace {

using beffroi::town::Town;

constexpr const char* kDefaultFile = "town.yaml";

struct InitOptions {
  std::string name, kind = "commune", insee, population, insurance, services, machines, output = kDefaultFile;
  bool clobber = false;
};

struct CheckOptions {
  std::string path = kDefaultFile;
  bool json = false;
};

/// What the flags say. An error's place is the flag.
base::Result<> take_flags(const InitOptions& options, Town& town) {
  struct Flag {
    std::string_view flag, question;
    const std::string& value;
  };
  const Flag flags[] = {{"--kind", "kind", options.kind},
                        {"--name", "name", options.name},
                        {"--insee", "insee", options.insee},
                        {"--population", "population", options.population},
                        {"--cyber-insurance", "insurance", options.insurance}};
  for (const Flag& flag : flags) {
    auto taken = beffroi::town::take_answer(town, flag.question, flag.value);
    if (taken) continue;
    taken.error().where.path = std::string(flag.flag);
    return taken;
  }
  return {};
}

/// Whether somebody sits there who can be asked.
bool can_ask(const InitOptions& options, const Context& context) {
  const bool all_told =
      !options.name.empty() && !options.insee.empty() && !options.population.empty() && !options.insurance.empty();
  return !all_told && !context.quiet && isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1;
}

/// Questions go to standard error: the file may go to standard output.
void ask(Town& town, const Context& context) {
  beffroi::town::Interview interview(town);
  if (interview.question().empty()) return;
  std::cerr << context.words.text("app.town.asking") << "\n\n";
  std::string line;
  while (!interview.question().empty()) {
    std::cerr << context.words.text(fmt::format("town.question.{}", interview.question())) << "\n> " << std::flush;
    if (!std::getline(std::cin, line)) break;
    if (const auto taken = interview.answer(line); !taken) explain_failure(context, taken.error());
  }
  std::cerr << "\n";
}

/// A list that was given; what could not be taken from it is told, and the rest is kept.
base::Result<> add_list(const std::string& path, const Context& context,
                        const std::function<base::Result<std::vector<base::Error>>(const std::string& csv)>& add) {
  if (path.empty()) return {};
  BEFFROI_TRY(const std::string csv, beffroi::town::bytes_of(path));
  BEFFROI_TRY(const auto problems, add(csv));
  for (const base::Error& problem : problems) explain_failure(context, problem);
  return {};
}

void tell_written(const InitOptions& options, const Town& town, const Context& context) {
  if (context.quiet) return;
  const bool to_file = !options.output.empty() && options.output != "-";
  (to_file ? std::cout : std::cerr) << context.words.text("app.town.written",
                                                          {{"path", to_file ? options.output : std::string()},
                                                           {"services", static_cast<std::int64_t>(town.services.size())},
                                                           {"machines", static_cast<std::int64_t>(town.machines.size())}})
                                    << "\n";
}

base::Result<int> init(const InitOptions& options, const Context& context) {
  Town town;
  if (const auto taken = take_flags(options, town); !taken) {
    explain_failure(context, taken.error());
    return kWrongUsage;
  }
  BEFFROI_TRY(Output output, Output::open(options.output, options.clobber));
  BEFFROI_TRY_VOID(add_list(options.services, context, [&](const std::string& csv) {
    return beffroi::town::add_services(town, csv, options.services, context.words.language());
  }));
  BEFFROI_TRY_VOID(add_list(options.machines, context,
                            [&](const std::string& csv) { return beffroi::town::add_machines(town, csv, options.machines); }));
  if (can_ask(options, context)) ask(town, context);
  beffroi::town::add_usual(town, context.words);
  output.write(beffroi::town::write(town, context.words));
  BEFFROI_TRY_VOID(output.close());
  tell_written(options, town, context);
  return kDone;
}

base::Date today() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const base::Timestamp moment{std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()};
  return base::date_of(base::TimeZone::utc().at(moment));
}

base::Result<int> check(const CheckOptions& options, const Context& context) {
  BEFFROI_TRY(const beffroi::town::Reading reading, beffroi::town::load(options.path));
  const TownCheck checked = check_town(reading, today(), context.words.language());
  if (options.json) {
    std::cout << to_json(checked, context.words) << "\n";
  } else {
    for (const base::Error& problem : reading.problems) explain_failure(context, problem);
    std::cout << to_text(checked, context.words);
  }
  return reading.problems.empty() ? kDone : kFailed;
}

void define_init(CLI::App& app, const base::Catalogue& words, const std::shared_ptr<InitOptions>& options) {
  app.add_option("--name", options->name, words.text("app.town.option.name"));
  app.add_option("--insee", options->insee, words.text("app.town.option.insee"))->type_name("CODE");
  app.add_option("--population", options->population, words.text("app.town.option.population"))->type_name("N");
  app.add_option("--cyber-insurance", options->insurance, words.text("app.town.option.insurance"))
      ->option_text("yes|no|unknown");
  app.add_option("--kind", options->kind, words.text("app.town.option.kind"))
      ->option_text("commune|ccas|caisse_des_ecoles|syndicat|epci|department|region");
  app.add_option("--services", options->services, words.text("app.town.option.services"))->type_name("CSV");
  app.add_option("--machines", options->machines, words.text("app.town.option.machines"))->type_name("CSV");
  app.add_option("-o,--output", options->output, words.text("app.town.option.output"))->type_name("FILE");
  app.add_flag("-C,--clobber", options->clobber, words.text("app.option.clobber"));
}

void define_check(CLI::App& app, const base::Catalogue& words, const std::shared_ptr<CheckOptions>& options) {
  app.add_option("FILE", options->path, words.text("app.town.option.file"));
  app.add_flag("--json", options->json, words.text("app.town.option.json"));
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  const auto init_options = std::make_shared<InitOptions>();
  const auto check_options = std::make_shared<CheckOptions>();
  const auto part = [&](const char* name) {
    CLI::App* made = app.add_subcommand(name, words.text(fmt::format("app.town.{}.summary", name)));
    made->group(words.text("app.label.Subcommands"));
    made->footer(words.text(fmt::format("app.town.{}.example", name)) + "\n" + words.text("app.shared_options"));
    made->fallthrough();
    return made;
  };
  CLI::App* making = part("init");
  define_init(*making, words, init_options);
  define_check(*part("check"), words, check_options);
  app.require_subcommand(1);
  return [=](const Context& context) {
    const auto done = making->parsed() ? init(*init_options, context) : check(*check_options, context);
    return done ? *done : explain_failure(context, done.error());
  };
}

}  // namespace

Command make_command() { return {"town", 70, define}; }

}  // namespace beffroi::app::commands::town

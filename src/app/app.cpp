// SPDX-License-Identifier: EUPL-1.2
#include <unistd.h>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <clocale>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <thread>

#include "app/command.h"
#include "app/interruption.h"
#include "app/menu/menu.h"
#include "town/near.h"

namespace beffroi::app {
namespace {

/// The language is needed before anything is parsed: the help itself is written in it.
base::Language language_of(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--lang" && i + 1 < argc) return base::language_of(argv[i + 1]).value_or(base::Language::french);
    if (argument.starts_with("--lang=")) return base::language_of(argument.substr(7)).value_or(base::Language::french);
  }
  return base::Language::french;
}

bool wants_color(bool refused) { return !refused && std::getenv("NO_COLOR") == nullptr && isatty(STDOUT_FILENO) == 1; }

/// The library's own words, in the language of the catalogue.
void speak(CLI::App& app, const base::Catalogue& words) {
  for (const auto* label :
       {"Usage", "OPTIONS", "Options", "SUBCOMMAND", "SUBCOMMANDS", "Subcommands", "Positionals", "REQUIRED"}) {
    app.get_formatter()->label(label, words.text(fmt::format("app.label.{}", label)));
  }
}

/// "beffroi", or "beffroi hunt" once that command was recognised.
std::string typed_command(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? app.get_name() : app.get_name() + " " + commands.front()->get_name();
}

/// "Could not convert: --hours = 210.5", as the library says it, with a whole number beside what was typed.
std::optional<base::Arguments> not_a_number(std::string_view said) {
  constexpr std::string_view kSays = "Could not convert: ", kIs = " = ";
  const auto is = said.find(kIs);
  if (!said.starts_with(kSays) || is == said.npos) return std::nullopt;
  std::string typed(said.substr(is + kIs.size()));
  base::Arguments arguments{{"name", std::string(said.substr(kSays.size(), is - kSays.size()))}, {"value", typed}};
  std::ranges::replace(typed, ',', '.');
  constexpr double kMost = 1e12;
  double number = 0;
  const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  const bool is_number = read.ec == std::errc() && read.ptr == typed.data() + typed.size() && number > 0 && number < kMost;
  arguments.push_back({"near", std::to_string(is_number ? static_cast<std::int64_t>(std::ceil(number)) : 12)});
  return arguments;
}

/// "--kind: reine not in {commune,ccas}", as the library says it: what was typed and what is accepted.
std::optional<base::Arguments> not_a_choice(std::string_view said) {
  constexpr std::string_view kNotIn = " not in {";
  const auto colon = said.find(": ");
  const auto list = said.rfind(kNotIn);
  if (colon == said.npos || list == said.npos || list < colon + 2 || !said.ends_with('}')) return std::nullopt;
  const std::string typed(said.substr(colon + 2, list - colon - 2));
  std::string_view rest = said.substr(list + kNotIn.size());
  rest.remove_suffix(1);
  std::vector<town::Called> choices;
  std::string listed;
  for (bool more = true; more;) {
    const auto comma = rest.find(',');
    more = comma != rest.npos;
    choices.push_back({std::string(rest.substr(0, comma)), {}});
    listed += (listed.empty() ? "" : ", ") + choices.back().typed;
    if (more) rest.remove_prefix(comma + 1);
  }
  return base::Arguments{{"name", std::string(said.substr(0, colon))},
                         {"value", typed},
                         {"choices", listed},
                         {"near", town::near_text(typed, choices)}};
}

/// The command that was typed, with its action.
const CLI::App& typed_app(const CLI::App& app) {
  const CLI::App* asked = &app;
  while (!asked->get_subcommands().empty()) asked = asked->get_subcommands().front();
  return *asked;
}

/// What was left out, with the values that it takes where these are a closed list.
base::Error missing(const std::string& name, const CLI::App& app, const base::Where& where) {
  const CLI::Option* option = typed_app(app).get_option_no_throw(name);
  const std::string type = option ? option->get_type_name() : std::string();
  const auto begins = type.find('{');
  std::string choices = begins != type.npos && type.ends_with('}') ? type.substr(begins + 1, type.size() - begins - 2) : "";
  if (choices.empty()) return {"usage.missing", {{"name", name}}, where, {}};
  for (std::size_t at = choices.find(','); at != choices.npos; at = choices.find(',', at + 2)) choices.insert(at + 1, " ");
  return {"usage.missing_choice", {{"name", name}, {"choices", choices}}, where, {}};
}

/// The commands, or the options of the command that was typed, that an unknown word may have meant.
std::string near_word(const std::string& word, const CLI::App& app) {
  std::vector<town::Called> known;
  if (word.starts_with('-')) {
    for (const CLI::App* one : {&typed_app(app), &app}) {
      for (const CLI::Option* option : one->get_options()) {
        for (const std::string& name : option->get_lnames()) known.push_back({"--" + name, {}});
      }
    }
  } else if (app.get_subcommands().empty()) {
    for (const CLI::App* one : app.get_subcommands([](const CLI::App*) { return true; }))
      known.push_back({one->get_name(), {}});
  }
  return town::near_text(word, known);
}

/// Wrong usage as a message of ours: the library explains itself in English only.
base::Error to_error(const CLI::ParseError& error, const CLI::App& app) {
  const std::string said = error.what();
  const std::string subject = said.substr(0, said.find(':'));
  const base::Where where{typed_command(app), {}, {}};
  // By exit code: the name of an error is sometimes that of the command.
  switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::RequiredError: return missing(said.substr(0, said.find(" is required")), app, where);
    case CLI::ExitCodes::ExtrasError: {
      const std::vector<std::string> unknown = app.remaining(true);
      const std::string word = unknown.empty() ? subject : unknown.front();
      return {"usage.unknown", {{"name", word}, {"near", near_word(word, app)}}, where, {}};
    }
    case CLI::ExitCodes::ConversionError:
      if (auto arguments = not_a_number(said)) return {"usage.not_a_number", *std::move(arguments), where, {}};
      [[fallthrough]];
    case CLI::ExitCodes::ValidationError:
      if (auto arguments = not_a_choice(said)) return {"usage.choice", *std::move(arguments), where, {}};
      return {"usage.value", {{"name", subject}}, where, {}};
    default: return {"usage.not_understood", {{"name", subject}}, where, {}};
  }
}

struct Shared {
  bool quiet = false, verbose = false, no_color = false;
  unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  std::string language = "fr";
};

void declare_shared(CLI::App& app, Shared& shared, const base::Catalogue& words) {
  app.add_flag("-q,--quiet", shared.quiet, words.text("app.option.quiet"));
  app.add_flag("-v,--verbose", shared.verbose, words.text("app.option.verbose"));
  app.add_flag("--no-color", shared.no_color, words.text("app.option.no_color"));
  app.add_option("--threads", shared.threads, words.text("app.option.threads"))->check(CLI::Range(1, 256))->option_text("N");
  app.add_option("--lang", shared.language, words.text("app.option.lang"))
      ->check(CLI::IsMember({"fr", "en"}))
      ->option_text("fr|en");
}

}  // namespace

int explain_failure(const Context& context, const base::Error& error) {
  std::cerr << base::explain(error, context.words);
  if (error.id.ends_with(".interrupted")) return kInterrupted;
  return error.id.starts_with("usage.") ? kWrongUsage : kFailed;
}

int explain_nothing_readable(const Context& context) {
  explain_failure(context, {"evidence.nothing_readable", {}, {}, {}});
  return kNothingReadable;
}

int run(int argc, const char* const* argv) {
  const auto words = base::Catalogue::load(language_of(argc, argv));
  if (!words) {
    std::cerr << "beffroi: " << words.error().id << "\n";
    return kFailed;
  }
  CLI::App app(words->text("app.summary"), "beffroi");
  speak(app, *words);
  app.set_version_flag("--version", "beffroi " BEFFROI_VERSION, words->text("app.option.version"));
  app.set_help_flag("-h,--help", words->text("app.option.help"));
  app.require_subcommand(0, 1);
  app.fallthrough();
  Shared shared;
  declare_shared(app, shared, *words);

  std::vector<Command> all = commands::registry();
  std::ranges::stable_sort(all, {}, &Command::order);
  std::vector<std::pair<CLI::App*, Command::Run>> runs;
  for (const Command& command : all) {
    CLI::App* options = app.add_subcommand(std::string(command.name), words->text(fmt::format("app.{}.summary", command.name)));
    options->group(words->text("app.label.Subcommands"));
    options->footer(words->text(fmt::format("app.{}.example", command.name)) + "\n" + words->text("app.shared_options"));
    runs.emplace_back(options, command.define(*options, *words));
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& help_or_version) {
    return app.exit(help_or_version);
  } catch (const CLI::ParseError& error) {
    return explain_failure({.words = *words}, to_error(error, app));
  }
  end_cleanly_when_interrupted(words->text("app.interrupted"));
  const Context context{*words, shared.quiet, shared.verbose, wants_color(shared.no_color), shared.threads};
  try {
    for (const auto& [options, start] : runs) {
      if (options->parsed()) return start(context);
    }
    if (menu::is_possible()) return menu::run(context);
  } catch (const std::exception& failure) {  // of the standard library alone: no memory, a disk that fails under a folder
    return explain_failure(context, {"app.unexpected", {{"reason", std::string(failure.what())}}, {}, {}});
  }
  std::cerr << app.help();
  return kWrongUsage;
}

}  // namespace beffroi::app

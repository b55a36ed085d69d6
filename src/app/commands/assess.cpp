// SPDX-License-Identifier: EUPL-1.2
// Before the attack: the self-assessment of a small town, in a terminal, as a page to fill in, on paper; its result, a letter to the provider and
// the crisis sheet.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "app/assess/interview.h"
#include "app/command.h"
#include "app/output.h"
#include "base/calendar.h"
#include "base/system_reason.h"
#include "base/text.h"
#include "casefile/case.h"
#include "report/assess/assess.h"
#include "town/read.h"

namespace beffroi::app::commands::assess {
namespace {

namespace fs = std::filesystem;
namespace part = response::assess;
namespace shown = report::assess;

constexpr const char* kDefaultAnswers = "auto-evaluation.json";

struct Options {
  std::string answers, before, town, folder, form, paper, letter, sheet, provider;
  bool ask = false, json = false, clobber = false;

  bool writes_blank() const { return !form.empty() || !paper.empty() || !letter.empty() || !sheet.empty(); }
};

base::Result<std::string> bytes_of(const std::string& path) {
  const auto unreadable = [&path](int code) {
    return base::fail("assess.unreadable", {{"reason", base::system_reason(code)}}, {path, {}, {}});
  };
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return unreadable(EISDIR);
  errno = 0;
  std::ifstream file(path == "-" ? "/dev/stdin" : path, std::ios::binary);
  if (!file) return unreadable(errno != 0 ? errno : ENOENT);
  std::string bytes(part::kMaxSheetBytes + 1, '\0');  // one more than allowed shows that there is more
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad()) return unreadable(EIO);
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

/// Answers of a file; what could not be taken from it is told, and the rest is kept.
base::Result<part::SheetReading> sheet_of(const std::string& path, const Context& context) {
  BEFFROI_TRY(const std::string bytes, bytes_of(path));
  BEFFROI_TRY(part::SheetReading reading, part::read_sheet(bytes, path, part::questionnaire()));
  for (const base::Error& problem : reading.problems) explain_failure(context, problem);
  return reading;
}

std::string today(const base::Catalogue& words) {
  return base::format_date(base::date_of(words.zone().at(casefile::system_clock())));
}

void say(const Context& context, std::string_view id, const std::string& path) {
  if (!context.quiet) std::cerr << base::printable(context.words.text(id, {{"path", path}})) << "\n";
}

/// The answers of an earlier start, where there are any. Before a file with lines that were not understood is written anew, it is copied.
base::Result<part::SheetReading> resumed(const std::string& path, const Context& context) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return part::SheetReading{};
  BEFFROI_TRY(part::SheetReading reading, sheet_of(path, context));
  if (reading.problems.empty()) return reading;
  BEFFROI_TRY(const std::string bytes, bytes_of(path));
  // The first copy alone still has what the file lost when it was written again.
  if (!fs::exists(path + ".avant", ignored)) BEFFROI_TRY_VOID(write_file(path + ".avant", bytes, false));
  say(context, "interview.saved_before", path + ".avant");
  return reading;
}

base::Result<part::SheetReading> interview(const Options& options, const Context& context, const part::Questionnaire& asked) {
  const std::string path = options.answers.empty() ? kDefaultAnswers : options.answers;
  if (isatty(STDIN_FILENO) != 1) return base::fail("assess.nobody_asked");
  BEFFROI_TRY(part::SheetReading reading, resumed(path, context));
  if (reading.sheet.on.empty()) reading.sheet.on = today(context.words);
  const auto keep = [&path](const part::Sheet& sheet) {
    return write_file(path, part::write_sheet(sheet, part::questionnaire()), true);
  };
  BEFFROI_TRY(const bool whole, app::assess::ask({asked, reading.sheet, context.words, std::cin, std::cout, keep}));
  std::cout << "\n";
  say(context, whole ? "interview.kept" : "interview.stopped", path);
  return reading;
}

base::Result<> write_one(const Options& options, const Context& context, const std::string& path, const std::string& text) {
  BEFFROI_TRY_VOID(write_file(path, text, options.clobber));
  if (path != "-") say(context, "interview.written", path);
  return {};
}

base::Result<> write_letter(const Options& options, const Context& context, const shown::Content& content,
                            const std::string& path) {
  return write_one(
      options, context, path,
      path.ends_with(".odt") ? shown::letter_odt(content, context.words) : shown::letter_page(content, context.words));
}

/// Everything that follows from answers, as files of one folder.
base::Result<> write_folder(const Options& options, const Context& context, const shown::Content& content,
                            const std::vector<base::Error>& problems) {
  const fs::path folder = options.folder;
  std::error_code code;
  fs::create_directories(folder, code);
  if (code) return base::fail("assess.folder", {{"reason", base::system_reason(code.value())}}, {options.folder, {}, {}});
  const auto path = [&folder](const char* name) { return (folder / name).string(); };
  BEFFROI_TRY_VOID(write_one(options, context, path("resultat.html"), shown::result_page(content, context.words)));
  BEFFROI_TRY_VOID(write_one(options, context, path("fiche-de-crise.html"), shown::crisis_sheet(content, context.words)));
  BEFFROI_TRY_VOID(write_letter(options, context, content, path("lettre-prestataire.html")));
  BEFFROI_TRY_VOID(write_letter(options, context, content, path("lettre-prestataire.odt")));
  return write_one(options, context, path("resultat.json"), shown::to_json(content, problems, context.words));
}

base::Result<> write_blanks(const Options& options, const Context& context, const shown::Content& content) {
  const base::Catalogue& words = context.words;
  if (!options.form.empty()) BEFFROI_TRY_VOID(write_one(options, context, options.form, shown::form_page(content, words)));
  if (!options.paper.empty()) BEFFROI_TRY_VOID(write_one(options, context, options.paper, shown::paper_page(content, words)));
  if (!options.letter.empty()) BEFFROI_TRY_VOID(write_letter(options, context, content, options.letter));
  if (!options.sheet.empty()) BEFFROI_TRY_VOID(write_one(options, context, options.sheet, shown::crisis_sheet(content, words)));
  return {};
}

/// To whom the letter goes: the one that is asked for, or the only one of the town's file; several are not guessed among.
base::Result<const beffroi::town::Provider*> provider_of(const Options& options, const beffroi::town::Town* town) {
  const std::vector<beffroi::town::Provider> none;
  const auto& all = town ? town->providers : none;
  if (options.provider.empty()) return all.size() == 1 ? &town->providers.front() : nullptr;
  std::string known;
  for (const beffroi::town::Provider& one : all) {
    if (base::equal_folded(one.id, options.provider) || base::equal_folded(one.name, options.provider)) return &one;
    known += (known.empty() ? "" : ", ") + (one.id.empty() ? one.name : one.id);
  }
  return base::fail("assess.no_such_provider", {{"name", options.provider}, {"known", known}});
}

base::Result<int> run(const Options& options, const Context& context) {
  const bool asks = options.ask || (options.answers.empty() && !options.writes_blank());
  const bool answered = asks || !options.answers.empty();
  std::optional<beffroi::town::Town> town;
  if (!options.town.empty()) {
    BEFFROI_TRY(beffroi::town::Reading reading, beffroi::town::load(options.town));
    for (const base::Error& problem : reading.problems) explain_failure(context, problem);
    town = std::move(reading.town);
  }
  const part::Questionnaire& asked = part::questionnaire(town ? town->kind : beffroi::town::BodyKind::unknown);
  BEFFROI_TRY(const auto* provider, provider_of(options, town ? &*town : nullptr));
  part::SheetReading now;
  if (answered) {
    BEFFROI_TRY(now, asks ? interview(options, context, asked) : sheet_of(options.answers, context));
    // Of a town of which nothing was said there is nothing to say.
    if (now.sheet.answers.empty()) return base::fail("assess.no_answers", {}, {options.answers, {}, {}});
  }
  const part::Assessment made = part::assess(asked, now.sheet.answers);
  std::optional<shown::Earlier> before;
  if (!options.before.empty()) {
    BEFFROI_TRY(const part::SheetReading then, sheet_of(options.before, context));
    before = shown::Earlier{then.sheet.on, part::compare(asked, then.sheet.answers, now.sheet.answers)};
  }
  const shown::Content content{.questionnaire = asked,
                               .sheet = now.sheet,
                               .assessment = made,
                               .answered = answered,
                               .before = before ? &*before : nullptr,
                               .town = town ? &*town : nullptr,
                               .now = casefile::system_clock(),
                               .provider = provider};
  BEFFROI_TRY_VOID(write_blanks(options, context, content));
  if (!answered) return kDone;
  if (!options.folder.empty()) BEFFROI_TRY_VOID(write_folder(options, context, content, now.problems));
  if (!options.writes_blank() || options.json)
    std::cout << (options.json ? shown::to_json(content, now.problems, context.words) : shown::listing(content, context.words));
  return kDone;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto file = [&](const char* flag, std::string& into) {
    const std::string_view name = std::string_view(flag).substr(2);
    app.add_option(flag, into, words.text("app.assess.option." + std::string(name)))->type_name("FILE");
  };
  file("--answers", options->answers);
  file("--before", options->before);
  file("--town", options->town);
  file("--form", options->form);
  file("--paper", options->paper);
  file("--letter", options->letter);
  file("--sheet", options->sheet);
  app.add_option("--provider", options->provider, words.text("app.assess.option.provider"))->type_name("NAME");
  app.add_option("-o,--output", options->folder, words.text("app.assess.option.output"))->type_name("FOLDER");
  app.add_flag("--ask", options->ask, words.text("app.assess.option.ask"));
  app.add_flag("--json", options->json, words.text("app.option.json"));
  app.add_flag("-C,--clobber", options->clobber, words.text("app.option.clobber"));
  return explained(options, run);
}

}  // namespace

Command make_command() { return {"assess", 71, define}; }

}  // namespace beffroi::app::commands::assess

// SPDX-License-Identifier: EUPL-1.2
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/first_hour/ask.h"
#include "app/first_hour/summary.h"
#include "app/identity.h"
#include "app/night.h"
#include "base/crypto.h"
#include "base/text.h"
#include "base/yaml/node.h"
#include "response/first_hour/answer_file.h"
#include "town/read.h"
#include "town/value.h"

namespace beffroi::app::commands::start {
namespace {

namespace fs = std::filesystem;
namespace questions = response::first_hour;

struct Options {
  CaseOptions in_case;
  std::string answers, correct, town;
  bool exercise = false, no_pdf = false;
};

/// A case that was touched within this time is the one of tonight.
constexpr std::int64_t kSameNight = 24 * 3600 * base::kNanosecondsPerSecond;

/// A drill never goes on in the case of a real night: its mark would stay.
bool is_of_tonight(const fs::path& directory, bool exercise) {
  auto store = casefile::Case::open(directory, {.actor = ""});
  if (!store) return false;
  const auto entries = response::entries_of(*store);
  if (!entries || entries->empty()) return false;
  const bool recent = casefile::system_clock().nanoseconds - entries->back().utc.nanoseconds < kSameNight;
  return recent && (!exercise || questions::state_of(*entries).exercise);
}

/// The case that is named; else the one of tonight; else a new folder here, named after the moment.
std::string case_folder(const Options& options, const Context& context) {
  if (!options.in_case.directory.empty()) return options.in_case.directory;
  if (const auto last = last_case(); last && is_of_tonight(*last, options.exercise)) {
    std::cerr << base::printable(context.words.text("app.start.goes_on", {{"path", last->string()}})) << "\n";
    return last->string();
  }
  std::string stamp = base::format_seconds(casefile::system_clock());
  for (char& c : stamp) c = c == ' ' || c == ':' ? '-' : c;
  return "beffroi-" + stamp;
}

base::Result<std::string> contents_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::error_code ignored;
  if (!file || fs::is_directory(path, ignored)) return base::fail("start.answers_unreadable", {}, {path, {}, {}});
  std::string bytes;
  for (char c = 0; file.get(c);) {
    bytes += c;
    if (bytes.size() > base::yaml::kMaxBytes) break;  // the reader of YAML says why
  }
  return bytes;
}

base::Result<questions::AnswerFile> answers_of(const Options& options, const std::vector<questions::Question>& all,
                                               const base::Catalogue& words) {
  if (options.answers.empty()) return questions::AnswerFile{};
  BEFFROI_TRY(const std::string yaml, contents_of(options.answers));
  const base::Timestamp now = casefile::system_clock();
  BEFFROI_TRY(questions::AnswerFile file, questions::read_answer_file(yaml, options.answers, all, now, words.zone()));
  // Hours are those of the town's clock, which the same file may name.
  const auto town = std::ranges::find(file.answers, "town", &questions::Answer::question);
  const std::string name = town == file.answers.end() ? std::string() : engine::zone_of_answer(town->text);
  if (name.empty() || name == words.zone().name()) return file;
  BEFFROI_TRY(const base::TimeZone zone, base::TimeZone::find(name));
  return questions::read_answer_file(yaml, options.answers, all, now, zone);
}

base::Result<questions::State> state_now(casefile::Case& store) {
  BEFFROI_TRY(const std::vector<response::Entry> entries, response::entries_of(store));
  return questions::state_of(entries);
}

base::Result<> give(casefile::Case& store, const questions::AnswerFile& file, const std::vector<questions::Question>& all,
                    const Options& options, const base::Catalogue& words) {
  BEFFROI_TRY(const questions::State state, state_now(store));
  for (const questions::Answer& answer : file.answers) {
    BEFFROI_TRY(const base::Catalogue local, engine::local_words(store, words));
    BEFFROI_TRY_VOID(questions::give_answer(store, state, *questions::find_question(all, answer.question), answer, local,
                                            options.in_case.by));
  }
  return {};
}

/// What a file of the town says already needs no question.
base::Result<> give_from_town(casefile::Case& store, const town::Town& town, const std::vector<questions::Question>& all,
                              const base::Catalogue& words) {
  BEFFROI_TRY(const questions::State state, state_now(store));
  const auto give = [&](std::string_view id, const std::string& typed) -> base::Result<> {
    const questions::Question* question = questions::find_question(all, id);
    if (!question || typed.empty() || state.find(id)) return {};
    BEFFROI_TRY(const questions::Answer answer,
                questions::read_answer(*question, typed, casefile::system_clock(), words.zone()));
    BEFFROI_TRY_VOID(questions::give_answer(store, state, *question, answer, words, "town.yaml"));
    return {};
  };
  const auto department = town::department_of(town.insee);
  BEFFROI_TRY_VOID(give("town", department && !town.name.empty() ? fmt::format("{} ({})", town.name, *department) : town.name));
  const town::Answer held = town.cyber_insurance.held;
  return give("insurance", held == town::Answer::yes ? "yes" : held == town::Answer::no ? "no" : "");
}

/// Keeps the town's file in the case. What is wrong in it is told and costs nothing else.
base::Result<> keep_town(casefile::Case& store, const Options& options, const std::vector<questions::Question>& all,
                         const Context& context) {
  if (options.town.empty()) return {};
  BEFFROI_TRY(const town::Reading reading, town::load(options.town));
  for (const base::Error& problem : reading.problems) explain_failure(context, problem);
  BEFFROI_TRY(const std::string bytes, contents_of(options.town));
  BEFFROI_TRY_VOID(casefile::write_whole(engine::town_file_of(store), bytes));
  BEFFROI_TRY_VOID(response::note(store, "first_hour.town", {},
                                  {{"file", options.town}, {"sha256", base::sha256(base::as_bytes(bytes)).hex()}},
                                  options.in_case.by));
  return give_from_town(store, reading.town, all, context.words);
}

/// The questions to put now: the one to correct, else those that were never put.
base::Result<std::vector<std::string>> to_put(casefile::Case& store, const std::vector<questions::Question>& all,
                                              const Options& options) {
  BEFFROI_TRY(const questions::State state, state_now(store));
  const questions::Question* asked = questions::find_question(all, options.correct);
  std::vector<std::string> ids;
  for (const questions::Question& question : all) {
    if (options.correct.empty() ? !state.find(question.id) : &question == asked) ids.push_back(question.id);
  }
  if (!options.correct.empty() && ids.empty()) {
    return base::fail("answer.unknown_question", {{"name", options.correct}, {"known", questions::listed_names(all)}},
                      {"--correct", {}, {}});
  }
  return ids;
}

base::Result<> talk(casefile::Case& store, const std::vector<questions::Question>& all, Options& options,
                    const Context& context) {
  BEFFROI_TRY(const std::vector<std::string> ids, to_put(store, all, options));
  if (ids.empty() || !options.answers.empty() || ::isatty(STDIN_FILENO) != 1) return {};
  if (options.in_case.by.empty()) {
    BEFFROI_TRY(const questions::State state, state_now(store));
    const questions::Given* last = state.last_given();
    const std::string by = last && !last->by.empty() ? last->by : account_name();
    options.in_case.by = first_hour::ask_who(std::cin, std::cerr, context.words, by);
  }
  return first_hour::ask({store, all, context.words, options.in_case.by, std::cin, std::cerr}, ids);
}

/// Answers that come without a terminal are no file of answers: taken for one they would be lost or put to the wrong questions.
bool is_piped() {
  struct stat input{};
  if (::fstat(STDIN_FILENO, &input) != 0) return false;
  if (S_ISREG(input.st_mode)) return input.st_size > ::lseek(STDIN_FILENO, 0, SEEK_CUR);
  constexpr int kPatience = 200;  // milliseconds, for whoever writes into the pipe
  pollfd one{STDIN_FILENO, POLLIN, 0};
  return S_ISFIFO(input.st_mode) && ::poll(&one, 1, kPatience) == 1 && (one.revents & POLLIN) != 0;
}

/// Where nobody can be asked about an hour far from this night, it is told.
base::Result<> tell_far_hours(casefile::Case& store, const questions::AnswerFile& file, const Context& context) {
  BEFFROI_TRY(const questions::State state, state_now(store));
  BEFFROI_TRY(const base::Catalogue words, engine::local_words(store, context.words));
  for (const questions::Answer& answer : file.answers) {
    const auto days = answer.at ? state.days_off(*answer.at, casefile::system_clock()) : std::nullopt;
    const base::Arguments said{
        {"question", answer.question}, {"at", answer.at.value_or(base::Timestamp{})}, {"days", days.value_or(0)}};
    if (days) std::cerr << base::printable(words.text("app.start.far", said)) << "\n";
  }
  return {};
}

base::Result<int> start(Options options, const Context& context) {
  const base::Catalogue& words = context.words;
  if (options.answers.empty() && !options.in_case.json && is_piped()) return base::fail("start.piped");
  BEFFROI_TRY(const std::vector<questions::Question> all, questions::questions());
  BEFFROI_TRY(const questions::AnswerFile file, answers_of(options, all, words));
  options.in_case.directory = case_folder(options, context);
  BEFFROI_TRY(casefile::Case store, open_or_create_case(options.in_case));
  BEFFROI_TRY_VOID(questions::open_first_hour(store, options.exercise, options.in_case.by));
  BEFFROI_TRY_VOID(give(store, file, all, options, words));
  BEFFROI_TRY_VOID(tell_far_hours(store, file, context));
  BEFFROI_TRY_VOID(keep_town(store, options, all, context));
  // There is something on paper before the first question is answered.
  BEFFROI_TRY_VOID(engine::refresh_documents(store, words));
  BEFFROI_TRY_VOID(talk(store, all, options, context));
  BEFFROI_TRY(const engine::Refreshed refreshed, finish_night(context, store, options.no_pdf ? Pdf::none : Pdf::behind));
  BEFFROI_TRY(const base::Catalogue local, engine::local_words(store, words));
  BEFFROI_TRY(const engine::Situation situation, engine::situation_of(store, local, refreshed.board.now));
  const std::string directory = store.layout().directory.string();
  std::cout << (options.in_case.json ? first_hour::summary_json(situation, refreshed, directory, local)
                                     : first_hour::summary(situation, refreshed, directory, local));
  int code = kDone;
  for (const base::Error& refused : file.refused) code = explain_failure(context, refused);
  return code;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.start.option.{}", name)); };
  app.alias("nuit");
  add_case_options(app, options->in_case, words, Decides::yes);
  app.add_option("--answers", options->answers, text("answers"))->type_name("FILE");
  app.add_option("--town", options->town, text("town"))->type_name("FILE");
  app.add_option("--correct", options->correct, text("correct"))->type_name("QUESTION");
  app.add_flag("--exercise", options->exercise, text("exercise"));
  app.add_flag("--no-pdf", options->no_pdf, text("no_pdf"));
  return [options](const Context& context) {
    const auto done = start(*options, context);
    return done ? *done : explain_failure(context, done.error());
  };
}

}  // namespace

Command make_command() { return {"start", 1, define}; }

}  // namespace beffroi::app::commands::start

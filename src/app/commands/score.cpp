// SPDX-License-Identifier: EUPL-1.2
#include "drill/score/score.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <cmath>
#include <iostream>

#include "app/command.h"
#include "base/text.h"

namespace beffroi::app::commands::score {
namespace {

using drill::score::Answer;
using drill::score::Mark;
using drill::score::Score;
using drill::score::Tally;

struct Options {
  std::string diagnosis, truth;
  bool json = false;
};

/// The comparison as lines for a person.
class Table {
 public:
  Table(const Context& context, const Score& score) : words_(context.words), score_(score) {}

  void print() {
    origin();
    counted("lateral", score_.lateral);
    counted("accounts", score_.accounts);
    hosts();
    answered("encryption", score_.encryption);
    if (score_.encryption_error) line("encryption_start", seconds(*score_.encryption_error));
    counted("encrypted_hosts", score_.encrypted_hosts);
    answered("extension", score_.extension);
    answered("backups", score_.backups);
    answered("exfiltration", score_.exfiltration);
    counted("log_tampering", score_.log_tampering);
    std::cout << words_.text(score_.passed ? "app.score.passed" : "app.score.failed") << "\n";
  }

 private:
  void origin() {
    answered("incident", score_.incident);
    answered("origin_state", score_.origin_state);
    answered("vector", score_.vector);
    answered("host", score_.host);
    answered("account", score_.account);
    answered("source_ip", score_.source_ip);
    if (score_.time_error) line("time", seconds(*score_.time_error));
    if (!score_.has_origin) return;
    std::cout << "  " << words_.text(score_.all_in_three ? "app.score.in_three" : "app.score.not_in_three") << "\n";
  }

  void hosts() {
    for (const auto& [states, count] : score_.host_states) {
      if (states.first == states.second) continue;
      std::cout << "  "
                << words_.text("app.score.host_states", {{"hosts", static_cast<std::int64_t>(count)},
                                                         {"expected", base::printable(states.first)},
                                                         {"told", base::printable(states.second)}})
                << "\n";
    }
    named("falsely_compromised", score_.falsely_compromised);
    named("falsely_encrypted", score_.falsely_encrypted);
  }

  std::string seconds(double error) const {
    return words_.text("app.score.seconds", {{"seconds", static_cast<std::int64_t>(std::lround(error))}});
  }

  std::string label(std::string_view row) const { return words_.text(fmt::format("app.score.row.{}", row)); }

  void line(std::string_view row, const std::string& content) const {
    std::cout << "  " << words_.text("app.score.line", {{"label", label(row)}, {"content", content}}) << "\n";
  }

  void answered(std::string_view row, const Answer& answer) const {
    if (answer.mark == Mark::not_asked) return;
    const std::string id = fmt::format("app.score.mark.{}", drill::score::word_of(answer.mark));
    line(row, words_.text(id, {{"expected", base::printable(answer.expected)}, {"told", base::printable(answer.told)}}));
  }

  void counted(std::string_view row, const Tally& tally) const {
    if (tally.expected == 0 && tally.told == 0) return;
    line(row, words_.text("app.score.counted", {{"expected", static_cast<std::int64_t>(tally.expected)},
                                                {"found", static_cast<std::int64_t>(tally.found)},
                                                {"invented", static_cast<std::int64_t>(tally.told - tally.told_rightly)}}));
    named("missed", tally.missed);
    named("invented", tally.invented);
  }

  void named(std::string_view what, const std::vector<std::string>& names) const {
    for (const std::string& name : names) {
      std::cout << "    " << words_.text(fmt::format("app.score.{}", what), {{"name", base::printable(name)}}) << "\n";
    }
  }

  const base::Catalogue& words_;
  const Score& score_;
};

base::Result<Score> compare(const Options& options) {
  BEFFROI_TRY(const drill::score::Told diagnosis, drill::score::read_diagnosis(options.diagnosis));
  BEFFROI_TRY(const drill::score::Told truth, drill::score::read_truth(options.truth));
  return drill::score::compare(diagnosis, truth);
}

int run(const Options& options, const Context& context) {
  const auto score = compare(options);
  if (!score) return explain_failure(context, score.error());
  if (options.json) {
    std::cout << drill::score::to_json(*score);
  } else if (!context.quiet) {
    Table(context, *score).print();
  }
  return score->passed ? kDone : kFailed;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  app.add_option("DIAGNOSIS", options->diagnosis, words.text("app.score.option.diagnosis"))->required();
  app.add_option("TRUTH", options->truth, words.text("app.score.option.truth"))->required();
  app.add_flag("--json", options->json, words.text("app.score.option.json"));
  return [options](const Context& context) { return run(*options, context); };
}

}  // namespace

Command make_command() { return {"score", 70, define}; }

}  // namespace beffroi::app::commands::score

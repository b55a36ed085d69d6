// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <tuple>

#include "app/command.h"
#include "app/output.h"
#include "app/progress_bar.h"
#include "app/rule_packs.h"
#include "engine/detections.h"
#include "engine/read_all.h"
#include "report/detections.h"

namespace beffroi::app::commands::hunt {
namespace {

struct Options {
  std::vector<std::string> paths, rules;
  std::string type = "table", profile = "standard", level = "informational", from, to, output, format;
  bool clobber = false;
};

struct Filter {
  sigma::Level level;
  std::optional<base::Timestamp> from, to;

  bool keeps(const sigma::Rule& rule, const model::Detection& detection) const {
    if (rule.level < level) return false;
    if (from && (!detection.time || *detection.time < *from)) return false;
    return !to || (detection.time && *detection.time <= *to);
  }
};

base::Result<std::optional<base::Timestamp>> moment(const std::string& text, std::string_view option) {
  if (text.empty()) return std::nullopt;
  const auto parsed = base::parse_rfc3339(text);
  if (!parsed) return base::fail("usage.value", {{"name", std::string(option)}});
  return parsed;
}

sigma::Level level_of(std::string_view name) {
  using enum sigma::Level;
  for (const sigma::Level level : {low, medium, high, critical}) {
    if (sigma::name_of(level) == name) return level;
  }
  return none;  // "informational" keeps everything, rules without a level too
}

base::Result<Filter> filter_of(const Options& options) {
  Filter filter{level_of(options.level), {}, {}};
  BEFFROI_TRY(filter.from, moment(options.from, "--from"));
  BEFFROI_TRY(filter.to, moment(options.to, "--to"));
  return filter;
}

/// The path as the user gave it, and what lies inside.
std::string path_as_given(const model::Origin& origin) {
  const std::size_t bang = origin.path.find('!');
  const std::string outer = origin.path.substr(0, bang);
  const bool is_file = origin.argument.ends_with(outer);
  const std::string slash = origin.argument.ends_with('/') ? "" : "/";
  const std::string base = is_file ? origin.argument : origin.argument + slash + outer;
  return bang == std::string::npos ? base : base + origin.path.substr(bang);
}

report::DetectionRow to_row(const model::SourceResult& result, const model::Detection& detection, const sigma::Rule& rule) {
  return {.timestamp = detection.time,
          .rule_id = rule.id,
          .rule_title = rule.title,
          .rule_author = rule.author,
          .level = std::string(sigma::name_of(rule.level)),
          .tags = rule.tags,
          .computer = detection.computer,
          .channel = detection.channel,
          .provider = detection.provider,
          .event_id = detection.code,
          .record_id = detection.record_id,
          .source = path_as_given(result.origin),
          .evidence_sha256 = result.sha256,
          .offset = detection.offset,
          .details = detection.details};
}

base::Result<report::Export> find_export(const std::string& name) {
  for (report::Export& one : report::exports::registry()) {
    if (one.name == name) return one;
  }
  return base::fail("usage.value", {{"name", std::string("-t")}});
}

/// Reads everything and gathers the rows in the order of time; equal times in the order of the evidence and of the rules.
base::Result<std::vector<report::DetectionRow>> gather(const Options& options, const sigma::Plan& plan, const Filter& filter,
                                                       const Context& context, int& exit_code) {
  const evidence::Discovery found = evidence::discover(options.paths);
  for (const base::Error& error : found.errors) exit_code = explain_failure(context, error);
  std::vector<report::DetectionRow> rows;
  std::uint64_t readable = 0;
  const model::Wanted wanted = plan.wanted();
  const engine::Job job{.wanted = wanted,
                        .consumers =
                            [&plan](const evidence::Reader&, const model::Origin&) {
                              engine::Consumers consumers;
                              consumers.push_back(std::make_unique<engine::DetectionsConsumer>(plan));
                              return consumers;
                            },
                        .format = options.format,
                        .limits = {},
                        .threads = context.threads};
  ProgressBar progress(context);
  BEFFROI_TRY_VOID(engine::read_all(found.files, job, {}, progress, [&](engine::FileResults file) -> base::Result<> {
    for (const base::Error& error : file.errors) exit_code = explain_failure(context, error);
    for (const model::SourceResult& result : file.results) {
      if (!result.reader.empty()) ++readable;
      for (const model::Detection& detection : result.detections) {
        const sigma::Rule& rule = plan.rules()[detection.rule];
        if (filter.keeps(rule, detection)) rows.push_back(to_row(result, detection, rule));
      }
    }
    return {};
  }));
  std::ranges::stable_sort(rows, {}, &report::DetectionRow::timestamp);
  if (readable == 0 && exit_code == kDone) exit_code = kNothingReadable;
  return rows;
}

void tell_rules(const sigma::Plan& plan, const Context& context) {
  if (context.quiet) return;
  std::cerr << context.words.text("app.hunt.rules", {{"evaluated", static_cast<std::int64_t>(plan.rules().size())},
                                                     {"left", static_cast<std::int64_t>(plan.not_evaluated().size())}})
            << "\n";
}

base::Result<int> hunt(const Options& options, const Context& context) {
  BEFFROI_TRY(const Filter filter, filter_of(options));
  BEFFROI_TRY(const report::Export format, find_export(options.type));
  BEFFROI_TRY(Output output, Output::open(options.output, options.clobber));
  BEFFROI_TRY(const sigma::Plan plan, load_plan(options.rules));
  tell_rules(plan, context);
  int exit_code = kDone;
  BEFFROI_TRY(const auto rows, gather(options, plan, filter, context, exit_code));
  const report::ExportOptions shape{.profile = report::profile_of(options.profile).value_or(report::Profile::standard),
                                    .words = &context.words,
                                    .colour = context.color && output.to_terminal()};
  output.write(format.head(shape));
  for (std::uint64_t i = 0; i < rows.size(); ++i) output.write(format.row(rows[i], i, shape));
  output.write(format.tail(rows.size(), shape));
  BEFFROI_TRY_VOID(output.close());
  return exit_code;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.hunt.option.{}", name)); };
  app.add_option("EVIDENCE", options->paths, text("evidence"))->required();
  app.add_option("-r,--rules", options->rules, text("rules"))->type_name("PATH")->expected(1)->take_all();
  app.add_option("-t,--type", options->type, text("type"))
      ->check(CLI::IsMember({"table", "csv", "json", "jsonl", "timesketch"}));
  app.add_option("-p,--profile", options->profile, text("profile"))->check(CLI::IsMember({"minimal", "standard", "verbose"}));
  app.add_option("-m,--min-level", options->level, text("level"))
      ->check(CLI::IsMember({"informational", "low", "medium", "high", "critical"}));
  app.add_option("--from,--after,--timeline-start", options->from, text("from"))->type_name("TIME");
  app.add_option("--to,--before,--timeline-end", options->to, text("to"))->type_name("TIME");
  app.add_option("--format", options->format, words.text("app.show.option.format"))->type_name("READER");
  app.add_option("-o,--output", options->output, words.text("app.option.output"))->type_name("FILE");
  app.add_flag("-C,--clobber", options->clobber, words.text("app.option.clobber"));
  return [options](const Context& context) {
    const auto done = hunt(*options, context);
    return done ? *done : explain_failure(context, done.error());
  };
}

}  // namespace

Command make_command() { return {"hunt", 20, define}; }

}  // namespace beffroi::app::commands::hunt

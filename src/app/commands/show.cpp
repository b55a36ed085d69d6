// SPDX-License-Identifier: EUPL-1.2
// Every stage printed. One thread: the text is also the golden-test format, and comes out in the order of the evidence.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

#include "app/command.h"
#include "app/event_writer.h"
#include "app/output.h"
#include "app/progress_bar.h"
#include "app/rule_packs.h"
#include "app/show_results.h"
#include "app/spool.h"
#include "base/text.h"
#include "engine/coverage.h"
#include "engine/facts.h"
#include "engine/mappings.h"
#include "engine/read_all.h"
#include "sigma/plan_text.h"

namespace beffroi::app::commands::show {
namespace {

struct Options {
  std::string stage;
  std::vector<std::string> paths;
  std::string type = "jsonl", format, output;
  bool carve = false, clobber = false;
};

/// Writes events as they are read; they leave the spool once the stream's hash is known.
class EventConsumer final : public engine::Consumer {
 public:
  EventConsumer(const model::Mapping& mapping, std::string_view reader, bool rendered, Output& output)
      : mapping_(mapping), reader_(reader), rendered_(rendered), output_(output) {}

  void events(const model::EventBatch& batch) override {
    for (const model::Event& event : batch.events) {
      if (rendered_) {
        lines_.add(fmt::format("{}\n", event.rendering));
      } else {
        lines_.add(fmt::format("{}\t{}\n", event.offset, begin_line(mapping_, batch, event, reader_)));
      }
    }
  }

  void finish(model::SourceResult& result) override {
    const std::string sha256 = result.sha256.hex();
    std::string rest;
    const auto drained = lines_.drain([&](std::string_view piece) {
      if (rendered_) return output_.write(piece);
      rest += piece;
      std::size_t from = 0;
      for (std::size_t end; (end = rest.find('\n', from)) != rest.npos; from = end + 1) {
        const std::string_view line = std::string_view(rest).substr(from, end - from);
        const std::size_t tab = line.find('\t');
        output_.write(line.substr(tab + 1));
        output_.write(finish_line(sha256, std::strtoull(std::string(line.substr(0, tab)).c_str(), nullptr, 10)));
      }
      rest.erase(0, from);
    });
    if (!drained) result.issues.push_back({"app.spool_failed", 0, 0, {}});
  }

 private:
  const model::Mapping& mapping_;
  std::string_view reader_;
  bool rendered_;
  Output& output_;
  Spool lines_;
};

base::Result<engine::Consumers> consumers_for(const Options& options, const engine::Mappings& mappings,
                                              const evidence::Reader& reader, Output& output) {
  engine::Consumers consumers;
  const model::Mapping& mapping = mappings.at(std::string(reader.mapping));
  if (options.stage == "events") {
    consumers.push_back(std::make_unique<EventConsumer>(mapping, reader.name, options.type != "jsonl", output));
  }
  if (options.stage == "facts") consumers.push_back(std::make_unique<engine::FactsConsumer>(mapping));
  if (options.stage == "source") consumers.push_back(std::make_unique<engine::CoverageConsumer>());
  return consumers;
}

evidence::Rendering rendering_of(const std::string& type) {
  if (type == "xml") return evidence::Rendering::xml;
  return type == "json" ? evidence::Rendering::json : evidence::Rendering::none;
}

/// The plan of rules: here the files are rules and no evidence.
base::Result<int> show_plan(const Options& options, unsigned threads) {
  BEFFROI_TRY(Output output, Output::open(options.output, options.clobber));
  BEFFROI_TRY(const sigma::Plan plan, load_plan({options.paths, {}, {}}, threads));
  sigma::write_plan(plan, [&](std::string_view text) { output.write(text); });
  BEFFROI_TRY_VOID(output.close());
  return kDone;
}

base::Result<int> show(const Options& options, const Context& context) {
  if (options.stage == "plan") return show_plan(options, context.threads);
  BEFFROI_TRY(Output output, Output::open(options.output, options.clobber));
  BEFFROI_TRY(const auto mappings, engine::load_mappings());
  const evidence::Discovery found = evidence::discover(options.paths);
  int exit_code = kDone;
  for (const base::Error& error : found.errors) exit_code = explain_failure(context, error);
  const model::Wanted wanted = model::Wanted::everything();
  const engine::Job job{
      .wanted = wanted,
      .consumers = [&](const evidence::Reader& reader,
                       const model::Origin&) { return std::move(consumers_for(options, mappings, reader, output)).value(); },
      .rendering = rendering_of(options.type),
      .carve = options.carve,
      .format = options.format,
      .limits = {},
      .threads = 1};
  bool readable = false;
  ProgressBar progress(context);
  BEFFROI_TRY_VOID(engine::read_all(found.files, job, {}, progress, [&](engine::FileResults file) -> base::Result<> {
    for (const base::Error& error : file.errors) exit_code = explain_failure(context, error);
    for (const model::SourceResult& result : file.results) {
      readable = readable || engine::was_read(result);
      show_result(options.stage, result, output);
    }
    return {};
  }));
  BEFFROI_TRY_VOID(output.close());
  return !readable && exit_code == kDone ? explain_nothing_readable(context) : exit_code;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  app.add_option("STAGE", options->stage, words.text("app.show.option.stage"))
      ->required()
      ->check(CLI::IsMember({"events", "facts", "issues", "plan", "source"}));
  app.add_option("FILE", options->paths, words.text("app.show.option.file"))->required();
  app.add_option("-t,--type", options->type, words.text("app.show.option.type"))
      ->check(CLI::IsMember({"jsonl", "xml", "json"}));
  app.add_option("--format", options->format, words.text("app.show.option.format"))->type_name("READER");
  app.add_flag("--carve", options->carve, words.text("app.show.option.carve"));
  app.add_option("-o,--output", options->output, words.text("app.option.output"))->type_name("FILE");
  app.add_flag("-C,--clobber", options->clobber, words.text("app.option.clobber"));
  return [options](const Context& context) {
    const auto shown = show(*options, context);
    return shown ? *shown : explain_failure(context, shown.error());
  };
}

}  // namespace

Command make_command() { return {"show", 30, define}; }
}  // namespace beffroi::app::commands::show

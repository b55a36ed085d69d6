// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/night.h"
#include "base/json/writer.h"
#include "base/text.h"
#include "engine/page_copy.h"
#include "engine/publish.h"

namespace beffroi::app::commands::publish {
namespace {

using Life = engine::PublishOptions::Life;

struct Options {
  CaseOptions shared;
  engine::PublishOptions page;
  std::string folder, copy, key, index;
  bool over = false, reopen = false;
};

std::string_view word_of(engine::Signed state) {
  switch (state) {
    case engine::Signed::yes: return "yes";
    case engine::Signed::other: return "other";
    case engine::Signed::no: break;
  }
  return "no";
}

void tell_json(const engine::CopyCheck& check) {
  base::json::Writer json(true);
  json.begin_object().member("manifest_sha256", check.manifest_sha256).member("signed", word_of(check.is_signed));
  json.member("fingerprint", check.fingerprint).member("intact", check.is_intact()).key("deviations").begin_array();
  for (const auto& one : check.deviations) json.begin_object().member("path", one.path).member("state", one.state).end_object();
  json.end_array().end_object();
  std::cout << json.text() << "\n";
}

base::Result<int> check(const Options& options, const Context& context) {
  BEFFROI_TRY(const engine::CopyCheck check, engine::check_copy(options.copy, options.key));
  const int outcome = check.is_intact() ? kDone : kFailed;
  if (options.shared.json) {
    tell_json(check);
    return outcome;
  }
  for (const auto& one : check.deviations) {
    const base::Arguments arguments{{"path", one.path}, {"state", one.state}};
    std::cout << base::printable(context.words.text("app.publish.deviation", arguments)) << "\n";
  }
  const base::Arguments arguments{{"intact", check.is_intact()},
                                  {"signed", std::string(word_of(check.is_signed))},
                                  {"fingerprint", check.fingerprint},
                                  {"compared", !options.key.empty()}};
  std::cout << context.words.text("app.publish.checked", arguments) << "\n";
  return outcome;
}

void tell(const Options& options, const engine::Publication& done, const base::Catalogue& words) {
  if (options.shared.json) {
    base::json::Writer json(true);
    json.begin_object().member("manifest_sha256", done.manifest_sha256).member("fingerprint", done.fingerprint);
    json.key("written").begin_array();
    for (const auto& path : done.written) json.value(path.string());
    json.end_array().key("missing").begin_array();
    for (const auto& name : done.missing) json.value(name);
    json.end_array().end_object();
    std::cout << json.text() << "\n";
    return;
  }
  for (const auto& path : done.written) std::cout << base::printable(path.string()) << "\n";
  const base::Arguments arguments{{"count", static_cast<std::int64_t>(done.written.size())}, {"fingerprint", done.fingerprint}};
  std::cout << words.text("app.publish.done", arguments) << "\n";
  for (const auto& name : done.missing) std::cout << words.text("app.publish.missing", {{"what", name}}) << "\n";
}

base::Result<int> run_in_case(const Options& options, casefile::Case& store, const Context& context) {
  engine::PublishOptions page = options.page;
  page.life = options.over ? Life::close : options.reopen ? Life::reopen : Life::as_it_is;
  BEFFROI_TRY(const engine::Publication done, engine::publish_page(store, options.folder, page, options.shared.by));
  tell(options, done, context.words);
  BEFFROI_TRY_VOID(finish_if_night(context, store));
  return kDone;
}

base::Result<int> run(const Options& options, const Context& given) {
  if (!options.copy.empty()) return check(options, given);
  if (!options.index.empty()) {
    BEFFROI_TRY(const std::size_t count, engine::write_index(options.index));
    std::cout << given.words.text("app.publish.indexed", {{"count", static_cast<std::int64_t>(count)}}) << "\n";
    return kDone;
  }
  if (options.folder.empty()) return base::fail("usage.missing", {{"name", "DIR"}});
  return with_case(options.shared, given,
                   [&options](casefile::Case& store, const Context& context) { return run_in_case(options, store, context); });
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.publish.option.{}", name)); };
  app.add_option("DIR", options->folder, text("folder"));
  app.add_option("--phone", options->page.phone, text("phone"))->type_name("TEXT");
  app.add_option("--address", options->page.address, text("address"))->type_name("TEXT");
  app.add_option("--because", options->page.because, text("because"))->type_name("TEXT");
  auto* over = app.add_flag("--over", options->over, text("over"));
  app.add_flag("--reopen", options->reopen, text("reopen"))->excludes(over);
  app.add_option("--check", options->copy, text("check"))->type_name("DIR");
  app.add_option("--key", options->key, text("key"))->type_name("FINGERPRINT");
  app.add_option("--index", options->index, text("index"))->type_name("DIR");
  add_case_options(app, options->shared, words, Decides::yes);
  return explained(options, run);
}

}  // namespace

Command make_command() { return {"publish", 31, define}; }

}  // namespace beffroi::app::commands::publish

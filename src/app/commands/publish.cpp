// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <optional>

#include "app/case_options.h"
#include "app/command.h"
#include "app/night.h"
#include "base/json/writer.h"
#include "base/text.h"
#include "engine/page_copy.h"
#include "engine/publish.h"
#include "response/entry.h"

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

/// When the page changed that was published after this copy, as far as a case at hand tells: the one that is named, or the last one.
base::Result<std::optional<base::Timestamp>> newer_than(const engine::CopyCheck& check, const CaseOptions& shared) {
  const auto last = shared.directory.empty() ? last_case() : std::optional(std::filesystem::path(shared.directory));
  if (!last) return std::nullopt;
  auto store = casefile::Case::open(*last, {.actor = ""});
  if (!store && shared.directory.empty()) return std::nullopt;  // nobody asked for it
  if (!store) return std::unexpected(store.error());
  BEFFROI_TRY(const auto entries, response::entries_of(*store));
  return engine::newer_than(check, entries);
}

void write_moment(base::json::Writer& json, std::string_view name, const std::optional<base::Timestamp>& moment) {
  json.key(name);
  moment ? json.value(base::format_rfc3339(*moment)) : json.null();
}

void tell_json(const engine::CopyCheck& check, const std::optional<base::Timestamp>& newer) {
  base::json::Writer json(true);
  json.begin_object().member("manifest_sha256", check.manifest_sha256).member("signed", word_of(check.is_signed));
  json.member("fingerprint", check.fingerprint).member("intact", check.is_intact()).member("place", check.place);
  json.member("exercise", check.exercise);
  write_moment(json, "updated", check.updated);
  write_moment(json, "newer", newer);
  json.key("deviations").begin_array();
  for (const auto& one : check.deviations) json.begin_object().member("path", one.path).member("state", one.state).end_object();
  json.end_array().end_object();
  std::cout << json.text() << "\n";
}

void tell_check(const engine::CopyCheck& check, const std::optional<base::Timestamp>& newer, bool compared,
                const base::Catalogue& words) {
  const auto say = [&words](std::string_view id, const base::Arguments& arguments) {
    std::cout << base::printable(words.text(id, arguments)) << "\n";
  };
  for (const auto& one : check.deviations) say("app.publish.deviation", {{"path", one.path}, {"state", one.state}});
  const auto sent_as_text = [](const engine::Deviation& one) { return one.state == "line_endings"; };
  if (std::ranges::any_of(check.deviations, sent_as_text)) say("app.publish.sent_as_text", {});
  say("app.publish.checked", {{"intact", check.is_intact()},
                              {"signed", std::string(word_of(check.is_signed))},
                              {"fingerprint", check.fingerprint},
                              {"compared", compared}});
  say("app.publish.copied", {{"exercise", check.exercise},
                             {"place", check.place},
                             {"updated", check.updated ? words.moment(*check.updated, "moment") : std::string()}});
  if (newer) say("app.publish.newer", {{"at", words.moment(*newer, "moment")}});
}

base::Result<int> check(const Options& options, const Context& context) {
  BEFFROI_TRY(const engine::CopyCheck check, engine::check_copy(options.copy, options.key));
  BEFFROI_TRY(const auto newer, newer_than(check, options.shared));
  const int outcome = check.is_intact() && !newer ? kDone : kFailed;
  if (options.shared.json)
    tell_json(check, newer);
  else
    tell_check(check, newer, !options.key.empty(), context.words);
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
    json.end_array().key("outdated").begin_array();
    for (const auto& text : done.outdated) json.value(text);
    json.end_array().end_object();
    std::cout << json.text() << "\n";
    return;
  }
  for (const auto& path : done.written) std::cout << base::printable(path.string()) << "\n";
  const base::Arguments arguments{{"count", static_cast<std::int64_t>(done.written.size())}, {"fingerprint", done.fingerprint}};
  std::cout << words.text("app.publish.done", arguments) << "\n";
  for (const auto& name : done.missing) std::cout << words.text("app.publish.missing", {{"what", name}}) << "\n";
  for (const auto& text : done.outdated) std::cout << base::printable(text) << "\n";
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
  app.add_option("--url", options->page.url, text("url"))->type_name("URL");
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

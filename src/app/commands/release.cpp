// SPDX-License-Identifier: EUPL-1.2
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/night.h"
#include "app/typed_moment.h"
#include "base/text.h"
#include "engine/before_rebuilding.h"
#include "engine/measures.h"
#include "engine/situation.h"
#include "report/measures/listing.h"

namespace beffroi::app::commands::release {
namespace {

struct Options {
  CaseOptions shared;
  std::string host, ground, because, hardened, restore_point;
  bool revoke = false;
};

base::Result<response::releases::Signature> signature_of(const Options& options, const Context& context) {
  const auto ground = response::releases::ground_of(options.ground);
  if (!ground) return base::fail("response.release_no_ground_named", {{"name", options.ground}});
  response::releases::Signature signature{{options.host, *ground, {}}, options.because, options.hardened};
  BEFFROI_TRY(signature.claim.restore_point, past_moment(options.restore_point, context));
  return signature;
}

bool is_known(const casefile::Case& store, const std::string& host, const response::Diagnosed& diagnosed) {
  if (diagnosed.host(host)) return true;
  const auto town = engine::town_of(store);
  return town && std::ranges::any_of(town->machines, [&host](const auto& one) { return response::same_machine(one.id, host); });
}

void warn(const response::releases::Unprepared& unprepared, const std::string& host, const base::Catalogue& words) {
  if (unprepared.complaint) std::cerr << words.text("app.release.without_complaint") << "\n";
  if (unprepared.copy) std::cerr << words.text("app.release.without_copy", {{"host", base::printable(host)}}) << "\n";
}

base::Result<> act(casefile::Case& store, const Options& options, const Context& context) {
  if (options.host.empty()) return {};
  if (options.revoke) {
    BEFFROI_TRY_VOID(response::releases::revoke(store, options.host, options.because, options.shared.by));
    return {};
  }
  BEFFROI_TRY(response::releases::Signature signature, signature_of(options, context));
  BEFFROI_TRY(const engine::Situation now, engine::situation_of(store, context.words, casefile::system_clock()));
  const response::Diagnosed& diagnosed = now.measures.diagnosed;
  signature.unprepared = engine::before_rebuilding(signature.claim, now);
  BEFFROI_TRY_VOID(response::releases::sign(store, signature, diagnosed, options.shared.by));
  warn(signature.unprepared, options.host, context.words);
  if (!is_known(store, options.host, diagnosed))
    std::cerr << context.words.text("app.release.unknown_host", {{"host", base::printable(options.host)}}) << "\n";
  return {};
}

base::Result<int> run(const Options& options, const Context& given) {
  return with_case(options.shared, given, [&](casefile::Case& store, const Context& context) -> base::Result<int> {
    BEFFROI_TRY_VOID(act(store, options, context));
    BEFFROI_TRY(const engine::Measures now, engine::measures_of(store));
    if (!options.shared.json) std::cout << report::measures::exercise_line(now.exercise, context.words);
    std::cout << (options.shared.json ? report::measures::to_json(now.releases, now.diagnosed, context.words)
                                      : report::measures::listing(now.releases, now.diagnosed, context.words));
    if (!options.host.empty()) BEFFROI_TRY_VOID(finish_night(context, store));
    return kDone;
  });
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  app.add_option("HOST", options->host, words.text("app.release.option.host"));
  app.add_option("--ground", options->ground, words.text("app.release.option.ground"))->type_name("GROUND");
  app.add_option("--because", options->because, words.text("app.release.option.because"))->type_name("TEXT");
  app.add_option("--restore-point", options->restore_point, words.text("app.release.option.restore_point"))->type_name("TIME");
  app.add_option("--hardened", options->hardened, words.text("app.release.option.hardened"))->type_name("TEXT");
  app.add_flag("--revoke", options->revoke, words.text("app.release.option.revoke"));
  add_case_options(app, options->shared, words, Decides::yes);
  return explained(options, run);
}

}  // namespace

Command make_command() { return {"release", 16, define}; }

}  // namespace beffroi::app::commands::release

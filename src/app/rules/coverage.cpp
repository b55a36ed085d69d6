// SPDX-License-Identifier: EUPL-1.2
#include "app/rules/coverage.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "app/output.h"
#include "app/progress_bar.h"
#include "app/rule_packs.h"
#include "app/rule_reasons.h"
#include "base/json/writer.h"
#include "base/text.h"
#include "engine/read_all.h"
#include "sigma/reach.h"

namespace beffroi::app::rules {
namespace {

using sigma::Reach;

class SeenConsumer final : public engine::Consumer {
 public:
  SeenConsumer(sigma::SeenEvents& all, std::mutex& mutex) : all_(all), mutex_(mutex) {}

  void events(const model::EventBatch& batch) override { seen_.add(batch); }
  void finish(model::SourceResult&) override {
    const sigma::SeenEvents seen = seen_.take();
    const std::scoped_lock lock(mutex_);
    all_.add(seen);
  }

 private:
  sigma::SeenInSource seen_;
  sigma::SeenEvents& all_;
  std::mutex& mutex_;
};

base::Result<sigma::SeenEvents> seen_in(const std::vector<std::string>& paths, const Context& context, int& exit_code) {
  sigma::SeenEvents all;
  std::mutex mutex;
  const evidence::Discovery found = evidence::discover(paths);
  for (const base::Error& error : found.errors) exit_code = explain_failure(context, error);
  const model::Wanted wanted = model::Wanted::everything();
  const engine::Job job{.wanted = wanted,
                        .consumers =
                            [&](const evidence::Reader&, const model::Origin&) {
                              engine::Consumers consumers;
                              consumers.push_back(std::make_unique<SeenConsumer>(all, mutex));
                              return consumers;
                            },
                        .limits = {},
                        .threads = context.threads};
  ProgressBar progress(context);
  BEFFROI_TRY_VOID(engine::read_all(found.files, job, {}, progress, [&](const engine::FileResults& file) -> base::Result<> {
    for (const base::Error& error : file.errors) exit_code = explain_failure(context, error);
    return {};
  }));
  return all;
}

std::vector<sigma::RuleReach> possible_everywhere(const sigma::Plan& plan) {
  std::vector<sigma::RuleReach> all;
  for (const sigma::Target& target : plan.targets()) {
    if (plan.rules()[target.rule].internal || (!all.empty() && all.back().rule == target.rule)) continue;
    all.push_back({target.rule, Reach::possible, {}});
  }
  return all;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string_view name_of(Reach reach) {
  static constexpr std::array<std::string_view, 4> kNames = {"possible", "no_source", "no_event", "no_field"};
  return kNames[static_cast<std::size_t>(reach)];
}

void tell(const sigma::Plan& plan, const std::vector<sigma::RuleReach>& all, const Context& context) {
  for (const Reach reach : {Reach::no_source, Reach::no_event, Reach::no_field}) {
    for (const sigma::RuleReach& one : all) {
      if (one.reach != reach) continue;
      const sigma::Rule& rule = plan.rules()[one.rule];
      const std::string reason =
          context.words.text(fmt::format("app.rules.coverage.{}", name_of(reach)), {{"names", joined(one.names)}});
      std::cout << base::printable(
                       fmt::format("~  {}  {}: {}", rule.path, sigma::title_in(context.words.language(), rule), reason))
                << "\n";
    }
  }
  for (const sigma::NotEvaluated& rule : plan.not_evaluated()) std::cout << not_evaluated_line(rule, context.words) << "\n";
  const auto count = [&](Reach reach) {
    return static_cast<std::int64_t>(std::ranges::count(all, reach, &sigma::RuleReach::reach));
  };
  std::cout << context.words.text("app.rules.coverage.summary",
                                  {{"possible", count(Reach::possible)},
                                   {"no_source", count(Reach::no_source)},
                                   {"no_event", count(Reach::no_event)},
                                   {"no_field", count(Reach::no_field)},
                                   {"left", static_cast<std::int64_t>(plan.not_evaluated().size())}})
            << "\n";
}

// ---- The layer ------------------------------------------------------------------------------------------------------------

/// Of a technique, the titles of rules that can match and how many cannot.
struct Technique {
  std::vector<std::string> possible;
  std::size_t impossible = 0;
};

/// "attack.t1059.001" → "T1059.001"; nothing for other tags.
std::optional<std::string> technique_of(std::string_view tag) {
  constexpr std::string_view kStart = "attack.t";
  if (tag.size() < kStart.size() + 4 || !base::equal_folded(tag.substr(0, kStart.size()), kStart)) return std::nullopt;
  const std::string_view number = tag.substr(kStart.size());
  if (number.find_first_not_of("0123456789.") != number.npos) return std::nullopt;
  return "T" + std::string(number);
}

using Techniques = std::map<std::string, Technique>;

void note(const sigma::Rule& rule, bool possible, Techniques& techniques) {
  for (const std::string& tag : rule.tags) {
    const auto name = technique_of(tag);
    if (!name) continue;
    Technique& technique = techniques[*name];
    if (possible) {
      technique.possible.push_back(rule.title);
    } else {
      ++technique.impossible;
    }
  }
}

/// A correlation can match where the rules it speaks of can; that it may need all of them is not looked at.
Techniques techniques_of(const sigma::Plan& plan, const std::vector<sigma::RuleReach>& all) {
  Techniques techniques;
  std::vector<bool> possible(plan.rules().size(), false);
  for (const sigma::RuleReach& one : all) {
    possible[one.rule] = one.reach == Reach::possible;
    note(plan.rules()[one.rule], possible[one.rule], techniques);
  }
  for (const sigma::LinkedCorrelation& linked : plan.links().correlations) {
    const bool any = std::ranges::any_of(linked.members, [&](const sigma::Member& member) {
      return member.is_correlation || plan.rules()[member.index].internal || possible[member.index];
    });
    note(linked.correlation.head, any, techniques);
  }
  return techniques;
}

std::string comment_on(const Technique& technique) {
  constexpr std::size_t kTitles = 20;
  std::string text;
  for (std::size_t i = 0; i < std::min(kTitles, technique.possible.size()); ++i) text += technique.possible[i] + "\n";
  if (technique.possible.size() > kTitles) text += fmt::format("+ {}\n", technique.possible.size() - kTitles);
  return text;
}

std::string layer_of(const sigma::Plan& plan, const std::vector<sigma::RuleReach>& all, const base::Catalogue& words) {
  const Techniques techniques = techniques_of(plan, all);
  std::size_t most = 1;
  for (const auto& [name, technique] : techniques) most = std::max(most, technique.possible.size());
  base::json::Writer json(true);
  json.begin_object().member("name", words.text("app.rules.coverage.layer")).key("versions").begin_object();
  json.member("attack", "19").member("navigator", "5.1.0").member("layer", "4.5").end_object();
  json.member("domain", "enterprise-attack").key("techniques").begin_array();
  for (const auto& [name, technique] : techniques) {
    json.begin_object().member("techniqueID", name).member("score", std::uint64_t{technique.possible.size()});
    json.member("comment", comment_on(technique)).member("enabled", true).key("metadata").begin_array();
    json.begin_object().member("name", words.text("app.rules.coverage.impossible"));
    json.member("value", std::to_string(technique.impossible)).end_object().end_array().end_object();
  }
  json.end_array().key("gradient").begin_object().key("colors").begin_array();
  for (const char* colour : {"#ff6666", "#ffe766", "#8ec843"}) json.value(colour);
  json.end_array().member("minValue", std::uint64_t{0}).member("maxValue", std::uint64_t{most}).end_object().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace

base::Result<int> coverage(const CoverageRequest& request, const Context& context) {
  BEFFROI_TRY(const sigma::Plan plan, load_plan(request.rules, context.threads));
  int exit_code = kDone;
  std::vector<sigma::RuleReach> all = possible_everywhere(plan);
  if (!request.evidence.empty()) {
    BEFFROI_TRY(const sigma::SeenEvents seen, seen_in(request.evidence, context, exit_code));
    if (seen.kinds().empty() && exit_code == kDone) return explain_nothing_readable(context);
    all = reach_of(plan, seen);
  }
  if (!request.layer.empty()) BEFFROI_TRY_VOID(write_file(request.layer, layer_of(plan, all, context.words), request.clobber));
  tell(plan, all, context);
  return exit_code;
}

}  // namespace beffroi::app::rules

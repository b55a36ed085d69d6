// SPDX-License-Identifier: EUPL-1.2
#include "app/rules/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "app/progress_bar.h"
#include "app/rules/explained.h"
#include "base/text.h"
#include "engine/read_all.h"
#include "sigma/explain.h"
#include "sigma/number.h"
#include "sigma/pipeline/pipeline.h"
#include "sigma/test_event.h"

namespace beffroi::app::rules {
namespace {

constexpr std::size_t kMaxEvents = 20;

class Telling {
 public:
  Telling(const Explained& rules, const Context& context) : rules_(rules), words_(context.words) {
    for (const sigma::Target& target : rules.plan.targets()) {
      if (rules.told.contains(target.rule)) targets_.push_back(&target);
    }
  }

  /// Whether the event is of the source of one of the rules.
  bool concerns(const model::Event& event, const model::Symbols& symbols) const {
    return std::ranges::any_of(targets_, [&](const sigma::Target* target) {
      return sigma::explain(rules_.plan.rules()[target->rule], rules_.of(target->rule), *target, event, symbols).is_from;
    });
  }

  bool empty() const { return targets_.empty(); }

  /// What a correlation asks of several records no single one can show: its rules are told one by one.
  void correlations() const {
    for (const std::uint32_t number : rules_.correlations) {
      const sigma::Correlation& one = rules_.plan.links().correlations[number].correlation;
      std::string names;
      for (const std::string& name : one.rules) names += (names.empty() ? "" : ", ") + name;
      line(0, words_.text("app.rules.explain.correlation", {{"title", sigma::title_in(words_.language(), one.head)},
                                                            {"type", std::string(name_of(one.type))},
                                                            {"rules", names}}));
    }
  }

  void event(const model::Event& event, const model::Symbols& symbols) {
    line(0, words_.text("app.rules.explain.event", {{"channel", std::string(symbols.text(event.channel))},
                                                    {"event", static_cast<std::int64_t>(event.code)},
                                                    {"record", static_cast<std::int64_t>(event.record_id)},
                                                    {"computer", std::string(symbols.text(event.computer))}}));
    for (const sigma::Target* target : targets_) {
      const sigma::Rule& rule = rules_.plan.rules()[target->rule];
      tell(rule, sigma::explain(rule, rules_.of(target->rule), *target, event, symbols));
    }
  }

 private:
  static void line(std::size_t depth, std::string_view text) {
    std::cout << std::string(2 * depth, ' ') << base::printable(text) << "\n";
  }
  std::string mark(bool holds) const { return words_.text(holds ? "app.rules.explain.yes_mark" : "app.rules.explain.no_mark"); }

  /// A selection that a pipeline added has no place in the rule.
  std::string called(const sigma::ExplainedSelection& selection) const {
    if (selection.name.starts_with(sigma::pipeline::kExcluded)) return words_.text("app.rules.explain.excluded");
    if (selection.name.starts_with(sigma::pipeline::kRequired)) return words_.text("app.rules.explain.required");
    return fmt::format("{} ({})", selection.name, selection.line);
  }

  void tell(const sigma::Rule& rule, const sigma::Explanation& why) const {
    line(1, fmt::format("{}  ({}:{})", sigma::title_in(words_.language(), rule), rule.path, rule.line));
    if (!why.is_from) return line(2, words_.text("app.rules.explain.other_source", {{"source", why.source}}));
    line(2, words_.text("app.rules.explain.source", {{"source", why.source}}));
    for (const sigma::ExplainedSelection& selection : why.selections) {
      line(2, fmt::format("{} {}", mark(selection.holds), called(selection)));
      for (const sigma::ExplainedTest& test : selection.tests) tell(test);
    }
    line(2, words_.text(why.holds ? "app.rules.explain.matches" : "app.rules.explain.does_not_match"));
  }

  void tell(const sigma::ExplainedTest& test) const {
    line(3, fmt::format("{} {}", mark(test.holds), test.text));
    if (test.written > 1) {
      for (const std::string& one : test.fitting) line(4, fmt::format("{} {}", mark(true), one));
      for (const std::string& one : test.not_fitting) line(4, fmt::format("{} {}", mark(false), one));
    }
    const std::size_t told = test.fitting.size() + test.not_fitting.size();
    if (test.written > 1 && told < test.written)
      line(4, words_.text("app.rules.explain.more", {{"count", static_cast<std::int64_t>(test.written - told)}}));
    if (test.nowhere) return line(4, words_.text("app.rules.explain.nowhere"));
    if (test.values.empty()) return line(4, words_.text("app.rules.explain.no_value"));
    for (const std::string& value : test.values) line(4, words_.text("app.rules.explain.value", {{"value", value}}));
  }

  const Explained& rules_;
  const base::Catalogue& words_;
  std::vector<const sigma::Target*> targets_;  // of the rules that are told
};

base::Result<std::size_t> tell_written(const std::string& path, Telling& telling) {
  BEFFROI_TRY(const std::string text, sigma::read_rule_file(path));
  BEFFROI_TRY(const base::yaml::Node node, base::yaml::parse_one(text, path));
  std::vector<const base::yaml::Node*> maps;
  if (!node.find("match") && !node.find("no_match")) maps.push_back(&node);
  for (const std::string_view list : {"match", "no_match"}) {
    if (const base::yaml::Node* events = node.find(list)) {
      for (const base::yaml::Node& event : events->elements) maps.push_back(&event);
    }
  }
  for (const base::yaml::Node* map : maps) {
    BEFFROI_TRY(const sigma::TestEvent event, sigma::TestEvent::from_yaml(*map));
    const model::EventBatch batch = event.batch();
    telling.event(batch.events.front(), batch.symbols);
  }
  return maps.size();
}

/// How many records were told of, and how many of a whole log were passed over because no rule looks at their source.
struct Told {
  std::size_t records = 0;
  std::int64_t passed = 0;
};

/// Tells of the record asked for, or of the first of a log that the rules look at, while they are there.
class RecordConsumer final : public engine::Consumer {
 public:
  RecordConsumer(std::optional<std::uint64_t> record, Telling& telling, Told& told)
      : record_(record), telling_(telling), told_(told) {}

  void events(const model::EventBatch& batch) override {
    for (const model::Event& event : batch.events) {
      if ((record_ && event.record_id != *record_) || told_.records >= kMaxEvents) continue;
      if (!record_ && !telling_.concerns(event, batch.symbols)) {
        ++told_.passed;
        continue;
      }
      ++told_.records;
      telling_.event(event, batch.symbols);
    }
  }
  void finish(model::SourceResult&) override {}

 private:
  std::optional<std::uint64_t> record_;
  Telling& telling_;
  Told& told_;
};

base::Result<Told> tell_records(const std::string& path, std::optional<std::uint64_t> record, Telling& telling,
                                const Context& context) {
  const evidence::Discovery found = evidence::discover({path});
  if (!found.errors.empty()) return std::unexpected(found.errors.front());
  const model::Wanted wanted = model::Wanted::everything();
  Told told;
  const engine::Job job{.wanted = wanted,
                        .consumers =
                            [&](const evidence::Reader&, const model::Origin&) {
                              engine::Consumers consumers;
                              consumers.push_back(std::make_unique<RecordConsumer>(record, telling, told));
                              return consumers;
                            },
                        .limits = {},
                        .threads = 1};
  ProgressBar progress(context);
  BEFFROI_TRY_VOID(
      engine::read_all(found.files, job, {}, progress, [](const engine::FileResults&) -> base::Result<> { return {}; }));
  return told;
}

bool is_written(const std::string& path) { return path.ends_with(".yml") || path.ends_with(".yaml"); }

}  // namespace

base::Result<int> explain(const RuleInputs& inputs, const std::string& rule, const std::string& event, const Context& context) {
  BEFFROI_TRY(const Explained rules, load_explained(inputs, rule, context));
  Telling telling(rules, context);
  if (telling.empty()) return base::fail("rules.nothing_to_explain", {}, {rule.empty() ? inputs.packs.front() : rule, {}, {}});
  telling.correlations();
  if (is_written(event)) {
    BEFFROI_TRY_VOID(tell_written(event, telling));
    return kDone;
  }
  const std::size_t sign = event.rfind('#');
  const auto record = sign == event.npos ? std::nullopt : sigma::parse_decimal(std::string_view(event).substr(sign + 1));
  const std::string path = record ? event.substr(0, sign) : event;
  BEFFROI_TRY(const Told told, tell_records(path, record, telling, context));
  if (told.records == 0 && told.passed == 0) return base::fail("rules.record_not_found", {{"event", event}}, {path, {}, {}});
  if (told.passed > 0) std::cout << context.words.text("app.rules.explain.passed", {{"count", told.passed}}) << "\n";
  if (!record && told.records >= kMaxEvents) std::cout << context.words.text("app.rules.explain.cut") << "\n";
  return kDone;
}

}  // namespace beffroi::app::rules

// SPDX-License-Identifier: EUPL-1.2
#include "sigma/correlation/links.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "sigma/pipeline/field_names.h"

namespace beffroi::sigma {
namespace {

/// Every rule and correlation by what it may be called.
class Names {
 public:
  Names(const std::vector<Correlation>& correlations, const std::vector<Rule>& rules) {
    if (correlations.empty()) return;  // thousands of rules, and nobody to ask for them
    for (std::uint32_t i = 0; i < rules.size(); ++i) add(rules[i], {false, i, {}});
    for (std::uint32_t i = 0; i < correlations.size(); ++i) add(correlations[i].head, {true, i, {}});
  }

  /// Error ids correlation_rule_unknown, correlation_rule_ambiguous.
  base::Result<Member> find(const std::string& name, const std::string& path) const {
    std::vector<const Named*> found = all_called("id:" + base::fold(name));
    if (found.empty()) found = all_called("name:" + name);
    if (found.empty()) return base::fail("correlation_rule_unknown", {{"rule", name}});
    const auto elsewhere = [&](const Named* one) { return one->path != path; };
    if (found.size() > 1 && !std::ranges::all_of(found, elsewhere)) std::erase_if(found, elsewhere);
    if (found.size() > 1) return base::fail("correlation_rule_ambiguous", {{"rule", name}});
    return found.front()->member;
  }

 private:
  struct Named {
    std::string path;
    Member member;
  };

  void add(const Rule& rule, const Member& member) {
    if (!rule.id.empty() && !rule.internal) names_["id:" + base::fold(rule.id)].push_back({rule.path, member});
    if (!rule.name.empty()) names_["name:" + rule.name].push_back({rule.path, member});
  }

  std::vector<const Named*> all_called(const std::string& key) const {
    std::vector<const Named*> found;
    const auto named = names_.find(key);
    if (named == names_.end()) return found;
    for (const Named& one : named->second) found.push_back(&one);
    return found;
  }

  std::map<std::string, std::vector<Named>> names_;
};

NotEvaluated refusal(const Correlation& correlation, base::Error error) {
  const Rule& head = correlation.head;
  return {head.path, head.line, head.id, head.title, std::move(error.id), std::move(error.arguments), head.author, head.level};
}

/// Whether one rule that never matches keeps the correlation from ever coming true.
bool needs_every_rule(const Correlation& correlation) {
  const bool temporal = correlation.type == CorrelationType::temporal || correlation.type == CorrelationType::temporal_ordered;
  if (!temporal || correlation.condition.expression) return false;
  const auto count = static_cast<std::int64_t>(correlation.rules.size()) * kMillion;
  return std::ranges::any_of(correlation.condition.bounds, [count](const Bound& bound) {
    const bool whole = bound.order == Order::greater_or_equal || (bound.order == Order::equal && !bound.negated);
    return (whole && bound.millionths >= count) || (bound.order == Order::greater && bound.millionths >= count - kMillion);
  });
}

/// Puts correlations behind those they speak of and gives up on those that cannot be evaluated.
class Linking {
 public:
  Linking(std::vector<Correlation> correlations, const std::vector<Rule>& rules, const std::vector<bool>& evaluated)
      : correlations_(std::move(correlations)),
        rules_(rules),
        evaluated_(evaluated),
        names_(correlations_, rules),
        states_(correlations_.size()) {}

  Links link() && {
    for (std::uint32_t i = 0; i < correlations_.size(); ++i) visit(i, 0);
    for (std::size_t i = links_.correlations.size(); i-- > 0;) name_fields(links_.correlations[i]);
    links_.rule_uses.resize(rules_.size());
    links_.correlation_uses.resize(links_.correlations.size());
    for (std::uint32_t i = 0; i < links_.correlations.size(); ++i) note_uses(i);
    decide_reports();
    return std::move(links_);
  }

 private:
  static constexpr std::size_t kMaxChain = 32;

  enum class Progress : std::uint8_t { unseen, open, linked, refused };
  struct State {
    Progress progress = Progress::unseen;
    std::uint32_t place = 0;  ///< in links_.correlations, once linked
  };

  void visit(std::uint32_t index, std::size_t depth) {
    State& state = states_[index];
    if (state.progress != Progress::unseen) return;
    state.progress = Progress::open;
    auto members = members_of(correlations_[index], depth);
    if (!members) {
      state.progress = Progress::refused;
      links_.refused.push_back(refusal(correlations_[index], std::move(members).error()));
      return;
    }
    state = {Progress::linked, static_cast<std::uint32_t>(links_.correlations.size())};
    links_.correlations.push_back({std::move(correlations_[index]), *std::move(members), {}});
  }

  base::Result<std::vector<Member>> members_of(const Correlation& correlation, std::size_t depth) {
    std::vector<Member> members;
    std::optional<std::string> silent;
    std::size_t silent_count = 0;
    for (const std::string& name : correlation.rules) {
      BEFFROI_TRY(Member member, names_.find(name, correlation.head.path));
      if (member.is_correlation) {
        BEFFROI_TRY(member.index, place_of(member.index, name, depth));
      } else if (!evaluated_[member.index]) {
        silent = rules_[member.index].title.empty() ? name : rules_[member.index].title;
        ++silent_count;
      }
      members.push_back(std::move(member));
    }
    BEFFROI_TRY_VOID(check_names(correlation, members));
    if (silent && (silent_count == members.size() || needs_every_rule(correlation)))
      return base::fail("correlation_rule_silent", {{"rule", *silent}});
    return members;
  }

  /// A record cannot be grouped by a field that a pipeline made several of, or renamed in some lines only.
  base::Result<> check_names(const Correlation& correlation, const std::vector<Member>& members) const {
    std::vector<std::string> fields = correlation.group_by;
    std::ranges::copy(correlation.condition.fields, std::back_inserter(fields));
    for (std::size_t m = 0; m < members.size(); ++m) {
      for (const std::string& field : fields) {
        const std::string called = alias_of(correlation, field, members[m], m);
        const auto* names = names_made(members[m]);
        if (names && names->depends_on_lines(called)) return base::fail("correlation_field_in_lines", {{"field", field}});
        if (names_in_rule(members[m], called).size() > 1) return base::fail("correlation_field_many", {{"field", field}});
      }
    }
    return {};
  }

  const pipeline::FieldNames* names_made(const Member& member) const {
    return member.is_correlation ? nullptr : rules_[member.index].field_names.get();
  }

  /// What pipelines made of a name, in the rule that is a member.
  std::vector<std::string> names_in_rule(const Member& member, const std::string& field) const {
    const auto* names = names_made(member);
    return names ? names->names_of(field) : std::vector{field};
  }

  base::Result<std::uint32_t> place_of(std::uint32_t index, const std::string& name, std::size_t depth) {
    if (depth >= kMaxChain || states_[index].progress == Progress::open)
      return base::fail("correlation_circle", {{"rule", name}});
    visit(index, depth + 1);
    if (states_[index].progress == Progress::refused) return base::fail("correlation_rule_refused", {{"rule", name}});
    return states_[index].place;
  }

  /// Called for a correlation after those over it, which have put what they ask for behind its own fields.
  void name_fields(LinkedCorrelation& linked) {
    std::vector<std::string> own = linked.correlation.group_by;
    std::ranges::copy(linked.correlation.condition.fields, std::back_inserter(own));
    linked.fields.insert(linked.fields.begin(), own.begin(), own.end());
    for (std::size_t m = 0; m < linked.members.size(); ++m) {
      Member& member = linked.members[m];
      for (const std::string& field : linked.fields) member.fields.push_back(name_in(linked, field, m));
      if (!member.is_correlation) continue;
      std::vector<std::string>& asked = links_.correlations[member.index].fields;
      for (const std::string& field : member.fields) {
        if (std::ranges::find(asked, field) == asked.end()) asked.push_back(field);
      }
    }
  }

  /// What a field is called in a member.
  std::string name_in(const LinkedCorrelation& linked, const std::string& field, std::size_t member) const {
    const Member& asked = linked.members[member];
    return names_in_rule(asked, alias_of(linked.correlation, field, asked, member)).front();
  }

  /// An alias may say how a field is called, by the member's name or identifier.
  std::string alias_of(const Correlation& correlation, const std::string& field, const Member& member,
                       std::size_t place) const {
    const auto alias = correlation.aliases.find(field);
    if (alias == correlation.aliases.end()) return field;
    for (const std::string& name : names_of(member)) {
      if (const auto named = alias->second.find(name); named != alias->second.end()) return named->second;
    }
    const auto written = alias->second.find(correlation.rules[place]);
    return written == alias->second.end() ? field : written->second;
  }

  std::vector<std::string> names_of(const Member& member) const {
    const Rule& rule = member.is_correlation ? links_.correlations[member.index].correlation.head : rules_[member.index];
    return {rule.name, rule.id};
  }

  void note_uses(std::uint32_t index) {
    const LinkedCorrelation& linked = links_.correlations[index];
    for (std::uint32_t m = 0; m < linked.members.size(); ++m) {
      const Member& member = linked.members[m];
      auto& uses = member.is_correlation ? links_.correlation_uses : links_.rule_uses;
      uses[member.index].push_back({index, m});
    }
  }

  void decide_reports() {
    const auto reports = [&](const std::vector<Use>& uses) {
      const auto generates = [&](const Use& use) { return links_.correlations[use.correlation].correlation.generate; };
      return uses.empty() || std::ranges::any_of(uses, generates);
    };
    for (std::size_t i = 0; i < links_.correlations.size(); ++i) {
      const bool silent = links_.correlations[i].correlation.head.silent;
      links_.correlation_reports.push_back(!silent && reports(links_.correlation_uses[i]));
    }
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      const bool may_report = !rules_[i].internal && !rules_[i].silent;
      links_.rule_reports.push_back(may_report && reports(links_.rule_uses[i]));
    }
  }

  std::vector<Correlation> correlations_;
  const std::vector<Rule>& rules_;
  const std::vector<bool>& evaluated_;
  Names names_;
  std::vector<State> states_;
  Links links_;
};

}  // namespace

Links link(std::vector<Correlation> correlations, const std::vector<Rule>& rules, const std::vector<bool>& evaluated) {
  return Linking(std::move(correlations), rules, evaluated).link();
}

}  // namespace beffroi::sigma

// SPDX-License-Identifier: EUPL-1.2
#include "sigma/reach.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>

#include "base/text.h"
#include "sigma/reference.h"

namespace beffroi::sigma {
namespace {

/// An event that is nothing but of its kind.
struct Bare {
  model::Symbols symbols;
  model::Event event;

  explicit Bare(const SeenEvents::Key& key) {
    event.channel = symbols.intern(std::get<0>(key));
    event.provider = symbols.intern(std::get<1>(key));
    event.code = std::get<2>(key);
  }
};

/// What is seen of one event source of the rules.
struct SeenSource {
  bool has_log = false;
  std::vector<const std::pair<const SeenEvents::Key, SeenEvents::Kind>*> kinds;
};

SeenSource seen_of(const EventSource& source, const SeenEvents& seen) {
  EventSource log;
  log.channels = source.channels;
  SeenSource found;
  for (const auto& entry : seen.kinds()) {
    const Bare bare(entry.first);
    found.has_log = found.has_log || reference::is_from(log, bare.event, bare.symbols);
    if (reference::is_from(source, bare.event, bare.symbols)) found.kinds.push_back(&entry);
  }
  return found;
}

/// The outcome of a test of a single known text; nothing where another field decides.
std::optional<bool> truth_of_text(const FieldTest& test, std::string_view text) {
  std::size_t fitting = 0;
  for (const auto& alternatives : test.values) {
    for (const Operand& operand : alternatives) {
      if (std::holds_alternative<OtherField>(operand)) return std::nullopt;
    }
    const auto fits = [text](const Operand& operand) {
      const auto* presence = std::get_if<Presence>(&operand);
      return presence ? presence->there : reference::value_fits(operand, text);
    };
    if (std::ranges::any_of(alternatives, fits)) ++fitting;
  }
  return (test.all ? fitting == test.values.size() : fitting > 0) != test.negated;
}

/// One rule on one kind of events.
class OnKind {
 public:
  OnKind(const Rule& rule, const Target& target, const SeenEvents::Key& key, const SeenEvents::Kind& kind)
      : rule_(rule), target_(target), code_(std::to_string(std::get<2>(key))), provider_(std::get<1>(key)), kind_(kind) {}

  bool speaks_of_event() const {
    return !is_never([this](std::uint32_t test) { return by_event(rule_.tests[test]); });
  }

  bool has_what_it_needs(std::set<std::string>& missing) const {
    return !is_never([&](std::uint32_t test) { return by_fields(rule_.tests[test], missing); });
  }

 private:
  template <class TruthOf>
  bool is_never(const TruthOf& truth_of) const {
    const Expression left = simplified(target_.condition, truth_of);
    return left.kind == Expression::Kind::constant && !left.truth;
  }

  const Route& route_of_test(const FieldTest& test) const { return target_.routes.at(base::fold(test.field)); }

  std::optional<bool> by_event(const FieldTest& test) const {
    const Route& route = route_of_test(test);
    if (route.kind == Route::Kind::event_id) return truth_of_text(test, code_);
    if (route.kind == Route::Kind::provider) return truth_of_text(test, provider_);
    return std::nullopt;
  }

  std::optional<bool> by_fields(const FieldTest& test, std::set<std::string>& missing) const {
    const Route& route = route_of_test(test);
    if (route.kind != Route::Kind::field && route.kind != Route::Kind::derived) return by_event(test);
    if (route.native == "channel" || route.native == "computer") return std::nullopt;
    const auto [there, filled] = state_of(route);
    if (filled) return std::nullopt;
    missing.insert(test.field);
    return there ? truth_of_text(test, "") : truth_when_absent(test);
  }

  std::pair<bool, bool> state_of(const Route& route) const {
    std::pair<bool, bool> state{false, false};
    const auto look = [&](const std::string& native) {
      const auto field = kind_.fields.find(native);
      if (field == kind_.fields.end()) return;
      state.first = true;
      state.second = state.second || field->second;
    };
    if (route.kind == Route::Kind::field) look(route.native);
    if (route.kind == Route::Kind::derived) {
      for (const auto& names : route.derivation->first_of) {
        for (const std::string& name : names) look(base::fold(name));
      }
    }
    return state;
  }

  const Rule& rule_;
  const Target& target_;
  std::string code_, provider_;
  const SeenEvents::Kind& kind_;
};

/// What stood in the way, from far to near: the nearest is told.
class Reaching {
 public:
  void try_target(const Rule& rule, const Target& target, const SeenSource& seen) {
    sources_.insert(target.source->name());
    if (!seen.has_log) return;
    raise(Reach::no_event);
    for (const auto* entry : seen.kinds) {
      const OnKind on(rule, target, entry->first, entry->second);
      if (!on.speaks_of_event()) continue;
      std::set<std::string> missing;
      raise(on.has_what_it_needs(missing) ? Reach::possible : Reach::no_field);
      fields_.merge(missing);
    }
  }

  RuleReach outcome(std::uint32_t rule) && {
    const std::set<std::string>& names = reach_ == Reach::no_field ? fields_ : sources_;
    RuleReach outcome{rule, reach_, {}};
    if (reach_ != Reach::possible) outcome.names.assign(names.begin(), names.end());
    return outcome;
  }

 private:
  void raise(Reach reach) {
    const auto rank = [](Reach one) { return one == Reach::possible ? 4 : static_cast<int>(one); };
    if (rank(reach) > rank(reach_)) reach_ = reach;
  }

  Reach reach_ = Reach::no_source;
  std::set<std::string> sources_, fields_;
};

}  // namespace

void SeenEvents::add(const Key& key, const Kind& kind) {
  Kind& own = kinds_[key];
  own.events += kind.events;
  for (const auto& [name, filled] : kind.fields) own.fields[name] |= filled;
}

void SeenEvents::add(const SeenEvents& other) {
  for (const auto& [key, kind] : other.kinds_) add(key, kind);
}

void SeenInSource::add(const model::EventBatch& batch) {
  while (names_.size() < batch.symbols.size()) {
    names_.emplace_back(batch.symbols.text(static_cast<model::Symbol>(names_.size())));
  }
  for (const model::Event& event : batch.events) {
    const auto key = std::tuple(event.channel, event.provider, event.code);
    if (kinds_.size() >= kMaxKinds && !kinds_.contains(key)) continue;
    Kind& kind = kinds_[key];
    ++kind.events;
    for (const model::Field& field : event.fields) {
      if (field.value.kind == model::ValueKind::null) continue;
      if (kind.fields.size() <= field.name) kind.fields.resize(batch.symbols.size());
      const bool filled = !field.value.is_view() || field.value.length > 0;
      kind.fields[field.name] |= filled ? 3 : 1;
    }
  }
}

SeenEvents SeenInSource::take() const {
  SeenEvents seen;
  for (const auto& [key, kind] : kinds_) {
    const auto& [channel, provider, code] = key;
    SeenEvents::Kind named{kind.events, {}};
    for (model::Symbol symbol = 0; symbol < kind.fields.size(); ++symbol) {
      if (kind.fields[symbol] == 0) continue;
      for (const std::string& name : spellings(names_[symbol])) named.fields[name] |= kind.fields[symbol] == 3;
    }
    seen.add({names_[channel], names_[provider], code}, named);
  }
  return seen;
}

std::vector<RuleReach> reach_of(const Plan& plan, const SeenEvents& seen) {
  std::map<const EventSource*, SeenSource> sources;  // only looked up, never walked: addresses differ from run to run
  std::map<std::uint32_t, Reaching> rules;
  for (const Target& target : plan.targets()) {
    const Rule& rule = plan.rules()[target.rule];
    if (rule.internal) continue;
    auto source = sources.find(target.source.get());
    if (source == sources.end()) source = sources.emplace(target.source.get(), seen_of(*target.source, seen)).first;
    rules[target.rule].try_target(rule, target, source->second);
  }
  std::vector<RuleReach> all;
  for (auto& [rule, reaching] : rules) all.push_back(std::move(reaching).outcome(rule));
  return all;
}

}  // namespace beffroi::sigma

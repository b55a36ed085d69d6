// SPDX-License-Identifier: EUPL-1.2
// Which targets the events of one kind (provider, channel, identifier) may fire is asked once a kind; a field's values are
// converted and folded once an event, and only where a test that is reached looks at them.
#include "sigma/matcher.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.h"
#include "sigma/derivation.h"
#include "sigma/details.h"
#include "sigma/reference.h"

namespace beffroi::sigma {
namespace {

/// Takes the values of native fields out of one event after the other.
class Slots {
 public:
  void next_event(const model::Event& event, const model::Symbols& symbols) {
    event_ = &event;
    symbols_ = &symbols;
    ++number_;
  }

  const SlotValues& at(const Route& route) {
    SlotValues& slot = slots_[{route.kind, route.native, route.derivation}];
    if (slot.event != number_) fill(slot, route);
    return slot;
  }

 private:
  void fill(SlotValues& slot, const Route& route) {
    slot = SlotValues{number_, texts_of(route), {}, {}};
    for (const std::string& text : slot.texts) {
      slot.grams.add_all(slot.folded.emplace_back(base::fold(text)));
    }
  }

  std::vector<std::string> texts_of(const Route& route) {
    switch (route.kind) {
      case Route::Kind::nowhere: return {};
      case Route::Kind::anywhere: return all_texts();
      case Route::Kind::event_id: return {std::to_string(event_->code)};
      case Route::Kind::provider: return {std::string(symbols_->text(event_->provider))};
      case Route::Kind::field: return native_texts(route.native);
      case Route::Kind::derived:
        return derive(*route.derivation, [&](std::string_view native) -> std::optional<std::string> {
          const auto texts = native_texts(base::fold(native));
          return texts.empty() ? std::nullopt : std::optional(texts.front());
        });
    }
    return {};
  }

  std::vector<std::string> all_texts() const {
    std::vector<std::string> texts;
    for (const model::Field& field : event_->fields) {
      if (field.value.kind != model::ValueKind::null) texts.push_back(model::canonical_text(field.value));
    }
    return texts;
  }

  std::vector<std::string> native_texts(std::string_view folded) {
    std::vector<std::string> own, envelope;
    for (const model::Field& field : event_->fields) {
      if (field.value.kind == model::ValueKind::null || !is_called(field.name, folded)) continue;
      auto& into = field.scope == model::FieldScope::data ? own : envelope;
      into.push_back(model::canonical_text(field.value));
    }
    if (!own.empty()) return own;
    if (!envelope.empty()) return envelope;
    if (folded == "channel" && event_->channel) return {std::string(symbols_->text(event_->channel))};
    if (folded == "computer" && event_->computer) return {std::string(symbols_->text(event_->computer))};
    return {};
  }

  bool is_called(model::Symbol name, std::string_view folded) {
    const auto [entry, is_new] = names_.try_emplace(name);
    if (is_new) entry->second = spellings(symbols_->text(name));
    return std::ranges::find(entry->second, folded) != entry->second.end();
  }

  const model::Event* event_ = nullptr;
  const model::Symbols* symbols_ = nullptr;
  std::uint64_t number_ = 0;
  std::map<std::tuple<Route::Kind, std::string, const Derivation*>, SlotValues> slots_;
  std::map<model::Symbol, std::vector<std::string>> names_;
};

/// A target as far as the kind of event has not decided it.
struct Candidate {
  const Target* target;
  Expression condition;
  std::vector<const Route*> routes;  // of the rule's tests
};

}  // namespace

struct Matcher::State {
  using Kind = std::tuple<model::Symbol, model::Symbol, std::uint32_t>;

  explicit State(const Plan& of) : plan(of) {}

  std::vector<Candidate> candidates_for(const model::Event& event, const model::Symbols& symbols) const {
    std::vector<Candidate> candidates;
    for (const Target& target : plan.targets()) {
      if (!reference::is_from(*target.source, event, symbols)) continue;
      const Rule& rule = plan.rules()[target.rule];
      Candidate candidate{&target, {}, {}};
      for (const FieldTest& test : rule.tests) candidate.routes.push_back(&target.routes.at(base::fold(test.field)));
      candidate.condition = simplified(target.condition, [&](std::uint32_t test) -> std::optional<bool> {
        const Route::Kind kind = candidate.routes[test]->kind;
        if (kind != Route::Kind::event_id && kind != Route::Kind::provider) return std::nullopt;
        return reference::is_true(Expression::of_test(test), rule, target, event, symbols);
      });
      const bool never = candidate.condition.kind == Expression::Kind::constant && !candidate.condition.truth;
      if (!never) candidates.push_back(std::move(candidate));
    }
    return candidates;
  }

  bool is_true(const Expression& expression, const Candidate& candidate) {
    switch (expression.kind) {
      case Expression::Kind::constant: return expression.truth;
      case Expression::Kind::test: return test_is_true(expression.test, candidate);
      case Expression::Kind::negation: return !is_true(expression.operands.front(), candidate);
      case Expression::Kind::at_least: return enough_are_true(expression, candidate);
    }
    return false;
  }

  bool enough_are_true(const Expression& expression, const Candidate& candidate) {
    std::size_t missing = expression.count;
    std::size_t left = expression.operands.size();
    for (const Expression& operand : expression.operands) {
      if (missing == 0 || left < missing) break;
      --left;
      if (is_true(operand, candidate)) --missing;
    }
    return missing == 0;
  }

  bool test_is_true(std::uint32_t index, const Candidate& candidate) {
    const PreparedTest& prepared = plan.prepared(candidate.target->rule)[index];
    const SlotValues& values = slots.at(*candidate.routes[index]);
    const auto is_there = [&](const std::vector<PreparedOperand>& alternatives) {
      return std::ranges::any_of(
          alternatives, [&](const PreparedOperand& operand) { return operand_fits(operand, values, *candidate.target); });
    };
    const bool found =
        prepared.test->all ? std::ranges::all_of(prepared.values, is_there) : std::ranges::any_of(prepared.values, is_there);
    return found != prepared.test->negated;
  }

  bool operand_fits(const PreparedOperand& operand, const SlotValues& values, const Target& target) {
    if (const auto* presence = std::get_if<Presence>(operand.operand)) return presence->there == !values.texts.empty();
    const auto* other = std::get_if<OtherField>(operand.operand);
    if (!other) return fits(operand, values);
    // A map's elements stay where they are: `values` outlives the look at the other field.
    const SlotValues& others = slots.at(target.routes.at(base::fold(other->name)));
    return std::ranges::any_of(others.texts, [&](const std::string& text) {
      return std::ranges::any_of(values.texts, [&](const std::string& own) { return reference::agrees(own, text, *other); });
    });
  }

  bool where_is_true(const Target& target, const model::Event& event, const model::Symbols& symbols) {
    return target.source->tests.empty() || reference::where_is_true(*target.source, event, symbols);
  }

  const Plan& plan;
  std::map<Kind, std::vector<Candidate>> kinds;
  Slots slots;
};

Matcher::Matcher(const Plan& plan) : state_(std::make_unique<State>(plan)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;

void Matcher::match(const model::EventBatch& batch, const OnMatch& on_match) {
  const model::Symbols& symbols = batch.symbols;
  for (const model::Event& event : batch.events) {
    const auto [entry, is_new] = state_->kinds.try_emplace({event.provider, event.channel, event.code});
    if (is_new) entry->second = state_->candidates_for(event, symbols);
    state_->slots.next_event(event, symbols);
    const Target* last = nullptr;
    for (const Candidate& candidate : entry->second) {
      const Target& target = *candidate.target;
      if (last && last->rule == target.rule) continue;
      if (!state_->is_true(candidate.condition, candidate) || !state_->where_is_true(target, event, symbols)) continue;
      last = &target;
      const Rule& rule = state_->plan.rules()[target.rule];
      on_match({target.rule, event, symbols, details_of(rule, target, event, symbols)});
    }
  }
}

}  // namespace beffroi::sigma

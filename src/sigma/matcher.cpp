// SPDX-License-Identifier: EUPL-1.2
// A value is asked once which groups of tests it makes true (remembered, because values repeat) and which candidates those may
// fire; only these conditions are looked at. At first only the values of the slots that triggers lie in are asked, the others
// when a condition needs them. Most events fire nothing, and then nothing else is done; nothing at all where the same was seen before.
#include "sigma/matcher.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "model/interest.h"
#include "sigma/event_memo.h"
#include "sigma/event_values.h"
#include "sigma/experience.h"
#include "sigma/kind_cache.h"
#include "sigma/reference.h"

namespace beffroi::sigma {
namespace {

// In the memo, beside model::ValueKind: a derived text, and the identity of what is remembered of a value.
constexpr std::uint8_t kDerivedKind = 0xFF, kIdentityKind = 0xFE;

void sort_unique(std::vector<std::uint32_t>& numbers) {
  std::ranges::sort(numbers);
  const auto repeated = std::ranges::unique(numbers);
  numbers.erase(repeated.begin(), repeated.end());
}

}  // namespace

class Matcher::State {
 public:
  explicit State(const Plan& plan) : plan_(plan), experience_(plan.experiences().borrow()), values_(plan.kinds().natives()) {}
  ~State() { plan_.experiences().give_back(std::move(experience_)); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void match(const model::Event& event, const model::EventBatch& batch, const OnMatch& on_match) {
    const model::Symbols& symbols = batch.symbols;
    Known* known = kind_of(event, symbols);
    known_ = known->experience;
    if (!known_) return;
    event_ = &event;
    ++number_;
    symbols_ = &symbols;
    rest_ = batch.rest;
    experience_->begin_event();
    EventMemo& memo = experience_->events();
    const bool remembers = rest_ && known->repetition.remembers() && memo.ask(known->question, event);
    if (const std::vector<Fired>* fired = remembers ? memo.find() : nullptr) {
      known->repetition.was_remembered();
      return fire_again(*fired, on_match);
    }
    fired_again_.clear();
    look(*known, remembers, on_match);
    if (remembers) memo.keep(fired_again_);
  }

 private:
  static constexpr std::size_t kMaxKinds = 4096;  // of made-up logs

  /// A kind of events as this source names it.
  struct Known {
    KindExperience* experience = nullptr;  ///< null: no rule asks anything
    EventValues::ColumnsOfSymbols columns;
    std::uint32_t question = 0;  ///< of EventMemo
    Repetition repetition;       ///< of events
  };

  Known* kind_of(const model::Event& event, const model::Symbols& symbols) {
    const auto key = model::KindKey::of(event);
    if (last_ && last_key_ == key) return last_;
    if (kinds_.size() >= kMaxKinds) {
      kinds_.clear();
      experience_->forget();
    }
    const auto [entry, is_new] = kinds_.try_emplace(key);
    if (is_new) {
      const auto kind = plan_.kinds().find(symbols.text(key.provider), symbols.text(key.channel), key.code);
      entry->second.experience = experience_->of(kind);
      entry->second.question = experience_->new_question();
    }
    last_key_ = key;
    last_ = &entry->second;
    return last_;
  }

  /// Looks at the event itself.
  void look(Known& known, bool remembers, const OnMatch& on_match) {
    const bool counting = known_->begin_event();
    values_.begin(*event_, *symbols_, known_->kind(), known.columns);
    groups_.clear();
    if (counting) {
      for (std::uint32_t slot = 0; slot < known_->kind().slots.size(); ++slot) test_slot(slot);
    } else {
      for (const std::uint32_t slot : known_->triggers().slots()) test_slot(slot);
    }
    known_->add_pending(known_->triggers().always());
    if (!known_->any_pending() && !counting) return;
    mark_groups();
    fire(remembers, on_match);
    if (counting && known_->end_counted_event()) experience_->choose_triggers(*known_);
  }

  /// Tests the values of a slot, once an event: groups_ and the pending candidates grow.
  void test_slot(std::uint32_t number) {
    const Slot& slot = known_->kind().slots[number];
    if (!known_->begin_slot(number)) return;
    switch (slot.route.kind) {
      case Route::Kind::nowhere: return;
      case Route::Kind::field: return test_column(number, slot, values_.of(slot.column));
      case Route::Kind::anywhere:
        for (const model::Field& field : event_->fields) {
          if (field.value.kind != model::ValueKind::null) test_value(number, field.value);
        }
        return;
      case Route::Kind::derived: return test_derived(number, slot);
      case Route::Kind::event_id: test_value(number, model::Value::of_unsigned(event_->code)); return;
      case Route::Kind::provider: test_value(number, model::Value::of_utf8(symbols_->text(event_->provider))); return;
    }
  }

  void test_column(std::uint32_t number, const Slot& slot, const std::vector<model::Value>& values) {
    if (!slot.index.has_expressions()) {
      for (const model::Value& value : values) test_value(number, value);
      return;
    }
    std::vector<std::uint64_t>& identities = identities_of(number);
    for (const model::Value& value : values) identities.push_back(test_value(number, value));
  }

  void mark_groups() {
    for (const std::uint32_t group : groups_) known_->mark(group);
    groups_.clear();
  }

  /// The identity of what is remembered of the value, 0 where nothing is.
  std::uint64_t test_value(std::uint32_t slot, const model::Value& value) {
    if (!known_->kind().slots[slot].index.may_fit(value)) return 0;
    return remembered(slot, static_cast<std::uint8_t>(value.kind), bytes_of(value), [&] {
      subject_.begin(value);
      known_->kind().slots[slot].index.test(subject_, found_, true_groups_);
    });
  }

  void test_derived(std::uint32_t number, const Slot& slot) {
    key_.clear();
    values_.append_key(key_, slot);
    remembered(number, kDerivedKind, key_, [&] {
      for (const std::string& text : values_.derived(slot)) {
        subject_.begin(text);
        slot.index.test(subject_, found_, true_groups_);
      }
    });
  }

  /// Takes groups and candidates from the memo, or from `test`, which fills true_groups_. Kept are: the number of the groups, the
  /// groups, the candidates.
  template <class Test>
  std::uint64_t remembered(std::uint32_t slot, std::uint8_t kind, std::string_view bytes, const Test& test) {
    const match::ValueMemo::Key key{known_->first_question() + slot, kind, bytes};
    match::ValueMemo& memo = experience_->memo_for(bytes.size());
    const bool remembers = known_->repetition(slot).remembers();
    const std::uint64_t hash = remembers ? match::ValueMemo::hash_of(key) : 0;
    if (const auto kept = remembers ? memo.find(key, hash) : std::nullopt) {
      known_->repetition(slot).was_remembered();
      take_kept(kept->numbers);
      return experience_->identity(bytes.size(), kept->identity);
    }
    true_groups_.begin(known_->kind().groups.size());
    test();
    if (!remembers) {
      take(true_groups_.groups());
      return 0;
    }
    const std::vector<std::uint32_t>& groups = true_groups_.groups();
    kept_.assign(1, static_cast<std::uint32_t>(groups.size()));
    kept_.insert(kept_.end(), groups.begin(), groups.end());
    fired_.clear();
    for (const std::uint32_t group : groups) {
      const auto candidates = known_->triggers().of(group);
      fired_.insert(fired_.end(), candidates.begin(), candidates.end());
    }
    sort_unique(fired_);
    kept_.insert(kept_.end(), fired_.begin(), fired_.end());
    take_kept(kept_);
    return experience_->identity(bytes.size(), memo.keep(key, hash, kept_));
  }

  void take(const std::vector<std::uint32_t>& groups) {
    groups_.insert(groups_.end(), groups.begin(), groups.end());
    for (const std::uint32_t group : groups) known_->add_pending(known_->triggers().of(group));
  }

  void take_kept(std::span<const std::uint32_t> kept) {
    const std::size_t groups = kept.front();
    const auto numbers = kept.subspan(1);
    if (numbers.empty()) return;
    groups_.insert(groups_.end(), numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(groups));
    known_->add_pending(numbers.subspan(groups));
  }

  void fire(bool remembers, const OnMatch& on_match) {
    decided_.clear();
    const Target* last = nullptr;
    known_->take_pending([&](std::uint32_t number) {
      const Candidate& candidate = known_->kind().candidates[number];
      const Target& target = *candidate.target;
      if ((last && last->rule == target.rule) || !is_true(candidate.root)) return;
      const model::Event& event = last ? whole_ : complete();
      last = &target;
      const Match match{target.rule, event, *symbols_, details(plan_.rules()[target.rule], candidate), target.source.get()};
      if (remembers) fired_again_.emplace_back(number, match.details);
      on_match(match);
    });
  }

  void fire_again(const std::vector<Fired>& all, const OnMatch& on_match) {
    if (all.empty()) return;
    complete();
    for (const Fired& fired : all) {
      const Target& target = *known_->kind().candidates[fired.candidate].target;
      on_match({target.rule, whole_, *symbols_, fired.details, target.source.get()});
    }
  }

  /// The event with all its fields, for the first of its matches.
  const model::Event& complete() {
    whole_ = *event_;
    if (rest_) whole_.fields = rest_->all_fields(*event_);
    return whole_;
  }

  /// Of a rule that matched.
  Details details(const Rule& rule, const Candidate& candidate) {
    const auto is_true_of = [&](std::uint32_t test) { return test_is_true(known_->kind().tests[candidate.first_test + test]); };
    const auto spellings_of = [&](model::Symbol name) -> const std::vector<std::string>& { return values_.spellings_of(name); };
    return details_of(rule, *candidate.target, whole_, *symbols_, is_true_of, spellings_of);
  }

  bool test_is_true(std::uint32_t node) {
    if (node == EventKind::kNever || node == EventKind::kAlways) return node == EventKind::kAlways;
    return is_true(node);
  }

  bool is_true(std::uint32_t at) {
    const FormulaNode& node = known_->kind().nodes[at];
    switch (node.kind) {
      case FormulaNode::Kind::group: return group_is_true(node.number);
      case FormulaNode::Kind::reference: return is_true(node.number);
      case FormulaNode::Kind::negation: return !is_true(at + 1);
      case FormulaNode::Kind::at_least: return enough_are_true(at);
    }
    return false;
  }

  bool enough_are_true(std::uint32_t at) {
    const FormulaNode& node = known_->kind().nodes[at];
    std::uint32_t missing = node.number;
    for (std::uint32_t operand = at + 1; operand < node.end && missing > 0; operand = known_->kind().nodes[operand].end) {
      if (is_true(operand)) --missing;
    }
    return missing == 0;
  }

  bool group_is_true(std::uint32_t number) {
    const Group& group = known_->kind().groups[number];
    if (group.kind == Group::Kind::of_value) return is_found(number, group);
    if (group.kind == Group::Kind::regular_expression && !is_found(number, group)) return false;
    const auto known = std::ranges::find(decided_, number, &std::pair<std::uint32_t, bool>::first);
    if (known != decided_.end()) return known->second;
    return decided_.emplace_back(number, decide(number)).second;
  }

  bool is_found(std::uint32_t number, const Group& group) {
    test_slot(group.slot);
    if (!groups_.empty()) mark_groups();
    return known_->is_marked(number);
  }

  bool decide(std::uint32_t number) {
    const Group& group = known_->kind().groups[number];
    if (group.kind == Group::Kind::absence) return !values_.has_values(group.slot);
    if (group.kind == Group::Kind::regular_expression) return any_expression_occurs(number, group);
    const std::vector<std::string>& texts = values_.texts_of(group.slot);
    return std::ranges::any_of(values_.texts_of(group.other_slot), [&](const std::string& with) {
      return std::ranges::any_of(texts, [&](const std::string& own) { return reference::agrees(own, with, *group.other); });
    });
  }

  bool any_expression_occurs(std::uint32_t number, const Group& group) {
    const std::vector<std::uint64_t>& identities = identities_of(group.slot);
    const std::size_t values = identities.empty() ? values_.texts_of(group.slot).size() : identities.size();
    for (std::size_t i = 0; i < values; ++i) {
      if (expression_occurs(number, group, i, identities.empty() ? 0 : identities[i])) return true;
    }
    return false;
  }

  /// In the slot's value of this number. Expressions are slow, and so is making the text: the outcome is remembered as long as
  /// the value is.
  bool expression_occurs(std::uint32_t number, const Group& group, std::size_t value, std::uint64_t identity) {
    const auto occurs = [&](const match::Regex* one) { return one->occurs_in(values_.texts_of(group.slot)[value]); };
    if (identity == 0) return std::ranges::any_of(group.expressions, occurs);
    const std::string_view bytes{reinterpret_cast<const char*>(&identity), sizeof identity};
    const auto question = static_cast<std::uint32_t>(known_->first_question() + known_->kind().slots.size() + number);
    const match::ValueMemo::Key key{question, kIdentityKind, bytes};
    const std::uint64_t hash = match::ValueMemo::hash_of(key);
    match::ValueMemo& memo = experience_->memo_for(sizeof identity);
    if (const auto kept = memo.find(key, hash)) return kept->numbers.front() != 0;
    const std::array<std::uint32_t, 1> outcome = {std::ranges::any_of(group.expressions, occurs) ? 1u : 0u};
    memo.keep(key, hash, outcome);
    return outcome.front() != 0;
  }

  /// What identifies the tested values of a slot in the memo, in their order; empty where none was tested in this event.
  std::vector<std::uint64_t>& identities_of(std::uint32_t slot) {
    if (identities_.size() <= slot) identities_.resize(slot + 1);
    auto& [event, identities] = identities_[slot];
    if (event != number_) {
      event = number_;
      identities.clear();
    }
    return identities;
  }

  const Plan& plan_;
  std::unique_ptr<Experience> experience_;
  EventValues values_;
  std::unordered_map<model::KindKey, Known, model::KindKey::Hash> kinds_;
  model::KindKey last_key_;
  Known* last_ = nullptr;

  // Of the event being matched.
  const model::Event* event_ = nullptr;
  const model::Symbols* symbols_ = nullptr;
  model::Rest* rest_ = nullptr;
  model::Event whole_;  // once it matched
  KindExperience* known_ = nullptr;
  std::vector<std::uint32_t> groups_;  // true ones
  std::vector<std::pair<std::uint32_t, bool>> decided_;
  std::vector<Fired> fired_again_;                                                // should an equal event come
  std::uint64_t number_ = 0;                                                      // of the event
  std::vector<std::pair<std::uint64_t, std::vector<std::uint64_t>>> identities_;  // by slot: number of the event, identities

  // Of the value being tested; members, so that their memory is used again.
  Subject subject_;
  std::string key_;
  TrueGroups true_groups_;
  std::vector<std::uint32_t> found_, fired_, kept_;
};

Matcher::Matcher(const Plan& plan) : state_(std::make_unique<State>(plan)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;

void Matcher::match(const model::EventBatch& batch, const OnMatch& on_match) {
  for (const model::Event& event : batch.events) state_->match(event, batch, on_match);
}

}  // namespace beffroi::sigma

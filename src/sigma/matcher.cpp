// SPDX-License-Identifier: EUPL-1.2
// Every value is asked of once which groups of tests it makes true (remembered, because values repeat) and which candidates those
// may fire; only these conditions are looked at. Most events fire none, and then nothing else is done.
#include "sigma/matcher.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "match/hash.h"
#include "sigma/details.h"
#include "sigma/event_values.h"
#include "sigma/reference.h"

namespace beffroi::sigma {
namespace {

constexpr std::uint8_t kDerivedKind = 0xFF;  // in the memo, beside model::ValueKind

void sort_unique(std::vector<std::uint32_t>& numbers) {
  std::ranges::sort(numbers);
  const auto repeated = std::ranges::unique(numbers);
  numbers.erase(repeated.begin(), repeated.end());
}

/// What tells two values of one kind apart; a view of the value.
std::string_view bytes_of(const model::Value& value) {
  if (value.is_view()) return base::as_text(value.view());
  const std::size_t size = value.kind == model::ValueKind::boolean ? 1 : sizeof value.number;
  return {reinterpret_cast<const char*>(&value.number), size};
}

}  // namespace

class Matcher::State {
 public:
  explicit State(const Plan& plan) : plan_(plan), experience_(plan.experiences().borrow()), values_(plan.kinds().natives()) {}
  ~State() { plan_.experiences().give_back(std::move(experience_)); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void match(const model::Event& event, const model::Symbols& symbols, const OnMatch& on_match) {
    known_ = kind_of(event, symbols);
    if (!known_) return;
    event_ = &event;
    symbols_ = &symbols;
    experience_->begin_event();
    values_.begin(event, symbols, known_->kind());
    groups_.clear();
    pending_.clear();
    test_values();
    const bool counting = known_->begin_event();
    pending_.insert(pending_.end(), known_->triggers().always().begin(), known_->triggers().always().end());
    if (pending_.empty() && !counting) return;
    for (const std::uint32_t group : groups_) known_->mark(group);
    fire(on_match);
    if (counting && known_->end_counted_event()) experience_->choose_triggers(*known_);
  }

 private:
  struct KindKey {
    model::Symbol provider = 0, channel = 0;
    std::uint32_t code = 0;

    friend bool operator==(const KindKey&, const KindKey&) = default;
  };
  struct KeyHash {
    std::size_t operator()(const KindKey& key) const {
      return match::mix(std::uint64_t{key.provider} << 32 | key.channel, key.code);
    }
  };
  static constexpr std::size_t kMaxKinds = 4096;  // of made-up logs

  KindExperience* kind_of(const model::Event& event, const model::Symbols& symbols) {
    const KindKey key{event.provider, event.channel, event.code};
    if (last_key_ == key && has_last_) return last_kind_;
    if (kinds_.size() >= kMaxKinds) {
      kinds_.clear();
      experience_->forget();
    }
    const auto [entry, is_new] = kinds_.try_emplace(key);
    if (is_new) {
      const auto kind = plan_.kinds().find(symbols.text(key.provider), symbols.text(key.channel), key.code);
      entry->second = experience_->of(kind);
    }
    has_last_ = true;
    last_key_ = key;
    last_kind_ = entry->second;
    return last_kind_;
  }

  void test_values() {
    const EventKind& kind = known_->kind();
    for (const std::uint32_t column : values_.filled()) test_column(kind.columns[column].slot, values_.of(column));
    for (const std::uint32_t column : known_->member_columns()) {
      if (!values_.is_filled(column)) test_column(kind.columns[column].slot, values_.of(column));
    }
    for (const std::uint32_t slot : known_->other_slots()) test_other_slot(slot, kind.slots[slot]);
  }

  void test_column(std::int32_t slot, const std::vector<model::Value>& values) {
    if (slot < 0) return;
    for (const model::Value& value : values) test_value(static_cast<std::uint32_t>(slot), value);
  }

  void test_other_slot(std::uint32_t number, const Slot& slot) {
    switch (slot.route.kind) {
      case Route::Kind::nowhere:
      case Route::Kind::field: return;
      case Route::Kind::anywhere:
        for (const model::Field& field : event_->fields) {
          if (field.value.kind != model::ValueKind::null) test_value(number, field.value);
        }
        return;
      case Route::Kind::derived: return test_derived(number, slot);
      case Route::Kind::event_id: return test_value(number, model::Value::of_unsigned(event_->code));
      case Route::Kind::provider: return test_value(number, model::Value::of_utf8(symbols_->text(event_->provider)));
    }
  }

  void test_value(std::uint32_t slot, const model::Value& value) {
    if (!known_->kind().slots[slot].index.may_fit(value)) return;
    remembered(slot, static_cast<std::uint8_t>(value.kind), bytes_of(value), [&] {
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
  void remembered(std::uint32_t slot, std::uint8_t kind, std::string_view bytes, const Test& test) {
    const match::ValueMemo::Key key{known_->first_question() + slot, kind, bytes};
    match::ValueMemo& memo = experience_->memo_for(bytes.size());
    const bool remembers = known_->remembers(slot);
    const std::uint64_t hash = remembers ? match::ValueMemo::hash_of(key) : 0;
    if (const auto kept = remembers ? memo.find(key, hash) : std::nullopt) {
      known_->was_remembered(slot);
      return take(*kept);
    }
    true_groups_.clear();
    test();
    sort_unique(true_groups_);
    fired_.clear();
    for (const std::uint32_t group : true_groups_) {
      const auto candidates = known_->triggers().of(group);
      fired_.insert(fired_.end(), candidates.begin(), candidates.end());
    }
    sort_unique(fired_);
    kept_.assign(1, static_cast<std::uint32_t>(true_groups_.size()));
    kept_.insert(kept_.end(), true_groups_.begin(), true_groups_.end());
    kept_.insert(kept_.end(), fired_.begin(), fired_.end());
    if (remembers) memo.keep(key, hash, kept_);
    take(kept_);
  }

  void take(std::span<const std::uint32_t> kept) {
    const std::size_t groups = kept.front();
    const auto numbers = kept.subspan(1);
    if (numbers.empty()) return;
    groups_.insert(groups_.end(), numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(groups));
    pending_.insert(pending_.end(), numbers.begin() + static_cast<std::ptrdiff_t>(groups), numbers.end());
  }

  void fire(const OnMatch& on_match) {
    sort_unique(pending_);
    decided_.clear();
    const Target* last = nullptr;
    for (const std::uint32_t number : pending_) {
      const Candidate& candidate = known_->kind().candidates[number];
      const Target& target = *candidate.target;
      if ((last && last->rule == target.rule) || !is_true(candidate.root)) continue;
      last = &target;
      const Rule& rule = plan_.rules()[target.rule];
      on_match({target.rule, *event_, *symbols_, details(rule, candidate)});
    }
  }

  std::vector<std::pair<std::string, std::string>> details(const Rule& rule, const Candidate& candidate) {
    const auto is_true_of = [&](std::uint32_t test) { return test_is_true(known_->kind().tests[candidate.first_test + test]); };
    const auto spellings_of = [&](model::Symbol name) -> const std::vector<std::string>& { return values_.spellings_of(name); };
    return details_of(rule, *candidate.target, *event_, *symbols_, is_true_of, spellings_of);
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
    if (group.kind == Group::Kind::of_value) return known_->is_marked(number);
    if (group.kind == Group::Kind::regular_expression && !known_->is_marked(number)) return false;
    const auto known = std::ranges::find(decided_, number, &std::pair<std::uint32_t, bool>::first);
    if (known != decided_.end()) return known->second;
    return decided_.emplace_back(number, decide(number)).second;
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

  /// Expressions are slow: their outcome is remembered by the value as well.
  bool any_expression_occurs(std::uint32_t number, const Group& group) {
    const EventKind& kind = known_->kind();
    const Slot& slot = kind.slots[group.slot];
    const auto occurs_in = [&](const std::string& text) {
      return std::ranges::any_of(group.expressions, [&](const match::Regex* one) { return one->occurs_in(text); });
    };
    if (slot.route.kind != Route::Kind::field || !known_->is_remembering(group.slot)) {
      return std::ranges::any_of(values_.texts_of(group.slot), occurs_in);
    }
    const auto question = static_cast<std::uint32_t>(known_->first_question() + kind.slots.size() + number);
    return std::ranges::any_of(values_.of(slot.column), [&](const model::Value& value) {
      const std::string_view bytes = bytes_of(value);
      const match::ValueMemo::Key key{question, static_cast<std::uint8_t>(value.kind), bytes};
      const std::uint64_t hash = match::ValueMemo::hash_of(key);
      match::ValueMemo& memo = experience_->memo_for(bytes.size());
      if (const auto kept = memo.find(key, hash)) return kept->front() != 0;
      const std::array<std::uint32_t, 1> outcome = {occurs_in(model::canonical_text(value)) ? 1u : 0u};
      memo.keep(key, hash, outcome);
      return outcome.front() != 0;
    });
  }

  const Plan& plan_;
  std::unique_ptr<Experience> experience_;
  EventValues values_;
  std::unordered_map<KindKey, KindExperience*, KeyHash> kinds_;
  KindKey last_key_;
  KindExperience* last_kind_ = nullptr;
  bool has_last_ = false;

  // Of the event being matched.
  const model::Event* event_ = nullptr;
  const model::Symbols* symbols_ = nullptr;
  KindExperience* known_ = nullptr;
  std::vector<std::uint32_t> groups_;   // true ones
  std::vector<std::uint32_t> pending_;  // candidates to look at
  std::vector<std::pair<std::uint32_t, bool>> decided_;

  // Of the value being tested; members, so that their memory is used again.
  Subject subject_;
  std::string key_;
  std::vector<std::uint32_t> found_, true_groups_, fired_, kept_;
};

Matcher::Matcher(const Plan& plan) : state_(std::make_unique<State>(plan)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;

void Matcher::match(const model::EventBatch& batch, const OnMatch& on_match) {
  for (const model::Event& event : batch.events) state_->match(event, batch.symbols, on_match);
}

}  // namespace beffroi::sigma

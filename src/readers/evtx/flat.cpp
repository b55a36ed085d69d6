// SPDX-License-Identifier: EUPL-1.2
#include "readers/evtx/flat.h"

#include <charconv>
#include <cstring>
#include <optional>

#include "base/text.h"

namespace beffroi::readers::evtx {
namespace {

using model::Value;
using model::ValueKind;

std::uint64_t to_number(const Value& value) {
  switch (value.kind) {
    case ValueKind::integer:
    case ValueKind::unsigned_integer:
    case ValueKind::hexadecimal: return value.number;
    case ValueKind::utf16le:
    case ValueKind::utf8: {
      const std::string text = canonical_text(value);
      std::uint64_t number = 0;
      std::from_chars(text.data(), text.data() + text.size(), number);
      return number;
    }
    default: return 0;
  }
}

std::optional<base::Timestamp> to_moment(const Value& value) {
  if (value.kind == ValueKind::moment) return value.moment();
  if (value.kind == ValueKind::utf16le || value.kind == ValueKind::utf8) return base::parse_rfc3339(canonical_text(value));
  return std::nullopt;
}

}  // namespace

model::Symbol SymbolMemo::of(const Value& value, model::Symbols& symbols) {
  const base::Bytes bytes = value.is_view() ? value.view() : base::Bytes{};
  if (bytes.size() < 2 || bytes.size() > kMaxKept) return symbols.intern(canonical_text(value));
  const std::size_t slot = bytes.size() / 2 + bytes[bytes.size() - 2] + std::size_t{bytes[bytes.size() / 2 & ~std::size_t{1}]};
  Kept& kept = kept_[slot % kept_.size()];
  if (value.kind != kept.kind || base::as_text(bytes) != kept.bytes) {
    kept.kind = value.kind;
    kept.bytes = base::as_text(bytes);
    kept.symbol = symbols.intern(canonical_text(value));
  }
  return kept.symbol;
}

Outcome Flattener::flatten(Cursor cursor, Budget& budget, model::Event& event) {
  if (kinds_.are_told() && glance(cursor, budget, event)) return Outcome::complete;
  budget_ = &budget;
  event_ = &event;
  depth_ = 0;
  return fragment(cursor, Place::document);
}

/// What decides is known only at the end: an envelope may say its kind twice, or after the data. Then everything is read.
bool Flattener::glance(Cursor cursor, Budget& budget, model::Event& event) {
  Budget spent = budget;
  model::Event seen = event;
  const std::size_t fields = fields_.size();
  budget_ = &spent;
  event_ = &seen;
  depth_ = 0;
  glanced_.reset();
  filled_ = 0;
  is_sure_ = true;
  glancing_ = true;
  const Outcome outcome = fragment(cursor, Place::document);
  glancing_ = false;
  if (outcome == Outcome::complete && is_sure_ && (!glanced_ || *glanced_ == model::KindKey::of(seen))) {
    budget = spent;
    event = seen;
    return true;
  }
  fields_.resize(fields);
  return false;
}

/// Runs the part for what is looked at first; false where the whole program must be run.
bool Flattener::glance(Compiled& compiled, const Part& part, Outcome& outcome) {
  Glance& glance = *compiled.glance;
  if (!glance.serves(part)) return false;
  const std::uint8_t filled = filled_;
  outcome = run(glance.members(), part);
  const model::KindKey key = model::KindKey::of(*event_);
  const Kinds::Kind& kind = kinds_.of(key);
  const std::vector<Step>* fields = kind.interest ? glance.fields(kind, part, symbols_, room_) : nullptr;
  if (!fields) {
    filled_ = filled;
    return false;
  }
  is_sure_ &= !glanced_ || *glanced_ == key;
  glanced_ = key;
  outcome = worse(outcome, run(*fields, part));
  return true;
}

void Flattener::clear() {
  fields_.clear();
  texts_.clear();
}

Outcome Flattener::fragment(Cursor& cursor, Place place) {
  Outcome worst = Outcome::complete;
  while (worst != Outcome::too_large) {
    const Part part = fragments_.next(cursor);
    switch (part.kind) {
      case PartKind::end: return worst;
      case PartKind::damaged: return worse(worst, Outcome::damaged);
      case PartKind::instance: worst = worse(worst, instance(part, place)); break;
      case PartKind::element: {
        const std::vector<Step>& steps = direct_.of(fragments_.direct(), place, {fragments_.names(), wanted_, symbols_});
        if (!budget_->spend(steps.size())) return Outcome::too_large;
        worst = worse(worst, run(steps, part));
        break;
      }
    }
  }
  return worst;
}

Outcome Flattener::instance(const Part& part, Place place) {
  Compiled& compiled = program_of(*part.plan, place);
  const std::vector<Step>& steps = part.has_fragments ? compiled.program.all : compiled.program.plain;
  Outcome outcome = budget_->spend(steps.size()) ? Outcome::complete : Outcome::too_large;
  if (outcome == Outcome::complete && !(glancing_ && glance(compiled, part, outcome))) outcome = run(steps, part);
  fragments_.release(part);
  return outcome;
}

Flattener::Compiled& Flattener::program_of(const Template& plan, Place place) {
  if (plan.number >= programs_.size()) programs_.resize(plan.number + 1);
  std::unique_ptr<Compiled>& compiled = programs_[plan.number][static_cast<std::size_t>(place)];
  if (!compiled) {
    compiled = std::make_unique<Compiled>(compile(plan.tree, place, {fragments_.names(), wanted_, symbols_}));
    if (kinds_.are_told()) compiled->glance = std::make_unique<Glance>(compiled->program);
  }
  return *compiled;
}

Outcome Flattener::run(const std::vector<Step>& steps, const Part& part) {
  Outcome worst = Outcome::complete;
  for (std::size_t i = 0; i < steps.size() && worst != Outcome::too_large; ++i) {
    const Step& step = steps[i];
    if (step.kind == StepKind::guard) {
      if (raw_value(part, step.number).is(ValueType::null)) i += step.count;
    } else if (step.kind == StepKind::text) {
      worst = worse(worst, run_text(&steps[i + 1], step, part));
      i += step.count;
    } else {
      worst = worse(worst, run_step(step, part));
    }
  }
  return worst;
}

/// A number past the end of the values is a null: Windows leaves out values that a newer template would have.
RawValue Flattener::raw_value(const Part& part, std::uint16_t number) const {
  return number < part.values ? fragments_.value(part.first_value + number) : RawValue{};
}

Outcome Flattener::run_step(const Step& step, const Part& part) {
  if (step.kind == StepKind::constant) return emit(step, name_of(step, part), step.constant);
  const RawValue raw = raw_value(part, step.number);
  if (raw.is(ValueType::binary_xml)) return nested(raw, step.inside);
  if (step.optional && raw.is(ValueType::null)) return Outcome::complete;
  if (raw.is_array()) return array(step, raw, name_of(step, part));
  const bool left_out = !step.emitted || (step.only_text && !raw.is_text());
  if (left_out && step.role == Role::none) return Outcome::complete;
  const Value value = to_value(raw, texts_);
  if (step.role != Role::none) fill(step.role, value);
  if (!left_out) fields_.push_back({name_of(step, part), step.scope, value});
  return Outcome::complete;
}

Outcome Flattener::run_text(const Step* pieces, const Step& step, const Part& part) {
  Outcome worst = Outcome::complete;
  std::string& text = texts_.add();
  bool there = false;
  for (std::uint32_t i = 0; i < step.count && worst != Outcome::too_large; ++i) {
    const Step& piece = pieces[i];
    const RawValue raw = piece.kind == StepKind::value ? raw_value(part, piece.number) : RawValue{};
    if (raw.is(ValueType::binary_xml)) {
      worst = worse(worst, nested(raw, piece.inside));
      continue;
    }
    if (piece.optional && raw.is(ValueType::null)) continue;
    there = true;
    const std::size_t before = text.size();
    if (piece.kind == StepKind::value) {
      append_text(text, raw, texts_);
    } else {
      append_canonical_text(text, piece.constant);
    }
    if (!budget_->spend(text.size() - before)) worst = Outcome::too_large;
  }
  return there ? worse(worst, emit(step, name_of(step, part), Value::of_utf8(text))) : worst;
}

Outcome Flattener::nested(RawValue raw, Place place) {
  if (depth_ == kMaxDepth || !budget_->spend(raw.size)) return Outcome::too_large;
  const auto from = static_cast<std::uint32_t>(raw.data - fragments_.chunk().data());
  Cursor cursor(fragments_.chunk(), from, from + raw.size);
  ++depth_;
  const Outcome outcome = fragment(cursor, place);
  --depth_;
  return outcome;
}

/// Windows repeats the element for every element of the array: several values of one field.
Outcome Flattener::array(const Step& step, RawValue raw, model::Symbol name) {
  if (!step.repeats) {
    std::string& text = texts_.add();
    append_text(text, raw, texts_);
    return budget_->spend(text.size()) ? emit(step, name, Value::of_utf8(text)) : Outcome::too_large;
  }
  elements_.clear();
  split_array(raw, elements_);
  if (!budget_->spend(elements_.size())) return Outcome::too_large;
  for (const RawValue& element : elements_) emit(step, name, to_value(element, texts_));
  return Outcome::complete;
}

model::Symbol Flattener::name_of(const Step& step, const Part& part) {
  if (step.name_from == Step::kStaticName || !step.emitted) return step.name;
  const RawValue raw = raw_value(part, step.name_from);
  if (raw.is_array() || raw.is(ValueType::binary_xml) || raw.size == 0) return step.name;
  return names_.of(to_value(raw, texts_), symbols_);
}

Outcome Flattener::emit(const Step& step, model::Symbol name, const Value& value) {
  if (step.role != Role::none) fill(step.role, value);
  if (step.emitted) fields_.push_back({name, step.scope, value});
  return Outcome::complete;
}

void Flattener::fill(Role role, const Value& value) {
  const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(role));
  is_sure_ &= (filled_ & bit) == 0;
  filled_ |= bit;
  switch (role) {
    case Role::none: return;
    case Role::provider: event_->provider = providers_.of(value, symbols_); return;
    case Role::channel: event_->channel = channels_.of(value, symbols_); return;
    case Role::computer: event_->computer = computers_.of(value, symbols_); return;
    case Role::code: event_->code = static_cast<std::uint32_t>(to_number(value)); return;
    case Role::record_id: event_->record_id = to_number(value); return;
    case Role::time:
      if (const auto moment = to_moment(value)) event_->time = model::EventTime{.moment = *moment};
      return;
  }
}

}  // namespace beffroi::readers::evtx

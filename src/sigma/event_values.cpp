// SPDX-License-Identifier: EUPL-1.2
#include "sigma/event_values.h"

#include <algorithm>

#include "base/text.h"
#include "sigma/derivation.h"

namespace beffroi::sigma {

void EventValues::begin(const model::Event& event, const model::Symbols& symbols, const EventKind& kind,
                        ColumnsOfSymbols& columns) {
  event_ = &event;
  symbols_ = &symbols;
  kind_ = &kind;
  ++number_;
  filled_.clear();
  if (columns_.size() < kind.columns.size()) columns_.resize(kind.columns.size());
  if (slot_texts_.size() < kind.slots.size()) slot_texts_.resize(kind.slots.size());
  for (const model::Field& field : event.fields) {
    if (field.value.kind == model::ValueKind::null) continue;
    if (field.name >= kMaxTabled) {
      put_all(field);
      continue;
    }
    if (field.name >= columns.size()) columns.resize(std::min(symbols.size(), kMaxTabled), kUnknown);
    std::int32_t& column = columns[field.name];
    if (column == kUnknown) column = column_of(field.name);
    if (column >= kFirstColumn) put(static_cast<std::uint32_t>(column - kFirstColumn), field);
    if (column == kSeveral) put_all(field);
  }
}

std::int32_t EventValues::column_of(model::Symbol name) {
  std::int32_t only = kNone;
  for (const std::uint32_t native : numbers_of(name)) {
    const std::int32_t column = kind_->column_of_native[native];
    if (column < 0) continue;
    if (only != kNone) return kSeveral;
    only = kFirstColumn + column;
  }
  return only;
}

void EventValues::put_all(const model::Field& field) {
  for (const std::uint32_t native : numbers_of(field.name)) {
    const std::int32_t column = kind_->column_of_native[native];
    if (column >= 0) put(static_cast<std::uint32_t>(column), field);
  }
}

const std::vector<std::uint32_t>& EventValues::numbers_of(model::Symbol name) {
  if (name >= numbers_.size()) {
    numbers_.resize(symbols_->size());
    is_known_.resize(symbols_->size());
  }
  if (!is_known_[name]) {
    is_known_[name] = true;
    numbers_[name] = natives_.numbers_of_spellings(symbols_->text(name));
  }
  return numbers_[name];
}

const std::vector<std::string>& EventValues::spellings_of(model::Symbol name) {
  if (name >= spellings_.size()) spellings_.resize(symbols_->size());
  if (spellings_[name].empty()) spellings_[name] = spellings(symbols_->text(name));
  return spellings_[name];
}

void EventValues::put(std::uint32_t column, const model::Field& field) {
  ColumnValues& values = columns_[column];
  if (values.event != number_) {
    values.event = number_;
    values.own.clear();
    values.envelope.clear();
    filled_.push_back(column);
  }
  (field.scope == model::FieldScope::data ? values.own : values.envelope).push_back(field.value);
}

const std::vector<model::Value>& EventValues::of(std::uint32_t column) {
  ColumnValues& values = columns_[column];
  if (values.event == number_) return values.own.empty() ? values.envelope : values.own;
  values.event = number_;
  values.own.clear();
  values.envelope.clear();
  const Column& asked = kind_->columns[column];
  const model::Symbol member = asked.is_channel ? event_->channel : asked.is_computer ? event_->computer : model::kNoSymbol;
  if (member != model::kNoSymbol) values.envelope.push_back(model::Value::of_utf8(symbols_->text(member)));
  return values.envelope;
}

const std::vector<std::string>& EventValues::texts_of(std::uint32_t slot) {
  SlotTexts& kept = slot_texts_[slot];
  if (kept.event != number_) kept = {number_, make_texts(kind_->slots[slot])};
  return kept.texts;
}

bool EventValues::has_values(std::uint32_t slot) {
  const Slot& asked = kind_->slots[slot];
  return asked.route.kind == Route::Kind::field ? !of(asked.column).empty() : !texts_of(slot).empty();
}

std::vector<std::string> EventValues::make_texts(const Slot& slot) {
  std::vector<std::string> texts;
  switch (slot.route.kind) {
    case Route::Kind::nowhere: return {};
    case Route::Kind::event_id: return {std::to_string(event_->code)};
    case Route::Kind::provider: return {std::string(symbols_->text(event_->provider))};
    case Route::Kind::derived: return derived(slot);
    case Route::Kind::anywhere:
      for (const model::Field& field : event_->fields) {
        if (field.value.kind != model::ValueKind::null) texts.push_back(model::canonical_text(field.value));
      }
      return texts;
    case Route::Kind::field: break;
  }
  for (const model::Value& value : of(slot.column)) texts.push_back(model::canonical_text(value));
  return texts;
}

std::vector<std::string> EventValues::derived(const Slot& slot) {
  return derive(*slot.route.derivation, [&](std::string_view name) -> std::optional<std::string> {
    const auto native = natives_.number_of(base::fold(name));
    const auto& values = of(static_cast<std::uint32_t>(kind_->column_of_native[*native]));
    return values.empty() ? std::nullopt : std::optional(model::canonical_text(values.front()));
  });
}

void EventValues::append_key(std::string& key, const Slot& slot) {
  for (const auto& inputs : slot.inputs) {
    for (const std::uint32_t column : inputs) {
      const auto& values = of(column);
      if (values.empty()) {
        key += '\xFF';
        continue;
      }
      const model::Value& value = values.front();
      key += static_cast<char>(value.kind);
      const auto size = value.is_view() ? value.length : std::uint32_t{sizeof value.number};
      key.append(reinterpret_cast<const char*>(&size), sizeof size);
      const void* bytes = value.is_view() ? static_cast<const void*>(value.data) : &value.number;
      key.append(static_cast<const char*>(bytes), size);
    }
  }
}

}  // namespace beffroi::sigma

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/event.h"
#include "sigma/event_kind.h"

namespace beffroi::sigma {

/// The values of the columns of an event: what its own data say under a name, else what the envelope says. One object a source.
class EventValues {
 public:
  explicit EventValues(const NativeNames& natives) : natives_(natives) {}

  /// What the symbols of a source are in one kind of events; grows as symbols are met.
  using ColumnsOfSymbols = std::vector<std::int32_t>;

  /// The event and the kind live until the next call; `columns` is of that kind and of nothing else.
  void begin(const model::Event& event, const model::Symbols& symbols, const EventKind& kind, ColumnsOfSymbols& columns);

  /// The columns of which the record has values, in the order of the record.
  const std::vector<std::uint32_t>& filled() const { return filled_; }
  bool is_filled(std::uint32_t column) const { return columns_[column].event == number_; }
  /// The values of a column; of Channel and Computer the event's own member where the record has no such field.
  const std::vector<model::Value>& of(std::uint32_t column);

  /// The canonical texts of a slot's values, as the reference takes them; made once an event.
  const std::vector<std::string>& texts_of(std::uint32_t slot);
  /// Whether a slot has any value.
  bool has_values(std::uint32_t slot);
  /// spellings() of a name, made once.
  const std::vector<std::string>& spellings_of(model::Symbol name);
  /// The texts of a derived slot.
  std::vector<std::string> derived(const Slot& slot);
  /// What derived() depends on, as bytes: equal keys, equal texts.
  void append_key(std::string& key, const Slot& slot);

 private:
  struct ColumnValues {
    std::uint64_t event = 0;
    std::vector<model::Value> own, envelope;
  };

  struct SlotTexts {
    std::uint64_t event = 0;
    std::vector<std::string> texts;
  };

  /// In ColumnsOfSymbols, beside columns.
  static constexpr std::size_t kMaxTabled = 1024;  // names of fields come early; made-up logs have any number of symbols
  static constexpr std::int32_t kUnknown = 0, kNone = -1, kSeveral = -2, kFirstColumn = 1;

  void put_all(const model::Field& field);
  std::int32_t column_of(model::Symbol name);
  std::vector<std::string> make_texts(const Slot& slot);
  const std::vector<std::uint32_t>& numbers_of(model::Symbol name);
  void put(std::uint32_t column, const model::Field& field);

  const NativeNames& natives_;
  const model::Event* event_ = nullptr;
  const model::Symbols* symbols_ = nullptr;
  const EventKind* kind_ = nullptr;
  std::uint64_t number_ = 0;
  std::vector<ColumnValues> columns_;
  std::vector<SlotTexts> slot_texts_;
  std::vector<std::uint32_t> filled_;
  std::vector<std::vector<std::string>> spellings_;  // by symbol, empty until somebody asks
  std::vector<bool> is_known_;                       // by symbol
  std::vector<std::vector<std::uint32_t>> numbers_;  // by symbol: NativeNames numbers of its spellings
};

}  // namespace beffroi::sigma

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json/reader.h"
#include "model/event.h"
#include "model/wanted.h"

namespace beffroi::readers::windows_json {

/// One event being put together in the native words of Windows. Reused from record to record.
class Record {
 public:
  explicit Record(const model::Wanted& wanted) : wanted_(wanted) {}

  void clear();

  /// A value of the envelope under its native name (Channel, EventRecordID …); also fills what Event says in its own words.
  void envelope(std::string_view name, const base::json::Value& value);
  void envelope_text(std::string_view name, std::string_view text);
  void envelope_unsigned(std::string_view name, std::uint64_t number);
  void envelope_hexadecimal(std::string_view name, std::uint64_t number);
  /// What the event itself says: a scalar, or everything below an object or an array under the names of its leaves.
  void data(std::string_view name, const base::json::Value& value) { data(name, value, 0); }
  /// The same for a text that lies in the record.
  void data_text(std::string_view name, std::string_view text);
  void time(model::EventTime time);

  bool has_data() const { return has_data_; }
  /// Whether the event itself, not its envelope, says something under this name; of names that are wanted.
  bool says(std::string_view name) const;
  bool is_event() const { return has_event_id_; }
  std::string_view provider() const { return symbols_.text(event_.provider); }
  std::uint32_t code() const { return event_.code; }
  const std::optional<model::EventTime>& when() const { return event_.time; }

  /// The finished event; offset, size and rendering are the caller's.
  model::Event& event();
  const model::Symbols& symbols() const { return symbols_; }

  static constexpr unsigned kMaxDepth = 16;        ///< of objects inside a value; deeper ones are left out
  static constexpr std::size_t kMaxFields = 4096;  ///< of one record; further ones are left out

  /// A limit was met in this record: something of it is missing.
  bool cut() const { return cut_; }

 private:
  void data(std::string_view name, const base::json::Value& value, unsigned depth);
  void add(std::string_view name, model::FieldScope scope, model::Value value);

  const model::Wanted& wanted_;
  model::Symbols symbols_;
  std::vector<signed char> is_wanted_;  // by symbol: 1 yes, 0 no, -1 not yet asked
  std::vector<model::Field> fields_;
  std::deque<std::string> texts_;  // what had to be rewritten; a deque, so that views stay good
  model::Event event_;
  bool has_data_ = false;
  bool has_event_id_ = false;
  bool cut_ = false;
};

/// The number a value says, be it written as a number, in decimal or in 0x text.
std::optional<std::uint64_t> number_of(const base::json::Value& value);

}  // namespace beffroi::readers::windows_json

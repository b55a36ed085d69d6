// SPDX-License-Identifier: EUPL-1.2
#include "sigma/test_event.h"

#include <algorithm>
#include <array>
#include <memory>

#include "base/text.h"
#include "sigma/number.h"

namespace beffroi::sigma {
namespace {

using base::yaml::Kind;
using base::yaml::Node;

bool is_envelope(std::string_view name) {
  static constexpr std::array<std::string_view, 18> names = {"Provider_Name",
                                                             "Provider_Guid",
                                                             "EventID",
                                                             "Qualifiers",
                                                             "Version",
                                                             "Level",
                                                             "Task",
                                                             "Opcode",
                                                             "Keywords",
                                                             "TimeCreated",
                                                             "EventRecordID",
                                                             "Correlation_ActivityID",
                                                             "Correlation_RelatedActivityID",
                                                             "Execution_ProcessID",
                                                             "Execution_ThreadID",
                                                             "Channel",
                                                             "Computer",
                                                             "Security_UserID"};
  return std::ranges::find(names, name) != names.end();
}

bool is_boolean(std::string_view text) { return base::equal_folded(text, "true") || base::equal_folded(text, "false"); }

}  // namespace

model::Value TestEvent::value_of(const Node& node) {
  if (node.is_null()) return {};
  const std::string& text = texts_->emplace_back(node.scalar);
  if (!node.quoted && is_boolean(text)) return model::Value::of_boolean(base::equal_folded(text, "true"));
  if (!node.quoted && is_whole_number(text)) {
    if (text.starts_with("0x")) return model::Value::of_hexadecimal(static_cast<std::uint64_t>(*parse_number(text)));
    if (const auto number = parse_decimal(text)) return model::Value::of_unsigned(*number);
    return model::Value::of_signed(static_cast<std::int64_t>(*parse_number(text)));
  }
  return model::Value::of_utf8(text);
}

base::Result<> TestEvent::add(const std::string& name, const Node& value) {
  if (value.kind == Kind::mapping) return base::fail("test_event.nested", {{"field", name}}, {{}, value.line, {}});
  const auto scope = is_envelope(name) ? model::FieldScope::system : model::FieldScope::data;
  const model::Symbol symbol = symbols_->intern(name);
  if (value.kind != Kind::sequence) fields_.push_back({symbol, scope, value_of(value)});
  for (const Node& element : value.elements) fields_.push_back({symbol, scope, value_of(element)});
  return {};
}

base::Result<> TestEvent::fill_envelope(const Node& map) {
  event_.channel = symbols_->intern(map.text("Channel"));
  event_.provider = symbols_->intern(map.text("Provider_Name"));
  event_.computer = symbols_->intern(map.text("Computer"));
  const auto code = parse_decimal(map.text("EventID", "0"));
  if (!code || *code > UINT32_MAX) return base::fail("test_event.event_id", {}, {{}, map.line, {}});
  event_.code = static_cast<std::uint32_t>(*code);
  event_.record_id = parse_decimal(map.text("EventRecordID", "1")).value_or(1);
  if (const auto moment = base::parse_rfc3339(map.text("TimeCreated"))) event_.time = model::EventTime{*moment};
  return {};
}

base::Result<TestEvent> TestEvent::from_yaml(const Node& map) {
  if (map.kind != Kind::mapping) return base::fail("test_event.no_mapping", {}, {{}, map.line, {}});
  TestEvent made;
  for (const auto& [name, value] : map.members) BEFFROI_TRY_VOID(made.add(name.scalar, value));
  BEFFROI_TRY_VOID(made.fill_envelope(map));
  made.event_.fields = made.fields_;  // a vector's elements stay where they are when it is moved
  return made;
}

}  // namespace beffroi::sigma

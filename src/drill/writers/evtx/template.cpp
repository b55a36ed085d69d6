// SPDX-License-Identifier: EUPL-1.2
#include "drill/writers/evtx/template.h"

#include <cstring>

namespace beffroi::drill::writers::evtx {
namespace {

// Where each value stands in Windows's own list. What lies between is unused by the templates written here.
enum Index : std::uint16_t {
  level,
  opcode,
  task,
  event_id,
  qualifiers,
  keywords,
  time_created,
  activity_id,
  process_id,
  thread_id,
  record_number,
  version,
  user_id,
  related_activity_id = 18,
  payload_content = 19,
  index_count = 20,
};

constexpr std::string_view kEventNamespace = "http://schemas.microsoft.com/win/2004/08/events/event";

void write_provider(FragmentWriter& xml, const Provider& provider) {
  const std::uint32_t attributes = 1U + (provider.guid.empty() ? 0U : 1U) + (provider.event_source_name.empty() ? 0U : 1U);
  xml.open("Provider", attributes);
  xml.attribute("Name", provider.name);
  if (!provider.guid.empty()) xml.attribute("Guid", provider.guid);
  if (!provider.event_source_name.empty()) xml.attribute("EventSourceName", provider.event_source_name);
  xml.close();
}

void write_number(FragmentWriter& xml, std::string_view name, Index index, ValueType type) {
  xml.open(name, 0, index);
  xml.optional_value(index, type);
  xml.close();
}

void write_event_id(FragmentWriter& xml) {
  xml.open("EventID", 1, event_id);
  xml.attribute("Qualifiers", qualifiers, ValueType::uint16);
  xml.optional_value(event_id, ValueType::uint16);
  xml.close();
}

void write_activity_and_execution(FragmentWriter& xml) {
  xml.open("Correlation", 2);
  xml.attribute("ActivityID", activity_id, ValueType::guid);
  xml.attribute("RelatedActivityID", related_activity_id, ValueType::guid);
  xml.close();
  xml.open("Execution", 2);
  xml.attribute("ProcessID", process_id, ValueType::uint32);
  xml.attribute("ThreadID", thread_id, ValueType::uint32);
  xml.close();
}

void write_literal(FragmentWriter& xml, std::string_view name, std::string_view text) {
  xml.open(name);
  xml.text(text);
  xml.close();
}

void write_system(FragmentWriter& xml, const Record& record) {
  const bool classic = record.provider.classic;
  xml.open("System");
  write_provider(xml, record.provider);
  write_event_id(xml);
  if (!classic) write_number(xml, "Version", version, ValueType::uint8);
  write_number(xml, "Level", level, ValueType::uint8);
  write_number(xml, "Task", task, ValueType::uint16);
  if (!classic) write_number(xml, "Opcode", opcode, ValueType::uint8);
  write_number(xml, "Keywords", keywords, ValueType::hex_int64);
  xml.open("TimeCreated", 1);
  xml.attribute("SystemTime", time_created, ValueType::filetime);
  xml.close();
  write_number(xml, "EventRecordID", record_number, ValueType::uint64);
  if (!classic) write_activity_and_execution(xml);
  write_literal(xml, "Channel", record.channel);
  write_literal(xml, "Computer", record.computer);
  xml.open("Security", 1);
  xml.attribute("UserID", user_id, ValueType::sid);
  xml.close();
  xml.close();
}

std::uint64_t fnv1a(std::string_view text, std::uint64_t start) {
  constexpr std::uint64_t kPrime = 0x100000001B3;
  for (const char c : text) start = (start ^ static_cast<std::uint8_t>(c)) * kPrime;
  return start;
}

}  // namespace

std::string system_template_key(const Record& record) {
  std::string key = "system";
  for (const std::string_view part : {record.provider.name, record.provider.guid, record.provider.event_source_name,
                                      record.channel, std::string_view(record.computer)}) {
    (key += '\n') += part;
  }
  return key;
}

std::string payload_template_key(const Payload& payload) {
  std::string key = "payload\n";
  (key += payload.user_data_root) += payload.user_data_namespace;
  for (const Field& field : payload.fields) {
    ((key += '\n') += static_cast<char>(field.value.type)) += field.name;
  }
  return payload.binary ? key += "\n<Binary>" : key;
}

std::array<std::uint8_t, 16> template_guid(std::string_view key) {
  constexpr std::uint64_t kBasis = 0xCBF29CE484222325;
  const std::array<std::uint64_t, 2> halves = {fnv1a(key, kBasis), fnv1a(key, kBasis ^ 0x9E3779B97F4A7C15)};
  std::array<std::uint8_t, 16> guid{};
  std::memcpy(guid.data(), halves.data(), guid.size());
  return guid;
}

void write_system_template(FragmentWriter& xml, const Record& record) {
  xml.open("Event", 1);
  xml.attribute("xmlns", kEventNamespace);
  write_system(xml, record);
  xml.optional_value(payload_content, ValueType::binary_xml);
  xml.close();
  xml.finish();
}

void write_payload_template(FragmentWriter& xml, const Payload& payload) {
  const bool user_data = !payload.user_data_root.empty();
  xml.open(user_data ? "UserData" : "EventData");
  if (user_data) {
    xml.open(payload.user_data_root, 1);
    xml.attribute("xmlns", payload.user_data_namespace);
  }
  std::uint16_t index = 0;
  for (const Field& field : payload.fields) {
    const bool named = !field.name.empty() && !user_data;
    xml.open(user_data ? field.name : "Data", named ? 1 : 0);
    if (named) xml.attribute("Name", field.name);
    xml.required_value(index++, field.value.type);
    xml.close();
  }
  if (payload.binary) {
    xml.open("Binary");
    xml.optional_value(index, ValueType::binary);
    xml.close();
  }
  if (user_data) xml.close();
  xml.close();
  xml.finish();
}

std::vector<Value> system_values(const Record& record, std::uint64_t number) {
  std::vector<Value> values(index_count);
  values[level] = uint8(record.level);
  values[task] = uint16(record.task);
  values[event_id] = uint16(record.event_id);
  if (record.qualifiers) values[qualifiers] = uint16(*record.qualifiers);
  values[keywords] = {ValueType::hex_int64, uint64(record.keywords).bytes};
  values[time_created] = filetime(record.time);
  values[record_number] = uint64(number);
  values[user_id] = record.user;
  if (!record.provider.classic) {
    values[opcode] = uint8(record.opcode);
    values[version] = uint8(record.version);
    values[activity_id] = record.activity;
    values[process_id] = uint32(record.process_id);
    values[thread_id] = uint32(record.thread_id);
  }
  values[payload_content].type = ValueType::binary_xml;
  return values;
}

std::vector<Value> payload_values(const Payload& payload) {
  std::vector<Value> values;
  values.reserve(payload.fields.size() + 1);
  for (const Field& field : payload.fields) values.push_back(field.value);
  if (payload.binary) values.push_back(*payload.binary);
  return values;
}

}  // namespace beffroi::drill::writers::evtx

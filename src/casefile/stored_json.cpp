// SPDX-License-Identifier: EUPL-1.2
#include "casefile/stored_json.h"

#include <optional>

#include "base/json/writer.h"

namespace beffroi::casefile {
namespace {

using base::json::Value;
using base::json::Writer;

std::unexpected<base::Error> damaged() { return base::fail("casefile.damaged", {{"reason", std::string("json")}}); }

struct WriteArgument {
  Writer& json;

  void operator()(const std::string& text) const { json.member("text", std::string_view(text)); }
  void operator()(std::int64_t number) const { json.member("integer", number); }
  void operator()(base::Timestamp moment) const { json.member("moment", moment.nanoseconds); }
  void operator()(bool truth) const { json.member("truth", truth); }
};

std::optional<base::ArgumentValue> argument_value(const Value& typed) {
  const auto members = typed.members();
  if (members.size() != 1) return std::nullopt;
  const auto& [type, value] = members.front();
  if (type == "truth")
    if (const auto truth = value.as_boolean()) return *truth;
  if (type == "text")
    if (const auto text = value.as_text()) return std::string(*text);
  if (const auto number = value.as_integer()) {
    if (type == "integer") return *number;
    if (type == "moment") return base::Timestamp{*number};
  }
  return std::nullopt;
}

}  // namespace

std::string to_json(const base::Arguments& arguments) {
  Writer json;
  json.begin_array();
  for (const base::Argument& argument : arguments) {
    json.begin_array().value(argument.name).begin_object();
    std::visit(WriteArgument{json}, argument.value);
    json.end_object().end_array();
  }
  return std::move(json.end_array()).text();
}

std::string to_json(const Pairs& pairs) {
  Writer json;
  json.begin_array();
  for (const auto& [first, second] : pairs) json.begin_array().value(first).value(second).end_array();
  return std::move(json.end_array()).text();
}

std::string to_json(const std::vector<std::string>& list) {
  Writer json;
  json.begin_array();
  for (const std::string& element : list) json.value(element);
  return std::move(json.end_array()).text();
}

base::Result<std::vector<Value>> StoredJson::elements(std::string_view json) {
  const auto document = parser_.parse(json);
  if (!document || document->kind() != base::json::Kind::array) return damaged();
  return document->elements();
}

base::Result<base::Arguments> StoredJson::arguments(std::string_view json) {
  BEFFROI_TRY(const auto all, elements(json));
  base::Arguments arguments;
  for (const Value& pair : all) {
    const auto parts = pair.elements();
    if (parts.size() != 2) return damaged();
    const auto name = parts[0].as_text();
    auto value = argument_value(parts[1]);
    if (!name || !value) return damaged();
    arguments.push_back({std::string(*name), *std::move(value)});
  }
  return arguments;
}

base::Result<Pairs> StoredJson::pairs(std::string_view json) {
  BEFFROI_TRY(const auto all, elements(json));
  Pairs pairs;
  for (const Value& pair : all) {
    const auto parts = pair.elements();
    if (parts.size() != 2 || !parts[0].as_text() || !parts[1].as_text()) return damaged();
    pairs.emplace_back(*parts[0].as_text(), *parts[1].as_text());
  }
  return pairs;
}

base::Result<std::vector<std::string>> StoredJson::list(std::string_view json) {
  BEFFROI_TRY(const auto all, elements(json));
  std::vector<std::string> list;
  for (const Value& element : all) {
    const auto text = element.as_text();
    if (!text) return damaged();
    list.emplace_back(*text);
  }
  return list;
}

}  // namespace beffroi::casefile

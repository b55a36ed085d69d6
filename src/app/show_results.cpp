// SPDX-License-Identifier: EUPL-1.2
#include "app/show_results.h"

#include <variant>

#include "base/json/writer.h"

namespace beffroi::app {
namespace {

using base::json::Writer;

void write(Writer& json, const base::ArgumentValue& value) {
  std::visit(
      [&json]<class T>(const T& content) {
        if constexpr (std::is_same_v<T, base::Timestamp>) {
          json.value(base::format_rfc3339(content));
        } else {
          json.value(content);
        }
      },
      value);
}

void write_fact(Writer& json, const model::SourceResult& result, const model::Fact& fact) {
  json.begin_object();
  if (fact.time) json.member("@timestamp", base::format_rfc3339(*fact.time));
  json.member("kind", fact.kind);
  for (const auto* list : {&fact.roles, &fact.attributes}) {
    for (const auto& [ecs, text] : *list) json.member(ecs, text);
  }
  json.member("winlog.record_id", fact.record_id);
  json.member("beffroi.cite", result.sha256.hex() + "@" + std::to_string(fact.offset));
  json.end_object();
}

void write_issue(Writer& json, const model::SourceResult& result, const model::Issue& issue) {
  json.begin_object();
  json.member("source", result.origin.path).member("kind", issue.kind);
  json.member("offset", issue.offset).member("length", issue.length);
  for (const auto& [name, value] : issue.arguments) {
    json.key(name);
    write(json, value);
  }
  json.end_object();
}

void write_coverage(Writer& json, const model::Coverage& seen) {
  json.begin_object();
  json.member("computer", seen.computer).member("channel", seen.channel).member("records", seen.records);
  if (seen.first_time) json.member("from", base::format_rfc3339(*seen.first_time));
  if (seen.last_time) json.member("to", base::format_rfc3339(*seen.last_time));
  json.member("first_record_id", seen.first_record_id).member("last_record_id", seen.last_record_id);
  json.end_object();
}

void write_source(Writer& json, const model::SourceResult& result) {
  json.begin_object();
  json.member("source", result.origin.path).member("sha256", result.sha256.hex()).member("size", result.size);
  json.member("reader", result.reader).member("events", result.events);
  json.member("host", result.origin.host).member("original_path", result.origin.original_path);
  json.member("collector", result.origin.collector);
  json.member("understood", result.accounting.understood).member("unused", result.accounting.unused);
  json.member("in_issues", result.accounting.in_issues).member("issues", result.issues.size());
  json.key("coverage").begin_array();
  for (const model::Coverage& seen : result.coverage) write_coverage(json, seen);
  json.end_array().end_object();
}

}  // namespace

void show_result(std::string_view stage, const model::SourceResult& result, Output& output) {
  const auto line = [&output](auto write_one) {
    Writer json;
    write_one(json);
    output.write(json.text());
    output.write("\n");
  };
  if (stage == "facts") {
    for (const model::Fact& fact : result.facts) line([&](Writer& json) { write_fact(json, result, fact); });
  } else if (stage == "issues") {
    for (const model::Issue& issue : result.issues) line([&](Writer& json) { write_issue(json, result, issue); });
  } else if (stage == "source") {
    line([&](Writer& json) { write_source(json, result); });
  }
}

}  // namespace beffroi::app

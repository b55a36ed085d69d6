// SPDX-License-Identifier: EUPL-1.2
#include "sigma/parse.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "sigma/collection.h"
#include "sigma/condition.h"
#include "sigma/correlation/aggregation.h"
#include "sigma/prepare.h"

namespace beffroi::sigma {
namespace {

using base::yaml::Kind;
using base::yaml::Node;

Expression add(FieldTest test, std::vector<FieldTest>& tests) {
  tests.push_back(std::move(test));
  return Expression::of_test(static_cast<std::uint32_t>(tests.size() - 1));
}

base::Result<Expression> parse_mapping(const Node& node, const Placeholders& placeholders, std::vector<FieldTest>& tests) {
  std::vector<Expression> operands;
  for (const auto& [key, value] : node.members) {
    BEFFROI_TRY(FieldTest test, make_field_test(key, value, placeholders));
    operands.push_back(add(std::move(test), tests));
  }
  if (operands.empty()) return base::fail("selection_empty");
  return Expression::all_of(std::move(operands));
}

/// Any of the elements. Keywords that stand side by side become one test.
base::Result<Expression> parse_list(const Node& node, const Placeholders& placeholders, std::vector<FieldTest>& tests) {
  std::vector<Expression> operands;
  std::optional<FieldTest> keywords;
  for (const Node& element : node.elements) {
    if (element.kind == Kind::mapping || element.kind == Kind::sequence) {
      BEFFROI_TRY(Expression operand, parse_selection(element, placeholders, tests));
      operands.push_back(std::move(operand));
      continue;
    }
    BEFFROI_TRY(FieldTest keyword, make_keyword_test(element));
    if (!keywords) {
      keywords = std::move(keyword);
    } else {
      keywords->values.push_back(std::move(keyword.values.front()));
    }
  }
  if (keywords) operands.push_back(add(*std::move(keywords), tests));
  if (operands.empty()) return base::fail("selection_empty");
  return Expression::any_of(std::move(operands));
}

Level level_of(std::string_view text) {
  for (const Level level : {Level::informational, Level::low, Level::medium, Level::high, Level::critical}) {
    if (base::equal_folded(text, name_of(level))) return level;
  }
  return Level::none;
}

Rule head_of(const Node& document, std::string_view path) {
  Rule rule;
  rule.path = path;
  rule.line = document.line;
  rule.id = document.text("id");
  rule.name = document.text("name");
  rule.title = document.text("title");
  rule.title_fr = document.text("title_fr");
  rule.author = document.text("author");
  rule.status = document.text("status");
  rule.description = document.text("description");
  rule.date = document.text("date");
  rule.modified = document.text("modified");
  rule.level = level_of(document.text("level"));
  rule.tags = scalars_of(document.find("tags"));
  rule.references = scalars_of(document.find("references"));
  rule.false_positives = scalars_of(document.find("falsepositives"));
  return rule;
}

bool is_selection(std::string_view key) { return key != "condition" && key != "timeframe"; }

std::unexpected<base::Error> at_condition(base::Error error, const Node& detection) {
  error.where.line = detection.find("condition")->line;
  return std::unexpected(std::move(error));
}

/// The condition of a detection; its tests are put into `head`.
base::Result<Expression> parse_detection(const Node& detection, const Reading& reading, bool is_filter, Rule& head) {
  BEFFROI_TRY(Prepared prepared, prepare(detection, reading, is_filter, head));
  BEFFROI_TRY(const auto conditions, conditions_of(detection));
  std::vector<Expression> queries;
  for (const std::string_view condition : conditions) {
    auto query = prepared.condition(condition);
    if (!query) return at_condition(std::move(query).error(), detection);
    queries.push_back(*std::move(query));
  }
  return Expression::any_of(std::move(queries));
}

base::Result<LogSource> log_source_of(const Node& document) {
  const Node* source = document.find("logsource");
  if (!source || source->kind != Kind::mapping) return base::fail("no_log_source");
  return LogSource{base::fold(source->text("product")), base::fold(source->text("category")),
                   base::fold(source->text("service"))};
}

/// The only condition of a detection, where it is one of the old form.
std::optional<OldCondition> old_condition_of(const Node& detection) {
  const auto conditions = conditions_of(detection);
  return conditions && conditions->size() == 1 ? split_aggregation(conditions->front()) : std::nullopt;
}

base::Result<> parse_old(const Node& detection, const OldCondition& condition, const Reading& reading, Rule head,
                         ParsedFile& file) {
  BEFFROI_TRY(Prepared prepared, prepare(detection, reading, false, head));
  auto made = parse_aggregation(condition, detection.text("timeframe"), head, prepared.selections);
  if (!made) return at_condition(std::move(made).error(), detection);
  for (Rule& rule : made->rules) {
    auto finished = prepared.finish(std::move(rule.condition));
    if (!finished) return at_condition(std::move(finished).error(), detection);
    rule.condition = *std::move(finished);
  }
  std::ranges::move(made->rules, std::back_inserter(file.rules));
  file.correlations.push_back(std::move(made->correlation));
  return {};
}

/// A rule or a correlation into the file.
base::Result<> parse_document(const Node& document, const Reading& reading, ParsedFile& file) {
  if (document.kind != Kind::mapping) return base::fail("no_mapping");
  Rule rule = head_of(document, reading.path);
  if (document.find("correlation")) {
    BEFFROI_TRY(file.correlations.emplace_back(), parse_correlation(document, std::move(rule)));
    return {};
  }
  const Node* detection = document.find("detection");
  if (!detection || detection->kind != Kind::mapping) return base::fail("no_detection");
  BEFFROI_TRY(rule.log_source, log_source_of(document));
  if (const auto old = old_condition_of(*detection)) return parse_old(*detection, *old, reading, std::move(rule), file);
  BEFFROI_TRY(rule.condition, parse_detection(*detection, reading, false, rule));
  file.rules.push_back(std::move(rule));
  return {};
}

/// The rules a filter names; none where it says `any`.
base::Result<std::vector<std::string>> filtered_rules(const Node& filter) {
  const Node* rules = filter.find("rules");
  std::vector<std::string> names = scalars_of(rules);
  if (names.empty()) return base::fail("filter_without_rules");
  if (rules->kind == Kind::scalar && base::equal_folded(names.front(), "any")) names.clear();
  return names;
}

base::Result<> parse_filter(const Node& document, const Reading& reading, ParsedFile& file) {
  Node body = *document.find("filter");
  if (body.kind != Kind::mapping) return base::fail("no_detection");
  Rule head = head_of(document, reading.path);
  BEFFROI_TRY(head.log_source, log_source_of(document));
  Filter filter;
  filter.path = head.path;
  filter.line = head.line;
  filter.id = head.id;
  filter.title = head.title;
  BEFFROI_TRY(filter.rules, filtered_rules(body));
  std::erase_if(body.members, [](const auto& member) { return member.first.scalar == "rules"; });
  BEFFROI_TRY(filter.condition, parse_detection(body, reading, true, head));
  filter.log_source = head.log_source;
  filter.tests = std::move(head.tests);
  file.filters.push_back(std::move(filter));
  return {};
}

NotEvaluated refusal(const Node& document, std::string_view path, base::Error error) {
  const auto line = static_cast<std::uint32_t>(error.where.line.value_or(document.line));
  return {std::string(path),
          line,
          std::string(document.text("id")),
          std::string(document.text("title")),
          std::move(error.id),
          std::move(error.arguments),
          std::string(document.text("author")),
          level_of(document.text("level"))};
}

}  // namespace

base::Result<std::vector<Selection>> selections_of(const Node& detection, const Placeholders& placeholders,
                                                   std::vector<FieldTest>& tests) {
  std::vector<Selection> selections;
  for (const auto& [key, value] : detection.members) {
    if (!is_selection(key.scalar)) continue;
    auto expression = parse_selection(value, placeholders, tests);
    if (!expression) {
      if (!expression.error().where.line) expression.error().where.line = key.line;
      return std::unexpected(std::move(expression).error());
    }
    selections.push_back({key.scalar, *std::move(expression), key.line});
  }
  return selections;
}

std::vector<std::string> scalars_of(const Node* node) {
  std::vector<std::string> texts;
  if (!node) return texts;
  if (node->kind == Kind::scalar && !node->is_null()) texts.push_back(node->scalar);
  for (const Node& element : node->elements) {
    if (element.kind == Kind::scalar) texts.push_back(element.scalar);
  }
  return texts;
}

base::Result<std::vector<std::string_view>> conditions_of(const Node& detection) {
  const Node* node = detection.find("condition");
  if (!node || node->is_null()) return base::fail("no_condition");
  std::vector<std::string_view> conditions;
  if (node->kind == Kind::scalar) conditions.push_back(node->scalar);
  for (const Node& element : node->elements) {
    if (element.kind == Kind::scalar) conditions.push_back(element.scalar);
  }
  if (conditions.empty()) return base::fail("no_condition");
  return conditions;
}

base::Result<Expression> parse_selection(const Node& node, const Placeholders& placeholders, std::vector<FieldTest>& tests) {
  switch (node.kind) {
    case Kind::mapping: return parse_mapping(node, placeholders, tests);
    case Kind::sequence: return parse_list(node, placeholders, tests);
    case Kind::scalar:
    case Kind::null: {
      BEFFROI_TRY(FieldTest keyword, make_keyword_test(node));
      return add(std::move(keyword), tests);
    }
  }
  return base::fail("selection_empty");
}

std::vector<Selection> selections_in(const Node& document, std::string_view path, const pipeline::Pipeline* pipeline) {
  const Node* detection = document.find("detection");
  if (!detection || detection->kind != Kind::mapping) return {};
  Rule head = head_of(document, path);
  auto log_source = log_source_of(document);
  if (log_source) head.log_source = *std::move(log_source);
  auto prepared = prepare(*detection, {path, {}, pipeline}, false, head);
  if (!prepared) return {};
  std::erase_if(prepared->selections, [](const Selection& one) { return one.state == SelectionState::dropped; });
  return std::move(prepared->selections);
}

ParsedFile parse_rules(std::string_view text, std::string_view path, const Placeholders& placeholders,
                       const pipeline::Pipeline* pipeline) {
  ParsedFile file;
  auto documents = base::yaml::parse(text, path);
  if (!documents) {
    base::Error& error = documents.error();
    base::Arguments arguments = error.arguments;
    arguments.push_back({"problem", error.id});
    file.refused.push_back({std::string(path),
                            static_cast<std::uint32_t>(error.where.line.value_or(0)),
                            {},
                            {},
                            "not_yaml",
                            std::move(arguments)});
    return file;
  }
  const Reading reading{path, placeholders, pipeline};
  for (const Node& document : join_collection(*std::move(documents))) {
    const bool is_filter = document.kind == Kind::mapping && document.find("filter");
    const auto read = is_filter ? parse_filter(document, reading, file) : parse_document(document, reading, file);
    if (!read) file.refused.push_back(refusal(document, path, read.error()));
  }
  return file;
}

}  // namespace beffroi::sigma

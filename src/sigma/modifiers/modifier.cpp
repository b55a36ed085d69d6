// SPDX-License-Identifier: EUPL-1.2
#include "sigma/modifiers/modifier.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "sigma/number.h"

namespace beffroi::sigma {
namespace modifiers {

const Modifier* find(std::string_view name) {
  for (const auto family : {of_text(), of_regex(), of_windash(), of_encoding(), of_order(), of_time(), of_network(),
                            of_expand(), of_other_field()}) {
    const auto found = std::ranges::find(family, name, &Modifier::name);
    if (found != family.end()) return &*found;
  }
  return nullptr;
}

base::Result<> become(Draft& draft, Draft::Kind kind) {
  const bool was_text = draft.kind == Draft::Kind::text && !draft.base64 && !draft.utf16 && !draft.windash;
  if (draft.kind != kind && !was_text) return base::fail("modifier_conflict");
  const bool has_extent = kind == Draft::Kind::other_field;
  if (draft.extent != Extent::whole && !has_extent) return base::fail("modifier_conflict");
  draft.kind = kind;
  return {};
}

}  // namespace modifiers

namespace {

using base::yaml::Kind;
using base::yaml::Node;
using modifiers::Draft;
using modifiers::DraftValue;

base::Result<Operand> text_operand(const Draft& draft, Glob glob) {
  if (draft.utf16 && !draft.base64 && std::ranges::any_of(glob, [](char32_t byte) { return byte >= 0x80; })) {
    return base::fail("encoding_not_text");
  }
  const auto put_star = [](Glob& into, std::size_t at) { into.insert(at, 1, kAnySequence); };
  const bool open_front = draft.extent == Extent::inside || draft.extent == Extent::end;
  const bool open_back = draft.extent == Extent::inside || draft.extent == Extent::start;
  if (open_front && (glob.empty() || glob.front() != kAnySequence)) put_star(glob, 0);
  if (open_back && (glob.empty() || glob.back() != kAnySequence)) put_star(glob, glob.size());
  return Text{std::move(glob), draft.cased};
}

bool is_plain_number(const Draft& draft, const Node& written) {
  return !written.quoted && draft.extent == Extent::whole && !draft.base64 && !draft.utf16 && !draft.cased &&
         is_whole_number(written.scalar);
}

base::Result<std::vector<Operand>> text_operands(const Draft& draft, const DraftValue& value) {
  if (value.written->is_null()) {
    const bool bare = draft.extent == Extent::whole && !draft.cased && !draft.windash;
    if (!bare) return base::fail("null_with_modifier");
    return std::vector<Operand>{Presence{false}};
  }
  if (is_plain_number(draft, *value.written)) {
    return std::vector<Operand>{Ordering{Order::equal, *parse_number(value.written->scalar), TimePart::none}};
  }
  std::vector<Operand> operands;
  for (const Glob& glob : value.alternatives) {
    BEFFROI_TRY(Operand operand, text_operand(draft, glob));
    operands.push_back(std::move(operand));
  }
  return operands;
}

base::Result<Operand> presence_operand(std::string_view written) {
  if (base::equal_folded(written, "true")) return Presence{true};
  if (base::equal_folded(written, "false")) return Presence{false};
  return base::fail("exists_not_boolean", {{"value", std::string(written)}});
}

base::Result<Operand> ordering_operand(const Draft& draft, std::string_view written) {
  const auto number = parse_number(written);
  if (!number) return base::fail("number_invalid", {{"value", std::string(written)}});
  return Ordering{draft.order, *number, draft.part};
}

base::Result<Operand> regex_operand(const Draft& draft, const std::string& pattern) {
  auto compiled = match::Regex::compile(pattern, draft.flags);
  if (!compiled) return base::fail("regex_invalid", compiled.error().arguments);
  return RegularExpression{pattern, draft.flags, std::make_shared<const match::Regex>(*std::move(compiled))};
}

base::Result<std::vector<Operand>> operands_of(const Draft& draft, const DraftValue& value) {
  const std::string& written = value.written->scalar;
  const auto only = [](base::Result<Operand> operand) -> base::Result<std::vector<Operand>> {
    if (!operand) return std::unexpected(std::move(operand).error());
    return std::vector<Operand>{*std::move(operand)};
  };
  switch (draft.kind) {
    case Draft::Kind::text: return text_operands(draft, value);
    case Draft::Kind::regular_expression: return only(regex_operand(draft, written));
    case Draft::Kind::ordering: return only(ordering_operand(draft, written));
    case Draft::Kind::presence: return only(presence_operand(written));
    case Draft::Kind::other_field: return only(OtherField{written, draft.extent, draft.cased});
    case Draft::Kind::network: {
      BEFFROI_TRY(const Network network, modifiers::parse_network(written));
      return std::vector<Operand>{network};
    }
  }
  return base::fail("modifier_conflict");
}

base::Result<Draft> begin_draft(const Node& value) {
  Draft draft;
  const bool is_list = value.kind == Kind::sequence;
  const std::span<const Node> written = is_list ? std::span(value.elements) : std::span(&value, 1);
  if (written.empty()) return base::fail("empty_list");
  for (const Node& one : written) {
    if (one.kind != Kind::scalar && one.kind != Kind::null) return base::fail("value_not_scalar");
    if (one.is_null() && written.size() > 1) return base::fail("null_in_list");
    draft.values.push_back({&one, {parse_glob(one.scalar)}});
  }
  return draft;
}

base::Result<> apply_modifiers(Draft& draft, std::string_view chain, const Placeholders& placeholders) {
  std::vector<std::string_view> seen;
  while (!chain.empty()) {
    const std::size_t end = chain.find('|');
    const std::string_view name = chain.substr(0, end);
    chain = end == std::string_view::npos ? std::string_view() : chain.substr(end + 1);
    const modifiers::Modifier* modifier = modifiers::find(name);
    if (!modifier) return base::fail("modifier_unknown", {{"modifier", std::string(name)}});
    const bool again = std::ranges::find(seen, name) != seen.end();
    auto applied = again ? base::fail("modifier_conflict") : modifier->apply(draft, placeholders);
    if (!applied) {
      if (applied.error().arguments.empty()) applied.error().arguments = {{"modifier", std::string(name)}};
      return applied;
    }
    seen.push_back(name);
  }
  // One written value would become several of which any may fit, within a list of which all must: readers of such a rule
  // disagree, and pySigma's validators refuse it too.
  if (draft.windash && draft.all) return base::fail("windash_with_all");
  const bool knows_case = draft.kind == Draft::Kind::text || draft.kind == Draft::Kind::other_field;
  if (draft.cased && !knows_case) return base::fail("modifier_conflict", {{"modifier", std::string("cased")}});
  return {};
}

base::Result<FieldTest> field_test(std::string_view key, const Node& value, const Placeholders& placeholders) {
  FieldTest test;
  const std::size_t bar = key.find('|');
  test.field = key.substr(0, bar);
  BEFFROI_TRY(Draft draft, begin_draft(value));
  if (bar != std::string_view::npos) BEFFROI_TRY_VOID(apply_modifiers(draft, key.substr(bar + 1), placeholders));
  const bool is_keyword = test.field.empty() && draft.kind == Draft::Kind::text && draft.extent == Extent::whole;
  if (is_keyword) draft.extent = Extent::inside;
  test.all = draft.all;
  test.negated = draft.negated;
  for (const DraftValue& one : draft.values) {
    BEFFROI_TRY(auto operands, operands_of(draft, one));
    test.values.push_back(std::move(operands));
  }
  return test;
}

}  // namespace

base::Result<FieldTest> make_field_test(const Node& key, const Node& value, const Placeholders& placeholders) {
  auto test = field_test(key.scalar, value, placeholders);
  if (!test) {
    if (!test.error().where.line) test.error().where.line = key.line;
    return test;
  }
  test->line = key.line;
  return test;
}

base::Result<FieldTest> make_keyword_test(const Node& keyword) {
  Node key;
  key.line = keyword.line;
  return make_field_test(key, keyword, {});
}

}  // namespace beffroi::sigma

// SPDX-License-Identifier: EUPL-1.2
#include "sigma/slot_index.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "base/ascii.h"
#include "base/text.h"
#include "match/folded_text.h"
#include "match/regex_literals.h"
#include "sigma/address.h"
#include "sigma/calendar.h"
#include "sigma/number.h"

namespace beffroi::sigma {
namespace {

bool orders(Order order, long double value, long double than) {
  switch (order) {
    case Order::equal: return value == than;
    case Order::less: return value < than;
    case Order::less_or_equal: return value <= than;
    case Order::greater: return value > than;
    case Order::greater_or_equal: return value >= than;
  }
  return false;
}

bool is_in(const Network& network, const Address& address) {
  if (network.is_v6 != address.is_v6) return false;
  const std::size_t whole = network.prefix / 8;
  if (std::memcmp(network.address.data(), address.bytes.data(), whole) != 0) return false;
  if (network.prefix % 8 == 0) return true;
  const int mask = 0xFF00 >> (network.prefix % 8) & 0xFF;
  return ((network.address[whole] ^ address.bytes[whole]) & mask) == 0;
}

/// What the folded canonical text of a kind is made of; nothing for texts.
std::optional<std::string_view> alphabet_of(model::ValueKind kind) {
  switch (kind) {
    case model::ValueKind::utf16le:
    case model::ValueKind::utf8: return std::nullopt;
    case model::ValueKind::null: return "";
    case model::ValueKind::boolean: return "aeflrstu";
    case model::ValueKind::integer:
    case model::ValueKind::unsigned_integer: return "-0123456789";
    case model::ValueKind::real: return "+-.0123456789aefin";
    case model::ValueKind::moment: return "-.0123456789:tz";
    default: return "-0123456789abcdefsx{}";  // hexadecimal, bytes, identifiers
  }
}

std::size_t count_characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<std::uint8_t>(c) & 0xC0) != 0x80; }));
}

/// Whether the text has a character that an expression which ignores case takes for an ASCII letter, though it is none.
bool has_letter_of_odd_case(std::string_view text) {
  constexpr std::string_view kKelvin = "\u212A", kLongS = "\u017F";
  if (base::count_ascii(text) == text.size()) return false;
  return text.find(kKelvin) != std::string_view::npos || text.find(kLongS) != std::string_view::npos;
}

}  // namespace

void Subject::begin(const model::Value& value) {
  folded_.clear();
  match::append_folded_text(folded_, value);
  value_ = value;
  has_text_ = false;
}

void Subject::begin(std::string_view text) {
  folded_.clear();
  match::append_folded_text(folded_, model::Value::of_utf8(text));
  text_ = text;
  has_text_ = true;
}

const std::string& Subject::text() {
  if (!has_text_) {
    text_.clear();
    model::append_canonical_text(text_, value_);
    has_text_ = true;
  }
  return text_;
}

void SlotIndex::add(std::uint32_t group, const Operand& operand) {
  if (const auto* text = std::get_if<Text>(&operand)) {
    for (const Glob& glob : with_each_dash(text->glob)) {
      const bool exact = !text->cased && is_only_its_literal(glob);
      if (!exact) checks_.emplace_back(glob, text->cased);
      file(necessary_literal(glob), {group, exact ? kNoCheck : static_cast<std::uint32_t>(checks_.size() - 1)});
    }
  } else if (const auto* ordering = std::get_if<Ordering>(&operand)) {
    orderings_.emplace_back(*ordering, group);
  } else if (const auto* network = std::get_if<Network>(&operand)) {
    networks_.emplace_back(*network, group);
  } else if (std::holds_alternative<Presence>(operand)) {
    any_value_.push_back(group);
  } else if (const auto* expression = std::get_if<RegularExpression>(&operand)) {
    has_expressions_ = true;
    const auto literals = match::necessary_literals(expression->pattern);
    for (const std::string& literal : literals) file({literal, match::Anchor::inside}, {group, kNoCheck});
    (literals.empty() ? any_value_ : if_odd_case_).push_back(group);
  }
}

void SlotIndex::file(const match::Literal& literal, Use use) {
  const auto number = static_cast<std::uint32_t>(literals_.size());
  const auto [known, is_new] =
      known_.try_emplace(static_cast<char>('0' + static_cast<int>(literal.anchor)) + literal.text, number);
  if (is_new) literals_.push_back(literal);
  filed_.emplace_back(known->second, use);
}

void SlotIndex::finish() {
  index_ = match::LiteralIndex(literals_);
  first_use_.assign(literals_.size() + 1, 0);
  for (const auto& [literal, use] : filed_) ++first_use_[literal + 1];
  for (std::size_t i = 1; i < first_use_.size(); ++i) first_use_[i] += first_use_[i - 1];
  uses_.resize(filed_.size());
  std::vector<std::uint32_t> next = first_use_;
  for (const auto& [literal, use] : filed_) uses_[next[literal]++] = use;
  find_possible_kinds();
  const bool by_literals = any_value_.empty() && orderings_.empty() && networks_.empty() && if_odd_case_.empty();
  if (by_literals) screen_ = match::LiteralScreen::of(literals_);
  known_ = {};
  literals_ = {};
  filed_ = {};
}

void SlotIndex::find_possible_kinds() {
  const bool looks_at_all = !any_value_.empty() || !orderings_.empty() || !networks_.empty();
  shortest_ = looks_at_all || !if_odd_case_.empty() ? 0 : SIZE_MAX;
  for (std::uint32_t kind = 0; kind <= static_cast<std::uint32_t>(model::ValueKind::sid); ++kind) {
    const auto alphabet = alphabet_of(static_cast<model::ValueKind>(kind));
    const auto is_written_so = [&](const match::Literal& literal) {
      return !alphabet || literal.text.find_first_not_of(*alphabet) == std::string::npos;
    };
    const bool may_fit = looks_at_all || (!alphabet && shortest_ == 0) || std::ranges::any_of(literals_, is_written_so);
    kinds_ |= (may_fit ? 1u : 0u) << kind;
  }
  for (const match::Literal& literal : literals_) shortest_ = std::min(shortest_, count_characters(literal.text));
}

void SlotIndex::test(Subject& subject, std::vector<std::uint32_t>& found, TrueGroups& groups) const {
  groups.add(any_value_);
  if (!if_odd_case_.empty() && has_letter_of_odd_case(subject.folded())) groups.add(if_odd_case_);
  test_literals(subject, found, groups);
  if (!orderings_.empty()) test_numbers(subject.text(), groups);
  if (!networks_.empty()) test_networks(subject.text(), groups);
}

void SlotIndex::test_literals(Subject& subject, std::vector<std::uint32_t>& found, TrueGroups& groups) const {
  found.clear();
  index_.find(subject.folded(), found);
  std::ranges::sort(found);
  const auto repeated = std::ranges::unique(found);
  found.erase(repeated.begin(), repeated.end());
  for (const std::uint32_t literal : found) {
    for (std::uint32_t i = first_use_[literal]; i < first_use_[literal + 1]; ++i) {
      const Use& use = uses_[i];
      if (groups.has(use.group)) continue;
      const GlobMatcher* check = use.check == kNoCheck ? nullptr : &checks_[use.check];
      if (!check || check->fits(check->cased() ? subject.text() : subject.folded())) groups.add(use.group);
    }
  }
}

void SlotIndex::test_numbers(const std::string& text, TrueGroups& groups) const {
  const auto number = parse_number(text);
  for (const auto& [ordering, group] : orderings_) {
    const auto value = ordering.part == TimePart::none ? number : part_of_moment(ordering.part, text);
    if (value && orders(ordering.order, *value, ordering.number)) groups.add(group);
  }
}

void SlotIndex::test_networks(const std::string& text, TrueGroups& groups) const {
  const auto address = parse_address(text);
  if (!address) return;
  for (const auto& [network, group] : networks_) {
    if (is_in(network, *address)) groups.add(group);
  }
}

}  // namespace beffroi::sigma

// SPDX-License-Identifier: EUPL-1.2
#include "sigma/evaluator.h"

#include <algorithm>

#include "base/assert.h"
#include "base/bytes.h"
#include "base/text.h"
#include "sigma/reference.h"

namespace beffroi::sigma {
namespace {

/// The longest run of ordinary characters, folded.
std::string longest_literal(const Glob& glob) {
  std::string longest, current;
  for (const char32_t c : glob) {
    if (c >= kAnySequence) {
      current.clear();
      continue;
    }
    base::append_utf8(current, base::fold(c));
    if (current.size() > longest.size()) longest = current;
  }
  return longest;
}

PreparedOperand::Shape shape_of(const Text& text) {
  using Shape = PreparedOperand::Shape;
  if (text.cased) return Shape::glob;
  const Glob& glob = text.glob;
  const bool open_front = !glob.empty() && glob.front() == kAnySequence;
  const bool open_back = glob.size() > 1 && glob.back() == kAnySequence;
  const std::size_t ends = static_cast<std::size_t>(open_front) + static_cast<std::size_t>(open_back);
  const auto symbols = static_cast<std::size_t>(std::ranges::count_if(glob, [](char32_t c) { return c >= kAnySequence; }));
  if (symbols != ends) return Shape::glob;
  if (open_front && glob.size() == 1) return Shape::anything;
  if (open_front) return open_back ? Shape::inside : Shape::end;
  return open_back ? Shape::start : Shape::whole;
}

PreparedOperand prepare_operand(const Operand& operand) {
  PreparedOperand prepared;
  prepared.operand = &operand;
  if (const auto* text = std::get_if<Text>(&operand)) {
    prepared.shape = shape_of(*text);
    prepared.literal = longest_literal(text->glob);
  }
  if (const auto* regex = std::get_if<RegularExpression>(&operand)) {
    auto compiled = match::Regex::compile(regex->pattern, regex->flags);
    BEFFROI_ASSERT(compiled);  // the parser has tried it
    prepared.shape = PreparedOperand::Shape::regular_expression;
    prepared.regex = *std::move(compiled);
  }
  return prepared;
}

bool fits_one(const PreparedOperand& operand, const std::string& text, const std::string& folded) {
  using Shape = PreparedOperand::Shape;
  switch (operand.shape) {
    case Shape::anything: return true;
    case Shape::whole: return folded == operand.literal;
    case Shape::start: return folded.starts_with(operand.literal);
    case Shape::end: return folded.ends_with(operand.literal);
    case Shape::inside: return folded.find(operand.literal) != std::string::npos;
    case Shape::glob: return folded.find(operand.literal) != std::string::npos && reference::value_fits(*operand.operand, text);
    case Shape::regular_expression: return operand.regex->occurs_in(text);
    case Shape::other: return reference::value_fits(*operand.operand, text);
  }
  return false;
}

}  // namespace

std::size_t FourGrams::bit_of(const char* at) {
  const auto gram = base::load<std::uint32_t>(reinterpret_cast<const std::uint8_t*>(at));
  return static_cast<std::size_t>(gram * 0x9E3779B1u >> 20) % kBits;
}

void FourGrams::add_all(std::string_view text) {
  for (std::size_t i = 0; i + 4 <= text.size(); ++i) bits_.set(bit_of(text.data() + i));
}

bool FourGrams::may_contain(std::string_view literal) const {
  if (literal.size() < 4) return true;
  const char* first = literal.data();
  const std::size_t last = literal.size() - 4;
  return bits_.test(bit_of(first)) && bits_.test(bit_of(first + last)) && bits_.test(bit_of(first + last / 2));
}

std::vector<PreparedTest> prepare(const std::vector<FieldTest>& tests) {
  std::vector<PreparedTest> prepared;
  for (const FieldTest& test : tests) {
    PreparedTest& made = prepared.emplace_back();
    made.test = &test;
    for (const auto& alternatives : test.values) {
      std::vector<PreparedOperand>& into = made.values.emplace_back();
      for (const Operand& operand : alternatives) into.push_back(prepare_operand(operand));
    }
  }
  return prepared;
}

bool fits(const PreparedOperand& operand, const SlotValues& values) {
  if (!values.grams.may_contain(operand.literal)) return false;
  for (std::size_t i = 0; i < values.texts.size(); ++i) {
    if (fits_one(operand, values.texts[i], values.folded[i])) return true;
  }
  return false;
}

}  // namespace beffroi::sigma

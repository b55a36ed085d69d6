// SPDX-License-Identifier: EUPL-1.2
#include "sigma/pipeline/budget.h"

#include <algorithm>

#include "sigma/pipeline/pipeline.h"

namespace beffroi::sigma::pipeline {
namespace {

struct Size {
  std::size_t values = 0, bytes = 0;
};

Size size_of(const FieldTest& test) {
  Size size{0, test.field.size()};
  for (const auto& alternatives : test.values) {
    size.values += alternatives.size();
    for (const Operand& operand : alternatives) size.bytes += pipeline::size_of(operand);
  }
  return size;
}

std::unexpected<base::Error> too_large() { return base::fail("pipeline_too_large"); }

}  // namespace

std::size_t size_of(const Operand& operand) {
  if (const auto* text = std::get_if<Text>(&operand)) return text->glob.size();
  if (const auto* expression = std::get_if<RegularExpression>(&operand)) return expression->pattern.size();
  if (const auto* other = std::get_if<OtherField>(&operand)) return other->name.size();
  return 1;
}

Budget::Budget(const std::vector<FieldTest>& tests) {
  for (const FieldTest& test : tests) {
    const Size size = size_of(test);
    values_ += size.values;
    bytes_ += size.bytes;
  }
  tests_ = tests.size();
}

base::Result<> Budget::look(std::size_t times) {
  steps_ += times * (tests_ + values_);
  return steps_ > kMaxSteps ? base::Result<>(too_large()) : base::Result<>{};
}

base::Result<> Budget::grow(std::size_t values, std::size_t bytes) {
  if (values > 0 && values_ + values > kMaxValues) return too_large();
  if (bytes > 0 && bytes_ + bytes > kMaxRuleBytes) return too_large();
  values_ += values;
  bytes_ += bytes;
  return {};
}

base::Result<> Budget::copy(const FieldTest& test, std::size_t copies) {
  if (tests_ + copies > kMaxTests) return too_large();
  const Size size = size_of(test);
  BEFFROI_TRY_VOID(grow(size.values * copies, size.bytes * copies));
  tests_ += copies;
  return {};
}

base::Result<> Budget::add(const std::vector<FieldTest>& tests, std::size_t first) {
  if (tests.size() > kMaxTests) return too_large();
  for (std::size_t i = first; i < tests.size(); ++i) {
    const Size size = size_of(tests[i]);
    BEFFROI_TRY_VOID(grow(size.values, size.bytes));
  }
  tests_ = tests.size();
  return {};
}

base::Result<> check_names(const std::vector<std::string>& names) {
  const bool long_one = std::ranges::any_of(names, [](const std::string& name) { return name.size() > kMaxNameBytes; });
  return long_one || names.size() > kMaxTests ? base::Result<>(too_large()) : base::Result<>{};
}

std::size_t bytes_of(const std::vector<std::string>& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  return bytes;
}

}  // namespace beffroi::sigma::pipeline

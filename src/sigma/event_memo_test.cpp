// SPDX-License-Identifier: EUPL-1.2
#include "sigma/event_memo.h"

#include <gtest/gtest.h>

namespace beffroi::sigma {
namespace {

using model::Field;
using model::FieldScope;
using model::Value;

/// An event of two fields, and everything that can make another one differ.
struct Told {
  model::Symbol computer = 7, first_name = 1, second_name = 2;
  FieldScope scope = FieldScope::data;
  Value first = Value::of_utf8("ab"), second = Value::of_utf8("c");

  std::vector<Field> fields() const { return {{first_name, scope, first}, {second_name, FieldScope::data, second}}; }
};

bool ask(EventMemo& memo, const Told& told, std::uint32_t question = 1) {
  const std::vector<Field> fields = told.fields();
  model::Event event;
  event.computer = told.computer;
  event.fields = fields;
  memo.begin();
  return memo.ask(question, event);
}

TEST(EventMemo, GivesBackWhatWasFired) {
  EventMemo memo;
  ASSERT_TRUE(ask(memo, {}));
  EXPECT_EQ(memo.find(), nullptr);
  const std::vector<Fired> fired = {{4, {{"Image", "a.exe"}, {"User", ""}}}, {9, {}}, {12, {{"", std::string(5, 'x')}}}};
  memo.keep(fired);
  ASSERT_TRUE(ask(memo, {}));
  const std::vector<Fired>* found = memo.find();
  ASSERT_NE(found, nullptr);
  ASSERT_EQ(found->size(), fired.size());
  for (std::size_t i = 0; i < fired.size(); ++i) {
    EXPECT_EQ((*found)[i].candidate, fired[i].candidate);
    EXPECT_EQ((*found)[i].details, fired[i].details);
  }
}

TEST(EventMemo, TellsNothingFiredFromNothingKnown) {
  EventMemo memo;
  ask(memo, {});
  memo.keep({});
  ask(memo, {});
  ASSERT_NE(memo.find(), nullptr);
  EXPECT_TRUE(memo.find()->empty());
}

TEST(EventMemo, TellsEventsApartByAllThatRulesSee) {
  EventMemo memo;
  ask(memo, {});
  memo.keep({});
  const std::pair<const char*, Told> others[] = {
      {"computer", {.computer = 8}},
      {"name", {.first_name = 3}},
      {"scope", {.scope = FieldScope::system}},
      {"a character", {.first = Value::of_utf8("aB")}},
      {"the end of a value", {.first = Value::of_utf8("a"), .second = Value::of_utf8("bc")}},
      {"the kind of a value", {.first = Value::of_view(model::ValueKind::bytes, base::as_bytes("ab"))}},
      {"null", {.second = {}}},
      {"a number", {.second = Value::of_unsigned(1)}},
  };
  for (const auto& [what, told] : others) {
    ask(memo, told);
    EXPECT_EQ(memo.find(), nullptr) << what;
  }
  ask(memo, {.second = Value::of_unsigned(1)});
  memo.keep({});
  ask(memo, {.second = Value::of_unsigned(2)});
  EXPECT_EQ(memo.find(), nullptr) << "another number";
  ask(memo, {}, 2);
  EXPECT_EQ(memo.find(), nullptr) << "of another kind or source";
  ask(memo, {});
  EXPECT_NE(memo.find(), nullptr);
}

TEST(EventMemo, KeepsNoLongEventsAndForgetsWhenFull) {
  EventMemo memo;
  const std::string longest(5000, 'x');
  EXPECT_FALSE(ask(memo, {.first = Value::of_utf8(longest)}));
  std::string text(4000, 'x');
  for (std::uint64_t i = 0; i < 10'000; ++i) {  // 40 MB
    ASSERT_TRUE(ask(memo, {.first = Value::of_utf8(text), .second = Value::of_unsigned(i)}));
    EXPECT_EQ(memo.find(), nullptr);
    memo.keep({});
  }
  memo.clear();
  EXPECT_EQ(memo.find(), nullptr);
}

}  // namespace
}  // namespace beffroi::sigma

// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/facts/draw.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace beffroi::diagnose::facts {
namespace {

using model::FieldScope, model::Value;

/// Which log was cleared, as the fact has it.
std::string cleared(std::vector<std::pair<FieldScope, std::string_view>> channels) {
  const auto mapping = model::Mapping::parse(
      "version: 1\nevents:\n- {provider: P, code: 104, category: configuration, action: log-cleared, fields: "
      "{winlog.cleared.channel: Channel}}\n",
      "x");
  EXPECT_TRUE(mapping);
  model::Symbols symbols;
  std::vector<model::Field> fields;
  for (const auto& [scope, text] : channels) fields.push_back({symbols.intern("Channel"), scope, Value::of_utf8(text)});
  model::Event event;
  event.code = 104;
  event.provider = symbols.intern("P");
  event.fields = fields;
  Drawer drawer(*mapping);
  std::vector<model::Fact> facts;
  drawer.draw({symbols, {&event, 1}}, facts);
  drawer.finish(facts);
  EXPECT_EQ(facts.size(), 1U);
  for (const auto& [name, value] : facts.at(0).attributes) {
    if (name == "winlog.cleared.channel") return value;
  }
  return "";
}

TEST(Draw, WhatTheEventSaysItselfComesBeforeItsEnvelopeWhereverItStands) {
  const std::pair<FieldScope, std::string_view> envelope{FieldScope::system, "System"}, own{FieldScope::data, "Application"},
      empty{FieldScope::data, ""};
  EXPECT_EQ(cleared({envelope, own}), "Application");
  EXPECT_EQ(cleared({own, envelope}), "Application");
  EXPECT_EQ(cleared({envelope, empty}), "") << "nobody knows which, and it is not the envelope's";
  EXPECT_EQ(cleared({empty, envelope}), "");
  EXPECT_EQ(cleared({envelope}), "System");
}

}  // namespace
}  // namespace beffroi::diagnose::facts

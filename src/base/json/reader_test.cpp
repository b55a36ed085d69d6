// SPDX-License-Identifier: EUPL-1.2
#include "base/json/reader.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace beffroi::base::json {
namespace {

TEST(JsonReader, GivesValuesByTheirKind) {
  Parser parser;
  const auto document = parser.parse(R"({"text": "é", "whole": -3, "real": 0.5, "true": true, "none": null, "list": [1, 2]})");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->find("text")->as_text(), "é");
  EXPECT_EQ(document->find("whole")->as_integer(), -3);
  EXPECT_EQ(document->find("whole")->as_unsigned(), std::nullopt);
  EXPECT_EQ(document->find("real")->as_real(), 0.5);
  EXPECT_EQ(document->find("true")->as_boolean(), true);
  EXPECT_EQ(document->find("none")->kind(), Kind::null);
  EXPECT_EQ(document->find("list")->elements().size(), 2u);
  EXPECT_EQ(document->text_of("whole"), "");
  EXPECT_EQ(document->text_of("absent"), "");
}

TEST(JsonReader, RefusesWhatIsNoDocument) {
  Parser parser;
  for (const std::string_view text : {std::string_view{}, std::string_view{""}, std::string_view{" "}, std::string_view{"{"},
                                      std::string_view{"{} {}"}, std::string_view{"\"\xFF\""}}) {
    const auto document = parser.parse(text);
    ASSERT_FALSE(document) << text;
    EXPECT_EQ(document.error().id, "json.invalid");
  }
  EXPECT_TRUE(parser.parse("[]")) << "a parser that refused a text serves on";
}

TEST(JsonReader, IsNotLedTooDeep) {
  Parser parser;
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(parser.parse(nested(Parser::kMaxDepth - 1)));
  EXPECT_FALSE(parser.parse(nested(Parser::kMaxDepth + 1)));
}

}  // namespace
}  // namespace beffroi::base::json

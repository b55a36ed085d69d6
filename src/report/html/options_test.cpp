// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "report/html/markup.h"

namespace beffroi::report::html {
namespace {

std::string kept(std::string_view said) { return keep_options_whole(element("p", {{"title", "--by"}}, text(said))).bytes(); }

TEST(Options, AreKeptOnOneLineAndNothingElseIs) {
  EXPECT_EQ(kept("beffroi done NOM --by …, --keep-until"),
            "<p title=\"--by\">beffroi done NOM <span class=\"nowrap\">--by</span> …, <span "
            "class=\"nowrap\">--keep-until</span></p>");
  for (const char* other : {"a--b", "---", "--", "--1", "S62-DC01", ""})
    EXPECT_EQ(kept(other), "<p title=\"--by\">" + std::string(other) + "</p>");
}

TEST(Options, InADrawingStayAsTheyAre) {
  const Markup drawing = element("svg", {}, element("text", {}, text("Sauvegarde --nas")));
  Markup page = drawing;
  page += element("p", {}, text("--by"));
  EXPECT_EQ(keep_options_whole(page).bytes(),
            "<svg><text>Sauvegarde --nas</text></svg><p><span class=\"nowrap\">--by</span></p>");
}

TEST(Options, HostileTextStaysTextAndCanBreak) {
  EXPECT_EQ(kept("--<img>").find("<img"), std::string::npos);
  EXPECT_EQ(kept("--" + std::string(200, 'a')).find("nowrap"), std::string::npos);
}

TEST(MachineTime, HasNoMoreThanThreeDigitsOfASecond) {
  EXPECT_EQ(machine_time({1'795'600'000'123'456'789}).substr(19), ".123Z");
  EXPECT_EQ(machine_time({1'795'600'000'000'000'000}).substr(19), ".000Z");
}

}  // namespace
}  // namespace beffroi::report::html

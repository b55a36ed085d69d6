// SPDX-License-Identifier: EUPL-1.2
#include "app/hunting/cited.h"

#include <gtest/gtest.h>

namespace beffroi::app::hunting {
namespace {

report::CorrelatedRow record(const char* source, const char* computer, std::uint64_t number) {
  report::CorrelatedRow row;
  row.source = source;
  row.computer = computer;
  row.record_id = number;
  return row;
}

report::CorrelationPart part(std::vector<report::CorrelatedRow> records) {
  report::CorrelationPart made;
  made.records_total = records.size();
  made.records = std::move(records);
  return made;
}

TEST(CitedText, OneFileNeedsNoMoreThanItsName) {
  EXPECT_EQ(cited_text(part({record("logs/Security.evtx", "PC-01", 7), record("logs/Security.evtx", "PC-01", 8)})),
            "Security.evtx#7 Security.evtx#8");
  EXPECT_EQ(cited_text(part({record("logs/Security.evtx", "PC-01", 7), record("logs/System.evtx", "PC-01", 8)})),
            "Security.evtx#7 System.evtx#8");
}

TEST(CitedText, ForwardedLogsOfOneFileAreOneSource) {
  EXPECT_EQ(cited_text(part({record("ForwardedEvents.evtx", "PC-01", 7), record("ForwardedEvents.evtx", "PC-02", 8)})),
            "ForwardedEvents.evtx#7 ForwardedEvents.evtx#8");
}

TEST(CitedText, TheComputerTellsFilesOfOneNameApart) {
  EXPECT_EQ(cited_text(part({record("PC-01/winevt/Logs/Security.evtx", "PC-01", 7),
                             record("PC-02/winevt/Logs/Security.evtx", "PC-02", 7)})),
            "Security.evtx#7 (PC-01) Security.evtx#7 (PC-02)");
}

TEST(CitedText, ThePathDoesWhereTheComputerIsTheSame) {
  EXPECT_EQ(cited_text(part({record("x/old/Security.evtx", "PC-01", 7), record("x/new/Security.evtx", "PC-01", 7)})),
            "old/Security.evtx#7 new/Security.evtx#7");
  EXPECT_EQ(cited_text(part({record("a.zip!Security.evtx", "", 7), record("b.zip!Security.evtx", "", 7)})),
            "a.zip!Security.evtx#7 b.zip!Security.evtx#7");
  EXPECT_EQ(cited_text(part({record("Security.evtx", "", 7), record("old/Security.evtx", "", 7)})),
            "Security.evtx#7 old/Security.evtx#7");
}

TEST(CitedText, SaysThatThereAreMore) {
  EXPECT_EQ(cited_text(part({})), "");
  std::vector<report::CorrelatedRow> many(11, record("Security.evtx", "PC-01", 7));
  EXPECT_TRUE(cited_text(part(many)).ends_with("Security.evtx#7 …"));
  many.pop_back();
  EXPECT_FALSE(cited_text(part(many)).contains("…"));
}

}  // namespace
}  // namespace beffroi::app::hunting

// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>

#include "base/json/reader.h"
#include "report/csv.h"
#include "report/detections.h"

namespace beffroi::report {
namespace {

const base::Catalogue& words() {
  static const auto catalogue = *base::Catalogue::load(base::Language::french);
  return catalogue;
}

DetectionRow sample_row() {
  DetectionRow row;
  row.timestamp = base::parse_rfc3339("2026-11-22T01:14:37.5Z");
  row.rule_id = "id-1";
  row.rule_title = "=cmd|' /C calc'!A0";
  row.shown_title = row.rule_title;
  row.rule_author = "Somebody";
  row.level = "high";
  row.tags = {"attack.t1110"};
  row.computer = "SRV-\x1b[2JRDS";
  row.channel = "Security";
  row.event_id = 4625;
  row.record_id = 77;
  row.source = "a,b.evtx";
  row.offset = 4096;
  row.details = {{"Data", "x"}, {"Data", "y\r\nz"}};
  return row;
}

const Export& called(std::string_view name) {
  static const auto all = exports::registry();
  const auto found = std::ranges::find(all, name, &Export::name);
  EXPECT_NE(found, all.end()) << name;
  return *found;
}

std::string whole(std::string_view name, const std::vector<DetectionRow>& rows, Profile profile = Profile::standard) {
  const Export& output = called(name);
  const bool places = !rows.empty() && rows.front().places;
  const ExportOptions options{.profile = profile, .words = &words(), .colour = false, .places = places};
  std::string text = output.head(options);
  for (std::size_t i = 0; i < rows.size(); ++i) text += output.row(rows[i], i, options);
  return text + output.tail(rows.size(), options);
}

TEST(Exports, AllFiveAreThereWithADescription) {
  std::vector<std::string_view> names;
  for (const Export& one : exports::registry()) {
    names.push_back(one.name);
    EXPECT_TRUE(words().has(one.description)) << one.name;
  }
  EXPECT_EQ(names, (std::vector<std::string_view>{"csv", "json", "jsonl", "table", "timesketch"}));
}

TEST(Exports, JsonlHasTheKeysOfTheContract) {
  base::json::Parser parser;
  const auto root = parser.parse(whole("jsonl", {sample_row()}));
  ASSERT_TRUE(root);
  std::vector<std::string> keys;
  for (const auto& member : root->members()) keys.emplace_back(member.first);
  EXPECT_EQ(keys,
            (std::vector<std::string>{"timestamp", "rule_id", "rule_title", "rule_author", "level", "tags", "computer",
                                      "channel", "event_id", "record_id", "source", "evidence_sha256", "offset", "details"}));
  EXPECT_EQ(root->find("timestamp")->as_text(), "2026-11-22T01:14:37.500000000Z");
  EXPECT_EQ(root->find("details")->find("Data_2")->as_text(), "y\r\nz") << "repeated names stay apart";
}

TEST(Exports, PlacesOfAddressesHaveColumnsOfTheirOwnWhereTheyAreAskedFor) {
  DetectionRow row = sample_row();
  EXPECT_EQ(whole("csv", {row}).find("SrcCountry"), std::string::npos);
  row.places.emplace();
  row.places->source = {"AS64500 Exemple", "Allemagne", "=Berlin"};
  row.places->target.country = "F\x1b[2J";
  const std::string csv = whole("csv", {row}, Profile::minimal);
  EXPECT_NE(csv.find("SrcASN,SrcCountry,SrcCity,TgtASN,TgtCountry,TgtCity"), std::string::npos) << csv;
  EXPECT_NE(csv.find("Allemagne"), std::string::npos);
  EXPECT_EQ(csv.find(",=Berlin"), std::string::npos) << "no formula";
  base::json::Parser parser;
  const auto root = parser.parse(whole("jsonl", {row}));
  ASSERT_TRUE(root);
  EXPECT_EQ(root->find("src_asn")->as_text(), "AS64500 Exemple");
  EXPECT_EQ(root->find("tgt_city")->as_text(), "");
  const std::string table = whole("table", {row});
  EXPECT_NE(table.find("SrcCountry: Allemagne"), std::string::npos) << table;
  EXPECT_EQ(table.find('\x1b'), std::string::npos);
}

TEST(Exports, JsonIsOneArrayWhateverTheNumber) {
  for (const std::size_t count : {0U, 1U, 3U}) {
    base::json::Parser parser;
    const auto root = parser.parse(whole("json", std::vector<DetectionRow>(count, sample_row())));
    ASSERT_TRUE(root) << count;
    EXPECT_EQ(root->elements().size(), count);
  }
}

TEST(Exports, TimesketchKeysComeFirst) {
  base::json::Parser parser;
  const auto root = parser.parse(whole("timesketch", {sample_row()}));
  ASSERT_TRUE(root);
  EXPECT_EQ(root->members()[0].first, "message");
  EXPECT_EQ(root->members()[1].first, "datetime");
  EXPECT_EQ(root->members()[2].first, "timestamp_desc");
}

TEST(Exports, TimesketchWantsTimesAsMicrosecondsAndOnEveryLine) {
  base::json::Parser parser;
  DetectionRow row = sample_row();
  row.timestamp = base::parse_rfc3339("1970-01-01T00:00:01.5Z");
  EXPECT_EQ(parser.parse(whole("timesketch", {row}))->find("timestamp")->as_integer(), 1'500'000);
  row.timestamp.reset();
  const auto root = parser.parse(whole("timesketch", {row}));
  EXPECT_EQ(root->text_of("timestamp_desc"), "Not a time");
  EXPECT_TRUE(base::parse_rfc3339(root->text_of("datetime")));
}

TEST(Exports, CsvProfilesAllCarryTheAuthorAndNoFormula) {
  for (const auto* profile : {"minimal", "standard", "verbose"}) {
    const std::string text = whole("csv", {sample_row()}, *profile_of(profile));
    EXPECT_NE(text.find("RuleAuthor"), text.npos) << profile;
    EXPECT_NE(text.find("Somebody"), text.npos) << profile;
    EXPECT_NE(text.find("\"'=cmd"), text.npos) << profile;
    EXPECT_EQ(std::ranges::count(text, '\n'), 2) << profile;
  }
  EXPECT_TRUE(whole("csv", {}).starts_with(
      "Timestamp,Computer,Channel,EventID,Level,RecordID,RuleTitle,Details,ExtraFieldInfo,RuleID,RuleAuthor,EvtxFile\r\n"));
  EXPECT_FALSE(profile_of("huge"));
}

TEST(Exports, TableIsSafeForTheTerminal) {
  const std::string text = whole("table", {sample_row()});
  EXPECT_EQ(text.find('\x1b'), text.npos);
  EXPECT_EQ(text.find('\r'), text.npos);
  EXPECT_NE(text.find("[Somebody]"), text.npos);
}

TEST(Exports, TableAndCsvShowLineBreaksWithinAValueAsOneMark) {
  DetectionRow row = sample_row();
  row.details = {{"PrivilegeList", "SeSecurityPrivilege\r\n\t\t\tSeBackupPrivilege"},
                 {"ScriptBlockText", "a\tb\n\n  c\x1b[2J\u2028d"}};
  const std::string table = whole("table", {row});
  EXPECT_NE(table.find("SeSecurityPrivilege ⏎ SeBackupPrivilege"), table.npos) << table;
  EXPECT_NE(table.find("a b ⏎ c\\u{1B}[2J\\u{2028}d"), table.npos) << "the rest stays escaped: " << table;
  EXPECT_EQ(table.find("\\u{A}"), table.npos);
  EXPECT_EQ(std::ranges::count(table, '\n'), std::ranges::count(whole("table", {sample_row()}), '\n')) << "no line of its own";
  row.others = {{"AccessList", "%%1537\r\n\t\t\t\t%%1538\r\n\t\t\t\t"}};
  const std::string csv = whole("csv", {row});
  EXPECT_NE(csv.find("PrivilegeList: SeSecurityPrivilege ⏎ SeBackupPrivilege ¦ ScriptBlockText: a b ⏎ c\\u{1B}[2J"), csv.npos)
      << csv;
  EXPECT_NE(csv.find("AccessList: %%1537 ⏎ %%1538 ⏎ "), csv.npos) << csv;
  EXPECT_EQ(csv.find("\\u{A}"), csv.npos) << csv;
  EXPECT_EQ(std::ranges::count(csv, '\n'), 2) << "a row is a line";
  EXPECT_NE(whole("jsonl", {row}).find(R"(SeSecurityPrivilege\r\n\t\t\tSeBackupPrivilege)"), std::string::npos)
      << "programs get the record's own characters";
}

TEST(Exports, TheRecordsOtherFieldsStandInAColumnOfTheirOwn) {
  DetectionRow row = sample_row();
  row.details = {{"TargetUserName", "Administrators"}};
  row.others = {{"MemberSid", "S-1-5-21-1"}, {"SubjectUserName", "=bob"}};
  for (const auto* profile : {"standard", "verbose", "super-verbose"}) {
    EXPECT_TRUE(called("csv").shows_others(*profile_of(profile)));
    EXPECT_NE(whole("csv", {row}, *profile_of(profile))
                  .find(",TargetUserName: Administrators,MemberSid: S-1-5-21-1 ¦ SubjectUserName: =bob,"),
              std::string::npos)
        << profile;
  }
  for (const auto* profile : {"minimal", "all-field-info", "all-field-info-verbose"}) {
    EXPECT_FALSE(called("csv").shows_others(*profile_of(profile))) << profile;
    EXPECT_EQ(whole("csv", {row}, *profile_of(profile)).find("MemberSid"), std::string::npos) << profile;
  }
  EXPECT_TRUE(called("table").shows_others(Profile::standard));
  EXPECT_FALSE(called("table").shows_others(Profile::minimal));
  const std::string short_table = whole("table", {row});
  EXPECT_NE(short_table.find("TargetUserName: Administrators\n"), std::string::npos) << short_table;
  EXPECT_NE(short_table.find("MemberSid: S-1-5-21-1 ¦"), std::string::npos) << short_table;
  row.details.front().second.assign(300, 'x');
  EXPECT_EQ(whole("table", {row}).find("MemberSid"), std::string::npos) << "a long row needs no more lines";
  EXPECT_NE(whole("table", {row}, Profile::verbose).find("MemberSid: S-1-5-21-1 ¦ SubjectUserName: =bob\n"), std::string::npos);
  EXPECT_FALSE(called("jsonl").shows_others) << "details are the contract's";
}

TEST(Exports, AnIndicatorIsCalledInTheReadersLanguageByASpreadsheetOnly) {
  DetectionRow row = sample_row();
  row.rule_title = "address 203.0.113.7";
  row.shown_title = "adresse 203.0.113.7";
  row.by_indicator = true;
  EXPECT_NE(whole("csv", {row}).find(",adresse 203.0.113.7,"), std::string::npos);
  base::json::Parser parser;
  EXPECT_EQ(parser.parse(whole("jsonl", {row}))->text_of("rule_title"), "address 203.0.113.7");
  row.by_indicator = false;
  EXPECT_NE(whole("csv", {row}).find(",address 203.0.113.7,"), std::string::npos) << "a rule keeps its own title";
}

TEST(Csv, CellsAreInertAndQuoted) {
  const auto cell = [](std::string_view content) {
    std::string out;
    append_csv_cell(out, content);
    return out;
  };
  EXPECT_EQ(cell("plain"), "plain");
  EXPECT_EQ(cell("a,b"), "\"a,b\"");
  EXPECT_EQ(cell("a\"b"), "\"a\"\"b\"");
  for (const auto* formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1"}) {
    EXPECT_TRUE(cell(formula).starts_with("\"'")) << cell(formula);
  }
  EXPECT_EQ(cell(""), "");
}

}  // namespace
}  // namespace beffroi::report

// SPDX-License-Identifier: EUPL-1.2
#include "casefile/verify.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "casefile/case.h"
#include "casefile/marks.h"
#include "casefile/temporary_folder_for_tests.h"

namespace beffroi::casefile {
namespace {

namespace fs = std::filesystem;

model::Diagnosis diagnosis() {
  model::Diagnosis one;
  one.exercise = true;
  one.findings.push_back({.id = "origin.1", .question = "origin", .statement = "logon", .state = "yes"});
  one.findings[0].supports.push_back(model::JournalCitation{1, "Camille", "told"});
  one.findings[0].missing.push_back({"vpn_logs", {}});
  one.sections.push_back({"origin", "{}"});
  one.sections.push_back({"hosts", "[]"});
  return one;
}

/// A case that others write into with a connection of their own.
class VerifyTest : public testing::Test {
 protected:
  VerifyTest() : store_(*Case::open_or_create(folder_.path() / "case", {.actor = "Camille"})) {
    EXPECT_TRUE(store_.append("declaration.told", "", "{}"));
  }

  void stored() { EXPECT_TRUE(store_.store(diagnosis())); }
  void execute(const std::string& sql) {
    const auto other = Database::open(store_.layout().database(), std::chrono::milliseconds(1000));
    ASSERT_TRUE(other);
    const auto done = (*other)->execute(sql);
    ASSERT_TRUE(done) << sql << ": " << std::get<std::string>(done.error().arguments[1].value);
  }
  /// As somebody does who knows of the triggers and puts them back.
  void execute_behind_the_triggers(const std::string& sql) {
    execute(
        "DROP TRIGGER ledger_is_whole; DROP TRIGGER custody_is_whole; DROP TRIGGER marks_stay;" + sql +
        "; CREATE TRIGGER ledger_is_whole BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'nothing leaves the ledger'); END;"
        "CREATE TRIGGER custody_is_whole BEFORE DELETE ON custody BEGIN SELECT RAISE(ABORT, 'nothing leaves the custody log'); "
        "END;"
        "CREATE TRIGGER marks_stay BEFORE DELETE ON marks BEGIN SELECT RAISE(ABORT, 'a mark is never removed'); END;");
  }
  Verification verified() {
    auto outcome =
        store_.verify([](const model::Origin&, const base::Digest& expected) -> base::Result<base::Digest> { return expected; },
                      [](const model::Citation&) -> base::Result<bool> { return true; });
    EXPECT_TRUE(outcome);
    return *std::move(outcome);
  }
  std::string log() const {
    std::ifstream file(store_.layout().custody_log(), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void put(const fs::path& path, std::string_view bytes) const { std::ofstream(path, std::ios::binary) << bytes; }
  /// Tells of pages, writes them and says that all is done.
  void write_pages(const std::map<fs::path, std::string>& pages, bool settle = true) {
    auto documents = store_.documents();
    ASSERT_TRUE(documents);
    Documents::Next next;
    for (const auto& [path, bytes] : pages) next[path] = FileDigest{base::sha256(base::as_bytes(bytes)), bytes.size()};
    ASSERT_TRUE(documents->tell(next));
    for (const auto& [path, bytes] : pages) put(path, bytes);
    if (settle) {
      ASSERT_TRUE(documents->settle());
    }
  }

  TemporaryFolder folder_;
  Case store_;
};

using Parts = std::vector<std::string>;

TEST_F(VerifyTest, AStoredDiagnosisIsIntactAndSoIsTheNextOne) {
  stored();
  EXPECT_TRUE(verified().passed());
  stored();
  EXPECT_TRUE(verified().passed());
}

TEST_F(VerifyTest, EachPartOfTheDiagnosisIsNamedWhereItWasAltered) {
  const std::vector<std::pair<std::string, Parts>> cases = {
      {"UPDATE findings SET state = 'no'", {"findings"}},
      {"UPDATE findings SET confidence = 0", {"findings"}},
      {"UPDATE finding_bases SET told_by = 'X'", {"bases"}},
      {"DELETE FROM finding_missing", {"missing"}},
      {"INSERT INTO citations VALUES (NULL, '" + std::string(64, '0') + "', 0, 0, '', NULL)", {"citations"}},
      {"UPDATE sections SET json = '{ }' WHERE key = 'origin'", {"section.origin"}},
      {"UPDATE sections SET key = 'host' WHERE key = 'hosts'", {"section.host", "section.hosts"}},
      {"UPDATE sections SET position = 7 WHERE key = 'hosts'", {"section.hosts"}}};
  for (const auto& [sql, parts] : cases) {
    stored();
    execute(sql);
    const Verification found = verified();
    EXPECT_EQ(found.changed_parts, parts) << sql;
    EXPECT_FALSE(found.passed());
  }
  stored();
  execute_behind_the_triggers("DELETE FROM marks WHERE name = 'exercise'");
  EXPECT_EQ(verified().changed_parts, Parts{"marks"});
}

TEST_F(VerifyTest, TheEndOfTheLedgerCannotBeCutOffUnseen) {
  ASSERT_TRUE(store_.append("decision", "", "{}"));
  execute_behind_the_triggers("DELETE FROM ledger WHERE seq = 2");
  Verification found = verified();
  EXPECT_EQ(found.ledger, (LedgerFault{2, "cut"}));
  EXPECT_TRUE(found.schema.empty());
  ASSERT_TRUE(store_.append("decision", "", "{\"another\":true}"));
  found = verified();
  EXPECT_EQ(found.ledger, (LedgerFault{2, "sealed"})) << "another entry in its place is not it";
}

TEST_F(VerifyTest, NorTogetherWithItsLinesInTheDatabase) {
  ASSERT_TRUE(store_.append("decision", "", "{}"));
  execute_behind_the_triggers("DELETE FROM ledger WHERE seq = 2; DELETE FROM custody WHERE seq = 2");
  const Verification found = verified();
  EXPECT_EQ(found.custody, (CustodyFault{3, "rows"}));
  EXPECT_EQ(found.ledger, (LedgerFault{2, "cut"}));
}

TEST_F(VerifyTest, LinesOfAKilledCommandAreNoFaultAndAreAddedByTheNext) {
  const std::string before = log();
  const Marks marks = marks_of(store_.layout());
  ASSERT_TRUE(store_.append("decision", "", "{}"));
  const std::string after = log();
  fs::remove(store_.layout().marks());
  raise_marks(store_.layout(), marks);
  for (const std::size_t left : {before.size(), before.size() + 10, after.size() - 1}) {
    put(store_.layout().custody_log(), after.substr(0, left));
    const Verification found = verified();
    EXPECT_TRUE(found.custody_behind);
    EXPECT_TRUE(found.passed());
  }
  ASSERT_TRUE(store_.append("decision", "", "{}"));
  EXPECT_TRUE(log().starts_with(after));
  EXPECT_FALSE(verified().custody_behind);
}

TEST_F(VerifyTest, LinesThatWereThereAndAreGoneAreAFault) {
  ASSERT_TRUE(store_.append("decision", "", "{}"));
  const std::string whole = log();
  put(store_.layout().custody_log(), whole.substr(0, whole.rfind('\n', whole.size() - 2) + 1));
  EXPECT_EQ(verified().custody, (CustodyFault{3, "cut"}));
  put(store_.layout().custody_log(), "");
  EXPECT_EQ(verified().custody, (CustodyFault{2, "cut"}));
  fs::remove(store_.layout().custody_log());
  EXPECT_EQ(verified().custody, (CustodyFault{1, "absent"}));
}

TEST_F(VerifyTest, LinesOfOthersAreAFault) {
  put(store_.layout().custody_log(), log() + "2026\tread\n");
  EXPECT_EQ(verified().custody, (CustodyFault{3, "extra"}));
}

TEST_F(VerifyTest, EveryTriggerIsMissed) {
  for (const char* trigger : {"ledger_is_kept", "custody_is_in_order", "marks_stay"})
    execute(std::string("DROP TRIGGER ") + trigger);
  execute("CREATE TRIGGER marks_stay BEFORE DELETE ON marks BEGIN SELECT 1; END; CREATE VIEW own AS SELECT 1");
  EXPECT_EQ(verified().schema, (std::vector<SchemaFault>{{"trigger", "custody_is_in_order", "absent"},
                                                         {"trigger", "ledger_is_kept", "absent"},
                                                         {"trigger", "marks_stay", "altered"},
                                                         {"view", "own", "added"}}));
  EXPECT_FALSE(verified().passed());
}

TEST_F(VerifyTest, APageIsAsItWasTold) {
  const fs::path board = store_.layout().board(), sheet = store_.layout().pages() / "a.html";
  fs::create_directory(store_.layout().pages());
  write_pages({{board, "1"}, {sheet, "a"}});
  EXPECT_TRUE(verified().passed());
  put(sheet, "b");
  ASSERT_EQ(verified().changed_files.size(), 1U);
  EXPECT_EQ(verified().changed_files[0].name, "imprimer/a.html");
  EXPECT_TRUE(verified().changed_files[0].page);
  fs::remove(sheet);
  EXPECT_TRUE(verified().changed_files.at(0).absent);
}

TEST_F(VerifyTest, UntilAllIsWrittenAPageMayBeAnyVersionTold) {
  const fs::path board = store_.layout().board();
  write_pages({{board, "1"}});
  for (const char* next : {"2", "3"}) {
    write_pages({{board, next}}, false);
    for (const char* there : {"1", next}) {
      put(board, there);
      EXPECT_TRUE(verified().passed()) << there << " while " << next << " is written";
    }
    put(board, "x");
    EXPECT_FALSE(verified().passed());
    put(board, "1");
  }
  write_pages({{board, "3"}});
  EXPECT_TRUE(verified().passed());
  for (const char* former : {"1", "2"}) {
    put(board, former);
    EXPECT_FALSE(verified().passed()) << "a true page of before is not today's";
  }
}

TEST_F(VerifyTest, APageThatWentMayBeMadeAgainByAnybody) {
  const fs::path sheet = store_.layout().pages() / "a.html";
  fs::create_directory(store_.layout().pages());
  write_pages({{sheet, "a"}});
  {
    auto documents = store_.documents();
    ASSERT_TRUE(documents->tell({{sheet, std::nullopt}}));
    fs::remove(sheet);
    ASSERT_TRUE(documents->settle());
  }
  EXPECT_TRUE(verified().passed());
  put(sheet, "own");
  EXPECT_TRUE(verified().passed());
}

TEST_F(VerifyTest, WhatAKilledRunWroteIsItsOwn) {
  ASSERT_TRUE(store_.begin_run({"diagnose", "1", {}}));
  ASSERT_TRUE(store_.write(Output::report, "first"));
  EXPECT_TRUE(verified().passed()) << "killed before the seal";
  put(store_.layout().report(), "forged");
  EXPECT_FALSE(verified().passed());
  ASSERT_TRUE(store_.write(Output::report, "first"));
  ASSERT_TRUE(store_.finish_run());
  ASSERT_TRUE(store_.begin_run({"diagnose", "1", {}}));
  ASSERT_TRUE(store_.write(Output::report, "second"));
  EXPECT_TRUE(verified().passed());
  put(store_.layout().report(), "first");
  EXPECT_TRUE(verified().passed()) << "killed before it was written";
  ASSERT_TRUE(store_.write(Output::report, "second"));
  ASSERT_TRUE(store_.finish_run());
  put(store_.layout().report(), "first");
  EXPECT_FALSE(verified().passed());
}

TEST_F(VerifyTest, MarksOnlyEverRise) {
  raise_marks(store_.layout(), {.logged = 50, .documents = 7});
  raise_marks(store_.layout(), {.logged = 3, .documents = 9});
  EXPECT_EQ(marks_of(store_.layout()).logged, 50U);
  EXPECT_EQ(marks_of(store_.layout()).documents, 9U);
  put(store_.layout().marks(), "nothing");
  EXPECT_EQ(marks_of(store_.layout()).logged, 0U);
}

TEST(Head, IsReadAsPeopleTypeIt) {
  LedgerEntry entry{12, "2026-01-01T00:00:00Z", "A", "kind", "", "{}", {}, {}};
  entry.hash = hash_of(entry);
  const std::string head = head_of(entry), hex = entry.hash.hex();
  EXPECT_EQ(head, "12-" + hex.substr(0, 4) + '-' + hex.substr(4, 4) + '-' + hex.substr(8, 4) + '-' + hex.substr(12, 4));
  std::string loud = "12 " + hex.substr(0, 18);
  for (char& c : loud) c = c >= 'a' ? static_cast<char>(c - 32) : c;
  for (const std::string& typed : {head, loud, "12-" + hex}) {
    const auto read = parse_head(typed);
    ASSERT_TRUE(read) << typed;
    EXPECT_EQ(check_head({entry}, *read), HeadState::same);
    EXPECT_EQ(check_head({}, *read), HeadState::absent);
    LedgerEntry other = entry;
    other.hash.bytes[0] ^= 1;
    EXPECT_EQ(check_head({other}, *read), HeadState::altered);
  }
  for (const std::string& wrong :
       {std::string(), std::string("12"), "0-" + hex, "12-" + hex + "0", head.substr(0, 20), "x" + head, head + "g", hex})
    EXPECT_FALSE(parse_head(wrong)) << wrong;
}

}  // namespace
}  // namespace beffroi::casefile

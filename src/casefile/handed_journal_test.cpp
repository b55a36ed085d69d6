// SPDX-License-Identifier: EUPL-1.2
#include "casefile/handed_journal.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "base/json/writer.h"
#include "casefile/handed_folder.h"
#include "casefile/handed_slip.h"
#include "casefile/temporary_folder_for_tests.h"

namespace beffroi::casefile {
namespace {

/// A ledger as append_entry() makes it.
std::vector<LedgerEntry> ledger(const std::vector<std::string>& documents) {
  std::vector<LedgerEntry> all;
  for (const std::string& json : documents) {
    LedgerEntry entry{all.size() + 1,
                      "2026-11-26T19:56:00.460525815Z",
                      "Mme Petit",
                      "note.fact",
                      "",
                      json,
                      all.empty() ? base::Digest{} : all.back().hash,
                      {}};
    entry.hash = hash_of(entry);
    all.push_back(std::move(entry));
  }
  return all;
}

std::string as_file(const std::vector<LedgerEntry>& entries, bool of_an_older_version = false) {
  base::json::Writer json(true);
  json.begin_array();
  for (const LedgerEntry& one : entries) {
    json.begin_object().member("seq", one.seq).member("utc", one.utc).member("by", one.actor).member("kind", one.kind);
    json.member("subject", one.subject).member("text", "une phrase").key("members");
    json.raw(of_an_older_version && one.json.contains('[') ? "{}" : one.json);
    if (!of_an_older_version) json.member("previous", one.previous.hex());
    json.member("sha256", one.hash.hex()).end_object();
  }
  json.end_array();
  return std::move(json).text();
}

class HandedJournalTest : public testing::Test {
 protected:
  HandedJournal checked(const std::string& text) const {
    write("journal.json", text);
    return check_handed_journal(folder.path() / "journal.json");
  }
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder.path() / name) << text; }
  static std::string line(const std::string& name, const std::string& text) {
    return base::sha256(base::as_bytes(text)).hex() + "  " + name + "\n";
  }
  static std::string slip(const std::string& name, const std::string& text, const std::string& head) {
    const std::string hex = base::sha256(base::as_bytes(text)).hex();
    return "<table><tbody><tr><td><p><span class=\"part\">" + name + "</span></p></td><td>1</td><td class=\"hash\"><p><span>" +
           hex.substr(0, 32) + "</span><span>" + hex.substr(32) +
           "</span></p></td></tr></tbody></table><p id=\"journal-head\"><strong>" + head + "</strong></p>";
  }

  TemporaryFolder folder;
  std::vector<LedgerEntry> entries = ledger({R"({"text":"demande 2 bitcoins"})", R"({"files":["a"]})", R"({"text":"fin"})"});
};

TEST_F(HandedJournalTest, AJournalThatNobodyTouchedHolds) {
  const HandedJournal journal = checked(as_file(entries));
  EXPECT_TRUE(journal.is_there);
  EXPECT_TRUE(journal.holds());
  EXPECT_EQ(journal.entries, entries);
  EXPECT_EQ(journal.unproven, 0U);
  EXPECT_FALSE(check_handed_journal(folder.path() / "none.json").is_there);
}

TEST_F(HandedJournalTest, AWordChangedALineTakenOutOrAHashOfAnotherLineIsFound) {
  std::string text = as_file(entries);
  text.replace(text.find("2 bitcoins"), 1, "9");
  EXPECT_EQ(checked(text).fault, (LedgerFault{1, "content"}));
  std::vector<LedgerEntry> fewer = entries;
  fewer.erase(fewer.begin() + 1);
  EXPECT_EQ(checked(as_file(fewer)).fault, (LedgerFault{2, "number"}));
  fewer = entries;
  fewer[2].previous = fewer[0].hash;
  EXPECT_EQ(checked(as_file(fewer)).fault, (LedgerFault{3, "chain"}));
  EXPECT_EQ(checked("[{}]").fault, (LedgerFault{1, "unreadable"}));
  EXPECT_EQ(checked("no journal").fault, (LedgerFault{1, "unreadable"}));
}

TEST_F(HandedJournalTest, WhatAnOlderVersionLeftOutIsUnprovenAndWhatItWroteIsNot) {
  EXPECT_EQ(checked(as_file(entries, true)).unproven, 1U);
  EXPECT_TRUE(checked(as_file(entries, true)).holds());
  std::string text = as_file(entries, true);
  text.replace(text.find("2 bitcoins"), 1, "9");
  EXPECT_EQ(checked(text).fault, (LedgerFault{1, "content"}));
}

TEST_F(HandedJournalTest, WhoeverWorksAllHashesOutAgainIsFoundByTheHeadOnPaper) {
  const Head noted = *parse_head(head_of(entries.back()));
  const std::string forged = as_file(ledger({R"({"text":"demande 9 bitcoins"})", R"({"files":["a"]})", R"({"text":"fin"})"}));
  const auto folder_with = [&](const std::string& journal) {
    write("journal.json", journal);
    write("SHA256SUMS", line("journal.json", journal));
    return *check_handed_folder(folder.path(), std::vector{noted});
  };
  EXPECT_TRUE(folder_with(as_file(entries)).passed());
  const HandedFolder changed = folder_with(forged);
  EXPECT_TRUE(changed.journal.holds());
  ASSERT_EQ(changed.heads.size(), 1U);
  EXPECT_EQ(changed.heads.front().second, HeadState::altered);
  EXPECT_FALSE(changed.passed());
  std::filesystem::remove(folder.path() / "journal.json");
  write("a", "a");
  write("SHA256SUMS", line("a", "a"));
  EXPECT_FALSE(check_handed_folder(folder.path(), std::vector{noted})->passed()) << "there is no journal to compare with";
  EXPECT_TRUE(check_handed_folder(folder.path())->passed());
}

TEST_F(HandedJournalTest, AListThatWasWrittenAgainIsHeldAgainstTheSlip) {
  const std::string journal = as_file(entries);
  const auto folder_with = [&](const std::string& dossier, const std::string& head) {
    const std::string page = slip("dossier.html", "signed", head);
    write("dossier.html", dossier);
    write("journal.json", journal);
    write("bordereau.html", page);
    write("SHA256SUMS", line("dossier.html", dossier) + line("journal.json", journal) + line("bordereau.html", page));
    return *check_handed_folder(folder.path());
  };
  const HandedFolder intact = folder_with("signed", head_of(entries.back()));
  EXPECT_TRUE(intact.has_slip);
  EXPECT_TRUE(intact.passed());
  const HandedFolder changed = folder_with("other", head_of(entries.back()));
  EXPECT_EQ(changed.off_slip, std::vector<std::string>{"dossier.html"});
  EXPECT_FALSE(changed.passed());
  const HandedFolder cut = folder_with("signed", "9-0000-0000-0000-0000");
  ASSERT_TRUE(cut.slip_head);
  EXPECT_EQ(cut.slip_head->second, HeadState::absent);
  EXPECT_FALSE(cut.passed());
}

TEST_F(HandedJournalTest, ASlipIsReadAsItStands) {
  write("bordereau.html", "<tbody><tr><td><p>a</p><td class=\"hash\">xyz</td></tr><tr><td>" + std::string(1'000, '<'));
  EXPECT_TRUE(read_handed_slip(folder.path() / "bordereau.html").hashes.empty());
  write("bordereau.html", slip("a &amp; b", "x", "no head"));
  const HandedSlip read = read_handed_slip(folder.path() / "bordereau.html");
  EXPECT_EQ(read.hashes.count("a & b"), 1U);
  EXPECT_FALSE(read.head);
}

}  // namespace
}  // namespace beffroi::casefile

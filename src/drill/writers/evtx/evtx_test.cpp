// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/bytes.h"
#include "base/checksum.h"
#include "drill/writers/evtx/file.h"

namespace beffroi::drill::writers::evtx {
namespace {

constexpr Provider kAuditing{"Microsoft-Windows-Security-Auditing", "{54849625-5478-4994-A5BA-3E3B0328C30D}", {}, false};
constexpr Provider kEventLog{"EventLog", {}, {}, true};
constexpr Provider kSessions{
    "Microsoft-Windows-TerminalServices-LocalSessionManager", "{5D896912-022D-40AA-A3A8-4FA5515C76D7}", {}, false};

base::Timestamp moment(int second) { return *base::from_calendar(2026, 11, 21, 23, 40, second % 60, 123'456'700); }

Record logon(int number) {
  Record record;
  record.provider = kAuditing;
  record.event_id = 4624;
  record.version = 2;
  record.task = 12544;
  record.keywords = 0x8020000000000000;
  record.time = moment(number);
  record.activity = guid("{8F2D7C31-5B9E-0001-A07C-2D8F9E5BDC01}");
  record.process_id = 716;
  record.thread_id = 5124;
  record.channel = "Security";
  record.computer = "SRV-AD.exemple.exercice.invalid";
  record.payload.fields = {{"SubjectUserSid", sid("S-1-5-18")},
                           {"TargetUserName", string("Mélanie d'Ārt " + std::to_string(number))},
                           {"TargetUserSid", sid("S-1-5-21-1004336348-1177238915-682003330-1105")},
                           {"TargetLogonId", hex_int64(0x3E7ABCDEF)},
                           {"LogonType", uint32(10)},
                           {"LogonGuid", guid("{00000000-0000-0000-0000-000000000000}")},
                           {"ProcessId", pointer(0x2D0)},
                           {"Status", hex_int32(0xC000006D)},
                           {"Detached", boolean(true)},
                           {"When", filetime(moment(number))}};
  return record;
}

Record classic() {
  Record record;
  record.provider = kEventLog;
  record.event_id = 6005;
  record.qualifiers = 32768;
  record.level = 4;
  record.keywords = 0x80000000000000;
  record.time = moment(1);
  record.channel = "System";
  record.computer = "SRV-AD.exemple.exercice.invalid";
  record.payload.fields = {{"", string_array(std::array<std::string, 2>{"premier", "second"})}};
  record.payload.binary = binary("\x01\x02\x03");
  return record;
}

Record session() {
  Record record;
  record.provider = kSessions;
  record.event_id = 21;
  record.level = 4;
  record.keywords = 0x1000000000000000;
  record.time = moment(2);
  record.channel = "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational";
  record.computer = "SRV-AD.exemple.exercice.invalid";
  record.user = sid("S-1-5-18");
  record.payload = {"EventXML",
                    "Event_NS",
                    {{"User", string("EXEMPLE\\melanie")}, {"SessionID", uint32(3)}, {"Address", string("203.0.113.7")}},
                    {}};
  return record;
}

/// What evtxexport says of the file, or nothing where it is not installed.
std::optional<std::string> evtxexport(const std::string& bytes, const std::string& options) {
  const auto path = std::filesystem::path(testing::TempDir()) / "beffroi_drill_writer.evtx";
  std::ofstream(path, std::ios::binary) << bytes;
  FILE* pipe = popen(("LC_ALL=C.UTF-8 evtxexport " + options + " " + path.string() + " 2>&1").c_str(), "r");
  std::string output;
  std::array<char, 4096> buffer{};
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe)) output.append(buffer.data(), count);
  if (pclose(pipe) != 0) return std::nullopt;
  return output;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t number = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++number;
  return number;
}

TEST(EvtxWriter, EvtxexportReadsEveryRecordOfManyChunks) {
  constexpr int kRecords = 2000;
  File file;
  for (int number = 0; number < kRecords; ++number) file.append(logon(number));
  const auto output = evtxexport(file.finish(), "-f xml");
  if (!output) GTEST_SKIP() << "skipped: evtxexport (libevtx-utils) absent";
  EXPECT_EQ(count(*output, "<EventID>4624</EventID>"), kRecords);
  for (int number = 0; number < kRecords; ++number) {
    ASSERT_NE(output->find("Mélanie d'Ārt " + std::to_string(number) + "</Data>"), std::string::npos) << number;
    ASSERT_NE(output->find("<EventRecordID>" + std::to_string(number + 1) + "</EventRecordID>"), std::string::npos);
  }
}

TEST(EvtxWriter, EvtxexportShowsEveryFieldAsWritten) {
  File file;
  file.append(logon(7));
  file.append(classic());
  file.append(session());
  const auto output = evtxexport(file.finish(), "-f xml");
  if (!output) GTEST_SKIP() << "skipped: evtxexport (libevtx-utils) absent";
  for (const std::string_view part :
       {"<Provider Name=\"Microsoft-Windows-Security-Auditing\" Guid=\"{54849625-5478-4994-A5BA-3E3B0328C30D}\"/>",
        "<Keywords>0x8020000000000000</Keywords>", "<Execution ProcessID=\"716\" ThreadID=\"5124\"/>",
        "<Computer>SRV-AD.exemple.exercice.invalid</Computer>",
        "<Data Name=\"TargetUserSid\">S-1-5-21-1004336348-1177238915-682003330-1105</Data>",
        "<Data Name=\"TargetLogonId\">0x00000003e7abcdef</Data>", "<Data Name=\"LogonType\">10</Data>",
        "<Data Name=\"Status\">0xc000006d</Data>", "<EventID Qualifiers=\"32768\">6005</EventID>", "<Data>premier</Data>",
        "<EventXML xmlns=\"Event_NS\">", "<Address>203.0.113.7</Address>", "<Security UserID=\"S-1-5-18\"/>"}) {
    EXPECT_NE(output->find(part), std::string::npos) << part << "\n" << *output;
  }
}

TEST(EvtxWriter, EvtxexportReadsARecordWithoutData) {
  Record record = logon(1);
  record.payload = {};
  File file;
  file.append(record);
  const auto output = evtxexport(file.finish(), "-f xml");
  if (!output) GTEST_SKIP() << "skipped: evtxexport (libevtx-utils) absent";
  EXPECT_EQ(count(*output, "<EventData/>"), 1U) << *output;
}

TEST(EvtxWriter, EvtxexportReadsTheLastRecordOfAFullChunk) {
  for (int length = 0; length < 64; length += 4) {  // so that one of them fills its chunk to the last byte
    File file;
    for (int number = 0; number < 120; ++number) {
      Record record = logon(0);
      record.payload.fields[1].value = string(std::string(static_cast<std::size_t>(200 + length), 'x'));
      file.append(record);
    }
    const auto output = evtxexport(file.finish(), "-f xml");
    if (!output) GTEST_SKIP() << "skipped: evtxexport (libevtx-utils) absent";
    ASSERT_EQ(count(*output, "<EventID>"), 120U) << length;
  }
}

TEST(EvtxWriter, EveryChecksumAndCountIsRight) {
  constexpr int kRecords = 500;
  constexpr std::size_t kHeaderBlock = 4096;
  File file(42);
  for (int number = 0; number < kRecords; ++number) file.append(logon(number));
  const std::string text = file.finish();
  const base::Bytes bytes = base::as_bytes(text);
  ASSERT_EQ((bytes.size() - kHeaderBlock) % Chunk::kSize, 0U);
  EXPECT_EQ(base::load<std::uint32_t>(&bytes[124]), base::crc32(bytes.first(120)));
  EXPECT_EQ(base::load<std::uint16_t>(&bytes[42]), (bytes.size() - kHeaderBlock) / Chunk::kSize);
  EXPECT_EQ(base::load<std::uint64_t>(&bytes[24]), 42U + kRecords);
  std::uint64_t expected = 42;
  for (std::size_t at = kHeaderBlock; at < bytes.size(); at += Chunk::kSize) {
    const base::Bytes chunk = bytes.subspan(at, Chunk::kSize);
    EXPECT_EQ(base::load<std::uint64_t>(&chunk[8]), expected);
    expected = base::load<std::uint64_t>(&chunk[16]) + 1;
    const auto free_space = base::load<std::uint32_t>(&chunk[48]);
    EXPECT_EQ(base::load<std::uint32_t>(&chunk[52]), base::crc32(chunk.subspan(512, free_space - 512)));
    EXPECT_EQ(base::load<std::uint32_t>(&chunk[124]), base::crc32(chunk.subspan(128, 384), base::crc32(chunk.first(120))));
    for (std::size_t rest = free_space; rest < chunk.size(); ++rest) ASSERT_EQ(chunk[rest], 0);
  }
  EXPECT_EQ(expected, 42U + kRecords);
}

TEST(EvtxWriter, SameRecordsGiveSameBytes) {
  File one;
  File two;
  for (int number = 0; number < 200; ++number) {
    one.append(logon(number));
    two.append(logon(number));
  }
  EXPECT_EQ(one.finish(), two.finish());
}

}  // namespace
}  // namespace beffroi::drill::writers::evtx

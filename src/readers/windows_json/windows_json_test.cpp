// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "base/text.h"
#include "readers/windows_json/reading_for_tests.h"

namespace beffroi::readers::windows_json {
namespace {

using Fields = std::multimap<std::string, std::string>;
using Kinds = std::vector<std::string>;

constexpr std::string_view kNxlog =
    R"({"EventTime":"2026-11-22 23:40:00","EventReceivedTime":"2026-11-22 23:40:02","@timestamp":"2026-11-22T22:40:03.250Z",)"
    R"("Hostname":"PC-1.mairie.local","Keywords":-9214364837600034816,"EventType":"AUDIT_FAILURE","SeverityValue":4,"EventID":4625,)"
    R"("SourceName":"Microsoft-Windows-Security-Auditing","ProviderGuid":"{54849625-5478-4994-a5ba-3e3b0328c30d}","Version":0,)"
    R"("Task":12544,"OpcodeValue":0,"Opcode":"Info","RecordNumber":77,"ExecutionProcessID":640,"ThreadID":700,"Channel":"Security",)"
    R"("Message":"An account failed","TargetUserName":"agent","IpAddress":"10.0.0.9","LogonType":"3"})";

TEST(WindowsJson, ReadsNxlog) {
  const Outcome read = read_text(std::string(kNxlog) + "\r\n");
  ASSERT_EQ(read.events.size(), 1U);
  const KeptEvent& event = read.events[0];
  EXPECT_EQ(event.code, 4625U);
  EXPECT_EQ(event.record_id, 77U);
  EXPECT_EQ(event.provider, "Microsoft-Windows-Security-Auditing");
  EXPECT_EQ(event.channel, "Security");
  EXPECT_EQ(event.computer, "PC-1.mairie.local");
  EXPECT_EQ(event.size, kNxlog.size());
  EXPECT_EQ(event.rendering, kNxlog);
  EXPECT_EQ(event.data, (Fields{{"TargetUserName", "agent"}, {"IpAddress", "10.0.0.9"}, {"LogonType", "3"}}));
  EXPECT_EQ(event.system.find("Keywords")->second, "0x8020000000000000");
  EXPECT_EQ(event.system.find("Provider_Guid")->second, "{54849625-5478-4994-A5BA-3E3B0328C30D}");
  EXPECT_EQ(event.system.find("Execution_ProcessID")->second, "640");
}

TEST(WindowsJson, ResolvesAZoneOnlyWhereTheRecordProvesIt) {
  const Outcome proven = read_text(kNxlog);
  EXPECT_EQ(base::format_rfc3339(proven.events.at(0).time->moment), "2026-11-22T22:40:00.000000000Z");
  EXPECT_EQ(proven.events[0].time->basis, model::TimeBasis::utc);
  EXPECT_EQ(proven.events[0].time->error_nanoseconds, base::kNanosecondsPerSecond);
  std::string late(kNxlog);
  late.replace(late.find("22:40:03.250Z"), 8, "22:47:03");  // seven minutes on the way: the zone is no longer beyond doubt
  EXPECT_EQ(read_text(late).events.at(0).time->basis, model::TimeBasis::local);
  EXPECT_EQ(base::format_seconds(read_text(late).events[0].time->moment), "2026-11-22 23:40:00");
}

TEST(WindowsJson, BelievesSysmonsOwnTimeFirst) {
  const Outcome read =
      read_text(R"({"EventID":1,"SourceName":"Microsoft-Windows-Sysmon","Channel":"Microsoft-Windows-Sysmon/Operational",)"
                R"("EventTime":"2026-11-22 23:40:00","UtcTime":"2026-11-22 22:39:59.123","EventType":"SetValue"})");
  EXPECT_EQ(base::format_rfc3339(read.events.at(0).time->moment), "2026-11-22T22:39:59.123000000Z");
  EXPECT_EQ(read.events[0].data.find("EventType")->second, "SetValue");
}

std::string stamped(std::string_view created, std::string_view utc = "") {
  std::string line = R"({"EventID":7,"SourceName":")" + std::string(utc.empty() ? "S" : "Microsoft-Windows-Sysmon") +
                     R"(","Channel":"C","TimeCreated":")" + std::string(created) + '"';
  if (!utc.empty()) line += R"(,"UtcTime":")" + std::string(utc) + '"';
  return line + "}\n";
}

TEST(WindowsJson, PutsStampsRightThatSysmonContradictsFromTheFirstRecordOn) {
  const std::string first = stamped("2026-11-22T10:00:00Z");
  const Outcome wrong = read_text(first + stamped("2026-11-22T10:00:01Z", "2026-11-22 09:00:00.990") + first);
  ASSERT_EQ(wrong.events.size(), 3U);
  EXPECT_EQ(wrong.issues(), Kinds{"windows_json.stamps_wrong"});
  for (const std::size_t record : {0U, 2U}) {
    EXPECT_EQ(base::format_rfc3339(wrong.events[record].time->moment), "2026-11-22T09:00:00.000000000Z");
    EXPECT_EQ(wrong.events[record].time->basis, model::TimeBasis::utc);
    EXPECT_EQ(wrong.events[record].time->error_nanoseconds, 60 * base::kNanosecondsPerSecond);
  }
  EXPECT_EQ(base::format_rfc3339(wrong.events[1].time->moment), "2026-11-22T09:00:00.990000000Z");
  EXPECT_EQ(wrong.events[2].offset, wrong.result.size - first.size());
  const Outcome right = read_text(first + stamped("2026-11-22T10:00:01Z", "2026-11-22 10:00:01.000") + first);
  EXPECT_EQ(base::format_rfc3339(right.events.at(0).time->moment), "2026-11-22T10:00:00.000000000Z");
  EXPECT_EQ(right.issues(), Kinds{});
}

TEST(WindowsJson, FollowsStampsOfATwelveHourClockFromMorningToAfternoon) {
  const Outcome read = read_text(stamped("2026-11-22T11:59:00Z", "2026-11-22 10:59:00.000") + stamped("2026-11-22T11:59:30Z") +
                                 stamped("2026-11-22T00:01:00Z", "2026-11-22 11:01:00.000") + stamped("2026-11-22T00:01:30Z"));
  ASSERT_EQ(read.events.size(), 4U);
  EXPECT_EQ(base::format_rfc3339(read.events[1].time->moment), "2026-11-22T10:59:30.000000000Z");
  EXPECT_EQ(base::format_rfc3339(read.events[3].time->moment), "2026-11-22T11:01:30.000000000Z");
}

TEST(WindowsJson, AUtcTimeThatIsWrongItselfProvesNothingAndGivesWayToTheStamp) {
  const std::string good = stamped("2026-11-22T10:00:01Z", "2026-11-22 09:00:01.000");
  const Outcome read =
      read_text(good + stamped("2026-11-22T10:00:02Z", "2026-11-17 13:46:00.000") + stamped("2026-11-22T10:00:03Z"));
  ASSERT_EQ(read.events.size(), 3U);
  EXPECT_EQ(base::format_rfc3339(read.events[1].time->moment), "2026-11-22T09:00:02.000000000Z");
  EXPECT_EQ(base::format_rfc3339(read.events[2].time->moment), "2026-11-22T09:00:03.000000000Z");
}

TEST(WindowsJson, ReadsWinlogbeatNestedAndDotted) {
  const Outcome nested = read_text(
      R"({"@timestamp":"2026-11-22T22:40:00.123Z","event":{"code":"4624"},"winlog":{"channel":"Security","event_id":"4624",)"
      R"("record_id":12,"computer_name":"PC-1","provider_name":"P","provider_guid":"{AB}","process":{"pid":4,"thread":{"id":5}},)"
      R"("opcode":"Info","keywords":["Audit Success"],"event_data":{"TargetUserName":"agent","LogonType":"3"}}})");
  const Outcome dotted = read_text(
      R"({"@timestamp":"2026-11-22T22:40:00.123Z","winlog.channel":"Security","winlog.event_id":4624,"winlog.record_id":"12",)"
      R"("winlog.computer_name":"PC-1","winlog.provider_name":"P","winlog.provider_guid":"{AB}","winlog.process.pid":4,)"
      R"("winlog.process.thread.id":5,"winlog.event_data.TargetUserName":"agent","winlog.event_data.LogonType":"3"})");
  ASSERT_EQ(nested.events.size(), 1U);
  ASSERT_EQ(dotted.events.size(), 1U);
  EXPECT_EQ(nested.events[0].data, (Fields{{"TargetUserName", "agent"}, {"LogonType", "3"}}));
  EXPECT_EQ(nested.events[0].system, dotted.events[0].system);
  EXPECT_EQ(nested.events[0].data, dotted.events[0].data);
  EXPECT_EQ(nested.events[0].system.find("Execution_ThreadID")->second, "5");
  EXPECT_EQ(nested.events[0].record_id, 12U);
}

TEST(WindowsJson, ReadsWhatElasticsearchWrapsWhereItLies) {
  const std::string wrapped =
      R"({"_index":"winlogbeat","_id":"x","_source":{"@timestamp":"2026-11-22T22:40:00Z","winlog":{"channel":"Security",)"
      R"("event_id":"4624","provider_name":"P","event_data":{"LogonType":"3"}}}})";
  const Outcome read = read_text(wrapped + "\n" + R"({"_source":{"other":1}})" + "\n");
  ASSERT_EQ(read.events.size(), 1U);
  EXPECT_EQ(read.events[0].data, (Fields{{"LogonType", "3"}}));
  EXPECT_EQ(read.events[0].offset, 0U);
  EXPECT_EQ(read.events[0].size, wrapped.size());
  ASSERT_EQ(read.result.issues.size(), 1U);
  EXPECT_EQ(read.result.issues[0].kind, "windows_json.not_an_event");
}

TEST(WindowsJson, ReadsVelociraptorAndEvtxDumpAlike) {
  const Outcome velociraptor = read_text(
      R"({"System":{"Provider":{"Name":"P","Guid":"{AB}"},"EventID":{"Value":4624},"Level":0,"Keywords":9232379236109516800,)"
      R"("TimeCreated":{"SystemTime":1795387200.5},"EventRecordID":9,"Execution":{"ProcessID":1,"ThreadID":2},"Channel":"Security",)"
      R"("Computer":"PC-1","Security":{"UserID":"S-1-5-18"}},"EventData":{"TargetUserName":"agent","Data":["a","b"]},"Message":"m"})");
  const Outcome evtx_dump = read_text(
      "{\n \"Event\": {\n  \"System\": {\"Provider\": {\"#attributes\": {\"Name\": \"P\", \"Guid\": \"ab\"}}, \"EventID\": "
      "4624, "
      "\"Level\": 0,\n \"Keywords\": \"0x8020000000000000\", \"TimeCreated\": {\"#attributes\": {\"SystemTime\": "
      "\"2026-11-22T22:40:00.5Z\"}}, \"EventRecordID\": 9,\n \"Execution\": {\"#attributes\": {\"ProcessID\": 1, \"ThreadID\": "
      "2}}, "
      "\"Channel\": \"Security\", \"Computer\": \"PC-1\",\n \"Security\": {\"#attributes\": {\"UserID\": \"S-1-5-18\"}}},\n "
      "\"EventData\": {\"TargetUserName\": \"agent\", \"Data\": {\"#text\": [\"a\", \"b\"]}}}\n}\n");
  ASSERT_EQ(velociraptor.events.size(), 1U);
  ASSERT_EQ(evtx_dump.events.size(), 1U);
  const Fields data = {{"TargetUserName", "agent"}, {"Data", "a"}, {"Data", "b"}};
  EXPECT_EQ(velociraptor.events[0].data, data);
  EXPECT_EQ(evtx_dump.events[0].data, data);
  EXPECT_EQ(velociraptor.events[0].system, evtx_dump.events[0].system);
  EXPECT_EQ(velociraptor.events[0].system.find("TimeCreated")->second, "2026-11-22T22:40:00.500000000Z");
}

TEST(WindowsJson, FindsObjectsHoweverTheyFollowEachOther) {
  const std::string one(kNxlog);
  const std::string indented = "{\n\"EventID\": 1,\n\"Channel\": \"C}{\\\"\"\n}";
  for (const std::string& text :
       {one + "\n\n" + one, "\xEF\xBB\xBF" + one + "\r\n" + one + "\r\n", "[" + one + ",\n" + one + "]",
        indented + "\n" + indented, "Record 1\n" + indented + "\nRecord 2\n" + indented}) {
    const Outcome read = read_text(text);
    EXPECT_EQ(read.events.size(), 2U) << text.substr(0, 20);
    EXPECT_EQ(read.result.accounting, (model::Accounting{text.size(), 0, 0})) << text.substr(0, 20);
    for (const KeptEvent& event : read.events) EXPECT_EQ(text.substr(event.offset, event.size), event.rendering);
  }
}

TEST(WindowsJson, ReadsUtf16) {
  for (const std::string_view end : {"\n", "\r\n"}) {
    const std::string line = R"({"EventID":1,"Channel":"C","Task":1,"Nom":"été"})" + std::string(end);
    const std::string text = "\xFF\xFE" + base::utf8_to_utf16le(line + line);
    const Outcome read = read_text(text);
    ASSERT_EQ(read.events.size(), 2U);
    EXPECT_EQ(read.events[1].data.find("Nom")->second, "été");
    EXPECT_EQ(read.events[1].offset, 2 + base::utf8_to_utf16le(line).size());
    EXPECT_EQ(read.events[1].record_id, 2U);
    EXPECT_EQ(read.result.accounting.understood, text.size());
  }
}

TEST(WindowsJson, NamesWhatItCannotReadAndGoesOn) {
  const std::string good(kNxlog);
  const std::string text =
      good + "\n{broken\n{\"a\":1}\nnoise\n" + good + "\n" + R"({"EventID":1,"Channel":")" + "\xE9" + "\"}\n";
  const Outcome read = read_text(text);
  EXPECT_EQ(read.events.size(), 3U);
  EXPECT_EQ(read.issues(), (Kinds{"windows_json.not_json", "windows_json.not_an_event", "windows_json.not_json",
                                  "windows_json.invalid_utf8"}));
  EXPECT_EQ(read.result.issues[0].offset, good.size() + 1);
  EXPECT_EQ(read.result.issues[0].length, 8U);
  EXPECT_EQ(read.result.accounting, (model::Accounting{text.size() - 8 - 8 - 6, 0, 22}));
  EXPECT_EQ(read.events[2].channel, "\uFFFD");
}

TEST(WindowsJson, LosesOnlyTheBrokenObjectOfADocument) {
  const std::string text = "[\n{\"EventID\":1,\n\"Channel\":\"open\n},\n{\"EventID\":2,\n\"Channel\":\"C\"}\n]";
  const Outcome read = read_text(text);
  ASSERT_EQ(read.events.size(), 1U);
  EXPECT_EQ(read.events[0].code, 2U);
  EXPECT_EQ(read.result.accounting.understood + read.result.accounting.in_issues, text.size());
}

TEST(WindowsJson, RefusesRecordsLargerThanItHolds) {
  const std::string good(kNxlog);
  const std::string large = R"({"EventID":1,"Channel":")" + std::string(std::size_t{9} << 20, 'x') + "\"}\n";
  const Outcome read = read_text(good + "\n" + large + good);
  EXPECT_EQ(read.events.size(), 2U);
  EXPECT_EQ(read.issues(), Kinds{"limit.record_bytes"});
  EXPECT_EQ(read.result.accounting.in_issues, large.size());
}

TEST(WindowsJson, LeavesOutWhatNobodyWants) {
  model::Wanted wanted = model::Wanted::nothing();
  wanted.add("targetusername");
  const Outcome read = read_text(kNxlog, wanted);
  EXPECT_EQ(read.events.at(0).data, (Fields{{"TargetUserName", "agent"}}));
  EXPECT_TRUE(read.events[0].system.empty());
  EXPECT_EQ(read.events[0].code, 4625U);
  EXPECT_TRUE(read.events[0].time);
}

TEST(WindowsJson, GivesTheSentenceWhereItIsAllThereIs) {
  const Outcome read = read_text(R"({"EventID":412,"SourceName":"ESENT","Channel":"Application","Message":"svchost: error"})");
  EXPECT_EQ(read.events.at(0).data, (Fields{{"Message", "svchost: error"}}));
}

TEST(WindowsJson, TheLogThatWasClearedIsTheOneTheSentenceNamesNotTheEnvelopes) {
  const auto cleared = [](std::string_view more) {
    const Outcome read =
        read_text(R"({"EventID":104,"SourceName":"Microsoft-Windows-Eventlog","Channel":"System","AccountName":"a")" +
                  std::string(more) + "}");
    const auto named = read.events.at(0).data.find("Channel");
    return named == read.events[0].data.end() ? std::string("envelope") : named->second;
  };
  EXPECT_EQ(cleared(R"(,"Message":"The Microsoft-Windows-PowerShell/Operational log file was cleared.")"),
            "Microsoft-Windows-PowerShell/Operational");
  EXPECT_EQ(cleared(R"(,"Message":"Le fichier journal Windows PowerShell a été effacé.")"), "Windows PowerShell");
  EXPECT_EQ(cleared(R"(,"UserData":{"LogFileCleared":{"Channel":"Application"}},"Message":"The X log file was cleared.")"),
            "Application");
  EXPECT_EQ(cleared(R"(,"Message":"Das Protokoll wurde gelöscht.")"), "") << "nobody knows which";
  EXPECT_EQ(cleared(R"(,"Message":"The  log file was cleared.")"), "");
  EXPECT_EQ(cleared(R"(,"Message":7)"), "");
  EXPECT_EQ(cleared(""), "");
}

TEST(WindowsJson, RecognisesItsOwnAndNothingElse) {
  const evidence::Reader reader = make_reader();
  const auto judged = [&](std::string_view text) { return reader.recognises(base::as_bytes(text), "x.json"); };
  EXPECT_EQ(judged(kNxlog), evidence::Recognition::certain);
  EXPECT_EQ(judged("[" + std::string(kNxlog) + "]"), evidence::Recognition::certain);
  EXPECT_EQ(judged("\xFF\xFE" + base::utf8_to_utf16le(kNxlog)), evidence::Recognition::certain);
  for (const std::string_view other :
       {"", "{", "[]", "{}", "ElfFile", "Record", R"({"ts":1,"id.orig_h":"10.0.0.1"})",
        R"({"Computer":"UBUNTU5","SyslogMessage":"<EventID>5</EventID>"})", "\xFF\xFE", "<Event/>"}) {
    EXPECT_EQ(judged(other), evidence::Recognition::no) << other;
  }
  const std::string long_line = R"({"EventID":1,"Channel":"C","x":")" + std::string(evidence::kHeadSize, 'x');
  EXPECT_EQ(judged(std::string_view(long_line).substr(0, evidence::kHeadSize)), evidence::Recognition::perhaps);
}

}  // namespace
}  // namespace beffroi::readers::windows_json

// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "base/yaml/node.h"
#include "indicators/list.h"
#include "indicators/matcher.h"
#include "sigma/test_event.h"

namespace beffroi::indicators {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "kind value", or "! reason".
std::string recognised(std::string_view written, std::string_view kind_word = {}) {
  const auto indicator = recognise(kind_word, written);
  return indicator ? std::string(name_of(indicator->kind)) + " " + indicator->value : "! " + indicator.error().id;
}

TEST(Recognise, KindsAreToldFromTheValue) {
  EXPECT_EQ(recognised("203.0.113.7"), "address 203.0.113.7/32");
  EXPECT_EQ(recognised("::ffff:203.0.113.7"), "address 203.0.113.7/32");
  EXPECT_EQ(recognised("2001:DB8::1"), "address 2001:db8::1/128");
  EXPECT_EQ(recognised("10.1.2.3/8"), "address 10.0.0.0/8");
  EXPECT_EQ(recognised("Evil.Example."), "domain evil.example");
  EXPECT_EQ(recognised("*.evil.example"), "domain evil.example");
  EXPECT_EQ(recognised("HTTP://Evil.Example:80/A/?q=B#top"), "url http://evil.example/A/?q=B");
  EXPECT_EQ(recognised("D41D8CD98F00B204E9800998ECF8427E"), "hash d41d8cd98f00b204e9800998ecf8427e");
  EXPECT_EQ(recognised("Bob@Evil.Example"), "email bob@evil.example");
  EXPECT_EQ(recognised("Beacon.EXE"), "file beacon.exe");
  EXPECT_EQ(recognised("C:\\Users\\Public\\x.exe"), "path c:\\users\\public\\x.exe");
  EXPECT_EQ(recognised("%APPDATA%\\x\\y.dll"), "path \\x\\y.dll");
  EXPECT_EQ(recognised("MAIRIE\\svc_sauvegarde"), "account mairie\\svc_sauvegarde");
  EXPECT_EQ(recognised("S-1-5-21-1-2-3-1105"), "account s-1-5-21-1-2-3-1105");
}

TEST(Recognise, DefangedFormsAreMended) {
  EXPECT_EQ(recognised("hxxps[://]evil[.]example/a"), "url https://evil.example/a");
  EXPECT_EQ(recognised("203[.]0[.]113[.]7"), "address 203.0.113.7/32");
  EXPECT_EQ(recognised("evil(dot)example"), "domain evil.example");
  EXPECT_EQ(recognised("bob[at]evil[.]example"), "email bob@evil.example");
}

TEST(Recognise, AWordSaysTheKindWhereTheValueDoesNot) {
  EXPECT_EQ(recognised("EvilSvc", "service"), "service evilsvc");
  EXPECT_EQ(recognised("\\Updater", "scheduled task"), "task \\updater");
  EXPECT_EQ(recognised("bob", "Target_User"), "account bob");
  EXPECT_EQ(recognised("203.0.113.7", "ip-dst"), "address 203.0.113.7/32");
  EXPECT_EQ(recognised("a.com", "filename"), "file a.com");
}

TEST(Recognise, WhatIsNotUnderstoodHasAReason) {
  EXPECT_EQ(recognised("203.0.113.7:443"), "! address_with_port");
  EXPECT_EQ(recognised("0.0.0.0/0"), "! network_everything");
  EXPECT_EQ(recognised("evilsvc"), "! kind_not_told");
  EXPECT_EQ(recognised("xyz", "md5"), "! value_invalid");
  EXPECT_EQ(recognised("xyz", "colour"), "! kind_unknown");
  EXPECT_EQ(recognised(std::string(kMaxValueBytes + 1, 'a')), "! value_too_long");
  EXPECT_EQ(recognised(""), "! value_empty");
}

TEST(List, TextLinesWithCommentsAndKinds) {
  const List list = *List::parse(
      "\xEF\xBB\xBF# seen elsewhere\r\n\r\n203[.]0.113.7  # first address\r\nservice: Evil Svc\r\nwhat is it\r\n"
      "203.0.113.7\n\xff\n");
  ASSERT_EQ(list.indicators.size(), 2U) << "the second way of writing the address is the same indicator";
  EXPECT_EQ(list.indicators[0].description, "first address");
  EXPECT_EQ(list.indicators[0].line, 3U);
  EXPECT_EQ(list.indicators[1].value, "evil svc");
  ASSERT_EQ(list.remarks.size(), 2U);
  EXPECT_EQ(list.remarks[0].line, 5U);
  EXPECT_EQ(list.remarks[0].reason, "kind_not_told");
  EXPECT_EQ(list.remarks[1].reason, "not_utf8");
}

TEST(List, CsvByTheNamesOfItsColumns) {
  const List list = *List::parse(
      "description;type;value;level;author\n\"a \"\"b\"\"; c\";domain;evil[.]example;critical;CSIRT\n"
      ";;203.0.113.7;;\n;md5;zz;;\n;;x.exe;grave;\n;domain;\"a;\n");
  ASSERT_EQ(list.indicators.size(), 2U);
  EXPECT_EQ(list.indicators[0].description, "a \"b\"; c");
  EXPECT_EQ(list.indicators[0].author, "CSIRT");
  EXPECT_EQ(list.indicators[0].level, sigma::Level::critical);
  EXPECT_EQ(list.indicators[1].level, sigma::Level::high);
  std::vector<std::string> reasons;
  for (const Remark& line : list.remarks) reasons.push_back(line.reason);
  EXPECT_THAT(reasons, ElementsAre("value_invalid", "level_unknown", "csv_quotes"));
}

/// "line reason" of every remark of a list.
std::vector<std::string> remarks(const List& list) {
  std::vector<std::string> all;
  for (const Remark& remark : list.remarks) all.push_back(std::to_string(remark.line) + " " + remark.reason);
  return all;
}

TEST(List, TheCsvThatMispExports) {
  const List list = *List::parse(
      "uuid,event_id,category,type,value,comment,to_ids,date\n"
      "\"1\",12,\"Payload delivery\",\"filename|sha256\",\"a.exe|" +
      std::string(64, 'a') +
      "\",\"seen,\nthen gone\",1,\"1700000000\"\n"
      "\"2\",12,\"Network activity\",\"ip-dst|port\",\"203.0.113.7|443\",\"\",1,\"1700000000\"\n"
      "\"3\",12,\"Network activity\",\"domain\",\"mairie.example\",\"the victim\",0,\"1700000000\"\n"
      "\"4\",12,\"Artifacts dropped\",\"mutex\",\"m\",\"\",1,\"1700000000\"\n");
  ASSERT_EQ(list.indicators.size(), 3U);
  EXPECT_EQ(list.indicators[0].value, "a.exe");
  EXPECT_EQ(list.indicators[0].level, sigma::Level::low) << "a name says little beside its hash";
  EXPECT_EQ(list.indicators[0].description, "seen,\nthen gone");
  EXPECT_EQ(list.indicators[1].kind, Kind::hash);
  EXPECT_EQ(list.indicators[1].level, sigma::Level::high);
  EXPECT_EQ(list.indicators[2].value, "203.0.113.7/32");
  EXPECT_THAT(remarks(list), ElementsAre("4 port_left", "5 not_to_ids", "6 kind_unknown"));
}

TEST(List, ColumnsAsOtherExchangesCallThem) {
  const List list = *List::parse(
      "Indicator type,Indicator,Description\nFileHash-MD5,d41d8cd98f00b204e9800998ecf8427e,x\nIPv4,203.0.113.7,y\n");
  ASSERT_EQ(list.indicators.size(), 2U);
  EXPECT_EQ(list.indicators[0].kind, Kind::hash);
  EXPECT_EQ(list.indicators[1].description, "y");
}

TEST(List, KindsAndColumnsInFrench) {
  const List list = *List::parse(
      "Type;Valeur;Commentaire;Niveau;Auteur\nAdresse IP;203.0.113.7;relais;critical;CSIRT\nempreinte;"
      "d41d8cd98f00b204e9800998ecf8427e;;;\nTâche planifiée;Miseajour;;;\ncouleur;rouge;;;\n");
  ASSERT_EQ(list.indicators.size(), 3U);
  EXPECT_EQ(list.indicators[0].title(), "address 203.0.113.7: relais") << "the same in every language";
  EXPECT_EQ(list.indicators[0].level, sigma::Level::critical);
  EXPECT_EQ(list.indicators[0].author, "CSIRT");
  EXPECT_EQ(list.indicators[1].kind, Kind::hash);
  EXPECT_EQ(list.indicators[2].kind, Kind::task);
  EXPECT_THAT(remarks(list), ElementsAre("5 kind_unknown"));
  EXPECT_EQ(List::parse("compte: bob\n")->indicators.at(0).kind, Kind::account);
}

TEST(List, AQuoteThatStaysOpenCostsOneLine) {
  const List list = *List::parse("type,value\ndomain,\"open\ndomain,evil.example\n");
  EXPECT_THAT(remarks(list), ElementsAre("2 csv_quotes"));
  EXPECT_EQ(list.indicators.size(), 1U);
}

TEST(List, OneValueTwiceKeepsTheBetterOfBoth) {
  const List list = *List::parse("type,value,level\ndomain,evil.example,low\ndomain,EVIL.example,critical\n");
  ASSERT_EQ(list.indicators.size(), 1U);
  EXPECT_EQ(list.indicators[0].level, sigma::Level::critical);
}

TEST(List, FormsThatAreNotRead) {
  EXPECT_EQ(List::parse("<stix:STIX_Package/>").error().id, "indicators.form");
  EXPECT_EQ(List::parse("{\"a\": 1}").error().id, "indicators.form");
  EXPECT_EQ(List::parse("{\"type\": \"bundle\", ").error().id, "indicators.json");
  EXPECT_EQ(List::parse("[{\"a\":" + std::string(1000, '[')).error().id, "indicators.json");
}

TEST(List, WhatNotepadSavesInUtf16) {
  const List list = *List::parse("\xFF\xFE" + base::utf8_to_utf16le("203.0.113.7\r\nevil.example\r\n"));
  EXPECT_EQ(list.indicators.size(), 2U);
}

TEST(List, AFileThatIsNotThere) { EXPECT_EQ(List::load("/nonexistent/list").error().id, "indicators.unreadable"); }

TEST(Indicator, IdDependsOnKindAndValueOnly) {
  const auto one = recognise("", "evil[.]example"), same = recognise("domain", "EVIL.example"),
             other = recognise("", "evil2.example");
  EXPECT_EQ(one->id(), same->id());
  EXPECT_NE(one->id(), other->id());
}

/// The values, in the order of the list, that are found in a text.
std::vector<std::string> found(const std::string& list, std::string_view text) {
  const Index index(List::parse(list)->indicators);
  Index::Hits hits;
  index.find_in_text(text, true, hits);
  std::set<std::uint32_t> once(hits.begin(), hits.end());
  std::vector<std::string> values;
  for (const std::uint32_t hit : once) values.push_back(index.indicators()[hit].value);
  return values;
}

TEST(Index, AddressesAreComparedAsAddresses) {
  const std::string list = "203.0.113.7\n2001:db8::/32\n10.0.0.0/8\n";
  EXPECT_THAT(found(list, "::ffff:203.0.113.7;"), ElementsAre("203.0.113.7/32"));
  EXPECT_THAT(found(list, "connect to 203.0.113.7:443."), ElementsAre("203.0.113.7/32"));
  EXPECT_THAT(found(list, "http://[2001:0DB8:0::5]:80/"), ElementsAre("2001:db8::/32"));
  EXPECT_THAT(found(list, "10.255.0.1"), ElementsAre("10.0.0.0/8"));
  EXPECT_THAT(found(list, "203.0.113.70 and 1203.0.113.7 and 203.0.113.7.1 and x203.0.113.7"), IsEmpty());
}

TEST(Index, DomainsWithTheirSubDomains) {
  const std::string list = "evil.example\n";
  for (const auto* text : {"evil.example", "a.b.EVIL.example.", "https://evil.example/x", "bob@evil.example",
                           "\\\\evil.example\\share", "type: 5 evil.example;"}) {
    EXPECT_THAT(found(list, text), ElementsAre("evil.example")) << text;
  }
  for (const auto* text : {"notevil.example", "evil.example.org", "C:\\x\\evil.example", "http://other/evil.example"}) {
    EXPECT_THAT(found(list, text), IsEmpty()) << text;
  }
}

TEST(Index, UrlsWithWhatLiesBelow) {
  const std::string list = "http://evil.example/a\n";
  EXPECT_THAT(found(list, "GET 'HTTP://EVIL.example:80/a'"), ElementsAre("http://evil.example/a"));
  EXPECT_THAT(found(list, "http://evil.example/a/b?c"), ElementsAre("http://evil.example/a"));
  EXPECT_THAT(found(list, "http://evil.example/ab http://evil.example/A https://evil.example/a"), IsEmpty());
}

TEST(Index, HashesWithinAListButNoImportHash) {
  const std::string md5 = "d41d8cd98f00b204e9800998ecf8427e";
  EXPECT_THAT(found(md5, "SHA1=DA39,MD5=D41D8CD98F00B204E9800998ECF8427E,IMPHASH=0"), ElementsAre(md5));
  EXPECT_THAT(found(md5, "MD5=0,IMPHASH=D41D8CD98F00B204E9800998ECF8427E"), IsEmpty());
  EXPECT_THAT(found(md5, md5 + "00"), IsEmpty());
}

TEST(Index, FilesAndPaths) {
  EXPECT_THAT(found("beacon.exe", "\"C:\\Temp\\Beacon.exe\" -k"), ElementsAre("beacon.exe"));
  EXPECT_THAT(found("beacon.exe", "C:\\Temp\\mybeacon.exe beacon.exe.bak"), IsEmpty());
  EXPECT_THAT(found("file: evil tool.exe", "C:\\x\\evil tool.exe,0"), ElementsAre("evil tool.exe"));
  EXPECT_THAT(found("file: evil tool.exe", "C:\\x\\devil tool.exe"), IsEmpty());
  EXPECT_THAT(found("C:\\Temp\\a.exe", "c:/temp/A.EXE"), ElementsAre("c:\\temp\\a.exe"));
  EXPECT_THAT(found("C:\\Temp\\a.exe", "\\device\\harddiskvolume2\\temp\\a.exe"), ElementsAre("c:\\temp\\a.exe"));
  EXPECT_THAT(found("C:\\Temp\\a.exe", "D:\\Temp\\a.exe C:\\x\\Temp\\a.exe"), IsEmpty());
  EXPECT_THAT(found("file: a (1).exe.(x)", "C:\\x\\a (1).exe.(x) y"), ElementsAre("a (1).exe.(x)"));
  EXPECT_THAT(found("file: a (1)", "C:\\x\\a (1)2 ba (1) a (1"), IsEmpty());
  EXPECT_THAT(found("C:\\a\\x.exe\n\\a\\x.exe\nD:\\a\\x.exe", "d:\\A\\x.exe"), ElementsAre("\\a\\x.exe", "d:\\a\\x.exe"));
  EXPECT_THAT(found("C:\\Program Files\\Evil Corp", "C:\\Program Files\\Evil Corp\\x.exe"),
              ElementsAre("c:\\program files\\evil corp"));
}

/// "indicator: field=text …" for every match of a list on one event written as YAML.
std::vector<std::string> matches(const std::string& list, const std::string& event_yaml) {
  const Index index(List::parse(list)->indicators);
  const model::Mapping mapping = *model::Mapping::embedded("windows");
  const auto event = *sigma::TestEvent::from_yaml(*base::yaml::parse_one(event_yaml, "event"));
  std::vector<std::string> lines;
  Matcher(index, mapping, 100).match(event.batch(), [&](const sigma::Match& match) {
    std::string line = index.indicators()[match.rule - 100].value + ":";
    for (const auto& [name, text] : match.details) line += " " + name + "=" + text;
    lines.push_back(line);
  });
  return lines;
}

TEST(Matcher, NamesAreLookedForWhereTheyAreNamed) {
  const std::string service =
      "{Channel: System, Provider_Name: Service Control Manager, EventID: 7045, Computer: pc.evil.example, ServiceName: "
      "EvilSvc, "
      "ImagePath: 'C:\\Temp\\EvilSvc.exe', AccountName: 'MAIRIE\\bob'}";
  EXPECT_THAT(matches("service: evilsvc", service), ElementsAre("evilsvc: ServiceName=EvilSvc"));
  EXPECT_THAT(matches("task: evilsvc", service), IsEmpty());
  EXPECT_THAT(matches("account: bob\nMAIRIE\\bob", service),
              ElementsAre("bob: AccountName=MAIRIE\\bob", "mairie\\bob: AccountName=MAIRIE\\bob"));
  EXPECT_THAT(matches("evil.example", service), IsEmpty()) << "the computer that wrote the record is not what it is about";
}

TEST(Matcher, AccountsWithTheirDomain) {
  const std::string logon =
      "{Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 4624, TargetUserName: Bob, "
      "TargetDomainName: mairie.example, IpAddress: 203.0.113.7}";
  EXPECT_THAT(matches("MAIRIE\\bob", logon), ElementsAre("mairie\\bob: TargetUserName=Bob"));
  EXPECT_THAT(matches("AUTRE\\bob", logon), IsEmpty());
  EXPECT_THAT(
      matches("S-1-5-21-1-2-3-1105",
              "{Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 4624, TargetUserName: Bob, "
              "TargetUserSid: S-1-5-21-1-2-3-1105}"),
      ElementsAre("s-1-5-21-1-2-3-1105: TargetUserSid=S-1-5-21-1-2-3-1105"));
  EXPECT_THAT(matches("203.0.113.0/24\naccount: bob", logon),
              ElementsAre("203.0.113.0/24: IpAddress=203.0.113.7", "bob: TargetUserName=Bob"));
}

TEST(Matcher, WhatHappensAfterAnIndicatorExpiredIsNoSignOfIt) {
  std::vector<Indicator> expiring = List::parse("203.0.113.7\n")->indicators;
  expiring[0].until = base::parse_rfc3339("2026-01-01T00:00:00Z");
  const Index index(std::move(expiring));
  const model::Mapping mapping = *model::Mapping::embedded("windows");
  const auto event = *sigma::TestEvent::from_yaml(
      *base::yaml::parse_one("{Channel: C, Provider_Name: P, EventID: 1, IpAddress: 203.0.113.7}", "event"));
  std::vector<model::Event> events(event.batch().events.begin(), event.batch().events.end());
  const auto matches_at = [&](std::string_view moment) {
    events[0].time = model::EventTime{*base::parse_rfc3339(moment)};
    int count = 0;
    Matcher(index, mapping, 0).match({event.batch().symbols, events}, [&](const sigma::Match&) { ++count; });
    return count;
  };
  EXPECT_EQ(matches_at("2025-12-31T23:59:59Z"), 1);
  EXPECT_EQ(matches_at("2026-01-01T00:00:01Z"), 0);
}

TEST(Matcher, VersionsAreNoAddresses) {
  const std::string event = "{Channel: C, Provider_Name: P, EventID: 1, FileVersion: 6.1.0.1, Other: 6.1.0.1}";
  EXPECT_THAT(matches("6.1.0.1", event), ElementsAre("6.1.0.1/32: Other=6.1.0.1"));
}

}  // namespace
}  // namespace beffroi::indicators

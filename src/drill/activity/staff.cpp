// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <string_view>

#include "drill/activity/ordinary_life.h"
#include "drill/activity/sessions.h"

namespace beffroi::drill::activity {
namespace {

using namespace vocabulary;
using namespace world;
using base::Timestamp;

struct Tool {
  std::string_view image;
  std::string_view command_line;
};

constexpr std::array<Tool, 8> kTools = {{
    {"C:\\Program Files\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE",
     "\"C:\\Program Files\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE\""},
    {"C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE",
     "\"C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE\" /n \"P:\\Commun\\courrier.docx\""},
    {"C:\\Program Files\\Microsoft Office\\root\\Office16\\EXCEL.EXE",
     "\"C:\\Program Files\\Microsoft Office\\root\\Office16\\EXCEL.EXE\" \"P:\\Compta\\suivi.xlsx\""},
    {"C:\\Program Files\\Mozilla Firefox\\firefox.exe", "\"C:\\Program Files\\Mozilla Firefox\\firefox.exe\""},
    {"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
     "\"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe\" --profile-directory=Default"},
    {"C:\\Program Files\\Adobe\\Acrobat DC\\Acrobat\\Acrobat.exe",
     "\"C:\\Program Files\\Adobe\\Acrobat DC\\Acrobat\\Acrobat.exe\" \"P:\\Commun\\arrete.pdf\""},
    {"C:\\Windows\\System32\\SnippingTool.exe", "\"C:\\Windows\\System32\\SnippingTool.exe\""},
    {"C:\\Windows\\System32\\mstsc.exe", "\"C:\\Windows\\System32\\mstsc.exe\""},
}};
constexpr std::array<std::string_view, 8> kFiles = {"courriers\\2026\\reponse.docx",
                                                    "etat-civil\\registre.xlsx",
                                                    "conseil\\deliberation.docx",
                                                    "urbanisme\\dp-2026.pdf",
                                                    "cantine\\inscriptions.xlsx",
                                                    "compta\\mandats.xlsx",
                                                    "rh\\conges.xlsx",
                                                    "elections\\procurations.pdf"};
constexpr std::string_view kShare = "Commun";
constexpr std::string_view kShareFolder = "D:\\Commun";

class Worker {
 public:
  Worker(Stage& stage, Random& random, const Host& host)
      : stage_(stage), random_(random), host_(host), account_(stage.town().account(host.main_user)) {}

  void live_through(Day day) {
    constexpr int kAbsence = 12;
    if (random_.chance(kAbsence)) return;
    const Timestamp arrival = french_time(day, 8, 0) + minutes(random_.between(-20, 65)) + seconds(random_.below(60));
    mistype(day, arrival);
    const Session session = log_on_at_console(stage_, host_, account_, arrival);
    const int tools = random_.between(4, 9);
    for (int i = 0; i < tools; ++i) use_tool(session, arrival + minutes(random_.between(1, 440)));
    if (host_.in_domain) {
      const int visits = random_.between(3, 6);
      for (int i = 0; i < visits; ++i) visit_share(arrival + minutes(random_.between(1, 450)));
    }
    unlock(session, french_time(day, 13, 30) + minutes(random_.between(-15, 40)));
    log_off(stage_, session, french_time(day, 17, 0) + minutes(random_.between(-25, 70)));
  }

 private:
  /// A new password after the week-end, a key too many.
  void mistype(Day day, Timestamp arrival) {
    const bool monday = weekday(day) == std::chrono::Monday;
    if (!random_.chance(monday ? 45 : 9)) return;
    const int times = random_.between(1, monday ? 4 : 2);
    for (int i = 0; i < times; ++i) fail_at_console(stage_, host_, account_, arrival - seconds(9 + 11 * (times - i)));
  }

  void use_tool(const Session& session, Timestamp time) {
    const Tool& tool = random_.pick(kTools);
    run(stage_, session, {std::string(tool.image), std::string(tool.command_line)}, time);
  }

  void visit_share(Timestamp time) {
    const Host& server = stage_.town().host(Role::file_server);
    const Actor actor =
        log_on_over_network(stage_, host_, server, account_, Package::kerberos, time, minutes(random_.between(2, 25)));
    const std::uint16_t port = stage_.new_port(host_);
    stage_.log(server, time + milliseconds(200), share_opened(actor, host_.address, port, kShare, kShareFolder));
    const int files = random_.between(1, 4);
    for (int i = 0; i < files; ++i) {
      const FileAccess access = random_.chance(35) ? FileAccess::write : FileAccess::read;
      stage_.log(server, time + seconds(2 + 9 * i),
                 share_file_touched(actor, host_.address, port, kShare, kShareFolder, random_.pick(kFiles), access));
    }
  }

  void unlock(const Session& session, Timestamp time) {
    Logon details{.subject = machine_itself(host_, stage_.town()), .target = actor(account_, stage_.new_logon_id(host_))};
    details.type = LogonType::unlock;
    details.package = Package::negotiate;
    details.workstation = host_.name;
    details.address = "127.0.0.1";
    details.process_id = stage_.service_process_id(host_, "winlogon");
    details.process = "C:\\Windows\\System32\\svchost.exe";
    stage_.log(host_, time, logon(details));
    stage_.log(host_, time + milliseconds(30), logoff(details.target, session.type));
  }

  Stage& stage_;
  Random& random_;
  const Host& host_;
  const Account& account_;
};

/// An elected member or the head of staff, who works from home on the remote desktop server, always from the same address.
void work_from_home(Stage& stage, const Period& period, Random& random) {
  const Town& town = stage.town();
  const Host& home_of =
      *town.workstations_in_domain()[random.below(static_cast<std::uint32_t>(town.workstations_in_domain().size()))];
  RemoteEntry entry{.host = &town.host(Role::remote_desktop_server), .account = &town.account(home_of.main_user)};
  entry.address = "198.51.100." + std::to_string(random.between(4, 60));
  entry.client = "PORTABLE-" + random.word(5);
  for (int number = 0; number < period.days; ++number) {
    const Day day = period.day(number);
    if (!is_working_day(day) || !random.chance(40)) continue;
    const Timestamp start = french_time(day, 19, 0) + minutes(random.between(0, 100));
    if (random.chance(15))
      refuse_remote_desktop(stage, entry, entry.account->name, LogonFailure::wrong_password, start - seconds(18));
    const Session session = log_on_by_remote_desktop(stage, entry, start);
    run(stage, session, {std::string(kTools[1].image), std::string(kTools[1].command_line)}, start + minutes(3));
    log_off(stage, session, start + minutes(random.between(20, 90)));
  }
}

}  // namespace

void staff_works(Stage& stage, const Period& period, Random random) {
  for (const Host& host : stage.town().hosts) {
    if (host.is_server()) continue;
    Random own = random.fork(host.name);
    Worker worker(stage, own, host);
    for (int number = 0; number < period.days; ++number) {
      if (is_working_day(period.day(number))) worker.live_through(period.day(number));
    }
  }
  work_from_home(stage, period, random);
}

}  // namespace beffroi::drill::activity

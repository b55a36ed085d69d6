// SPDX-License-Identifier: EUPL-1.2
#include "drill/activity/removable_media.h"

#include <fmt/format.h>

#include <array>

#include "drill/activity/ordinary_life.h"
#include "drill/activity/sessions.h"

namespace beffroi::drill::activity {
namespace {

using namespace vocabulary;
using namespace world;
using base::Timestamp;

struct Model {
  std::string_view vendor, product, ids;
  std::uint64_t capacity;
};
constexpr std::array<Model, 5> kModels = {{{"SanDisk", "Cruzer_Blade", "VID_0781&PID_5567", 15'376'318'464},
                                           {"Kingston", "DataTraveler_3.0", "VID_0951&PID_1666", 30'943'995'904},
                                           {"Generic", "Flash_Disk", "VID_058F&PID_6387", 8'053'063'680},
                                           {"Philips", "USB_Flash_Drive", "VID_13FE&PID_4300", 15'728'640'000},
                                           {"Intenso", "Rainbow_Line", "VID_ABCD&PID_1234", 31'457'280'000}}};

/// Somebody opens a document from a stick, as people do.
void read_from_stick(Stage& stage, const Host& host, Random& random, Timestamp time) {
  constexpr std::array<std::string_view, 4> kDocuments = {"photos-fete.pptx", "devis.docx", "budget-2026.xlsx", "affiche.pdf"};
  const Stick stick = draw_stick(random);
  const Account& account = stage.town().account(host.main_user);
  plug_in(stage, host, stick, time);
  const Session session{.host = &host,
                        .account = &account,
                        .actor = actor(account, stage.new_logon_id(host)),
                        .shell = stage.new_process_id(host)};
  const std::string program = "C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE";
  run(stage, session, {program, fmt::format("\"{}\" /n \"{}:\\{}\"", program, stick.letter, random.pick(kDocuments))},
      time + seconds(random.between(20, 90)));
  pull_out(stage, host, stick, time + minutes(random.between(3, 50)));
}

}  // namespace

Stick draw_stick(Random& random) {
  const Model& model = random.pick(kModels);
  Stick stick;
  stick.vendor = model.vendor;
  stick.product = model.product;
  stick.revision = fmt::format("{}.{:02}", random.between(1, 8), random.between(0, 26));
  stick.serial = fmt::format("{:016X}{:04X}", random.next(), random.below(0x10000));
  stick.vendor_product_ids = model.ids;
  stick.capacity = model.capacity;
  stick.letter = static_cast<char>('D' + random.between(1, 3));
  return stick;
}

void plug_in(Stage& stage, const Host& host, const Stick& stick, Timestamp time) {
  const Town& town = stage.town();
  const std::string lifetime = stage.random().guid();
  if (town.audits_devices) stage.log(host, time, device_recognised(machine_itself(host, town), stick));
  stage.log(host, time + milliseconds(140), disk_changed(stick, 1, stage.random().guid(), true));
  if (!town.logs_drivers) return;
  stage.log(host, time + milliseconds(610), device_host_started(stick, lifetime));
  stage.log(host, time + milliseconds(760), device_request(stick, lifetime));
}

void pull_out(Stage& stage, const Host& host, const Stick& stick, Timestamp time) {
  stage.log(host, time, disk_changed(stick, 1, stage.random().guid(), false));
}

void staff_brings_sticks(Stage& stage, const Period& period, Random random) {
  for (const Host& host : stage.town().hosts) {
    if (host.is_server()) continue;
    Random own = random.fork(host.name);
    for (int number = 0; number < period.days; ++number) {
      if (!is_working_day(period.day(number)) || !own.chance(7)) continue;
      read_from_stick(stage, host, own, french_time(period.day(number), own.between(9, 16), own.between(0, 59)));
    }
  }
}

}  // namespace beffroi::drill::activity

// SPDX-License-Identifier: EUPL-1.2
#include "drill/drill.h"

#include <algorithm>
#include <fstream>

#include "drill/scenarios/registry.h"
#include "drill/vocabulary/marker.h"
#include "drill/writers/evtx/file.h"

namespace beffroi::drill {
namespace {

namespace fs = std::filesystem;

/// The first week of a drill is drawn from this many, beginning with the week of 5 January 2026.
constexpr world::Day kFirstMonday = std::chrono::sys_days(std::chrono::year(2026) / 1 / 5);
constexpr std::uint32_t kPossibleWeeks = 40;

struct Play {
  world::Town town;
  Truth truth;
  std::map<world::LogName, world::Channel> logs;
};

Play play(const Scenario& scenario, const Request& request) {
  world::Random random = world::Random(request.seed).fork(scenario.name);
  Play result;
  result.town = world::make_town(scenario.town, random.fork("town"));
  if (scenario.prepare != nullptr) scenario.prepare(result.town, random.fork("prepare"));
  world::Random calendar = random.fork("calendar");
  const activity::Period period{kFirstMonday + std::chrono::days(7 * static_cast<int>(calendar.below(kPossibleWeeks))),
                                scenario.weeks * 7};
  world::Stage stage(result.town, random.fork("stage"));
  result.truth = Truth::untouched(result.town);
  activity::live(stage, period, random.fork("life"));
  if (scenario.attack != nullptr && !request.benign) scenario.attack(stage, period, random.fork("attack"), result.truth);
  result.logs = stage.take_logs();
  return result;
}

/// A channel's name as Windows makes a file name of it.
std::string file_name(std::string_view channel) {
  std::string name;
  for (const char c : channel) name += c == '/' ? "%4" : std::string(1, c);
  return name + ".evtx";
}

std::string render(const world::Channel& log, const Request& request) {
  writers::evtx::File file(log.first_record);
  writers::evtx::Record mark = vocabulary::exercise_mark(request.scenario, request.seed);
  bool marked = false;
  for (const auto& [time, record] : log.records) {
    file.append(record);
    if (marked) continue;
    mark.channel = record.channel;  // second, because the first record of a cleared log is the one that says so
    mark.computer = record.computer;
    mark.time = time;
    file.append(mark);
    marked = true;
  }
  return file.finish();
}

base::Result<> write_file(const fs::path& path, std::string_view bytes) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (error || !out) return base::fail("drill.not_written", {}, {path.string(), {}, {}});
  return {};
}

base::Result<> check_empty(const fs::path& directory) {
  std::error_code error;
  if (!fs::exists(directory, error)) return {};
  if (fs::is_directory(directory, error) && fs::is_empty(directory, error) && !error) return {};
  return base::fail("drill.directory_not_empty", {}, {directory.string(), {}, {}});
}

}  // namespace

std::vector<Scenario> list() {
  std::vector<Scenario> all = scenarios::registry();
  std::ranges::sort(all, {}, &Scenario::name);
  return all;
}

base::Result<Written> write(const Request& request, const fs::path& directory) {
  const std::vector<Scenario> all = list();
  const auto scenario = std::ranges::find(all, request.scenario, &Scenario::name);
  if (scenario == all.end())
    return base::fail("drill.unknown_scenario", {{"name", std::string(request.scenario)}}, {"beffroi drill", {}, {}});
  BEFFROI_TRY_VOID(check_empty(directory));
  const Play result = play(*scenario, request);
  Written written;
  for (const auto& [name, log] : result.logs) {
    const auto host = std::ranges::find(result.town.hosts, name.first, &world::Host::name);
    if (!host->collected || log.records.empty()) continue;
    const std::string bytes = render(log, request);
    const fs::path path =
        directory / "evidence" / name.first / "Windows" / "System32" / "winevt" / "Logs" / file_name(name.second);
    BEFFROI_TRY_VOID(write_file(path, bytes));
    ++written.files;
    written.records += log.records.size() + 1;
    written.bytes += bytes.size();
  }
  const Provenance provenance{std::string(request.scenario), request.seed, request.benign, result.town.name};
  BEFFROI_TRY_VOID(write_file(directory / "truth.json", to_json(result.truth, provenance)));
  return written;
}

}  // namespace beffroi::drill

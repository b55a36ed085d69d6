// SPDX-License-Identifier: EUPL-1.2
#include "drill/world/stage.h"

namespace beffroi::drill::world {
namespace {

constexpr std::string_view kAuditing = "Microsoft-Windows-Security-Auditing";
constexpr std::uint32_t kSystemProcess = 4;
constexpr std::uint16_t kProcessCreated = 4688;
constexpr std::uint16_t kFirstDynamicPort = 49152;
constexpr std::uint16_t kDynamicPorts = 16000;

std::uint32_t four_times(std::uint32_t number) { return number * 4; }

}  // namespace

Stage::Stage(const Town& town, Random random) : town_(town), origin_(random), random_(random) {
  for (const Host& host : town_.hosts) {
    Memory& memory = memories_[host.name];
    memory.process_id = four_times(400 + random_.below(600));
    memory.logon_id = 0x20000 + random_.below(0x80000);
    memory.terminal_session = 1;
    memory.port = static_cast<std::uint16_t>(random_.below(kDynamicPorts));
  }
}

Stage::Memory& Stage::memory(const Host& host) { return memories_.at(host.name); }

std::uint32_t Stage::new_process_id(const Host& host) {
  constexpr std::uint32_t kHighest = 15000;
  std::uint32_t& last = memory(host).process_id;
  last += four_times(1 + random_.below(40));
  if (last > kHighest) last = four_times(700 + random_.below(400));
  return last;
}

std::uint64_t Stage::new_logon_id(const Host& host) { return memory(host).logon_id += 0x40 + random_.below(0x5000); }

std::uint32_t Stage::new_terminal_session(const Host& host) { return ++memory(host).terminal_session; }

std::uint16_t Stage::new_port(const Host& host) {
  std::uint16_t& last = memory(host).port;
  last = static_cast<std::uint16_t>((last + 1 + random_.below(12)) % kDynamicPorts);
  return static_cast<std::uint16_t>(kFirstDynamicPort + last);
}

std::uint32_t Stage::service_process_id(const Host& host, std::string_view service) const {
  Random number = origin_.fork(host.name).fork(service);
  return four_times(150 + number.below(700));
}

void Stage::log(const Host& host, base::Timestamp time, writers::evtx::Record record) {
  constexpr std::int64_t kFiletimeUnit = 100;
  const std::int64_t shown = time.nanoseconds + host.skew;
  record.time = {shown - shown % kFiletimeUnit};
  record.computer = host.computer;
  if (record.process_id == 0 && !record.provider.classic) {
    record.process_id = record.provider.name == kAuditing && record.event_id == kProcessCreated
                            ? kSystemProcess
                            : service_process_id(host, record.provider.name == kAuditing ? "lsass" : record.provider.name);
    record.thread_id = four_times(20 + random_.below(3000));
  }
  Channel& log = logs_[{host.name, std::string(record.channel)}];
  log.records.emplace(record.time, std::move(record));
}

void Stage::clear(const Host& host, std::string_view channel, base::Timestamp time) {
  cleared_[{host.name, std::string(channel)}] = time + host.skew;
}

void Stage::silence(const Host& host, std::string_view channel, std::uint16_t event_id, base::Timestamp time) {
  silenced_[{host.name, std::string(channel)}] = {event_id, time + host.skew};
}

void Stage::drop_silenced(const LogName& name, Channel& log) const {
  const auto silenced = silenced_.find(name);
  if (silenced == silenced_.end()) return;
  const auto& [event_id, from] = silenced->second;
  std::erase_if(log.records, [&](const auto& record) { return record.second.event_id == event_id && record.first > from; });
}

std::map<LogName, Channel> Stage::take_logs() {
  for (auto& [name, log] : logs_) {
    // A log that has lived for years has overwritten its beginning; which number it stands at says nothing else.
    log.first_record = 1 + origin_.fork(name.first).fork(name.second).below(400'000);
    drop_silenced(name, log);
    const auto cleared = cleared_.find(name);
    if (cleared == cleared_.end()) continue;
    log.first_record += std::erase_if(log.records, [&](const auto& record) { return record.first < cleared->second; });
  }
  return std::move(logs_);
}

}  // namespace beffroi::drill::world

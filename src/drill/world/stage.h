// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "drill/world/calendar.h"
#include "drill/world/random.h"
#include "drill/world/town.h"
#include "drill/writers/evtx/record.h"

namespace beffroi::drill::world {

/// One log of one machine while it is being filled; records of the same moment stay in the order they came.
struct Channel {
  std::multimap<base::Timestamp, writers::evtx::Record> records;
  std::uint64_t first_record = 1;
};

/// A log by the NetBIOS name of its machine and its channel.
using LogName = std::pair<std::string, std::string>;

/// Where a drill is played: the town's machines with what they remember (process numbers, logon numbers) and their logs.
class Stage {
 public:
  Stage(const Town& town, Random random);

  const Town& town() const { return town_; }
  const Host& domain_controller() const { return town_.host(Role::domain_controller); }

  /// Writes a record at the true time `time`; the machine's own clock and name, and the process that writes, are filled in.
  void log(const Host& host, base::Timestamp time, writers::evtx::Record record);

  /// Takes away what the channel holds from before `time`, whenever it is logged. The caller logs the event that Windows writes then.
  void clear(const Host& host, std::string_view channel, base::Timestamp time);

  /// From `time` on the machine no longer records this event: its audit was switched off.
  void silence(const Host& host, std::string_view channel, std::uint16_t event_id, base::Timestamp time);

  std::uint32_t new_process_id(const Host& host);
  std::uint64_t new_logon_id(const Host& host);
  std::uint32_t new_terminal_session(const Host& host);
  std::uint16_t new_port(const Host& host);
  /// The same number for the same service of the same machine.
  std::uint32_t service_process_id(const Host& host, std::string_view service) const;

  /// Numbers and GUIDs that carry no meaning. What carries meaning is drawn by those who decide it, from their own stream.
  Random& random() { return random_; }

  /// Every log, ready to be written: by machine and then by channel.
  std::map<LogName, Channel> take_logs();

 private:
  struct Memory {
    std::uint32_t process_id = 0;
    std::uint64_t logon_id = 0;
    std::uint32_t terminal_session = 1;
    std::uint16_t port = 0;
  };

  Memory& memory(const Host& host);
  void drop_silenced(const LogName& name, Channel& log) const;

  const Town& town_;
  const Random origin_;
  Random random_;
  std::map<std::string, Memory> memories_;
  std::map<LogName, Channel> logs_;
  std::map<LogName, base::Timestamp> cleared_;
  std::map<LogName, std::pair<std::uint16_t, base::Timestamp>> silenced_;
};

}  // namespace beffroi::drill::world

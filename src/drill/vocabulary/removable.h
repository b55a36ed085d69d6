// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "drill/vocabulary/security.h"

namespace beffroi::drill::vocabulary {

inline constexpr std::string_view kPartitionChannel = "Microsoft-Windows-Partition/Diagnostic";
inline constexpr std::string_view kDriverFrameworksChannel = "Microsoft-Windows-DriverFrameworks-UserMode/Operational";

/// A USB stick; the same one shows the same serial number on every machine.
struct Stick {
  std::string vendor, product, revision;
  std::string serial;
  std::string vendor_product_ids;  ///< "VID_0781&PID_5567"
  std::uint64_t capacity = 0;
  char letter = 'E';  ///< the drive letter that the machine gives it
};

/// 6416 of the Security log, where the audit of plug and play is on: Windows met a new device.
evtx::Record device_recognised(const Actor& machine, const Stick& stick);
/// Partition 1006: a disk came (with its capacity) or went (capacity 0). Written by every Windows since 1703.
evtx::Record disk_changed(const Stick& stick, std::uint32_t disk, std::string_view disk_id, bool present);
/// 2003 and 2100 of the driver framework: the stick's file system was taken up, a request was made to it. `lifetime` is a GUID.
evtx::Record device_host_started(const Stick& stick, std::string_view lifetime);
evtx::Record device_request(const Stick& stick, std::string_view lifetime);

}  // namespace beffroi::drill::vocabulary

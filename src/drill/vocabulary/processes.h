// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "drill/vocabulary/security.h"

namespace beffroi::drill::vocabulary {

enum class Integrity : std::uint8_t { medium, high, system };

struct ProcessStart {
  Actor who;
  std::uint32_t process_id = 0;
  std::string image;
  std::string command_line;
  std::uint32_t parent_id = 0;
  std::string parent_image;
  Integrity integrity = Integrity::medium;
};

/// 4688, with the command line, as the group policy recommended by ANSSI makes Windows write it.
evtx::Record process_started(const ProcessStart& start);

/// 5140: a share was opened; 5145: something in it was asked for (with the detailed audit of file shares). `share` is the
/// share's name, "Commun" or "ADMIN$"; `local` where it lies on the disk.
evtx::Record share_opened(const Actor& who, std::string_view address, std::uint16_t port, std::string_view share,
                          std::string_view local);

enum class FileAccess : std::uint8_t { read, write };
evtx::Record share_file_touched(const Actor& who, std::string_view address, std::uint16_t port, std::string_view share,
                                std::string_view local, std::string_view file, FileAccess access);

/// 4719: the audit policy was changed so that `subcategory` is no longer recorded.
evtx::Record audit_removed(const Actor& who, std::string_view subcategory_guid);

}  // namespace beffroi::drill::vocabulary

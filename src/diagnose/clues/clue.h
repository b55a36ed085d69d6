// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "diagnose/casebook.h"
#include "diagnose/clues/catalogue.h"
#include "diagnose/scene/hosts.h"
#include "diagnose/scene/processes.h"

namespace beffroi::diagnose {

/// Something seen that attackers do and a town hall hardly ever does. One clue proves nothing, but for the heaviest:
/// administrators clear logs and backup software deletes shadow copies; attack.h looks at how they meet in place and time.
struct Clue {
  std::string kind;  ///< of data/diagnosis/clues.yaml
  const clues::Kind* about = nullptr;
  scene::HostId host = scene::kNoHost;
  std::string account;   ///< key of scene::Accounts, empty for the system
  std::string logon_id;  ///< of the session it was done in, where the record says
  std::size_t process = scene::kNoProcess;
  base::Timestamp time;
  const KnownFact* fact = nullptr;
  std::vector<const KnownFact*> more;  ///< further records of the same thing
  std::string detail;                  ///< command line, file or name, as written

  int weight() const { return about->weight; }
};

}  // namespace beffroi::diagnose

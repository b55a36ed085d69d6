// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/argument.h"

namespace beffroi::report {

/// Machines as people call them: the first label of a full name ("pc-accueil" for "pc-accueil.mairie.local") where no other machine of
/// the case is called so. Outputs for machines keep the full names; the report says them once, in its table of machines.
class ShortNames {
 public:
  /// A machine of the case. Addresses and texts that are no name of a machine stay as they are.
  void add(std::string_view full);

  /// The short name of a machine of the case; anything else as it is.
  std::string of(std::string_view name) const;

  /// The same sentence with short names: every text that is as a whole the name of a machine.
  base::Arguments in(base::Arguments arguments) const;

 private:
  std::set<std::string, std::less<>> known_;                        // full names, as written
  std::map<std::string, std::set<std::string>, std::less<>> full_;  // first label → full names, in one case
};

}  // namespace beffroi::report

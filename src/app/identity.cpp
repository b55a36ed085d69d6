// SPDX-License-Identifier: EUPL-1.2
#include "app/identity.h"

#include <pwd.h>
#include <unistd.h>

namespace beffroi::app {

std::string account_name() {
  const passwd* entry = getpwuid(getuid());
  return entry ? entry->pw_name : "";
}

std::string machine_name() {
  char name[256] = {};
  return gethostname(name, sizeof name - 1) == 0 ? name : "";
}

}  // namespace beffroi::app

// SPDX-License-Identifier: EUPL-1.2
#include "app/identity.h"

#include <pwd.h>
#include <unistd.h>

namespace beffroi::app {

std::string account_name() {
  const passwd* entry = getpwuid(getuid());
  return entry ? entry->pw_name : "";
}

bool is_no_name(std::string_view typed) {
  return !typed.empty() &&
         (typed.find_first_not_of("0123456789 ,;/:.-h") == typed.npos || (typed.front() >= '0' && typed.front() <= '9'));
}

std::string machine_name() {
  char name[256] = {};
  return gethostname(name, sizeof name - 1) == 0 ? name : "";
}

}  // namespace beffroi::app

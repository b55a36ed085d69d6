// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "drill/vocabulary/security.h"

namespace beffroi::drill::vocabulary {

evtx::Record account_created(const Actor& by, const world::Account& account);                            // 4720
evtx::Record account_enabled(const Actor& by, const world::Account& account);                            // 4722
evtx::Record password_set(const Actor& by, const world::Account& account);                               // 4724
evtx::Record account_changed(const Actor& by, const world::Account& account);                            // 4738
evtx::Record account_locked_out(const Actor& by, const world::Account& account, std::string_view from);  // 4740

struct Group {
  std::string name;
  std::string domain;
  std::string sid;
};

/// 4728: into a global group of the domain; 4732: into a local group.
evtx::Record added_to_global_group(const Actor& by, const world::Account& account, const Group& group,
                                   std::string_view dns_domain);
evtx::Record added_to_local_group(const Actor& by, const world::Account& account, const Group& group);

/// The groups under the names French Windows gives them.
Group domain_admins(const world::Town& town);
Group local_administrators();

}  // namespace beffroi::drill::vocabulary

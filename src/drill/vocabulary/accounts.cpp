// SPDX-License-Identifier: EUPL-1.2
#include "drill/vocabulary/accounts.h"

#include <fmt/format.h>

namespace beffroi::drill::vocabulary {
namespace {

constexpr std::uint16_t kAccountTask = 13824;
constexpr std::uint16_t kGroupTask = 13826;

Fields target(const world::Account& account) {
  return {{"TargetUserName", evtx::string(account.name)},
          {"TargetDomainName", evtx::string(account.domain)},
          {"TargetSid", evtx::sid(account.sid)}};
}

/// The attributes that 4720 and 4738 list; `unset` stands for those without a value.
Fields attributes(const world::Account& account, std::string_view unset, std::string_view password_set) {
  Fields fields = {{"PrivilegeList", evtx::string("-")}, {"SamAccountName", evtx::string(account.name)}};
  for (const std::string_view name :
       {"DisplayName", "UserPrincipalName", "HomeDirectory", "HomePath", "ScriptPath", "ProfilePath", "UserWorkstations"}) {
    fields.push_back({name, evtx::string(unset)});
  }
  return fields + Fields{{"PasswordLastSet", evtx::string(password_set)},
                         {"AccountExpires", evtx::string("%%1794")},
                         {"PrimaryGroupId", evtx::string("513")},
                         {"AllowedToDelegateTo", evtx::string("-")}};
}

Fields control(std::string_view before, std::string_view after, std::string_view changes, std::string_view unset) {
  return {{"OldUacValue", evtx::string(before)},
          {"NewUacValue", evtx::string(after)},
          {"UserAccountControl", evtx::string(changes)},
          {"UserParameters", evtx::string(unset)},
          {"SidHistory", evtx::string("-")},
          {"LogonHours", evtx::string("%%1797")}};
}

Fields member(const world::Account& account, std::string_view name, const Group& group, const Actor& by) {
  return Fields{{"MemberName", evtx::string(name)},
                {"MemberSid", evtx::sid(account.sid)},
                {"TargetUserName", evtx::string(group.name)},
                {"TargetDomainName", evtx::string(group.domain)},
                {"TargetSid", evtx::sid(group.sid)}} +
         subject(by) + Fields{{"PrivilegeList", evtx::string("-")}};
}

}  // namespace

evtx::Record account_created(const Actor& by, const world::Account& account) {
  return security_record(4720, kAccountTask, 0,
                         target(account) + subject(by) + attributes(account, "%%1793", "%%1794") +
                             control("0x0", "0x15", "\r\n\t\t%%2080\r\n\t\t%%2082\r\n\t\t%%2084", "%%1793"));
}

evtx::Record account_enabled(const Actor& by, const world::Account& account) {
  return security_record(4722, kAccountTask, 0, target(account) + subject(by));
}

evtx::Record password_set(const Actor& by, const world::Account& account) {
  return security_record(4724, kAccountTask, 0, target(account) + subject(by));
}

evtx::Record account_changed(const Actor& by, const world::Account& account) {
  return security_record(4738, kAccountTask, 0,
                         Fields{{"Dummy", evtx::string("-")}} + target(account) + subject(by) + attributes(account, "-", "-") +
                             control("0x15", "0x10", "\r\n\t\t%%2048\r\n\t\t%%2050", "-"));
}

evtx::Record account_locked_out(const Actor& by, const world::Account& account, std::string_view from) {
  return security_record(4740, kAccountTask, 0,
                         Fields{{"TargetUserName", evtx::string(account.name)},
                                {"TargetDomainName", evtx::string(from)},
                                {"TargetSid", evtx::sid(account.sid)}} +
                             subject(by));
}

evtx::Record added_to_global_group(const Actor& by, const world::Account& account, const Group& group,
                                   std::string_view dns_domain) {
  std::string name = fmt::format("CN={},CN=Users", account.name);
  for (std::string_view rest = dns_domain; !rest.empty();) {
    const auto dot = std::min(rest.find('.'), rest.size());
    name += fmt::format(",DC={}", rest.substr(0, dot));
    rest.remove_prefix(std::min(dot + 1, rest.size()));
  }
  return security_record(4728, kGroupTask, 0, member(account, name, group, by));
}

evtx::Record added_to_local_group(const Actor& by, const world::Account& account, const Group& group) {
  return security_record(4732, kGroupTask, 0, member(account, "-", group, by));
}

Group domain_admins(const world::Town& town) { return {"Admins du domaine", town.netbios, town.domain_sid + "-512"}; }
Group local_administrators() { return {"Administrateurs", "Builtin", "S-1-5-32-544"}; }

}  // namespace beffroi::drill::vocabulary

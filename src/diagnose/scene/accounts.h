// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "diagnose/casebook.h"
#include "diagnose/scene/hosts.h"

namespace beffroi::diagnose::scene {

/// The accounts of people and services, by whatever form a record names them. A key is the folded bare name; for an account of
/// one machine only, "machine\\name". Machines, the system itself and the desktop's window accounts have no key.
class Accounts {
 public:
  /// The fields in which a fact names an account.
  struct NameFields {
    std::string_view name, domain, id;
  };

  Accounts(const Casebook& book, const Hosts& hosts);

  /// Who acted in a fact: user.name, or the owner of user.id where no name stands there. Empty for nobody.
  std::string key_of(const KnownFact& fact) const;
  /// The account that a name and a domain or machine mean, as written on `host`.
  std::string key_of(std::string_view name, std::string_view domain, std::string_view host) const;

  /// "DOMAIN\\name" as it was first written in that form; the key where it never was.
  std::string name(const std::string& key) const;
  std::string sid(const std::string& key) const;
  /// "domain_admin", "local_admin", "user" or "unknown": from the account's number, groups it was added to, and privileges it got.
  std::string_view privilege(const std::string& key) const;
  bool is_local(const std::string& key) const { return key.find('\\') != key.npos; }

 private:
  struct Known {
    std::string name, sid;
  };

  void learn(const KnownFact& fact, const NameFields& fields);
  void learn_privileges(const Casebook& book);

  const Hosts& hosts_;
  std::map<std::string, Known, std::less<>> known_;
  std::map<std::string, std::string, std::less<>> by_sid_;
  std::set<std::string, std::less<>> domain_admins_, local_admins_;
};

/// S-1-5-32-544 and the groups of a domain that own it: 512, 518, 519 ([MS-DTYP] 2.4.2.4).
bool is_administrators_group(std::string_view sid);

}  // namespace beffroi::diagnose::scene

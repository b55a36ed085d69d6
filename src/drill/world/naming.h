// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "drill/world/random.h"

namespace beffroi::drill::world {

// How towns and their providers call things. Every provider has its own habits, so that nothing can be recognised by a name.

std::string upper(std::string_view text);
std::string lower(std::string_view text);
/// ASCII letters for the accented ones of French; blanks and apostrophes become '-'.
std::string without_accents(std::string_view text);

/// An invented town: "Neuville-lès-Hautrin".
std::string draw_town_name(Random& random);

struct DomainNames {
  std::string dns;      ///< ends with .exercice.invalid
  std::string netbios;  ///< at most 15 letters, capitals
};
DomainNames draw_domain(Random& random, std::string_view town);

/// The habit by which machines get their names.
struct MachineNaming {
  std::array<std::string_view, 4> servers;  ///< domain controller, files, remote desktop, application
  int workstation_style = 0;
  std::string_view prefix;
  int next_number = 0;
};
MachineNaming draw_machine_naming(Random& random);
/// The name of the next workstation of an office.
std::string workstation_name(MachineNaming& naming, Random& random, std::string_view office);

/// The habit by which people get their accounts.
enum class AccountStyle : std::uint8_t {
  initial_dot_last,
  initial_last,
  first_dot_last,
  last_dot_first,
  last_initial,
  last_first_capitals,
  first_only
};
AccountStyle draw_account_style(Random& random);
std::string account_name(AccountStyle style, std::string_view first, std::string_view last);

/// Names of accounts that belong to nobody in particular.
struct SpecialAccounts {
  std::string administrator;  ///< the built-in one, sometimes renamed
  std::string provider;
  std::string backup;
};
SpecialAccounts draw_special_accounts(Random& random, std::string_view provider);

std::string draw_provider(Random& random);

struct Person {
  std::string first, last;
};
/// `count` different people.
std::vector<Person> draw_people(Random& random, std::size_t count);
/// `count` different offices of a town hall, as a provider would shorten them.
std::vector<std::string_view> draw_offices(Random& random, std::size_t count);

}  // namespace beffroi::drill::world

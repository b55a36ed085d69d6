// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "response/claims/known.h"
#include "town/town.h"

namespace beffroi::response::notices {

/// What a draft is made from. Texts are as people wrote them, hence hostile; nothing of the evidence is among them but counts.
struct Facts {
  std::string place;                              ///< the town; empty where nobody said
  town::BodyKind body = town::BodyKind::commune;  ///< as which it speaks
  std::string phone, address, website;
  std::string mail;       ///< how the mail of the town hall stands: word of services::State; empty where nobody said
  std::string signatory;  ///< who signs for the body: name and office
  std::string privacy;    ///< whom to ask about one's data: name, number or address of the delegate
  std::optional<base::Timestamp> known_since, next_update;
  std::string exfiltration;  ///< word of the diagnosis; empty where nothing was diagnosed
  claims::Examined examined;
  bool data_hit = false;        ///< something happened to data, whatever was copied: files encrypted, back-ups destroyed
  bool data_declared = false;   ///< people declared that personal data are concerned
  bool data_published = false;  ///< people declared that data of the body were published: which ones, nobody said yet
  bool internet_cut = false;
  bool attack_known = false;          ///< the diagnosis says that there was one; else it is an incident
  bool alert_only = false;            ///< somebody warned the body, and nothing was seen there
  bool tools_stopped = false;         ///< something does not work any more
  bool tools_off = false;             ///< people noted that they cut, isolated or switched something off
  bool counter_open = false;          ///< people said that the town hall receives residents
  bool cnil_told = false;             ///< somebody noted the notification to the CNIL as done
  bool authorities_told = false;      ///< somebody noted a report or a complaint as done
  std::vector<std::string> receipts;  ///< ids of the obligations that somebody noted as done
  bool exercise = false;
  std::vector<claims::PublicService> services;
  std::vector<claims::PublicService> for_staff;  ///< tools of staff and matters of safety: internal texts alone name them
};

/// Words that a part may wait for. Exactly one of the data.* holds.
///   data.proven_safe  data.taken  data.published  data.feared  data.nothing_seen  data.unknown
///   services.known    services that do not work as on any day are written down
///   services.usual    services that work as on any day are written down
///   update.known  phone.known  address.known  website.known  privacy.known  internet.cut  since.known
///   attack.known  alert.only  tools.stopped  tools.off  counter.open
bool holds(std::string_view condition, const Facts& facts);
bool is_condition(std::string_view word);

/// What parts may show: place, phone, address, website, privacy, signatory, since, update, examined, rest, services, usual; attack, off
/// (stopped or cut), cut, alert, counter, cnil, told, town_hall, dated (a return is announced; "yes" or "no"); mail (its state); tools, done
/// (sentences; empty where there is nothing to say); body, of_body, at_body, named, named_first (response/body_names.h). What is not known
/// stands as a blank, "[[téléphone]]", to be filled in by a person: no text with a blank can be approved.
base::Arguments arguments_of(const Facts& facts, const base::Catalogue& words);
bool is_argument(std::string_view name);

/// That tools stopped, or were cut off; empty where nobody said either.
std::string tools_text(bool stopped, bool cut, const base::Catalogue& words);
/// What was done with the authorities, a sentence each, as the obligations that are noted as done have it; empty where none is.
std::string done_text(const std::vector<std::string>& receipts, const base::Catalogue& words);

/// The blanks that a text still holds, without their brackets.
std::vector<std::string> blanks_in(std::string_view text);

}  // namespace beffroi::response::notices

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "response/entry.h"

namespace beffroi::response::services {

/// How a service works at a site.
enum class State : std::uint8_t {
  unknown,   ///< nobody said
  normal,    ///< as on any day
  adapted,   ///< everything is done, another way: elsewhere, by telephone, at other hours
  degraded,  ///< only what cannot wait, on paper
  closed,
};

/// "unknown", "normal", "adapted", "degraded", "closed": the last part of message ids, the words of JSON and of the command line.
std::string_view name_of(State state);
/// The state that a person wrote: one of those words, or the French one, in any case and with or without accents.
std::optional<State> state_named(std::string_view text);

/// What was said of the return of a service.
enum class Return : std::uint8_t { unsaid, no_date, dated };

/// A service at a site as somebody left it. Texts are as they were typed, hence hostile.
struct Details {
  State state = State::unknown;
  base::Timestamp since;  ///< when this state began
  std::string cause;
  std::vector<std::string> channels;  ///< how it is reached meanwhile: ids of town::Catalogue::channels()
  std::string contact;                ///< the number, the counter, the hours
  Return back = Return::unsaid;
  std::optional<base::Timestamp> returns_at;  ///< of Return::dated
  std::optional<base::Timestamp> next_update;

  friend bool operator==(const Details&, const Details&) = default;
};

/// One decision about it.
struct Decision {
  std::uint64_t seq = 0;
  base::Timestamp written;
  std::string by;
  bool accepted = false;            ///< a proposal was accepted as it stood
  State proposed = State::unknown;  ///< what was proposed at that moment
  std::string grounds;              ///< what that proposal rested on: ids of findings, entries of the journal
  std::string because;              ///< why it was changed
  Details details;
};

/// Everything that people decided of a service at a site.
struct Standing {
  std::string service;  ///< its id
  std::string site;     ///< id of the site; empty: wherever it is
  std::string name, site_name;
  std::vector<Decision> decisions;  ///< the first one first; empty where it was only added to the list

  bool is_said() const { return !decisions.empty(); }
  /// What holds now; a state that nobody gave is unknown.
  Details now() const { return is_said() ? decisions.back().details : Details{}; }
};

/// One element a service and site, in the order in which they were first spoken of.
std::vector<Standing> standings_of(Entries entries);
/// The one of that service and site, or null.
const Standing* find(const std::vector<Standing>& all, std::string_view service, std::string_view site);

/// What a promise about the service is made for (Promise::about).
std::string return_promise(std::string_view service, std::string_view site);
std::string update_promise(std::string_view service, std::string_view site);

}  // namespace beffroi::response::services

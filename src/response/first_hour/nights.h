// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/first_hour/answers.h"

namespace beffroi::response::first_hour {

/// Holds where the question's answer holds one of `any` and none of `none`.
struct Condition {
  std::string question;
  std::vector<std::string> any, none;

  bool holds(const State& state) const;
};

/// Something to do, in the order of the sheet.
struct Act {
  Wording act, why, check;
  std::optional<Condition> said_done;     ///< answers that say that it is done already
  std::optional<Condition> said_in_part;  ///< answers that say less than the act asks for
  Wording part;                           ///< what those say
};

/// Where a sheet's doctrine comes from. Only sources that were read in the original stand here.
struct Source {
  std::string number;
  Wording title;
  std::string issuer;
  std::string address;  ///< may be empty
};

/// What is said in public before anything is decided.
enum class Posture : std::uint8_t {
  silent,     ///< nothing before it is agreed
  reactive,   ///< only to those who ask
  proactive,  ///< everybody sees it: say it first
};

/// A kind of night: data/catalogue/first_hour/nights, one file each.
struct Night {
  std::string id;
  std::int64_t order = 0;
  bool prudent_default = false;  ///< for when no other holds
  Wording title, summary;
  std::vector<Condition> when;  ///< all must hold; empty: never by itself
  std::vector<Act> acts;
  std::vector<Wording> never;
  Wording power;  ///< the trade-off of switching off
  std::vector<Wording> save;
  Posture posture = Posture::reactive;
  std::vector<Source> sources;
};

/// Errors: yaml.*, response.catalogue.
base::Result<Night> parse_night(std::string_view yaml, std::string_view path, const std::vector<Question>& questions);
/// Those that the program carries, in their order; exactly one is the prudent default.
base::Result<std::vector<Night>> nights(const std::vector<Question>& questions);

/// The nights that the answers tell of, in their order; the prudent default where none holds. Never empty.
std::vector<Night> nights_of(const std::vector<Night>& all, const State& state);

/// How openly to speak: as openly as the most visible of the nights asks.
Posture posture_of(const std::vector<Night>& nights);

}  // namespace beffroi::response::first_hour

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/declarations/declarations.h"
#include "response/first_hour/answers.h"
#include "response/measures/measures.h"
#include "response/services/grounds.h"

namespace beffroi::response::services {

/// What an answer of the first hour or a declaration says of services, where no diagnosis and no file of the town says more:
/// one element of data/catalogue/service_signs.yaml.
struct Sign {
  std::string question, option;         ///< of the first hour; or
  std::string event, state;             ///< of a declaration; an empty state: it was declared at all
  std::vector<std::string> services;    ///< ids of the catalogue of services
  std::vector<std::string> depends_on;  ///< and those that usually stand on one of these
  Effect effect = Effect::threatens;    ///< threatens, degrades or stops
  Wording because;
};

/// Errors: yaml.*, response.catalogue {reason}.
base::Result<std::vector<Sign>> read_signs(std::string_view yaml, std::string_view path);
/// Those that the program carries.
std::span<const Sign> signs();

/// The signs that were given, with what they say and who said it.
struct Given {
  const Sign* sign = nullptr;
  std::uint64_t entry = 0;  ///< of a declaration
  std::string by;
};
std::vector<Given> given_signs(const first_hour::State& first_hour, const std::vector<Declaration>& declarations);

/// Adds the signs whose option says that a measure is done (carries_out), where people noted that measure as done instead of answering.
void add_carried_out(std::vector<Given>& given, const std::vector<measures::Measure>& measures);

/// What they say of one service: nothing of a service that is none of the catalogue.
std::vector<Because> grounds_of(const Offer& offer, const std::vector<Given>& given);

}  // namespace beffroi::response::services

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "town/localised.h"
#include "town/town.h"

namespace beffroi::town {

/// How long a service may stop before people are hurt or a right is lost, in our judgement: a day, days, weeks.
enum class Tier : std::uint8_t { vital, essential, ordinary };

/// What is proposed for a service whose systems have stopped.
enum class WithoutComputers : std::uint8_t { degraded, closed };

/// A thing that services stand on (directory, telephony …), a kind of personal data, a way to reach a service.
struct Named {
  std::string id;
  Localised name;
};

/// One service that bodies of a kind usually have. Source of knowledge and what is our own proposal: head of
/// data/catalogue/services.yaml.
struct ServiceKind {
  std::string id;
  Localised name, users, degraded;  ///< `degraded`: how it goes on without computers, one sentence
  std::vector<std::string> also;    ///< what people say for it: "cantine"
  Tier tier = Tier::ordinary;
  std::int64_t max_downtime_hours = 0;     ///< our proposal (DMIA), no rule of anybody
  std::vector<std::string> personal_data;  ///< ids of Catalogue::personal_data()
  std::vector<std::string> depends_on;     ///< ids of Catalogue::dependencies()
  WithoutComputers without_computers = WithoutComputers::degraded;
  std::vector<std::string> channels;  ///< ids of Catalogue::channels(): how it then goes on; never empty
  std::string is_channel;           ///< the one that it is itself, which nobody is sent to when it does not work; mostly empty
  std::string own_channel;          ///< the one that shuts with it at its own place: is_channel, or a counter that it keeps
  std::vector<std::string> clocks;  ///< obligations that run for it, by the ids of the contract (birth_declaration …)
  std::vector<BodyKind> run_by;
  bool for_residents = true;         ///< its state is shown to residents; tools of staff and matters of safety are not
  bool is_visited = true;            ///< people come for it: they may be asked to call first
  std::int64_t from_population = 0;  ///< inhabitants from which it usually exists
};

/// data/catalogue/services.yaml and the services of data/catalogue/services/ and its folders, one a file; read and checked once.
class Catalogue {
 public:
  /// Errors: yaml.*, town.catalogue_invalid with the line and what is wrong.
  static base::Result<Catalogue> parse(std::string_view yaml, std::string_view path);
  /// Adds the service that a file of its own describes. Errors as above.
  base::Result<> add_service(std::string_view yaml, std::string_view path);
  /// The embedded one, by tier and then as its files have it. That it is valid is proven by a test.
  static const Catalogue& embedded();

  const std::vector<ServiceKind>& services() const { return services_; }
  const std::vector<Named>& dependencies() const { return dependencies_; }
  const std::vector<Named>& personal_data() const { return personal_data_; }
  const std::vector<Named>& channels() const { return channels_; }
  const base::Date& as_of() const { return as_of_; }

  /// The service called `id`, or null.
  const ServiceKind* find(std::string_view id) const;
  /// The service whose id or name, in either language, a person wrote; accents and case do not matter. Null where there is none.
  const ServiceKind* named(std::string_view text) const;
  /// The same, or the one that people also call so: what they type, never what they list, where a swimming pool is not all sports.
  const ServiceKind* meant(std::string_view text) const;

  /// The services that a body of this kind and size usually has, in the order of services(). `unknown` kind is a commune; an unknown
  /// population is taken as kUnknownPopulation. A caisse des écoles has those of schools.
  std::vector<const ServiceKind*> usual(BodyKind kind, std::optional<std::int64_t> population) const;

  /// Nine communes in ten are not larger than this: a list that is too long is shortened faster than one is invented.
  static constexpr std::int64_t kUnknownPopulation = 3'500;

 private:
  std::vector<ServiceKind> services_;
  std::vector<Named> dependencies_, personal_data_, channels_;
  base::Date as_of_;
};

}  // namespace beffroi::town

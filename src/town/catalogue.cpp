// SPDX-License-Identifier: EUPL-1.2
#include "town/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/resources.h"
#include "town/file/catalogue_node.h"
#include "town/words.h"

namespace beffroi::town {
namespace {

using file::Node;

// The obligations that may run for a service: the ids of the contract of the command line.
constexpr auto kClocks =
    std::to_array<std::string_view>({"health_alert", "birth_declaration", "death_declaration", "burial", "banns",
                                     "planning_tacit", "electoral_roll", "payroll", "council_notice"});

bool has(const std::vector<Named>& things, std::string_view id) {
  return std::ranges::any_of(things, [id](const Named& thing) { return thing.id == id; });
}

base::Result<std::vector<Named>> named_things(const Node& root, std::string_view key, std::string_view path) {
  const Node* node = root.find(key);
  if (!node) return file::invalid(root, path, fmt::format("'{}' is missing", key));
  std::vector<Named> things;
  for (const auto& [id, names] : node->members) {
    BEFFROI_TRY(Localised name, file::localised(names, path));
    things.push_back({id.scalar, std::move(name)});
  }
  return things;
}

base::Result<Tier> tier_of(const Node& node, std::string_view path) {
  const std::string_view word = node.text("tier");
  if (word == "vital") return Tier::vital;
  if (word == "essential") return Tier::essential;
  if (word == "ordinary") return Tier::ordinary;
  return file::invalid(node, path, "'tier' is vital, essential or ordinary");
}

base::Result<WithoutComputers> without_computers_of(const Node& node, std::string_view path) {
  const std::string_view word = node.text("without_computers", "degraded");
  if (word == "degraded") return WithoutComputers::degraded;
  if (word == "closed") return WithoutComputers::closed;
  return file::invalid(node, path, "'without_computers' is degraded or closed");
}

/// Of a key that may be left out where it is yes.
base::Result<bool> is_yes(const Node& node, std::string_view key, std::string_view path) {
  const std::string_view word = node.text(key, "yes");
  if (word != "yes" && word != "no") return file::invalid(node, path, fmt::format("'{}' is yes or no", key));
  return word == "yes";
}

base::Result<std::vector<BodyKind>> run_by_of(const Node& node, std::string_view path) {
  const Node* list = node.find("run_by");
  if (!list) return std::vector{BodyKind::commune};
  std::vector<BodyKind> kinds;
  for (const Node& element : list->elements) {
    const auto kind = meaning_of<BodyKind>(element.scalar);
    if (!kind) return file::invalid(element, path, fmt::format("no kind of body is called '{}'", element.scalar));
    kinds.push_back(*kind);
  }
  return kinds;
}

base::Result<ServiceKind> service_of(const Node& node, std::string_view path) {
  BEFFROI_TRY_VOID(file::only(node,
                              {"id", "name", "also", "users", "tier", "max_downtime_hours", "degraded", "personal_data",
                               "depends_on", "without_computers", "channels", "is_channel", "own_channel", "clocks", "run_by",
                               "from_population", "residents", "visited"},
                              path));
  ServiceKind service;
  BEFFROI_TRY(service.id, file::needed(node, "id", path));
  BEFFROI_TRY(service.name, file::localised(node, "name", path));
  BEFFROI_TRY(service.users, file::localised(node, "users", path));
  BEFFROI_TRY(service.degraded, file::localised(node, "degraded", path));
  BEFFROI_TRY(service.tier, tier_of(node, path));
  BEFFROI_TRY(service.max_downtime_hours, file::number(node, "max_downtime_hours", path));
  BEFFROI_TRY(service.from_population, file::number(node, "from_population", path));
  BEFFROI_TRY(service.run_by, run_by_of(node, path));
  service.also = file::texts(node.find("also"));
  service.personal_data = file::texts(node.find("personal_data"));
  service.depends_on = file::texts(node.find("depends_on"));
  service.clocks = file::texts(node.find("clocks"));
  BEFFROI_TRY(service.without_computers, without_computers_of(node, path));
  BEFFROI_TRY(service.for_residents, is_yes(node, "residents", path));
  BEFFROI_TRY(service.is_visited, is_yes(node, "visited", path));
  service.is_channel = node.text("is_channel");
  service.own_channel = node.text("own_channel", service.is_channel);
  service.channels = node.find("channels") ? file::texts(node.find("channels")) : std::vector<std::string>{"counter", "paper"};
  return service;
}

/// What a service names must exist.
base::Result<> check_names(const ServiceKind& service, const Catalogue& catalogue, const Node& node, std::string_view path) {
  if (service.id != identifier_of(service.id)) return file::invalid(node, path, "an id is made of a-z, 0-9 and _");
  if (catalogue.find(service.id)) return file::invalid(node, path, fmt::format("'{}' stands twice", service.id));
  for (const std::string& word : service.also) {
    if (const ServiceKind* other = catalogue.meant(word))
      return file::invalid(node, path, fmt::format("'{}' is called '{}' already", other->id, word));
  }
  for (const std::string& kind : service.personal_data) {
    if (!has(catalogue.personal_data(), kind))
      return file::invalid(node, path, fmt::format("no kind of data is called '{}'", kind));
  }
  for (const std::string& thing : service.depends_on) {
    if (!has(catalogue.dependencies(), thing))
      return file::invalid(node, path, fmt::format("no dependency is called '{}'", thing));
  }
  if (service.channels.empty()) return file::invalid(node, path, "'channels' is empty");
  for (const std::string& channel : service.channels) {
    if (!has(catalogue.channels(), channel))
      return file::invalid(node, path, fmt::format("no channel is called '{}'", channel));
  }
  for (const std::string& channel : {service.is_channel, service.own_channel}) {
    if (!channel.empty() && !has(catalogue.channels(), channel))
      return file::invalid(node, path, fmt::format("no channel is called '{}'", channel));
  }
  for (const std::string& clock : service.clocks) {
    if (std::ranges::find(kClocks, clock) == kClocks.end()) {
      return file::invalid(node, path, fmt::format("no obligation is called '{}'", clock));
    }
  }
  return {};
}

}  // namespace

base::Result<Catalogue> Catalogue::parse(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  Catalogue catalogue;
  BEFFROI_TRY(catalogue.as_of_, file::date(root, "as_of", path));
  BEFFROI_TRY(catalogue.dependencies_, named_things(root, "dependencies", path));
  BEFFROI_TRY(catalogue.personal_data_, named_things(root, "personal_data", path));
  BEFFROI_TRY(catalogue.channels_, named_things(root, "channels", path));
  BEFFROI_TRY(const Node* services, file::list(root, "services", path));
  for (const Node& node : services->elements) {
    BEFFROI_TRY(ServiceKind service, service_of(node, path));
    BEFFROI_TRY_VOID(check_names(service, catalogue, node, path));
    catalogue.services_.push_back(std::move(service));
  }
  return catalogue;
}

base::Result<> Catalogue::add_service(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node node, base::yaml::parse_one(yaml, path));
  BEFFROI_TRY(ServiceKind service, service_of(node, path));
  BEFFROI_TRY_VOID(check_names(service, *this, node, path));
  services_.push_back(std::move(service));
  return {};
}

const Catalogue& Catalogue::embedded() {
  static const Catalogue catalogue = [] {
    constexpr std::string_view kPath = "data/catalogue/services.yaml";
    auto parsed = parse(base::resource(kPath).value_or(""), kPath);
    BEFFROI_ASSERT(parsed.has_value());
    for (const base::Resource& file : base::resources_below("data/catalogue/services/")) {
      BEFFROI_ASSERT(parsed->add_service(file.bytes, file.name).has_value());
    }
    // A list is read from the top: what cannot wait stands there, whichever file it comes from.
    std::ranges::stable_sort(parsed->services_, {}, &ServiceKind::tier);
    return std::move(parsed).value();
  }();
  return catalogue;
}

const ServiceKind* Catalogue::find(std::string_view id) const {
  const auto found = std::ranges::find(services_, id, &ServiceKind::id);
  return found == services_.end() ? nullptr : &*found;
}

const ServiceKind* Catalogue::named(std::string_view text) const {
  const std::string asked = identifier_of(text);
  const auto fits = [&asked](const ServiceKind& service) {
    return service.id == asked || identifier_of(service.name.french) == asked || identifier_of(service.name.english) == asked;
  };
  const auto found = std::ranges::find_if(services_, fits);
  return found == services_.end() ? nullptr : &*found;
}

const ServiceKind* Catalogue::meant(std::string_view text) const {
  if (const ServiceKind* service = named(text)) return service;
  const std::string asked = identifier_of(text);
  const auto found = std::ranges::find_if(services_, [&asked](const ServiceKind& service) {
    return std::ranges::find(service.also, asked, identifier_of) != service.also.end();
  });
  return found == services_.end() ? nullptr : &*found;
}

std::vector<const ServiceKind*> Catalogue::usual(BodyKind kind, std::optional<std::int64_t> population) const {
  std::vector<const ServiceKind*> usual;
  if (kind == BodyKind::caisse_des_ecoles) {
    for (const std::string_view id : {"schools", "canteen", "holiday_centres"}) {
      if (const ServiceKind* service = find(id)) usual.push_back(service);
    }
    return usual;
  }
  if (kind == BodyKind::unknown) kind = BodyKind::commune;
  for (const ServiceKind& service : services_) {
    if (std::ranges::find(service.run_by, kind) == service.run_by.end()) continue;
    // Size says something of communes only: a small syndicat runs water for a hundred villages.
    const bool large_enough = kind != BodyKind::commune || service.from_population <= population.value_or(kUnknownPopulation);
    if (large_enough) usual.push_back(&service);
  }
  return usual;
}

}  // namespace beffroi::town

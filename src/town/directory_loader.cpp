// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "town/directory.h"
#include "town/file/catalogue_node.h"
#include "town/value.h"

namespace beffroi::town {
namespace {

using file::Node;

struct HolidayWord {
  std::string_view word;
  base::HolidayPlace place;
};

constexpr auto kHolidays = std::to_array<HolidayWord>({{"mainland", base::HolidayPlace::mainland},
                                                       {"alsace_moselle", base::HolidayPlace::alsace_moselle},
                                                       {"guadeloupe", base::HolidayPlace::guadeloupe},
                                                       {"martinique", base::HolidayPlace::martinique},
                                                       {"guyane", base::HolidayPlace::guyane},
                                                       {"reunion", base::HolidayPlace::reunion},
                                                       {"mayotte", base::HolidayPlace::mayotte},
                                                       {"saint_barthelemy", base::HolidayPlace::saint_barthelemy},
                                                       {"saint_martin", base::HolidayPlace::saint_martin},
                                                       {"elsewhere", base::HolidayPlace::elsewhere}});

base::Result<base::HolidayPlace> holidays_called(std::string_view word, const Node& at, std::string_view path) {
  const auto found = std::ranges::find(kHolidays, word, &HolidayWord::word);
  if (found == kHolidays.end()) return file::invalid(at, path, fmt::format("no place of holidays is called '{}'", word));
  return found->place;
}

base::Result<Knowledge> knowledge_of(const Node& node, std::string_view key, std::string_view path) {
  const std::string_view word = node.text(key);
  if (word == "verified") return Knowledge::verified;
  if (word == "secondary") return Knowledge::secondary;
  return file::invalid(node, path, fmt::format("'{}' is verified or secondary", key));
}

base::Result<OpeningHours> hours_of(const Node& node, std::string_view path) {
  OpeningHours hours;
  const Node* told = node.find("hours");
  if (!told) return hours;
  if (told->scalar == "always") {
    hours.kind = OpeningHours::Kind::always;
    return hours;
  }
  hours.kind = OpeningHours::Kind::weekdays;
  for (const Node& element : told->elements) {
    const std::string_view text = element.scalar;
    const std::size_t dash = std::min(text.find('-'), text.size());
    const auto from = parse_clock(text.substr(0, dash));
    const auto until = parse_clock(text.substr(std::min(dash + 1, text.size())));
    if (!from || !until || *from >= *until) return file::invalid(element, path, "hours are written 09:00-18:00");
    hours.periods.push_back({*from, *until});
  }
  if (hours.periods.empty()) return file::invalid(*told, path, "'hours' is always, or a list of periods");
  return hours;
}

base::Result<Body> body_of(const Node& node, std::string_view path) {
  BEFFROI_TRY_VOID(file::only(node,
                              {"id", "name", "role", "phone", "phone_abroad", "site", "mail", "hours", "time_zone", "holidays",
                               "night", "state", "details_state"},
                              path));
  Body body{.phone = std::string(node.text("phone")),
            .phone_abroad = std::string(node.text("phone_abroad")),
            .site = std::string(node.text("site")),
            .mail = std::string(node.text("mail")),
            .night = node.text("night") == "true"};
  BEFFROI_TRY(body.id, file::needed(node, "id", path));
  BEFFROI_TRY(body.name, file::needed(node, "name", path));
  if (node.find("role")) {
    BEFFROI_TRY(body.role, file::localised(node, "role", path));
  }
  BEFFROI_TRY(body.hours, hours_of(node, path));
  // A machine without time zones must still say whom to call: when, then nobody knows.
  if (auto zone = base::TimeZone::find(node.text("time_zone", "Europe/Paris"))) {
    body.zone = *std::move(zone);
  } else {
    body.hours = {};
  }
  BEFFROI_TRY(body.holidays, holidays_called(node.text("holidays", "mainland"), node, path));
  BEFFROI_TRY(body.state, knowledge_of(node, "state", path));
  BEFFROI_TRY(body.details_state, knowledge_of(node, "details_state", path));
  if (body.phone.empty() && body.site.empty()) return file::invalid(node, path, "neither phone nor site");
  return body;
}

base::Result<std::vector<Body>> bodies_of(const Node& root, std::string_view key, std::string_view path) {
  BEFFROI_TRY(const Node* list, file::list(root, key, path));
  std::vector<Body> bodies;
  for (const Node& node : list->elements) {
    BEFFROI_TRY(Body body, body_of(node, path));
    if (std::ranges::find(bodies, body.id, &Body::id) != bodies.end()) return file::invalid(node, path, "this id stands twice");
    bodies.push_back(std::move(body));
  }
  return bodies;
}

}  // namespace

/// Adds regions with their departments.
class Directory::Loader {
 public:
  Loader(Directory& directory, std::string_view path) : directory_(directory), path_(path) {}

  base::Result<> add_region(const Node& node) {
    BEFFROI_TRY_VOID(
        file::only(node, {"id", "name", "departments", "csirt", "time_zone", "holidays", "holidays_apart"}, path_));
    Region region{.csirt = std::string(node.text("csirt"))};
    BEFFROI_TRY(region.name, file::needed(node, "name", path_));
    BEFFROI_TRY(region.time_zone, file::needed(node, "time_zone", path_));
    if (!region.csirt.empty() && std::ranges::find(directory_.csirts_, region.csirt, &Body::id) == directory_.csirts_.end()) {
      return file::invalid(node, path_, fmt::format("no CSIRT is called '{}'", region.csirt));
    }
    directory_.regions_.push_back(std::move(region));
    BEFFROI_TRY(const base::HolidayPlace holidays, holidays_called(node.text("holidays"), node, path_));
    BEFFROI_TRY(const Node* departments, file::list(node, "departments", path_));
    for (const Node& code : departments->elements) BEFFROI_TRY_VOID(add_department(code, holidays));
    return keep_holidays_apart(node.find("holidays_apart"));
  }

 private:
  base::Result<> add_department(const Node& code, base::HolidayPlace holidays) {
    const auto& known = directory_.departments_;
    if (std::ranges::find(known, code.scalar) != known.end()) return file::invalid(code, path_, "this department stands twice");
    directory_.departments_.push_back(code.scalar);
    directory_.places_.push_back({code.scalar, directory_.regions_.size() - 1, holidays});
    return {};
  }

  base::Result<> keep_holidays_apart(const Node* apart) {
    if (!apart) return {};
    for (const auto& [word, codes] : apart->members) {
      BEFFROI_TRY(const base::HolidayPlace holidays, holidays_called(word.scalar, word, path_));
      for (const Node& code : codes.elements) {
        const auto found = std::ranges::find(directory_.places_, code.scalar, &Department::code);
        if (found == directory_.places_.end()) return file::invalid(code, path_, "this department is not known");
        found->holidays = holidays;
      }
    }
    return {};
  }

  Directory& directory_;
  std::string_view path_;
};

base::Result<Directory> Directory::parse(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  Directory directory;
  BEFFROI_TRY(directory.as_of_, file::date(root, "as_of", path));
  BEFFROI_TRY(directory.csirts_, bodies_of(root, "csirts", path));
  BEFFROI_TRY(directory.national_, bodies_of(root, "national", path));
  BEFFROI_TRY(const Node* regions, file::list(root, "regions", path));
  Loader loader(directory, path);
  for (const Node& node : regions->elements) BEFFROI_TRY_VOID(loader.add_region(node));
  return directory;
}

}  // namespace beffroi::town

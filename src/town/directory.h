// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/result.h"
#include "base/time_zone.h"
#include "town/localised.h"

namespace beffroi::town {

/// How well an entry is known: read at its source, or in another list (data/catalogue/directory.yaml says which).
enum class Knowledge : std::uint8_t { verified, secondary };

struct OpeningHours {
  enum class Kind : std::uint8_t { unknown, always, weekdays };
  struct Period {
    std::int64_t from = 0, until = 0;  ///< minutes since midnight
    friend bool operator==(const Period&, const Period&) = default;
  };
  Kind kind = Kind::unknown;
  std::vector<Period> periods;  ///< of weekdays

  friend bool operator==(const OpeningHours&, const OpeningHours&) = default;
};

/// A body that helps or must be told. What is doubtful is not given: empty.
struct Body {
  std::string id, name;
  Localised role;  ///< of national bodies
  std::string phone, phone_abroad, site, mail;
  OpeningHours hours;
  base::TimeZone zone = base::TimeZone::utc();  ///< of `hours`
  base::HolidayPlace holidays = base::HolidayPlace::mainland;
  bool night = false;                              ///< to be tried where the CSIRT of the region is closed or there is none
  Knowledge state = Knowledge::secondary;          ///< of phone and site
  Knowledge details_state = Knowledge::secondary;  ///< of mail and hours
};

/// Where a department lies.
struct Place {
  std::string department;  ///< "62", "2A", "974"
  std::string region;      ///< name
  std::string time_zone;   ///< as base::TimeZone::find takes it
  base::HolidayPlace holidays = base::HolidayPlace::mainland;
  const Body* csirt = nullptr;  ///< null where the region has none that we know of
};

enum class Opening : std::uint8_t {
  open,
  closed,
  perhaps,  ///< hours are not known, or the day is perhaps a holiday: call, and go on where nobody answers
};

struct Call {
  const Body* body = nullptr;
  Opening opening = Opening::perhaps;
  std::optional<base::Timestamp> opens_at;  ///< of a closed one: when it opens next
};

/// data/catalogue/directory.yaml, read and checked once. Bodies live as long as the Directory.
class Directory {
 public:
  /// Errors: yaml.*, town.catalogue_invalid with the line and what is wrong.
  static base::Result<Directory> parse(std::string_view yaml, std::string_view path);
  /// The embedded one. That it is valid is proven by a test.
  static const Directory& embedded();

  /// Nothing for what is no department or territory of France.
  std::optional<Place> place_of(std::string_view department) const;
  const std::vector<std::string>& departments() const { return departments_; }
  const std::vector<Body>& csirts() const { return csirts_; }
  const std::vector<Body>& national() const { return national_; }
  /// The national body called `id`, or null.
  const Body* national(std::string_view id) const;
  const base::Date& as_of() const { return as_of_; }

  /// Whom to call now, in order: the regional CSIRT if somebody may be there, then those that answer at night, then the CSIRT with
  /// the time at which it opens. Without a department, or with one that is none, the national bodies alone.
  std::vector<Call> whom_to_call(std::string_view department, base::Timestamp now) const;

 private:
  struct Region {
    std::string name, csirt, time_zone;
  };
  struct Department {
    std::string code;
    std::size_t region = 0;
    base::HolidayPlace holidays = base::HolidayPlace::mainland;
  };
  class Loader;

  std::vector<Body> csirts_, national_;
  std::vector<Region> regions_;
  std::vector<Department> places_;
  std::vector<std::string> departments_;
  base::Date as_of_;
};

/// Whether somebody answers at a moment.
Opening opening_at(const Body& body, base::Timestamp moment);
/// The next moment after `moment` at which a body with weekday hours opens for certain; nothing where hours are not known, or it never
/// closes.
std::optional<base::Timestamp> next_opening(const Body& body, base::Timestamp moment);

}  // namespace beffroi::town

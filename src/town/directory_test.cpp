// SPDX-License-Identifier: EUPL-1.2
#include "town/directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "town/value.h"

namespace beffroi::town {
namespace {

using testing::ElementsAre;

base::Timestamp moment(std::string_view text) { return base::parse_rfc3339(text).value(); }

std::vector<std::string> called(std::string_view department, std::string_view now) {
  std::vector<std::string> bodies;
  for (const Call& call : Directory::embedded().whom_to_call(department, moment(now))) {
    bodies.push_back(call.body->id + (call.opening == Opening::open     ? ""
                                      : call.opening == Opening::closed ? " closed"
                                                                        : " perhaps"));
  }
  return bodies;
}

TEST(Directory, EveryDepartmentAndTerritoryHasItsPlace) {
  const Directory& directory = Directory::embedded();
  std::set<std::string> expected = {"2A",  "2B",  "971", "972", "973", "974", "975",
                                    "976", "977", "978", "984", "986", "987", "988"};
  for (int number = 1; number <= 95; ++number) {
    if (number != 20) expected.insert((number < 10 ? "0" : "") + std::to_string(number));
  }
  EXPECT_EQ(std::set(directory.departments().begin(), directory.departments().end()), expected);
  for (const std::string& department : directory.departments()) {
    const auto place = directory.place_of(department);
    ASSERT_TRUE(place) << department;
    EXPECT_TRUE(base::TimeZone::find(place->time_zone)) << place->time_zone;
  }
  EXPECT_FALSE(directory.place_of("20"));
  EXPECT_FALSE(directory.place_of(""));
  EXPECT_FALSE(directory.place_of("96"));
}

TEST(Directory, PlacesKnowTheirRegionZoneAndHolidays) {
  const Directory& directory = Directory::embedded();
  const auto place = directory.place_of(department_of("62473").value()).value();
  EXPECT_EQ(place.region, "Hauts-de-France");
  ASSERT_NE(place.csirt, nullptr);
  EXPECT_EQ(place.csirt->phone, "0 806 700 111");
  EXPECT_EQ(place.csirt->state, Knowledge::verified);
  EXPECT_EQ(directory.place_of("67")->holidays, base::HolidayPlace::alsace_moselle);
  EXPECT_EQ(directory.place_of("57")->holidays, base::HolidayPlace::alsace_moselle);
  EXPECT_EQ(directory.place_of("54")->holidays, base::HolidayPlace::mainland);
  EXPECT_EQ(directory.place_of("974")->time_zone, "Indian/Reunion");
  EXPECT_EQ(directory.place_of("973")->csirt, directory.place_of("971")->csirt);
  EXPECT_EQ(directory.place_of("63")->csirt, nullptr) << "none is listed for Auvergne-Rhône-Alpes";
}

TEST(Directory, WhatIsDoubtfulIsNotGiven) {
  const Directory& directory = Directory::embedded();
  EXPECT_EQ(directory.place_of("987")->csirt->phone, "");
  EXPECT_EQ(directory.place_of("14")->csirt->mail, "");
  EXPECT_EQ(directory.place_of("59")->csirt->hours.kind, OpeningHours::Kind::unknown);
  for (const Body& body : directory.csirts()) EXPECT_EQ(body.details_state, Knowledge::secondary) << body.id;
}

TEST(Directory, OnASundayNightTheNightBodiesComeFirst) {
  EXPECT_THAT(called("35", "2026-11-22T23:40:00+01:00"),
              ElementsAre("17cyber", "cert_fr perhaps", "police_gendarmerie", "breizh_cyber closed"));
  EXPECT_THAT(called("62", "2026-11-22T23:40:00+01:00"),
              ElementsAre("csirt_hdf perhaps", "17cyber", "cert_fr perhaps", "police_gendarmerie"))
      << "its hours are not known: call, and go on";
  EXPECT_THAT(called("44", "2026-11-22T23:40:00+01:00"),
              ElementsAre("cyber_assistance", "17cyber", "cert_fr perhaps", "police_gendarmerie"));
}

TEST(Directory, OnAWorkingDayTheRegionComesFirst) {
  EXPECT_THAT(called("35", "2026-11-23T09:00:00+01:00"),
              ElementsAre("breizh_cyber", "17cyber", "cert_fr perhaps", "police_gendarmerie"));
  EXPECT_THAT(called("35", "2026-11-23T08:59:59+01:00").back(), "breizh_cyber closed");
  EXPECT_THAT(called("35", "2026-11-23T18:00:00+01:00").back(), "breizh_cyber closed");
  EXPECT_THAT(called("28", "2026-11-23T13:00:00+01:00").back(), "cybereponse closed") << "lunch";
}

TEST(Directory, ARegionWithoutCsirtHasTheNationalBodies) {
  for (const auto* department : {"69", "975", "", "nowhere"}) {
    EXPECT_THAT(called(department, "2026-11-23T10:00:00+01:00"),
                ElementsAre("17cyber", "cert_fr perhaps", "police_gendarmerie"))
        << department;
  }
}

TEST(Directory, OverseasHoursAreTheirOwn) {
  EXPECT_EQ(called("974", "2026-11-23T09:00:00+04:00").front(), "cyber_reunion");
  EXPECT_EQ(called("974", "2026-11-23T09:00:00+01:00").back(), "cyber_reunion closed") << "noon there";
  EXPECT_EQ(called("974", "2026-12-20T10:00:00+04:00").back(), "cyber_reunion closed");
  EXPECT_EQ(called("973", "2026-11-23T09:30:00-03:00").back(), "csirt_atlantic closed")
      << "Guadeloupe is an hour behind Guyane";
}

TEST(Directory, SaysWhenAClosedOneOpens) {
  const auto opens = [](std::string_view department, std::string_view now) {
    const auto calls = Directory::embedded().whom_to_call(department, moment(now));
    return calls.back().opens_at ? base::format_seconds(*calls.back().opens_at) : "";
  };
  EXPECT_EQ(opens("35", "2026-11-22T23:40:00+01:00"), "2026-11-23 08:00:00");
  EXPECT_EQ(opens("35", "2026-12-24T19:00:00+01:00"), "2026-12-28 08:00:00") << "Christmas, then a week-end";
  EXPECT_EQ(opens("28", "2026-11-23T13:00:00+01:00"), "2026-11-23 13:00:00") << "after lunch";
  EXPECT_EQ(opens("35", "2027-03-27T12:00:00+01:00"), "2027-03-30 07:00:00") << "Easter, and summer time began";
}

TEST(Directory, WhatIsWrongInItIsNamed) {
  const std::string csirt = "{id: a, name: a, phone: '1', state: verified, details_state: secondary";
  const auto why = [&](const std::string& of_csirt, const std::string& of_region) {
    const auto parsed = Directory::parse("as_of: 2026-11-23\nnational: []\ncsirts:\n  - " + csirt + of_csirt +
                                             "}\nregions:\n  - {id: r, name: r, time_zone: Europe/Paris, holidays: mainland" +
                                             of_region + "}\n",
                                         "directory.yaml");
    return parsed ? std::string("good") : std::get<std::string>(parsed.error().arguments.at(0).value);
  };
  EXPECT_EQ(why("", ", departments: ['01'], csirt: a"), "good");
  EXPECT_EQ(why(", hours: [18:00-09:00]", ", departments: []"), "hours are written 09:00-18:00");
  EXPECT_EQ(why(", hours: sometimes", ", departments: []"), "'hours' is always, or a list of periods");
  EXPECT_EQ(why("", ", departments: ['01', '01']"), "this department stands twice");
  EXPECT_EQ(why("", ", departments: ['01'], csirt: b"), "no CSIRT is called 'b'");
  EXPECT_EQ(why("", ", departments: ['01'], holidays_apart: {alsace_moselle: ['57']}"), "this department is not known");
}

}  // namespace
}  // namespace beffroi::town

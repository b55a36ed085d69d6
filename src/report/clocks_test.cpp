// SPDX-License-Identifier: EUPL-1.2
#include "report/clocks.h"

#include <gtest/gtest.h>

#include "report/columns.h"

namespace beffroi::report {
namespace {

constexpr std::int64_t kSecond = base::kNanosecondsPerSecond;

model::Finding at(std::int64_t finding, std::initializer_list<std::int64_t> records) {
  model::Finding made;
  made.time = base::Timestamp{finding * kSecond};
  for (const std::int64_t record : records) {
    model::Citation citation;
    citation.time = base::Timestamp{record * kSecond + 7};
    made.supports.emplace_back(citation);
  }
  return made;
}

class Clocks : public testing::Test {
 protected:
  Clocks() {
    view.hosts.push_back({.name = "SRV1.mairie.local", .role = "server", .state = "compromised", .clock_ahead = 720});
    view.hosts.push_back({.name = "PC2.mairie.local", .role = "workstation", .state = "no_sign", .clock_ahead = -90});
    view.hosts.push_back({.name = "PC3.mairie.local", .role = "workstation", .state = "no_sign"});
    for (const HostRow& host : view.hosts) view.names.add(host.name);
  }

  View view;
  base::Catalogue words = *base::Catalogue::load(base::Language::french);
};

TEST_F(Clocks, ATimeThatIsNotTheRecordsOwnSaysWhoseClockWasWrong) {
  const auto says = [](const std::vector<base::Piece>& note, std::string_view part) {
    return plain(note).find(part) != std::string::npos;
  };
  EXPECT_TRUE(says(clock_note(at(1'000, {1'720}), view, words), "l’horloge de SRV1 avançait de 12"));
  EXPECT_TRUE(says(clock_note(at(1'000, {910}), view, words), "l’horloge de PC2 retardait de 2"));
  EXPECT_TRUE(says(clock_note(view.hosts[0], view, words), "l’horloge de SRV1 avançait de 12"));
}

TEST_F(Clocks, OfTwoClocksThatWereWrongByAsMuchTheOneOfTheFindingIsNamedOrNone) {
  view.hosts.push_back({.name = "SRV4.mairie.local", .role = "server", .state = "compromised", .clock_ahead = 720});
  view.names.add("SRV4.mairie.local");
  model::Finding found = at(1'000, {1'720});
  EXPECT_TRUE(clock_note(found, view, words).empty());
  found.arguments = {{"count", std::int64_t{3}}, {"host", std::string("SRV4.mairie.local")}};
  EXPECT_NE(plain(clock_note(found, view, words)).find("l’horloge de SRV4 avançait"), std::string::npos);
  found.arguments = {{"from", std::string("SRV1.mairie.local")}, {"to", std::string("SRV4.mairie.local")}};
  EXPECT_TRUE(clock_note(found, view, words).empty()) << "both are named";
}

TEST_F(Clocks, ATimeThatARecordBearsNeedsNoNote) {
  model::Finding exact = at(1'000, {1'720});
  std::get<model::Citation>(exact.supports.front()).time = exact.time;
  EXPECT_TRUE(clock_note(exact, view, words).empty());
  EXPECT_TRUE(clock_note(at(1'000, {1'300}), view, words).empty()) << "no clock was wrong by that much";
  EXPECT_TRUE(clock_note(at(1'000, {}), view, words).empty());
  EXPECT_TRUE(clock_note(view.hosts[2], view, words).empty());
}

}  // namespace
}  // namespace beffroi::report

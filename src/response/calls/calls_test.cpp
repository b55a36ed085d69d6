// SPDX-License-Identifier: EUPL-1.2
#include "response/calls/calls.h"

#include <gtest/gtest.h>

#include <array>

namespace beffroi::response {
namespace {

TEST(Department, IsReadFromWhatPeopleWrite) {
  const town::Directory& directory = town::Directory::embedded();
  using Case = std::pair<std::string_view, std::string_view>;
  for (const auto& [answer, code] : std::array<Case, 10>{{{"Isbergues (62)", "62"},
                                                          {"Isbergues, 62330", "62"},
                                                          {"62473", "62"},
                                                          {"Ajaccio 2A", "2A"},
                                                          {"Bastia 2b004", "2B"},
                                                          {"Saint-Denis 97400", "974"},
                                                          {"Isbergues (62), 12 postes", "62"},
                                                          {"Lille", ""},
                                                          {"ville de 9000 habitants", ""},
                                                          {"SRV-00", ""}}})
    EXPECT_EQ(department_in(answer, directory), code) << answer;
}

}  // namespace
}  // namespace beffroi::response

// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/clocks.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "diagnose/book_for_tests.h"

namespace beffroi::diagnose {
namespace {

std::string at(int day, int minute) {
  return fmt::format("2026-11-{:02}T{:02}:{:02}:0{}Z", day, 8 + minute / 60, minute % 60, minute % 10);
}

/// Tickets that the controller gave for a machine, and the logons there, some minutes of its own clock away.
void add_logons(BookForTests& town, const char* machine, int days, int off) {
  for (int day = 1; day <= days; ++day) {
    const int minute = 7 * day % 50;
    town.fact(
        "authentication.kerberos-service-ticket-requested", at(day, minute), "DC1.mairie.local",
        {{"user.name", "m.durand@MAIRIE.LOCAL"}, {"source.ip", "10.0.0.9"}, {"service.name", std::string(machine) + "$"}});
    town.fact("authentication.logged-in", at(day, minute + off), std::string(machine) + ".mairie.local",
              {{"user.name", "m.durand"}, {"user.domain", "MAIRIE"}, {"source.ip", "10.0.0.9"}, {"winlog.logon.type", "3"}});
  }
}

TEST(Clocks, TheOneThatDiffersFromTheControllersByTheSameAmountEachTimeIsWrong) {
  BookForTests town;
  add_logons(town, "SRV", 8, 20);
  add_logons(town, "PC", 8, 0);
  const Casebook book = town.book();
  ASSERT_EQ(book.clocks().size(), 1U);
  EXPECT_EQ(book.clocks()[0].host, "srv");
  EXPECT_EQ(book.clocks()[0].reference, "dc1");
  EXPECT_EQ(book.clocks()[0].ahead, 20 * 60 * base::kNanosecondsPerSecond);
  EXPECT_EQ(book.clocks()[0].proofs, 8);
}

TEST(Clocks, FactsStandAtTheRightTimeAndCitationsAtThatOfTheRecord) {
  BookForTests town;
  add_logons(town, "SRV", 8, 20);
  town.fact("configuration.audit-log-cleared", "2026-11-09T03:20:00Z", "SRV.mairie.local");
  const Casebook book = town.book();
  const KnownFact& cleared = book.facts("configuration.audit-log-cleared").front();
  EXPECT_EQ(base::format_rfc3339(cleared.time), "2026-11-09T03:00:00.000000000Z");
  EXPECT_EQ(base::format_rfc3339(*cleared.citations.front().time), "2026-11-09T03:20:00.000000000Z");
}

TEST(Clocks, FewEventsOrDifferencesThatDoNotAgreeProveNothing) {
  BookForTests few, scattered;
  add_logons(few, "SRV", 3, 20);
  for (int day = 1; day < 9; ++day) add_logons(scattered, "SRV", 1, 3 * day);
  EXPECT_TRUE(few.book().clocks().empty());
  EXPECT_TRUE(scattered.book().clocks().empty());
}

TEST(Clocks, AMachineThatNoControllerSawIsSettledByAnotherThatWasSettled) {
  BookForTests town;
  add_logons(town, "SRV", 8, 20);
  for (int day = 1; day <= 6; ++day) {
    town.fact("authentication.logged-in-explicit", at(day, 11 + day + 20), "SRV.mairie.local",
              {{"user.name", "m.durand"}, {"user.target.name", "admin"}, {"destination.domain", "NAS"}});
    town.fact("authentication.logged-in", at(day, 11 + day + 50), "NAS",
              {{"user.name", "admin"}, {"user.domain", "NAS"}, {"source.ip", "10.0.0.7"}, {"winlog.logon.type", "3"}});
  }
  const Casebook book = town.book();
  ASSERT_EQ(book.clocks().size(), 2U);
  EXPECT_EQ(book.clocks()[0].host, "nas");
  EXPECT_EQ(book.clocks()[0].ahead / base::kNanosecondsPerSecond, 50 * 60);
}

}  // namespace
}  // namespace beffroi::diagnose

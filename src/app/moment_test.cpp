// SPDX-License-Identifier: EUPL-1.2
#include "app/moment.h"

#include <gtest/gtest.h>

namespace beffroi::app {
namespace {

std::string from(const std::string& text) {
  const auto period = period_of(text, "");
  return period ? base::format_rfc3339(*period->from) : period.error().id;
}

std::string to(const std::string& text) {
  const auto period = period_of("", text);
  return period ? base::format_rfc3339(*period->to) : period.error().id;
}

TEST(Period, DaysMinutesSecondsAndOffsets) {
  EXPECT_EQ(from("2026-11-22"), "2026-11-22T00:00:00.000000000Z");
  EXPECT_EQ(to("2026-11-22"), "2026-11-22T23:59:59.999999999Z");
  EXPECT_EQ(from("2026-11-22 23:40"), "2026-11-22T23:40:00.000000000Z");
  EXPECT_EQ(to("2026-11-22T23:40"), "2026-11-22T23:40:00.000000000Z");
  EXPECT_EQ(from("2026-11-22 23:40:05"), "2026-11-22T23:40:05.000000000Z");
  EXPECT_EQ(from("2026-11-22T23:40:05.5+01:00"), "2026-11-22T22:40:05.500000000Z");
}

TEST(Period, WhatIsNoMomentIsNamed) {
  for (const auto* text : {"hier", "2026-13-01", "2026-02-30", "22/11/2026", "2026-11-22 24:61", "2026-11-22 2"}) {
    EXPECT_EQ(from(text), "usage.time") << text;
  }
  EXPECT_EQ(period_of("hier", "").error().where.path, "--from");
  EXPECT_EQ(period_of("2026-11-23", "2026-11-22").error().id, "usage.period");
}

TEST(Period, ARecordWithoutTimeIsInAnOpenPeriodOnly) {
  EXPECT_TRUE(period_of("", "")->holds(std::nullopt));
  EXPECT_FALSE(period_of("2026-11-22", "")->holds(std::nullopt));
  EXPECT_FALSE(period_of("", "2026-11-22")->holds(std::nullopt));
  EXPECT_TRUE(period_of("2026-11-22", "2026-11-22")->holds(base::parse_rfc3339("2026-11-22T12:00:00Z")));
}

}  // namespace
}  // namespace beffroi::app

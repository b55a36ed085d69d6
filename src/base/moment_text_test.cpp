// SPDX-License-Identifier: EUPL-1.2
#include "base/moment_text.h"

#include <gtest/gtest.h>

#include "base/latin.h"
#include "base/messages.h"

namespace beffroi::base {
namespace {

// Monday 23 November 2026, 02:10 in Paris.
const Timestamp kNight = parse_rfc3339("2026-11-23T02:10:00+01:00").value();

TimeZone paris() { return TimeZone::find("Europe/Paris").value(); }

/// The moment as Paris shows it, or the error's id.
std::string read_at(std::string_view now, std::string_view text, Leaning leaning = Leaning::past) {
  const auto typed = parse_moment(text, parse_rfc3339(now).value(), paris(), leaning);
  if (!typed) return typed.error().id;
  const LocalTime local = paris().at(typed->moment);
  std::string shown = std::to_string(local.day) + "/" + std::to_string(local.month) + "/" + std::to_string(local.year);
  if (typed->day_only) return shown;
  const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  shown += " " + two(local.hour) + ":" + two(local.minute) + (local.second ? ":" + two(local.second) : "");
  return typed->about ? "~" + shown : shown;
}

std::string read(std::string_view text, Leaning leaning = Leaning::past) {
  return read_at("2026-11-23T02:10:00+01:00", text, leaning);
}

struct Case {
  std::string_view typed, meant;
};

class Typed : public testing::TestWithParam<Case> {};

TEST_P(Typed, IsTheMomentMeant) { EXPECT_EQ(read(GetParam().typed), GetParam().meant) << GetParam().typed; }

INSTANTIATE_TEST_SUITE_P(ClocksAlone, Typed,
                         testing::Values(Case{"23h40", "22/11/2026 23:40"}, Case{"1h", "23/11/2026 01:00"},
                                         Case{"23 h 40", "22/11/2026 23:40"}, Case{"23\u00A0h\u202F40", "22/11/2026 23:40"},
                                         Case{"23:40:12", "22/11/2026 23:40:12"}, Case{"23h40min12s", "22/11/2026 23:40:12"},
                                         Case{"23 H 40", "22/11/2026 23:40"}, Case{"23 heures 40 minutes", "22/11/2026 23:40"},
                                         Case{"à 23h40", "22/11/2026 23:40"}, Case{"vers 22h", "~22/11/2026 22:00"},
                                         Case{"minuit", "23/11/2026 00:00"}, Case{"midi", "22/11/2026 12:00"},
                                         Case{"10pm", "22/11/2026 22:00"}, Case{"10:15 pm", "22/11/2026 22:15"},
                                         Case{"12:05 am", "23/11/2026 00:05"}, Case{"2h20", "23/11/2026 02:20"},
                                         Case{"2h30", "22/11/2026 02:30"}, Case{"24h", "23/11/2026 00:00"}));

INSTANTIATE_TEST_SUITE_P(
    DaysFromToday, Typed,
    testing::Values(Case{"hier 22h", "22/11/2026 22:00"}, Case{"Hier à 22 h 05", "22/11/2026 22:05"},
                    Case{"22h hier", "22/11/2026 22:00"}, Case{"avant-hier 8h30", "21/11/2026 08:30"},
                    Case{"avant hier, 8:30", "21/11/2026 08:30"}, Case{"aujourd’hui 1h", "23/11/2026 01:00"},
                    Case{"aujourd'hui", "23/11/2026"}, Case{"demain 9h", "24/11/2026 09:00"},
                    Case{"après-demain 9h", "25/11/2026 09:00"}, Case{"hier soir 10h", "22/11/2026 22:00"},
                    Case{"hier soir vers minuit", "~23/11/2026 00:00"}, Case{"dimanche soir à minuit", "23/11/2026 00:00"},
                    Case{"hier soir à 22h", "22/11/2026 22:00"}, Case{"hier, 3h de l'après-midi", "22/11/2026 15:00"},
                    Case{"cette nuit 1h30", "23/11/2026 01:30"}, Case{"yesterday at 10:00 pm", "22/11/2026 22:00"},
                    Case{"today 1am", "23/11/2026 01:00"}));

INSTANTIATE_TEST_SUITE_P(Weekdays, Typed,
                         testing::Values(Case{"dimanche 23h40", "22/11/2026 23:40"}, Case{"dimanche", "22/11/2026"},
                                         Case{"lundi", "23/11/2026"}, Case{"lundi 1h", "23/11/2026 01:00"},
                                         Case{"lundi 8h", "16/11/2026 08:00"},
                                         Case{"vendredi dernier à 18h", "20/11/2026 18:00"},
                                         Case{"Sunday 23:40", "22/11/2026 23:40"}));

INSTANTIATE_TEST_SUITE_P(
    Dates, Typed,
    testing::Values(Case{"22/11/2026 23:40", "22/11/2026 23:40"}, Case{"22/11/26 23h40", "22/11/2026 23:40"},
                    Case{"22/11 23h40", "22/11/2026 23:40"}, Case{"24/12", "24/12/2025"},
                    Case{"22.11.2026 à 8h", "22/11/2026 08:00"}, Case{"le 22 novembre à 23h", "22/11/2026 23:00"},
                    Case{"22 NOVEMBRE 2026 23h", "22/11/2026 23:00"}, Case{"1er novembre 8h", "1/11/2026 08:00"},
                    Case{"23h le 22/11", "22/11/2026 23:00"}, Case{"23h le 22 novembre", "22/11/2026 23:00"},
                    Case{"15 août 2026", "15/8/2026"}, Case{"dimanche 22 novembre 2026 à 23 h 40", "22/11/2026 23:40"},
                    Case{"29/02", "29/2/2024"}, Case{"November 22, 2026 at 11pm", "22/11/2026 23:00"},
                    Case{"22nd November 23:00", "22/11/2026 23:00"}, Case{"2026-11-22", "22/11/2026"},
                    Case{"2026-11-22 23:40", "22/11/2026 23:40"}, Case{"2026-11-22T23:40:05", "22/11/2026 23:40:05"},
                    Case{"2026-11-22T22:40:00Z", "22/11/2026 23:40"}, Case{" 2026-11-22T22:40:00Z ", "22/11/2026 23:40"},
                    Case{"2026-11-22T18:40:00-04:00", "22/11/2026 23:40"}, Case{"22/11/2026 à 24h", "23/11/2026 00:00"}));

INSTANTIATE_TEST_SUITE_P(FromNow, Typed,
                         testing::Values(Case{"maintenant", "23/11/2026 02:10"}, Case{"il y a 20 minutes", "23/11/2026 01:50"},
                                         Case{"il y a 2 heures", "23/11/2026 00:10"}, Case{"il y a 2h30", "22/11/2026 23:40"},
                                         Case{"il y a une demi-heure", "23/11/2026 01:40"},
                                         Case{"il y a environ une heure", "~23/11/2026 01:10"},
                                         Case{"dans 2 heures", "23/11/2026 04:10"}, Case{"2 hours ago", "23/11/2026 00:10"},
                                         Case{"in 20 minutes", "23/11/2026 02:30"},
                                         Case{"il y a 3 jours", "20/11/2026 02:10"}));

INSTANTIATE_TEST_SUITE_P(PartsOfTheDay, Typed,
                         testing::Values(Case{"hier soir", "~22/11/2026 18:00"}, Case{"dimanche matin", "~22/11/2026 06:00"},
                                         Case{"samedi après-midi", "~21/11/2026 12:00"},
                                         Case{"le matin du 22/11", "~22/11/2026 06:00"}, Case{"ce matin", "~23/11/2026 06:00"},
                                         Case{"3h du matin", "22/11/2026 03:00"},
                                         Case{"yesterday evening", "~22/11/2026 18:00"}));

INSTANTIATE_TEST_SUITE_P(NumbersInLetters, Typed,
                         testing::Values(Case{"il y a deux heures", "23/11/2026 00:10"},
                                         Case{"vingt-deux heures", "22/11/2026 22:00"},
                                         Case{"hier à dix-sept heures trente", "22/11/2026 17:30"},
                                         Case{"22 sept 8h", "22/9/2026 08:00"}, Case{"deux-trois", "moment.not_understood"}));

INSTANTIATE_TEST_SUITE_P(
    Refused, Typed,
    testing::Values(Case{"", "moment.not_understood"}, Case{"je ne sais pas", "moment.not_understood"},
                    Case{"23", "moment.not_understood"}, Case{"23h40 23h50", "moment.not_understood"},
                    Case{"hier demain", "moment.not_understood"}, Case{"le", "moment.not_understood"},
                    Case{"25h", "moment.no_such_clock"}, Case{"23h60", "moment.no_such_clock"},
                    Case{"24h01", "moment.no_such_clock"}, Case{"30/02/2026", "moment.no_such_date"},
                    Case{"31/02", "moment.no_such_date"}, Case{"22/267/2026 8h", "moment.no_such_date"},
                    Case{"999999999999/11/2026", "moment.no_such_date"}, Case{"22/11/1026", "moment.no_such_date"},
                    Case{"lundi 22/11/2026", "moment.weekday_disagrees"}, Case{"dimanche à minuit", "moment.which_midnight"},
                    Case{"il y a 99999999 jours", "moment.no_such_date"}, Case{"\x1b[31m23h", "moment.not_understood"},
                    Case{"\xff\xfe", "moment.not_understood"}));

TEST(TypedMoment, LongTextIsRefusedBeforeItIsRead) { EXPECT_EQ(read(std::string(5000, '1')), "moment.too_long"); }

TEST(TypedMoment, SomethingExpectedLiesAhead) {
  EXPECT_EQ(read("8h", Leaning::future), "23/11/2026 08:00");
  EXPECT_EQ(read("1h", Leaning::future), "24/11/2026 01:00");
  EXPECT_EQ(read("lundi", Leaning::future), "23/11/2026");
  EXPECT_EQ(read("lundi 1h", Leaning::future), "30/11/2026 01:00");
  EXPECT_EQ(read("demain matin", Leaning::future), "~24/11/2026 12:00") << "nobody is late who keeps to it";
  EXPECT_EQ(read("ce soir", Leaning::future), "~23/11/2026 22:00");
  EXPECT_EQ(parse_moment("ce soir", kNight, paris(), Leaning::future)->part_nanoseconds, 4 * 3600 * kNanosecondsPerSecond);
  EXPECT_EQ(parse_moment("ce soir à 20h", kNight, paris(), Leaning::future)->part_nanoseconds, 0);
  EXPECT_EQ(read("5/1 8h", Leaning::future), "5/1/2027 08:00");
}

TEST(TypedMoment, AClockSlightlyAheadMeansNowNotYesterday) {
  EXPECT_EQ(read_at("2026-11-22T23:40:00+01:00", "23h41"), "22/11/2026 23:41");
  EXPECT_EQ(read_at("2026-11-22T23:58:00+01:00", "0h02"), "23/11/2026 00:02");
  EXPECT_EQ(read_at("2026-11-22T23:40:00+01:00", "23h56"), "21/11/2026 23:56");
}

TEST(TypedMoment, TheNightWhenClocksGoBackAsksWhichHour) {
  constexpr std::string_view kMorning = "2026-10-25T08:00:00+01:00";
  EXPECT_EQ(read_at(kMorning, "2h30"), "moment.twice");
  const auto moment = [&](std::string_view text) {
    return format_seconds(parse_moment(text, parse_rfc3339(kMorning).value(), paris())->moment);
  };
  EXPECT_EQ(moment("2h30 heure d’été"), "2026-10-25 00:30:00");
  EXPECT_EQ(moment("2h30 (heure d'hiver)"), "2026-10-25 01:30:00");
  EXPECT_EQ(moment("2:30 winter time"), "2026-10-25 01:30:00");
  EXPECT_EQ(moment("3h30"), "2026-10-25 02:30:00");
}

TEST(TypedMoment, TheHourThatClocksJumpOverIsRefused) {
  EXPECT_EQ(read_at("2027-03-28T08:00:00+02:00", "2h30"), "moment.skipped");
}

TEST(TypedMoment, ErrorsSayWhatFormsAreUnderstood) {
  const auto words = Catalogue::load(Language::french).value();
  const auto typed = parse_moment("bientôt", kNight, paris());
  ASSERT_FALSE(typed);
  EXPECT_NE(explain(typed.error(), words).find("hier 22h"), std::string::npos);
}

TEST(Latin, AccentsAndTypographyDoNotMatter) {
  EXPECT_EQ(without_accents("Hôtel de Ville – ŒUVRE d’Été"), "hotel de ville - oeuvre d'ete");
  EXPECT_EQ(without_accents("Ελλάδα"), "ελλάδα") << "letters of other alphabets are only folded";
  EXPECT_TRUE(holds_words("MÉDIATHÈQUE – Le Fanal", "médiathèque"));
  EXPECT_FALSE(holds_words("Médiathèque", "Médiathèque Le Fanal"));
}

TEST(Latin, Windows1252IsUnderstood) {
  EXPECT_EQ(windows_1252_to_utf8("M\xE9"
                                 "diath\xE8que \x96 \x80"),
            "Médiathèque – €");
  EXPECT_EQ(windows_1252_to_utf8("\x81"), "\uFFFD");
}

}  // namespace
}  // namespace beffroi::base

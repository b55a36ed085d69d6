// SPDX-License-Identifier: EUPL-1.2
#include "base/time.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace beffroi::base {
namespace {

constexpr std::int64_t kFiletimeOfEpoch = 116'444'736'000'000'000;  // 1970-01-01 in 100 ns units since 1601
constexpr std::int64_t kFirstSecond = -9'223'372'036;               // what an int64 of nanoseconds can hold
constexpr std::int64_t kLastSecond = 9'223'372'035;

struct Calendar {
  int year;
  unsigned month, day, hour, minute, second;
  std::int64_t nanoseconds;
};

Calendar split(Timestamp moment) {
  using namespace std::chrono;
  const sys_time<nanoseconds> whole{nanoseconds{moment.nanoseconds}};
  const auto midnight = floor<days>(whole);
  const year_month_day date{midnight};
  const hh_mm_ss<nanoseconds> clock{whole - midnight};
  return {static_cast<int>(date.year()),
          static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()),
          static_cast<unsigned>(clock.hours().count()),
          static_cast<unsigned>(clock.minutes().count()),
          static_cast<unsigned>(clock.seconds().count()),
          clock.subseconds().count()};
}

/// Reads digits from the front of a text; `ok` stays false once anything was missing.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  int digits(std::size_t count) {
    int value = 0;
    if (rest_.size() < count) return fail();
    const auto [end, code] = std::from_chars(rest_.data(), rest_.data() + count, value);
    if (code != std::errc{} || end != rest_.data() + count || rest_.front() == '-') return fail();
    rest_.remove_prefix(count);
    return value;
  }

  bool one_of(std::string_view characters) {
    if (rest_.empty() || characters.find(rest_.front()) == characters.npos) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void expect(std::string_view characters) {
    if (!one_of(characters)) ok_ = false;
  }

  std::int64_t fraction() {
    std::int64_t value = 0;
    std::int64_t unit = kNanosecondsPerSecond / 10;
    bool any = false;
    for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; rest_.remove_prefix(1), unit /= 10) {
      value += (rest_.front() - '0') * unit;
      any = true;
    }
    if (!any) ok_ = false;
    return value;
  }

  bool done() const { return rest_.empty(); }
  bool ok() const { return ok_; }

 private:
  int fail() {
    ok_ = false;
    return 0;
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace

std::optional<Timestamp> from_filetime(std::uint64_t filetime) {
  constexpr std::uint64_t last = static_cast<std::uint64_t>(INT64_MAX / 100 + kFiletimeOfEpoch);
  constexpr std::uint64_t first = static_cast<std::uint64_t>(INT64_MIN / 100 + kFiletimeOfEpoch);
  if (filetime < first || filetime > last) return std::nullopt;
  return Timestamp{(static_cast<std::int64_t>(filetime) - kFiletimeOfEpoch) * 100};
}

std::uint64_t to_filetime(Timestamp moment) { return static_cast<std::uint64_t>(moment.nanoseconds / 100 + kFiletimeOfEpoch); }

std::optional<Timestamp> from_calendar(int year, int month, int day, int hour, int minute, int second,
                                       std::int64_t nanoseconds) {
  using namespace std::chrono;
  if (month < 1 || day < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return {};
  const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  const std::int64_t midnight = sys_days{date}.time_since_epoch().count() * std::int64_t{86'400};
  const std::int64_t seconds = midnight + hour * 3600 + minute * 60 + second;
  if (seconds < kFirstSecond || seconds > kLastSecond) return std::nullopt;
  return Timestamp{seconds * kNanosecondsPerSecond + nanoseconds};
}

std::optional<Timestamp> parse_rfc3339(std::string_view text) {
  Scanner scan(text);
  const int year = scan.digits(4);
  scan.expect("-");
  const int month = scan.digits(2);
  scan.expect("-");
  const int day = scan.digits(2);
  int hour = 0, minute = 0, second = 0;
  std::int64_t fraction = 0, offset = 0;
  if (!scan.done()) {
    scan.expect("Tt ");
    hour = scan.digits(2);
    scan.expect(":");
    minute = scan.digits(2);
    if (scan.one_of(":")) second = scan.digits(2);
    if (scan.one_of(".,")) fraction = scan.fraction();
    const bool east = scan.one_of("+");
    if (east || scan.one_of("-")) {
      offset = scan.digits(2) * 3600;
      scan.one_of(":");
      offset += scan.digits(2) * 60;
      if (!east) offset = -offset;
    } else {
      scan.one_of("Zz");
    }
  }
  if (!scan.ok() || !scan.done()) return std::nullopt;
  const auto local = from_calendar(year, month, day, hour, minute, second, fraction);
  if (!local) return std::nullopt;
  return Timestamp{local->nanoseconds - offset * kNanosecondsPerSecond};
}

namespace {

/// The lowest `count` digits of a number, with zeros in front.
void put_digits(char* to, std::uint32_t number, int count) {
  for (int i = count; i-- > 0; number /= 10) to[i] = static_cast<char>('0' + number % 10);
}

}  // namespace

/// Written by hand: millions of rows begin with one. Years have four digits, 64 bits of nanoseconds end in 2262.
std::string format_rfc3339(Timestamp moment) {
  const Calendar c = split(moment);
  std::string text = "0000-00-00T00:00:00.000000000Z";
  put_digits(text.data(), static_cast<std::uint32_t>(c.year), 4);
  put_digits(text.data() + 5, c.month, 2);
  put_digits(text.data() + 8, c.day, 2);
  put_digits(text.data() + 11, c.hour, 2);
  put_digits(text.data() + 14, c.minute, 2);
  put_digits(text.data() + 17, c.second, 2);
  put_digits(text.data() + 20, static_cast<std::uint32_t>(c.nanoseconds), 9);
  return text;
}

std::string format_seconds(Timestamp moment) {
  const Calendar c = split(moment);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", c.year, c.month, c.day, c.hour, c.minute, c.second);
}

}  // namespace beffroi::base

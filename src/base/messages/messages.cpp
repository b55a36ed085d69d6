// SPDX-License-Identifier: EUPL-1.2
#include "base/messages.h"

#include <fmt/format.h>

#include <array>

#include "base/assert.h"
#include "base/calendar.h"
#include "base/messages/renderer.h"
#include "base/resources.h"
#include "base/yaml/node.h"

namespace beffroi::base {
namespace {

struct Flat {
  std::string id;
  const yaml::Node* text;
};

/// The scalars of nested mappings under their joined keys, in the order of the file.
Result<void> flatten(const yaml::Node& node, const std::string& prefix, std::string_view path, std::vector<Flat>& flat) {
  if (node.kind == yaml::Kind::scalar) {
    flat.push_back({prefix, &node});
    return {};
  }
  if (node.kind != yaml::Kind::mapping) {
    return fail("messages.not_text", {{"id", prefix}}, Where{std::string(path), node.line, std::nullopt});
  }
  for (const auto& [key, value] : node.members) {
    const std::string id = prefix.empty() ? key.scalar : prefix + '.' + key.scalar;
    BEFFROI_TRY_VOID(flatten(value, id, path, flat));
  }
  return {};
}

}  // namespace

std::string_view code_of(Language language) { return language == Language::french ? "fr" : "en"; }

std::optional<Language> language_of(std::string_view code) {
  if (code == "fr") return Language::french;
  if (code == "en") return Language::english;
  return std::nullopt;
}

Result<Catalogue> Catalogue::load(Language language, std::string_view zone) {
  Catalogue catalogue(language, TimeZone::find(zone).value_or(TimeZone::utc()));
  for (const Resource& file : resources_below(fmt::format("messages/{}/", code_of(language)))) {
    BEFFROI_TRY_VOID(catalogue.add(file.bytes, file.name));
  }
  return catalogue;
}

Result<void> Catalogue::add(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const auto root, yaml::parse_one(yaml, path));
  std::vector<Flat> flat;
  BEFFROI_TRY_VOID(flatten(root, {}, path, flat));
  for (const Flat& entry : flat) {
    const Where where{std::string(path), entry.text->line, std::nullopt};
    auto parsed = parse_template(entry.text->scalar);
    if (!parsed) return fail("messages.syntax", std::move(parsed.error().arguments), where);
    const bool is_new = texts_.emplace(entry.id, std::move(*parsed)).second;
    if (!is_new) return fail("messages.duplicate", {{"id", entry.id}}, where);
  }
  return {};
}

std::vector<Piece> Catalogue::pieces(std::string_view id, const Arguments& arguments) const {
  const auto found = texts_.find(id);
  if (found == texts_.end()) {
    BEFFROI_ASSERT(!strict_);
    return {{fmt::format("⟦{}⟧", id), false}};
  }
  Renderer renderer(*this, arguments);
  renderer.render(found->second, "");
  return std::move(renderer).pieces();
}

std::string Catalogue::text(std::string_view id, const Arguments& arguments) const {
  std::string text;
  for (const Piece& piece : pieces(id, arguments)) text += piece.text;
  return text;
}

std::string Catalogue::number(std::int64_t value) const {
  const std::string separator = has("number.group") ? text("number.group") : " ";
  std::string digits = std::to_string(value);
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, separator);
  }
  return digits;
}

std::string Catalogue::bytes(std::uint64_t value) const {
  constexpr std::array<std::string_view, 5> kUnits{"size.byte", "size.kilo", "size.mega", "size.giga", "size.tera"};
  if (value < 1000) return text(kUnits[0], {{"count", static_cast<std::int64_t>(value)}});
  std::size_t unit = 1;
  double scaled = static_cast<double>(value) / 1000;
  for (; scaled >= 999.95 && unit + 1 < kUnits.size(); ++unit) scaled /= 1000;
  std::string written = fmt::format("{:.1f}", scaled);
  written.replace(written.size() - 2, 1, text("number.decimal"));
  return text(kUnits[unit], {{"number", written}});
}

std::string Catalogue::duration(std::int64_t hours) const {
  constexpr std::int64_t kDay = 24;
  if (hours >= 2 * kDay && hours % kDay == 0) return text("duration.days", {{"count", hours / kDay}});
  return text("duration.hours", {{"count", hours}});
}

std::string Catalogue::moment(Timestamp value, std::string_view style) const {
  const bool universal = style == "utc";
  const LocalTime local = (universal ? TimeZone::utc() : zone_).at(value);
  const auto two = [](int number) { return fmt::format("{:02}", number); };
  const int offset = std::abs(local.offset_minutes);
  std::string utc = "UTC";
  if (offset != 0) utc += fmt::format("{}{}", local.offset_minutes < 0 ? "−" : "+", offset / 60);
  if (offset % 60 != 0) utc += fmt::format(":{:02}", offset % 60);
  const std::string place = "date.zone." + zone_.name();
  return text("date." + std::string(style), {{"year", std::to_string(local.year)},
                                             {"month", two(local.month)},
                                             {"day", two(local.day)},
                                             {"day_number", std::to_string(local.day)},
                                             {"hour", two(local.hour)},
                                             {"hour_number", std::to_string(local.hour)},
                                             {"minute", two(local.minute)},
                                             {"second", two(local.second)},
                                             {"month_name", text(fmt::format("date.month.{}", local.month))},
                                             {"weekday", text(fmt::format("date.weekday.{}", local.weekday))},
                                             {"offset", utc},
                                             {"place", has(place) ? text(place) : zone_.name()}});
}

std::string Catalogue::date(std::string_view written) const {
  const std::optional<Date> day = parse_date(written);
  if (!day) return std::string(written);
  return text("date.date", {{"year", std::to_string(day->year)},
                            {"month_name", text(fmt::format("date.month.{}", day->month))},
                            {"day_number", std::to_string(day->day)}});
}

std::map<std::string, std::set<std::string>> Catalogue::signatures() const {
  std::map<std::string, std::set<std::string>> all;
  for (const auto& [id, parts] : texts_) collect_argument_names(parts, all[id]);
  return all;
}

}  // namespace beffroi::base

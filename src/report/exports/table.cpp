// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "base/assert.h"
#include "base/text.h"
#include "report/columns.h"
#include "report/detections.h"
#include "report/ground.h"

namespace beffroi::report::exports::table {
namespace {

constexpr std::size_t kTimeColumns = 20, kLevelColumns = 12, kComputerColumns = 20, kEventColumns = 7, kTitleColumns = 60;
constexpr std::size_t kShortDetails = 400, kShortOthers = 220, kLeastOthers = 40, kDetailColumns = 110;

std::string_view colour_of(std::string_view level) {
  if (level == "critical" || level == "high") return "\x1b[31m";
  if (level == "medium") return "\x1b[33m";
  return "\x1b[2m";
}

/// A full name that the column would cut is called by its first label.
std::string_view machine(std::string_view name) {
  return columns_of(name) > kComputerColumns ? name.substr(0, name.find('.')) : name;
}

std::string line(std::string_view time, std::string_view level, std::string_view computer, std::string_view event,
                 std::string_view title) {
  return fmt::format("{} {} {} {} {}\n", pad_to(time, kTimeColumns), level, pad_to(computer, kComputerColumns),
                     pad_to(event, kEventColumns), title);
}

std::string head(const ExportOptions& options) {
  BEFFROI_ASSERT(options.words != nullptr);
  const auto say = [&](std::string_view column) {
    return options.words->text(fmt::format("report.detections.column.{}", column));
  };
  return line(say("when_utc"), pad_to(say("level"), kLevelColumns), say("computer"), say("event"), say("rule"));
}

std::string row(const DetectionRow& detection, std::uint64_t, const ExportOptions& options) {
  const bool minimal = options.profile == Profile::minimal;
  const std::string time = detection.timestamp ? base::format_seconds(*detection.timestamp) : "";
  std::string level = pad_to(base::printable(word_of("report.level", detection.level, *options.words)), kLevelColumns);
  if (options.colour) level = fmt::format("{}{}\x1b[0m", colour_of(detection.level), level);
  std::string title = base::printable(detection.shown_title);
  if (minimal) title = cut_to(title, kTitleColumns);
  if (!detection.rule_author.empty()) title += fmt::format(" [{}]", base::printable(detection.rule_author));
  std::string text = line(time, level, base::printable(machine(detection.computer)), std::to_string(detection.event_id), title);
  if (minimal) return text;
  std::string details = base::printable(joined_lines(fields_text(detection.details)));
  std::string others = base::printable(joined_lines(fields_text(detection.others)));
  if (options.profile == Profile::standard) {
    details = cut_to(details, kShortDetails);
    const std::size_t room = kShortOthers - std::min(kShortOthers, columns_of(details));
    others = room < kLeastOthers ? std::string() : cut_to(others, room);
  }
  const std::string places = base::printable(places_text(detection));
  for (const std::string& paragraph : {details, others, places}) {
    for (const std::string& part : wrap(paragraph, kDetailColumns)) {
      text += fmt::format("{}{}\n", std::string(kTimeColumns + 1, ' '), part);
    }
  }
  return text;
}

std::string tail(std::uint64_t rows, const ExportOptions& options) {
  if (options.nothing_read) return options.words->text("report.export.table.nothing_read") + '\n';
  return options.words->text("report.export.table.total", {{"count", static_cast<std::int64_t>(rows)}}) + '\n';
}

bool shows_others(Profile profile) { return profile != Profile::minimal && !wants_every_field(profile); }

}  // namespace

Export make_export() { return {"table", "report.export.table", head, row, tail, shows_others}; }

}  // namespace beffroi::report::exports::table

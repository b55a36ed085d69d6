// SPDX-License-Identifier: EUPL-1.2
#include "town/file/writing_form.h"

#include <fmt/format.h>

namespace beffroi::town::file {

bool WritingForm::start(std::string_view key, bool has_value) {
  started_ = has_value || guide_;
  if (!started_) return false;
  out_.key(key);
  if (!has_value) out_.nothing();
  return has_value;
}

void WritingForm::say(std::string_view key) {
  if (!started_ || !guide_) return;
  const std::string own = fmt::format("town.record.{}.{}", section_, key);
  out_.beside(words_.text(words_.has(own) ? own : fmt::format("town.field.{}", key)));
}

void WritingForm::introduce(std::string_view key, std::string_view example) {
  if (!guide_ || section_ != kWholeTown) return;
  out_.blank_line().comment(words_.text(fmt::format("town.section.{}", key)));
  if (!example.empty()) out_.comment(words_.text(fmt::format("town.example.{}", key)));
}

void WritingForm::text(std::string_view key, const std::string& value) {
  if (start(key, !value.empty())) out_.text(value);
  say(key);
}

void WritingForm::texts(std::string_view key, const std::vector<std::string>& values) {
  if (!start(key, !values.empty())) return say(key);
  say(key);
  out_.begin_sequence();
  for (const std::string& value : values) out_.text(value);
  out_.end_sequence();
}

void WritingForm::number(std::string_view key, const std::optional<std::int64_t>& value, std::int64_t, std::int64_t) {
  if (start(key, value.has_value())) out_.number(*value);
  say(key);
}

void WritingForm::date(std::string_view key, const std::optional<base::Date>& value) {
  if (start(key, value.has_value())) out_.plain(base::format_date(*value));
  say(key);
}

void WritingForm::clock(std::string_view key, const std::optional<std::int64_t>& value) {
  if (start(key, value.has_value())) out_.text(format_clock(*value));
  say(key);
}

void WritingForm::count(std::string_view key, const std::optional<Count>& value) {
  if (start(key, value.has_value())) out_.plain(format_count(*value));
  say(key);
}

void WritingForm::identity(std::string_view id_key, const std::string& id, std::string_view name_key, const std::string& name,
                           Thing) {
  text(id_key, id);
  if (!name_key.empty()) text(name_key, name);
}

}  // namespace beffroi::town::file

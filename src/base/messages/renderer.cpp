// SPDX-License-Identifier: EUPL-1.2
#include "base/messages/renderer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/assert.h"
#include "base/messages/french.h"

namespace beffroi::base {
namespace {

const Template& text_of(const Part& part, std::string_view key) {
  const auto found = std::ranges::find(part.choices, key, &Choice::key);
  return found == part.choices.end() ? part.choices.back().text : found->text;
}

}  // namespace

void Catalogue::Renderer::render(const Template& parts, const std::string& count) {
  for (const Part& part : parts) {
    switch (part.kind) {
      case Part::Kind::literal: put(part.text, false); break;
      case Part::Kind::count: put(count, false); break;
      case Part::Kind::argument: argument(part); break;
      case Part::Kind::plural:
      case Part::Kind::select: choose(part, count); break;
    }
  }
}

void Catalogue::Renderer::argument(const Part& part) {
  const ArgumentValue* value = find_argument(arguments_, part.text);
  if (value == nullptr) return put(missing(part.text), false);
  std::string text = shown(*value, part.style);
  if (!part.article.empty()) put(article_before(part.article, text), false);
  put(std::move(text), true);
}

void Catalogue::Renderer::choose(const Part& part, const std::string& count) {
  const ArgumentValue* value = find_argument(arguments_, part.text);
  if (part.kind == Part::Kind::plural) {
    const auto* number = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
    if (number == nullptr) return put(missing(part.text), false);
    return render(text_of(part, plural_key(*number, part)), catalogue_.number(*number));
  }
  std::string key = "none";
  if (value != nullptr) {
    if (const bool* truth = std::get_if<bool>(value)) {
      key = *truth ? "yes" : "no";
    } else if (const auto* text = std::get_if<std::string>(value); text == nullptr || !text->empty()) {
      key = text == nullptr ? "other" : *text;
    }
  }
  render(text_of(part, key), count);
}

std::string_view Catalogue::Renderer::plural_key(std::int64_t number, const Part& part) const {
  if (number == 0 && std::ranges::count(part.choices, "zero", &Choice::key) != 0) return "zero";
  const bool french = catalogue_.language_ == Language::french;
  return number == 1 || (french && number == 0) ? "one" : "other";
}

std::string Catalogue::Renderer::shown(const ArgumentValue& value, const std::string& style) const {
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (style == "date") return catalogue_.date(*text);
    const std::string system = "system." + *text;
    return style == "system" && catalogue_.has(system) ? catalogue_.text(system) : *text;
  }
  if (const auto* truth = std::get_if<bool>(&value)) return catalogue_.text(*truth ? "word.yes" : "word.no");
  if (const auto* moment = std::get_if<Timestamp>(&value)) {
    return catalogue_.moment(*moment, style.empty() || style == "plain" || style == "bytes" ? "text" : style);
  }
  const std::int64_t number = std::get<std::int64_t>(value);
  if (style == "bytes" && number >= 0) return catalogue_.bytes(static_cast<std::uint64_t>(number));
  if (style == "duration") return catalogue_.duration(number);
  return style == "plain" ? std::to_string(number) : catalogue_.number(number);
}

std::string Catalogue::Renderer::missing(const std::string& name) const {
  BEFFROI_ASSERT(!catalogue_.strict_);
  return fmt::format("⟦{}⟧", name);
}

void Catalogue::Renderer::put(std::string text, bool from_argument) {
  if (text.empty()) return;
  if (!from_argument && !pieces_.empty() && !pieces_.back().from_argument) {
    pieces_.back().text += text;
  } else {
    pieces_.push_back({std::move(text), from_argument});
  }
}

}  // namespace beffroi::base

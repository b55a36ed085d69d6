// SPDX-License-Identifier: EUPL-1.2
#include "indicators/index.h"

#include <algorithm>

#include "base/assert.h"
#include "base/text.h"
#include "indicators/address.h"
#include "indicators/scan.h"

namespace beffroi::indicators {
namespace {

/// Whether `front`, all that stands before a path without its drive, ends in that drive as Windows and the kernel write it.
bool ends_in_drive(std::string_view front, std::string_view drive) {
  if (drive.empty() || front.ends_with(drive)) return true;
  constexpr std::string_view kVolume = "\\device\\harddiskvolume";  // the letter cannot be told from it
  const std::size_t at = front.rfind(kVolume);
  return at != front.npos &&
         std::ranges::all_of(front.substr(at + kVolume.size()), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_drive(std::string_view path) {
  const bool has_drive = path.size() > 1 && path[1] == ':';
  return path.substr(has_drive ? 2 : 0);
}

/// Whether a path of the evidence that ends where `text` ends is the indicator's.
bool ends_in_path(std::string_view text, std::string_view path) {
  const std::string_view rest = without_drive(path);
  const std::string_view drive = path.substr(0, path.size() - rest.size());
  return text.ends_with(rest) && ends_in_drive(text.substr(0, text.size() - rest.size()), drive);
}

}  // namespace

Index::Index(std::vector<Indicator> indicators) : indicators_(std::move(indicators)) {
  for (std::uint32_t i = 0; i < indicators_.size(); ++i) add(i);
}

void Index::add(std::uint32_t number) {
  const Indicator& indicator = indicators_[number];
  there_[static_cast<std::size_t>(indicator.kind)] = true;
  if (indicator.kind == Kind::network) {
    networks_[{indicator.network.is_v6, indicator.network.prefix}].emplace(indicator.network.address, number);
    return;
  }
  const bool is_name = indicator.kind == Kind::file_name;
  if (indicator.kind == Kind::file_path || (is_name && std::ranges::any_of(indicator.value, separates_components))) {
    add_several_words(number);
  } else {
    by_value_[static_cast<std::size_t>(indicator.kind)][indicator.value].push_back(number);
  }
}

void Index::add_several_words(std::uint32_t number) {
  const Indicator& indicator = indicators_[number];
  const std::string_view value =
      indicator.kind == Kind::file_path ? without_drive(indicator.value) : std::string_view(indicator.value);
  std::size_t end = value.size();
  while (end > 0 && separates_components(value[end - 1])) --end;
  std::size_t start = end;
  while (start > 0 && !separates_components(value[start - 1])) --start;
  BEFFROI_ASSERT(start < end);  // recognise() takes no name of separators alone
  std::vector<Shape>& shapes = shapes_[std::string(value.substr(start, end - start))];
  const Shape shape{value.size(), value.size() - end};
  if (std::ranges::find(shapes, shape) == shapes.end()) shapes.push_back(shape);
  whole_[std::string(value)].push_back(number);
}

void Index::find(Kind kind, std::string_view value, Hits& hits) const {
  const ByValue& known = by_value_[static_cast<std::size_t>(kind)];
  if (known.empty()) return;
  if (const auto found = known.find(value); found != known.end()) {
    hits.insert(hits.end(), found->second.begin(), found->second.end());
  }
}

void Index::find_address(const sigma::Address& address, Hits& hits) const {
  for (const auto& [family_and_prefix, first_addresses] : networks_) {
    const auto& [is_v6, prefix] = family_and_prefix;
    if (is_v6 != address.is_v6) continue;
    const auto found = first_addresses.find(masked(address, prefix).bytes);
    if (found != first_addresses.end()) hits.push_back(found->second);
  }
}

void Index::find_domain(std::string_view name, Hits& hits) const {
  constexpr int kMaxLabels = 128;  // a domain of 253 characters has no more
  for (int labels = 0; labels < kMaxLabels && name.contains('.'); ++labels) {
    find(Kind::domain, name, hits);
    name.remove_prefix(name.find('.') + 1);
  }
}

void Index::find_url(std::string_view url, Hits& hits) const {
  constexpr int kMaxParts = 64;
  const std::string normal = normal_url(url);
  std::string_view rest = normal;
  const std::size_t host = rest.find("://") + 3;
  for (int parts = 0; parts < kMaxParts && rest.size() > host; ++parts) {
    find(Kind::url, rest, hits);
    const std::size_t cut = rest.find_last_of("/?");
    if (cut == rest.npos || cut < host) return;
    rest = rest.substr(0, cut);
  }
}

void Index::find_several_words(std::string_view text, std::string_view before, std::string_view component, Hits& hits) const {
  const auto shapes = shapes_.find(component);
  if (shapes == shapes_.end()) return;
  for (const auto& [length, tail] : shapes->second) {
    const std::size_t end = before.size() + tail;
    if (end > text.size() || end < length) continue;
    if (end < text.size() && !separates_components(text[end])) continue;
    const auto found = whole_.find(text.substr(end - length, length));
    if (found == whole_.end()) continue;
    const bool begins = end == length || separates_components(text[end - length - 1]);
    for (const std::uint32_t number : found->second) {
      const Indicator& indicator = indicators_[number];
      const bool is_path = indicator.kind == Kind::file_path;
      if (is_path ? ends_in_path(text.substr(0, end), indicator.value) : begins) hits.push_back(number);
    }
  }
}

void Index::find_files(std::string_view folded, Hits& hits) const {
  std::string text(folded);
  std::ranges::replace(text, '/', '\\');
  each_component(text, [&](std::string_view before, std::string_view component) {
    find(Kind::file_name, component, hits);
    if (!shapes_.empty()) find_several_words(text, before, component, hits);
  });
}

void Index::find_in_text(std::string_view text, bool with_addresses, Hits& hits) const {
  const std::string folded = base::fold(text);
  if (has(Kind::network) && with_addresses) {
    each_address(folded, [&](const sigma::Address& address) { find_address(address, hits); });
  }
  if (has(Kind::hash)) each_hash(folded, [&](std::string_view hash) { find(Kind::hash, hash, hits); });
  if (has(Kind::domain)) each_domain(folded, [&](std::string_view name) { find_domain(name, hits); });
  if (has(Kind::email)) each_email(folded, [&](std::string_view address) { find(Kind::email, address, hits); });
  if (has(Kind::url)) each_url(text, [&](std::string_view url) { find_url(url, hits); });
  if (has(Kind::file_name) || has(Kind::file_path)) find_files(folded, hits);
}

}  // namespace beffroi::indicators

// SPDX-License-Identifier: EUPL-1.2
#include "indicators/gathering.h"

#include <algorithm>

#include "base/excerpt.h"
#include "base/text.h"

namespace beffroi::indicators {
namespace {

/// How much a part says of what it stands for.
enum class Strength : std::uint8_t { name, address, hash };

Strength strength_of(Kind kind) {
  switch (kind) {
    case Kind::hash: return Strength::hash;
    case Kind::file_name:
    case Kind::file_path:
    case Kind::account: return Strength::name;
    case Kind::network:
    case Kind::domain:
    case Kind::url:
    case Kind::email:
    case Kind::service:
    case Kind::task: break;
  }
  return Strength::address;
}

/// What is known twice is known as well as the better of the two says.
void strengthen(Indicator& known, const Indicator& other) {
  known.level = std::max(known.level, other.level);
  if (!other.until || (known.until && *known.until < *other.until)) known.until = other.until;
}

}  // namespace

// Cut twice: what is copied is never the whole of a long text.
std::string shortened(std::string_view text) {
  return base::cut_to(std::string(text.substr(0, kMaxSaidBytes + 1)), kMaxSaidBytes);
}

void Gathering::add(const Place& place, base::Result<Indicator> recognised, const Said& said) {
  if (!recognised) return remark(place, Weight::refused, recognised.error().id, recognised.error().arguments);
  recognised->line = place.line;
  if (said.description != recognised->written) recognised->description = shortened(said.description);
  recognised->author = shortened(said.author);
  recognised->level = said.level;
  recognised->until = said.until;
  std::string key(1, static_cast<char>(recognised->kind));
  key += recognised->value;
  if (const auto known = places_.find(key); known != places_.end()) {
    return strengthen(list_.indicators[known->second], *recognised);
  }
  if (full()) return remark(place, Weight::refused, "too_many");
  places_.emplace(std::move(key), list_.indicators.size());
  list_.indicators.push_back(std::move(*recognised));
}

void Gathering::remark(const Place& place, Weight weight, std::string reason, base::Arguments arguments) {
  if (list_.remarks.size() == kMaxRemarks) {
    ++list_.not_told;
    return;
  }
  list_.remarks.push_back({place.line, place.object, std::move(reason), std::move(arguments), weight});
}

void Together::leave(std::string reason, base::Arguments arguments) {
  if (left.size() == kMaxRemarks) {
    ++not_told;
    return;
  }
  left.push_back({std::move(reason), std::move(arguments)});
}

void Together::join(Together other) {
  std::ranges::move(other.parts, std::back_inserter(parts));
  std::ranges::move(other.folders, std::back_inserter(folders));
  loosened = loosened || other.loosened;
  for (Left& one : other.left) leave(std::move(one.reason), std::move(one.arguments));
  not_told += other.not_told;
}

void add_together(Gathering& gathering, const Place& place, Together together, const Said& said) {
  std::vector<Indicator>& parts = together.parts;
  if (parts.empty()) parts.swap(together.folders);
  for (const Indicator& folder : together.folders) together.leave("folder_beside", {{"value", folder.written}});
  const bool loosened = together.loosened || !together.folders.empty();
  const Weight weight = parts.empty() ? Weight::refused : Weight::partly;
  for (Together::Left& one : together.left) gathering.remark(place, weight, std::move(one.reason), std::move(one.arguments));
  gathering.not_told(together.not_told);
  Strength strongest = Strength::name;
  for (const Indicator& part : parts) strongest = std::max(strongest, strength_of(part.kind));
  Said of_part = said;
  for (Indicator& part : parts) {
    const bool weak = strength_of(part.kind) == Strength::name && (strongest > Strength::name || loosened);
    of_part.level = weak ? std::min(said.level, sigma::Level::low) : said.level;
    gathering.add(place, std::move(part), of_part);
  }
}

namespace {

/// The part of a value that a '|' ends, taken from its front.
std::string_view take_part(std::string_view& rest) {
  const std::string_view part = rest.substr(0, rest.find('|'));
  rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  return part;
}

void add_part(Together& together, std::string_view word, std::string_view value) {
  auto recognised = recognise(word, value);
  if (recognised) {
    together.parts.push_back(*std::move(recognised));
  } else {
    together.leave(recognised.error().id, std::move(recognised.error().arguments));
  }
}

}  // namespace

Together recognise_together(std::string_view kind_word, std::string_view value) {
  Together together;
  std::string words = base::fold(kind_word);
  if (words == "malware-sample") words = "filename|md5";
  std::string_view rest = words;
  if (!rest.contains('|') || !value.contains('|')) {
    add_part(together, take_part(rest), value);
    return together;
  }
  while (!rest.empty() && !value.empty()) {
    const std::string_view word = take_part(rest);
    const std::string_view part = rest.empty() ? value : take_part(value);
    if (word == "port") {
      together.leave("port_left", {{"value", std::string(part)}});
    } else {
      add_part(together, word, part);
    }
  }
  return together;
}

}  // namespace beffroi::indicators

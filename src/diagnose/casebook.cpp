// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/casebook.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.h"
#include "model/diagnosis.h"

namespace beffroi::diagnose {
namespace {

using SameRecord = std::tuple<std::string, std::string, std::uint64_t, std::int64_t, std::string>;

std::string_view look_up(const model::Fact& fact, std::string_view ecs) {
  for (const auto* list : {&fact.roles, &fact.attributes}) {
    const auto found = std::ranges::find(*list, ecs, &std::pair<std::string, std::string>::first);
    if (found != list->end()) return found->second;
  }
  return {};
}

/// What two copies of one record have in common, wherever they were collected from.
SameRecord key_of(const model::Fact& fact) {
  std::string content;
  for (const auto* list : {&fact.roles, &fact.attributes}) {
    for (const auto& [ecs, text] : *list) content.append(ecs).append("\x1F").append(text).append("\x1E");
  }
  return {fact.kind, std::string(look_up(fact, "winlog.channel")), fact.record_id, fact.time->nanoseconds, std::move(content)};
}

model::Citation cite(const model::SourceResult& source, const model::Fact& fact) {
  return {source.sha256, fact.offset, fact.record_id, source.origin.path, fact.time};
}

void merge(model::Coverage& into, const model::Coverage& more) {
  const bool overlap = into.first_record_id <= more.last_record_id && more.first_record_id <= into.last_record_id;
  const auto earlier = [](const auto& a, const auto& b) { return !b || (a && *a < *b) ? a : b; };
  const auto later = [](const auto& a, const auto& b) { return !b || (a && *a > *b) ? a : b; };
  into.first_time = earlier(into.first_time, more.first_time);
  into.last_time = later(into.last_time, more.last_time);
  into.first_record_id = std::min(into.first_record_id, more.first_record_id);
  into.last_record_id = std::max(into.last_record_id, more.last_record_id);
  into.records += more.records;
  // Two copies of one log: what both hold must not hide what neither holds.
  if (overlap) into.records = std::min(into.records, into.last_record_id - into.first_record_id + 1);
}

struct Prefix {
  std::array<std::uint8_t, 4> network;
  int bits;
};

constexpr std::array<Prefix, 8> kNotPublic = {{{{0, 0, 0, 0}, 8},
                                               {{10, 0, 0, 0}, 8},
                                               {{100, 64, 0, 0}, 10},
                                               {{127, 0, 0, 0}, 8},
                                               {{169, 254, 0, 0}, 16},
                                               {{172, 16, 0, 0}, 12},
                                               {{192, 168, 0, 0}, 16},
                                               {{224, 0, 0, 0}, 3}}};

std::uint32_t to_number(const std::uint8_t* bytes) {
  return static_cast<std::uint32_t>(bytes[0]) << 24 | static_cast<std::uint32_t>(bytes[1]) << 16 |
         static_cast<std::uint32_t>(bytes[2]) << 8 | bytes[3];
}

bool is_public_v4(const std::uint8_t* bytes) {
  return std::ranges::none_of(kNotPublic, [&](const Prefix& prefix) {
    const int shift = 32 - prefix.bits;
    return to_number(bytes) >> shift == to_number(prefix.network.data()) >> shift;
  });
}

}  // namespace

std::string_view KnownFact::get(std::string_view ecs) const { return look_up(*fact, ecs); }

Casebook::Casebook(std::span<const model::SourceResult> results) {
  std::map<SameRecord, KnownFact> merged;
  std::map<std::string, std::string> host_names;  // folded → as first written
  std::map<std::pair<std::string, std::string>, model::Coverage> channels;
  for (const model::SourceResult& source : results) {
    for (const model::Fact& fact : source.facts) {
      if (!fact.time) continue;
      KnownFact& known = merged[key_of(fact)];
      if (!known.fact) known = {&fact, *fact.time, {}};
      known.citations.push_back(cite(source, fact));
    }
    for (const model::Coverage& seen : source.coverage) {
      const std::string folded = base::fold(seen.computer);
      if (!folded.empty()) host_names.try_emplace(folded, seen.computer);
      if (folded.ends_with(model::kExerciseSuffix)) exercise_ = true;
      const auto [at, fresh] = channels.try_emplace({folded, base::fold(seen.channel)}, seen);
      if (!fresh) merge(at->second, seen);
    }
  }
  for (auto& [key, known] : merged) by_kind_[known.fact->kind].push_back(std::move(known));
  for (auto& [kind, list] : by_kind_) {
    std::ranges::stable_sort(list, {}, [](const KnownFact& known) {
      return std::tuple(known.time, std::string_view(known.citations.front().source), known.citations.front().offset);
    });
  }
  for (auto& [folded, name] : host_names) hosts_.push_back(std::move(name));
  for (auto& [key, seen] : channels) coverage_.push_back(std::move(seen));
}

std::span<const KnownFact> Casebook::facts(std::string_view kind) const {
  const auto found = by_kind_.find(kind);
  if (found == by_kind_.end()) return {};
  return found->second;
}

std::vector<std::string> Casebook::kinds() const {
  std::vector<std::string> kinds;
  for (const auto& [kind, facts] : by_kind_) kinds.push_back(kind);
  return kinds;
}

std::string account_of(const KnownFact& fact) {
  const std::string_view name = fact.get("user.name");
  const std::string_view domain = fact.get("user.domain");
  if (name.empty() || domain.empty() || name.find('\\') != name.npos) return std::string(name);
  return std::string(domain).append("\\").append(name);
}

bool is_public_address(std::string_view address) {
  const std::string text(address);
  std::array<std::uint8_t, 16> bytes{};
  if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return is_public_v4(bytes.data());
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return false;
  return (bytes[0] & 0xE0) == 0x20;  // 2000::/3, the only block given out as global unicast (IANA)
}

}  // namespace beffroi::diagnose

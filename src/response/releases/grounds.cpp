// SPDX-License-Identifier: EUPL-1.2
#include "response/releases/grounds.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/resources.h"

namespace beffroi::response::releases {
namespace {

using base::yaml::Node;

constexpr std::array<std::string_view, 4> kNames = {"rebuilt", "restored", "examined", "never_reachable"};

base::Result<KnownGround> read_ground(const Node& node, std::string_view path) {
  const std::optional<Ground> ground = ground_of(node.text("id"));
  if (!ground) return invalid_catalogue(node, path, "id is no ground");
  KnownGround known{*ground, {}, {}, {}};
  BEFFROI_TRY(known.title, read_wording(node, "title", path));
  BEFFROI_TRY(known.meaning, read_wording(node, "meaning", path));
  if (const Node* confirm = node.find("confirm")) {
    for (const Node& one : confirm->elements) {
      known.confirm.push_back({std::string(one.text("fr")), std::string(one.text("en"))});
      if (known.confirm.back().fr.empty() || known.confirm.back().en.empty())
        return invalid_catalogue(one, path, "fr and en are needed");
    }
  }
  return known;
}

}  // namespace

std::string_view name_of(Ground ground) { return kNames[static_cast<std::size_t>(ground)]; }

std::optional<Ground> ground_of(std::string_view name) {
  const auto* at = std::ranges::find(kNames, name);
  if (at == kNames.end()) return std::nullopt;
  return static_cast<Ground>(at - kNames.begin());
}

base::Result<Grounds> read_grounds(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  Grounds grounds;
  if (const Node* channels = root.find("channels")) {
    for (const Node& channel : channels->elements) grounds.channels.push_back(channel.scalar);
  }
  if (const Node* list = root.find("grounds")) {
    for (const Node& one : list->elements) {
      BEFFROI_TRY(KnownGround known, read_ground(one, path));
      grounds.all.push_back(std::move(known));
    }
  }
  std::ranges::sort(grounds.all, {}, &KnownGround::ground);
  bool complete = grounds.all.size() == kNames.size() && !grounds.channels.empty();
  for (std::size_t i = 0; complete && i < kNames.size(); ++i) complete = grounds.all[i].ground == static_cast<Ground>(i);
  if (!complete) return invalid_catalogue(root, path, "every ground once, and channels, are needed");
  return grounds;
}

const Grounds& grounds() {
  static const Grounds all = [] {
    constexpr std::string_view kPath = "data/catalogue/releases/grounds.yaml";
    auto read = read_grounds(base::resource(kPath).value_or(""), kPath);
    BEFFROI_ASSERT(read.has_value());
    return *std::move(read);
  }();
  return all;
}

const KnownGround& known(Ground ground) { return grounds().all[static_cast<std::size_t>(ground)]; }

}  // namespace beffroi::response::releases

// SPDX-License-Identifier: EUPL-1.2
#include "indicators/stix/terms.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/excerpt.h"

namespace beffroi::indicators::stix {
namespace {

struct Known {
  std::string_view object, path;
  Property property;
};

// STIX 2.1, sections 6.4 to 6.17; process:name and binary_ref are of version 2.0.
constexpr std::array<Known, 26> kKnown{{{"ipv4-addr", "value", {"ip"}},
                                        {"ipv6-addr", "value", {"ip"}},
                                        {"network-traffic", "src_ref.value", {}},
                                        {"network-traffic", "dst_ref.value", {}},
                                        {"domain-name", "value", {"domain"}},
                                        {"domain-name", "resolves_to_refs.value", {}},
                                        {"url", "value", {"url"}},
                                        {"email-addr", "value", {"email"}},
                                        {"email-message", "from_ref.value", {"email"}},
                                        {"email-message", "sender_ref.value", {"email"}},
                                        {"email-message", "body_multipart.body_raw_ref.name", {"filename"}},
                                        {"file", "name", {"filename"}},
                                        {"file", "parent_directory_ref.path", {"path", true}},
                                        {"directory", "path", {"path", true}},
                                        {"process", "name", {"filename"}},
                                        {"process", "image_ref.name", {"filename"}},
                                        {"process", "binary_ref.name", {"filename"}},
                                        {"process", "image_ref.parent_directory_ref.path", {"path", true}},
                                        {"process", "binary_ref.parent_directory_ref.path", {"path", true}},
                                        {"process", "parent_ref.image_ref.name", {"filename"}},
                                        {"process", "creator_user_ref.account_login", {"account"}},
                                        {"process", "creator_user_ref.user_id", {"account"}},
                                        {"process", "extensions.windows-service-ext.service_name", {"service"}},
                                        {"user-account", "account_login", {"account"}},
                                        {"user-account", "user_id", {"account"}},
                                        {"user-account", "display_name", {"account"}}}};

/// As a remark names it: a path may be as long as the whole list.
std::string property_named(const Comparison& compared) {
  constexpr std::size_t kMaxBytes = 200;
  const auto start = [](const std::string& text) { return text.substr(0, kMaxBytes + 1); };
  return base::cut_to(start(compared.object) + ":" + start(compared.path), kMaxBytes);
}

base::Arguments written(const Comparison& compared) {
  return {{"text", property_named(compared) + (compared.negated ? " NOT " : " ") + compared.operation}};
}

/// Whether a comparison only repeats what another one of the same pattern says: that an address is one.
bool says_nothing(const Comparison& compared) { return compared.path == "type" || compared.path.ends_with("_ref.type"); }

/// Whether a comparison asks for values, rather than for others than them, more of them or any.
bool asks_for_values(const Comparison& compared, const Property& property) {
  if (compared.negated || compared.values.empty()) return false;
  const std::string& operation = compared.operation;
  const bool network = property.kind_word == "ip" || compared.object == "network-traffic";
  return operation == "=" || operation == "IN" || operation == "LIKE" || (operation == "ISSUBSET" && network);
}

/// The value that can be looked for, where the operation leaves one.
std::optional<std::string> plain_value(const Comparison& compared, const Property& property, std::string value) {
  if (compared.operation != "LIKE") return value;
  // A domain stands for its sub-domains, an address of the web for what lies below it.
  if (property.kind_word == "domain" && value.starts_with("%.")) value.erase(0, 2);
  if (property.kind_word == "url" && value.ends_with("/%")) value.pop_back();
  return value.find_first_of("%_") == value.npos ? std::optional(std::move(value)) : std::nullopt;
}

/// A file's name or its folder, and what bears it: "file:", "process:image_ref.".
struct Placed {
  std::string bearer;
  Indicator indicator;
};

/// What a term asks for. Names and folders of files stay open as long as they may meet: both of one file are its path.
struct Collected {
  Together together;
  std::vector<Placed> names, parents;

  bool only_parents() const {
    return names.empty() && together.parts.empty() && together.folders.empty() && together.left.empty() && !together.loosened;
  }
  void join(Collected other) {
    together.join(std::move(other.together));
    std::ranges::move(other.names, std::back_inserter(names));
    std::ranges::move(other.parents, std::back_inserter(parents));
  }
  void settle_parents() {
    for (Placed& one : parents) together.folders.push_back(std::move(one.indicator));
    parents.clear();
  }
  void settle() {
    settle_parents();
    std::vector<Indicator> parts;
    for (Placed& one : names) parts.push_back(std::move(one.indicator));
    names.clear();
    std::ranges::move(together.parts, std::back_inserter(parts));
    together.parts = std::move(parts);
  }
};

/// "process:image_ref." of process:image_ref.name; nothing where the comparison is of no file's name or folder.
std::optional<std::string> bearer_of(const Comparison& compared, std::string_view last) {
  if (!compared.path.ends_with(last)) return std::nullopt;
  return compared.object + ":" + compared.path.substr(0, compared.path.size() - last.size());
}

void put(const Comparison& compared, const Property& property, Indicator indicator, Collected& collected) {
  if (property.folder) {
    auto bearer = bearer_of(compared, "parent_directory_ref.path");
    if (bearer) return collected.parents.push_back({*std::move(bearer), std::move(indicator)});
    return collected.together.folders.push_back(std::move(indicator));
  }
  auto bearer = bearer_of(compared, "name");
  if (bearer && indicator.kind == Kind::file_name) return collected.names.push_back({*std::move(bearer), std::move(indicator)});
  collected.together.parts.push_back(std::move(indicator));
}

void loosen(Together& together, std::string reason, base::Arguments arguments) {
  together.loosened = true;
  together.leave(std::move(reason), std::move(arguments));
}

void collect(const Comparison& compared, Collected& collected) {
  if (says_nothing(compared)) return;
  Together& together = collected.together;
  const auto property = property_of(compared.object, compared.path);
  if (!property) return loosen(together, "kind_unknown", {{"kind", property_named(compared)}});
  if (!asks_for_values(compared, *property)) return loosen(together, "stix_operation", written(compared));
  for (const std::string& value : compared.values) {
    const auto plain = plain_value(compared, *property, value);
    if (!plain) {
      loosen(together, "stix_operation", written(compared));
    } else if (auto recognised = recognise(property->kind_word, *plain)) {
      put(compared, *property, *std::move(recognised), collected);
    } else {
      together.leave(recognised.error().id, std::move(recognised.error().arguments));
    }
  }
}

base::Result<Indicator> path_of(const Indicator& folder, const Indicator& name) {
  std::string path = folder.written;
  const char sign = path.contains('/') && !path.contains('\\') ? '/' : '\\';
  while (path.ends_with('/') || path.ends_with('\\')) path.pop_back();
  return recognise("path", path + sign + name.written);
}

/// Every name in every folder of the same bearer is a path; those that meet nothing stay open.
void join_paths(Collected& collected) {
  constexpr std::size_t kMostJoined = 10'000;
  std::vector<Placed>&names = collected.names, &parents = collected.parents;
  if (names.empty() || parents.empty() || names.size() > kMostJoined / parents.size()) return;
  std::vector<bool> met(parents.size(), false);
  std::vector<Placed> alone;
  for (Placed& name : names) {
    bool meets = false;
    for (std::size_t i = 0; i < parents.size(); ++i) {
      if (parents[i].bearer != name.bearer) continue;
      auto path = path_of(parents[i].indicator, name.indicator);
      if (!path) continue;
      collected.together.parts.push_back(*std::move(path));
      met[i] = meets = true;
    }
    if (!meets) alone.push_back(std::move(name));
  }
  names = std::move(alone);
  std::size_t place = 0;
  std::erase_if(parents, [&](const Placed&) { return met[place++]; });
}

/// Depth is that of the pattern, which is bounded.
Collected collect(const Term& term) {
  Collected collected;
  if (term.kind == Term::Kind::comparison) collect(term.comparison, collected);
  for (const Term& part : term.terms) {
    Collected one = collect(part);
    if (term.apart) one.settle();
    collected.join(std::move(one));
  }
  if (term.kind == Term::Kind::all) join_paths(collected);
  // A folder that is one of several possibilities narrows nothing down.
  if (term.kind == Term::Kind::any && !collected.only_parents()) collected.settle_parents();
  return collected;
}

}  // namespace

std::optional<Property> property_of(std::string_view object, std::string_view path) {
  constexpr std::array<std::string_view, 5> kHashes = {"md5", "sha-1", "sha1", "sha-256", "sha256"};
  const bool is_of_file = object == "file" || object == "artifact" || object == "process";
  if (const std::size_t hashes = path.rfind("hashes."); is_of_file && hashes != path.npos) {
    const bool logged = std::ranges::find(kHashes, path.substr(hashes + 7)) != kHashes.end();
    return logged ? std::optional(Property{"hash"}) : std::nullopt;
  }
  const auto fits = [&](const Known& known) { return known.object == object && known.path == path; };
  const auto known = std::ranges::find_if(kKnown, fits);
  return known == kKnown.end() ? std::nullopt : std::optional(known->property);
}

void add_terms(Gathering& gathering, const Place& place, const Term& term, const Said& said) {
  if (term.kind == Term::Kind::any) {
    for (const Term& part : term.terms) add_terms(gathering, place, part, said);
    return;
  }
  Collected collected = collect(term);
  collected.settle();
  add_together(gathering, place, std::move(collected.together), said);
}

}  // namespace beffroi::indicators::stix

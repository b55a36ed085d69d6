// SPDX-License-Identifier: EUPL-1.2
#include "indicators/stix/terms.h"

#include <algorithm>
#include <array>

#include "sigma/details.h"

namespace beffroi::indicators::stix {
namespace {

struct Known {
  std::string_view object, path;
  Property property;
};

// STIX 2.1, sections 6.4 to 6.17; process:name and binary_ref are of version 2.0.
constexpr std::array<Known, 24> kKnown{{{"ipv4-addr", "value", {"ip"}},
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
  return sigma::cut_to(start(compared.object) + ":" + start(compared.path), kMaxBytes);
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

void collect(const Comparison& compared, Together& together) {
  if (says_nothing(compared)) return;
  const auto property = property_of(compared.object, compared.path);
  if (!property) return together.leave("kind_unknown", {{"kind", property_named(compared)}});
  if (!asks_for_values(compared, *property)) return together.leave("stix_operation", written(compared));
  for (const std::string& value : compared.values) {
    const auto plain = plain_value(compared, *property, value);
    if (!plain) {
      together.leave("stix_operation", written(compared));
    } else if (auto recognised = recognise(property->kind_word, *plain)) {
      (property->folder ? together.folders : together.parts).push_back(*std::move(recognised));
    } else {
      together.leave(recognised.error().id, std::move(recognised.error().arguments));
    }
  }
}

/// Depth is that of the pattern, which is bounded.
void collect(const Term& term, Together& together) {
  if (term.kind == Term::Kind::comparison) return collect(term.comparison, together);
  for (const Term& part : term.terms) collect(part, together);
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
  Together together;
  collect(term, together);
  add_together(gathering, place, std::move(together), said);
}

}  // namespace beffroi::indicators::stix

// SPDX-License-Identifier: EUPL-1.2
#include "indicators/stix/bundle.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "indicators/stix/terms.h"

namespace beffroi::indicators::stix {
namespace {

using base::json::Kind;
using base::json::Value;

std::vector<Value> objects_of(const Value& root) {
  if (root.kind() == Kind::array) return root.elements();
  const auto objects = root.find("objects");
  return objects ? objects->elements() : std::vector<Value>();
}

/// Observables that say something of which no kind is looked for, so that each is remarked. The others that give nothing (network-traffic,
/// email-message) only join objects that the bundle holds beside them.
constexpr std::array<std::string_view, 7> kNotLookedFor = {
    "autonomous-system", "mac-addr", "mutex", "process", "software", "windows-registry-key", "x509-certificate"};

class BundleReader {
 public:
  BundleReader(const Value& root, Gathering& gathering) : objects_(objects_of(root)), gathering_(gathering) {
    for (const Value& object : objects_) {
      if (object.text_of("type") == "identity") authors_.emplace(object.text_of("id"), shortened(object.text_of("name")));
    }
  }

  void read() {
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      const Value& object = objects_[i];
      std::string id = object.text_of("id");
      if (id.empty() || !base::is_valid_utf8(id)) id = fmt::format("objects[{}]", i);
      const Place place{0, id.substr(0, 200)};
      const std::string type = object.text_of("type");
      if (type == "indicator") {
        read_indicator(object, place);
      } else if (type == "observed-data") {
        const auto observed = object.find("objects");
        if (!observed) continue;
        for (const auto& [key, one] : observed->members()) read_observable(one, place);
      } else {
        read_observable(object, place);
      }
    }
    if (observed_ > 0) gathering_.remark({0, "SCO"}, Weight::partly, "stix_observed", {{"count", observed_}});
  }

 private:
  Said said_of(const Value& object) const {
    Said said;
    said.description = shortened(object.text_of("name"));
    if (said.description.empty()) said.description = shortened(object.text_of("description"));
    const auto author = authors_.find(object.text_of("created_by_ref"));
    if (author != authors_.end()) said.author = author->second;
    return said;
  }

  /// Why the bundle itself says not to look for an indicator; empty where it does not.
  static std::string_view aside(const Value& indicator) {
    const auto revoked = indicator.find("revoked");
    if (revoked && revoked->as_boolean().value_or(false)) return "revoked";
    const auto types = indicator.find("indicator_types");
    if (!types) return {};
    const auto is_benign = [](const Value& type) { return type.as_text() == "benign"; };
    return std::ranges::any_of(types->elements(), is_benign) ? "stix_benign" : "";
  }

  void read_indicator(const Value& indicator, const Place& place) {
    if (const std::string_view reason = aside(indicator); !reason.empty()) {
      return gathering_.remark(place, Weight::aside, std::string(reason));
    }
    const std::string language = indicator.text_of("pattern_type");
    if (!language.empty() && language != "stix") {
      return gathering_.remark(place, Weight::refused, "stix_language", {{"language", language}});
    }
    Said said = said_of(indicator);
    if (const std::string until = indicator.text_of("valid_until"); !until.empty()) {
      said.until = base::parse_rfc3339(until);
      if (!said.until) gathering_.remark(place, Weight::partly, "time_invalid", {{"value", until}});
    }
    const auto pattern = parse_pattern(indicator.text_of("pattern"));
    if (!pattern) return gathering_.remark(place, Weight::refused, pattern.error().id, pattern.error().arguments);
    if (pattern->qualified) gathering_.remark(place, Weight::partly, "stix_qualified");
    if (said.until) gathering_.remark(place, Weight::partly, "until", {{"moment", *said.until}});
    add_terms(gathering_, place, pattern->root, said);
  }

  void read_observable(const Value& object, const Place& place) {
    const std::string type = object.text_of("type");
    if (std::ranges::find(kNotLookedFor, type) != kNotLookedFor.end()) {
      return gathering_.remark(place, Weight::refused, "kind_unknown", {{"kind", type}});
    }
    Together together;
    for (const auto& [name, value] : object.members()) {
      if (name == "hashes") {
        for (const auto& [algorithm, hash] : value.members()) take(type, "hashes." + base::fold(algorithm), hash, together);
      } else {
        take(type, name, value, together);
      }
    }
    observed_ += static_cast<std::int64_t>(together.parts.size());
    Said said;
    said.level = sigma::Level::medium;
    add_together(gathering_, place, std::move(together), said);
  }

  /// A member that is no property to look for is passed over: times, references, sizes.
  static void take(const std::string& type, std::string_view name, const Value& value, Together& together) {
    const auto property = property_of(type, name);
    const auto text = value.as_text();
    if (!property || !text) return;
    if (property->folder) return together.leave("folder_observed", {{"value", shortened(*text)}});
    if (auto recognised = recognise(property->kind_word, *text)) {
      together.parts.push_back(*std::move(recognised));
    } else {
      together.leave(recognised.error().id, std::move(recognised.error().arguments));
    }
  }

  std::vector<Value> objects_;
  Gathering& gathering_;
  std::map<std::string, std::string> authors_;
  std::int64_t observed_ = 0;
};

}  // namespace

bool is_bundle(const Value& root) {
  if (root.text_of("type") == "bundle") return true;
  const std::vector<Value> objects = objects_of(root);
  if (objects.empty()) return false;
  return !objects.front().text_of("type").empty() && !objects.front().text_of("id").empty() &&
         objects.front().text_of("id").contains("--");
}

void read_bundle(const Value& root, Gathering& gathering) { BundleReader(root, gathering).read(); }

}  // namespace beffroi::indicators::stix

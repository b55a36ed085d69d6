// SPDX-License-Identifier: EUPL-1.2
#include "sigma/log_sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/assert.h"
#include "base/resources.h"
#include "base/text.h"
#include "sigma/number.h"
#include "sigma/parse.h"

namespace beffroi::sigma {
namespace {

using base::yaml::Kind;
using base::yaml::Node;

std::vector<std::string> texts_of(const Node* node) {
  std::vector<std::string> texts;
  if (node) {
    for (const Node& element : node->elements) texts.push_back(element.scalar);
  }
  return texts;
}

Derivation derivation_of(const Node& node) {
  Derivation derivation;
  if (const Node* lists = node.find("first_of")) {
    for (const Node& list : lists->elements) derivation.first_of.push_back(texts_of(&list));
  }
  if (const Node* prefixes = node.find("prefixes")) {
    for (const Node& pair : prefixes->elements) {
      if (pair.elements.size() != 2) continue;
      derivation.prefixes.emplace_back(pair.elements[0].scalar, pair.elements[1].scalar);
    }
  }
  if (const Node* values = node.find("values")) {
    for (const auto& [native, called] : values->members) derivation.values[base::fold(native.scalar)] = called.scalar;
  }
  derivation.decimal = node.text("number") == "decimal";
  return derivation;
}

void read_fields(const Node& fields, EventSource& source) {
  for (const auto& [sigma_name, native] : fields.members) {
    const std::string folded = base::fold(sigma_name.scalar);
    if (native.kind == Kind::scalar) {
      source.renames[folded] = native.scalar;
    } else {
      source.derivations[folded] = derivation_of(native);
    }
  }
}

base::Result<EventSource> read_source(const Node& node) {
  EventSource source;
  source.channels = texts_of(node.find("channels"));
  source.providers = texts_of(node.find("providers"));
  for (const std::string& event : texts_of(node.find("events"))) {
    const auto number = parse_decimal(event);
    if (!number || *number > UINT32_MAX) return base::fail("log_sources.event", {{"event", event}}, {{}, node.line, {}});
    source.events.push_back(static_cast<std::uint32_t>(*number));
  }
  if (const Node* where = node.find("where")) {
    BEFFROI_TRY(source.where, parse_selection(*where, {}, source.tests));
  }
  if (const Node* fields = node.find("fields")) read_fields(*fields, source);
  if (const Node* has = node.find("has")) {
    source.has.emplace();
    for (const std::string& name : texts_of(has)) source.has->push_back(base::fold(name));
    std::ranges::sort(*source.has);
  }
  return source;
}

using Sources = std::vector<std::shared_ptr<const EventSource>>;

base::Result<> read_sources(const Node* by_name, std::map<std::string, Sources>& into) {
  if (!by_name) return {};
  for (const auto& [name, list] : by_name->members) {
    Sources& sources = into[base::fold(name.scalar)];
    for (const Node& node : list.elements) {
      BEFFROI_TRY(EventSource source, read_source(node));
      sources.push_back(std::make_shared<const EventSource>(std::move(source)));
    }
  }
  return {};
}

/// Of the sources of a category those that lie in the channels of a service.
Sources within(const Sources& sources, const Sources& services) {
  Sources kept;
  for (const auto& source : sources) {
    const bool inside = std::ranges::any_of(services, [&](const auto& service) {
      return std::ranges::any_of(source->channels, [&](const std::string& channel) {
        return std::ranges::find(service->channels, channel) != service->channels.end();
      });
    });
    if (inside) kept.push_back(source);
  }
  return kept;
}

}  // namespace

std::string EventSource::name() const {
  std::string text = channels.empty() ? "*" : channels.front();
  for (const std::uint32_t event : events) fmt::format_to(std::back_inserter(text), " {}", event);
  return text;
}

LogSources LogSources::embedded() {
  LogSources sources;
  for (const base::Resource& resource : base::resources_below("data/sigma/")) {
    const auto added = sources.add(resource.bytes, resource.name);
    BEFFROI_ASSERT(added);  // our own data, read by a test
  }
  return sources;
}

base::Result<> LogSources::add(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  const std::string product_name = base::fold(root.text("product"));
  if (product_name.empty()) return base::fail("log_sources.product", {}, {std::string(path), root.line, {}});
  Product& product = products_[product_name];
  BEFFROI_TRY_VOID(read_sources(root.find("services"), product.services));
  BEFFROI_TRY_VOID(read_sources(root.find("categories"), product.categories));
  for (const std::string& name : texts_of(root.find("without_events"))) product.without_events.push_back(base::fold(name));
  return {};
}

LogSources::Found LogSources::find(const LogSource& wanted) const {
  Found found;
  found.reason = "no_reader";
  for (const auto& [name, product] : products_) {
    if (!wanted.product.empty() && wanted.product != name) continue;
    const auto category = product.categories.find(wanted.category);
    const auto service = product.services.find(wanted.service);
    const bool has_category = category != product.categories.end();
    const bool has_service = service != product.services.end();
    if (has_category && (has_service || wanted.service.empty())) {
      found.sources = has_service ? within(category->second, service->second) : category->second;
    } else if (has_service && wanted.category.empty()) {
      found.sources = service->second;
    } else if (!wanted.product.empty() && wanted.category.empty() && wanted.service.empty()) {
      found.sources = {std::make_shared<const EventSource>()};
    } else if (std::ranges::find(product.without_events, wanted.category) != product.without_events.end()) {
      found.reason = "no_event_log";
    }
    if (!found.sources.empty()) return found;
  }
  return found;
}

}  // namespace beffroi::sigma

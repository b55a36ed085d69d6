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
#include "sigma/strict_reader.h"

namespace beffroi::sigma {
namespace {

using base::yaml::Kind;
using base::yaml::Node;

class SourceReader : public StrictReader {
 public:
  explicit SourceReader(std::string_view path)
      : StrictReader(path, {.form = "log_sources.form", .unknown_key = "log_sources.unknown_key"}) {}

  /// A single text, `otherwise` where the member is not there.
  base::Result<std::string> text(const Node& node, std::string_view key, std::string_view otherwise) const {
    const Node* written = node.find(key);
    if (!written) return std::string(otherwise);
    if (written->kind == Kind::scalar) return written->scalar;
    return wrong_form(*written, key, "text");
  }

  /// A list of texts; none where the member is not there.
  base::Result<std::vector<std::string>> list(const Node& node, std::string_view key) const {
    const Node* written = node.find(key);
    if (!written) return std::vector<std::string>();
    return texts(*written, key);
  }

  base::Result<std::vector<std::string>> texts(const Node& written, std::string_view key) const {
    const auto wrong = [&](const Node& at) { return wrong_form(at, key, "list"); };
    if (written.kind != Kind::sequence) return wrong(written);
    std::vector<std::string> texts;
    for (const Node& element : written.elements) {
      if (element.kind != Kind::scalar) return wrong(element);
      texts.push_back(element.scalar);
    }
    return texts;
  }
};

base::Result<> read_pairs(const Node& node, const SourceReader& reader, Derivation& derivation) {
  const Node* prefixes = node.find("prefixes");
  if (prefixes && prefixes->kind != Kind::sequence) {
    return reader.wrong_form(*prefixes, "prefixes", "list");
  }
  for (const Node& pair : prefixes ? prefixes->elements : std::vector<Node>()) {
    BEFFROI_TRY(const auto texts, reader.texts(pair, "prefixes"));
    if (texts.size() != 2) return reader.wrong_form(pair, "prefixes", "pair");
    derivation.prefixes.emplace_back(texts[0], texts[1]);
  }
  const Node* values = node.find("values");
  if (values && values->kind != Kind::mapping) {
    return reader.wrong_form(*values, "values", "mapping");
  }
  for (const auto& [native, called] : values ? values->members : std::vector<base::yaml::Member>()) {
    if (called.kind != Kind::scalar) return reader.wrong_form(native, native.scalar, "text");
    derivation.values[base::fold(native.scalar)] = called.scalar;
  }
  return {};
}

base::Result<Derivation> derivation_of(const Node& node, const SourceReader& reader) {
  BEFFROI_TRY_VOID(reader.check_keys(node, {"first_of", "join", "prefixes", "values", "number", "part"}));
  Derivation derivation;
  const Node* lists = node.find("first_of");
  if (!lists || lists->kind != Kind::sequence || lists->elements.empty()) {
    return reader.wrong_form(lists ? *lists : node, "first_of", "list");
  }
  for (const Node& list : lists->elements) {
    BEFFROI_TRY(auto names, reader.texts(list, "first_of"));
    if (names.empty()) return reader.wrong_form(list, "first_of", "list");
    derivation.first_of.push_back(std::move(names));
  }
  BEFFROI_TRY_VOID(read_pairs(node, reader, derivation));
  BEFFROI_TRY(const std::string number, reader.text(node, "number", ""));
  if (!number.empty() && number != "decimal")
    return reader.fail("log_sources.unknown_key", *node.find("number"), {{"key", number}});
  derivation.decimal = number == "decimal";
  BEFFROI_TRY(const std::string part, reader.text(node, "part", ""));
  if (!part.empty() && part != "last") return reader.fail("log_sources.unknown_key", *node.find("part"), {{"key", part}});
  derivation.last_part = part == "last";
  BEFFROI_TRY(derivation.join, reader.text(node, "join", derivation.join));
  return derivation;
}

/// `Names` is an EventSource or CommonNames.
template <class Names>
base::Result<> read_fields(const Node& fields, const SourceReader& reader, Names& source) {
  if (fields.kind != Kind::mapping) {
    return reader.wrong_form(fields, "fields", "mapping");
  }
  for (const auto& [sigma_name, native] : fields.members) {
    const std::string folded = base::fold(sigma_name.scalar);
    if (native.kind == Kind::scalar) {
      source.renames[folded] = native.scalar;
    } else {
      BEFFROI_TRY(source.derivations[folded], derivation_of(native, reader));
    }
  }
  return {};
}

base::Result<> read_has(const Node& node, const SourceReader& reader, EventSource& source) {
  if (!node.find("has")) return {};
  BEFFROI_TRY(const auto names, reader.list(node, "has"));
  source.has.emplace();
  for (const std::string& name : names) source.has->push_back(base::fold(name));
  std::ranges::sort(*source.has);
  return {};
}

base::Result<EventSource> read_source(const Node& node, const SourceReader& reader) {
  BEFFROI_TRY_VOID(reader.check_keys(node, {"channels", "providers", "events", "where", "fields", "has"}));
  EventSource source;
  BEFFROI_TRY(source.channels, reader.list(node, "channels"));
  BEFFROI_TRY(source.providers, reader.list(node, "providers"));
  BEFFROI_TRY(const auto events, reader.list(node, "events"));
  for (const std::string& event : events) {
    const auto number = parse_decimal(event);
    if (!number || *number > UINT32_MAX) return reader.fail("log_sources.event", *node.find("events"), {{"event", event}});
    source.events.push_back(static_cast<std::uint32_t>(*number));
  }
  if (const Node* where = node.find("where")) {
    auto expression = parse_selection(*where, {}, source.tests);
    if (!expression) return reader.fail("log_sources.where", *where, {{"problem", expression.error().id}});
    source.where = *std::move(expression);
  }
  if (const Node* fields = node.find("fields")) BEFFROI_TRY_VOID(read_fields(*fields, reader, source));
  BEFFROI_TRY_VOID(read_has(node, reader, source));
  // Without any of them it would be every event there is.
  if (source.channels.empty() && source.providers.empty() && source.events.empty()) {
    return reader.wrong_form(node, "channels", "list");
  }
  return source;
}

bool are_dotted(const CommonNames& names) {
  const auto dotted = [](std::string_view name) { return name.contains('.'); };
  return std::ranges::all_of(names.renames, dotted, &std::pair<const std::string, std::string>::first) &&
         std::ranges::all_of(names.derivations, dotted, &std::pair<const std::string, Derivation>::first) &&
         std::ranges::all_of(names.prefixes, dotted) && std::ranges::all_of(names.not_written, dotted);
}

/// The names of a file beside those that were there.
base::Result<std::shared_ptr<const CommonNames>> read_common(const Node& root, const SourceReader& reader,
                                                             const std::shared_ptr<const CommonNames>& before) {
  CommonNames names = before ? *before : CommonNames();
  if (const Node* fields = root.find("fields")) BEFFROI_TRY_VOID(read_fields(*fields, reader, names));
  BEFFROI_TRY(const auto prefixes, reader.list(root, "prefixes"));
  for (const std::string& prefix : prefixes) names.prefixes.push_back(base::fold(prefix));
  BEFFROI_TRY(const auto not_written, reader.list(root, "not_written"));
  for (const std::string& name : not_written) names.not_written.insert(base::fold(name));
  names.all_dotted = are_dotted(names);
  return std::make_shared<const CommonNames>(std::move(names));
}

using Sources = std::vector<std::shared_ptr<const EventSource>>;

base::Result<> read_sources(const Node& root, std::string_view part, const SourceReader& reader,
                            std::map<std::string, Sources>& into) {
  const Node* by_name = root.find(part);
  if (!by_name || by_name->is_null()) return {};
  const auto wrong = [&](const Node& at, const char* form) { return reader.wrong_form(at, part, form); };
  if (by_name->kind != Kind::mapping) return wrong(*by_name, "mapping");
  for (const auto& [name, list] : by_name->members) {
    if (list.kind != Kind::sequence || list.elements.empty()) return wrong(list, "list");
    Sources& sources = into[base::fold(name.scalar)];
    for (const Node& node : list.elements) {
      BEFFROI_TRY(EventSource source, read_source(node, reader));
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
  const SourceReader reader(path);
  BEFFROI_TRY_VOID(reader.check_keys(root, {"as_of", "sources", "product", "everywhere", "services", "categories",
                                            "without_events", "fields", "prefixes", "not_written"}));
  BEFFROI_TRY(const std::string everywhere, reader.text(root, "everywhere", "false"));
  if (everywhere != "true" && everywhere != "false") {
    return reader.wrong_form(*root.find("everywhere"), "everywhere", "truth");
  }
  const std::string product_name = base::fold(root.text("product"));
  if (product_name.empty()) return reader.fail("log_sources.product", root);
  Product& product = products_[product_name];
  product.everywhere = product.everywhere || everywhere == "true";
  BEFFROI_TRY_VOID(read_sources(root, "services", reader, product.services));
  BEFFROI_TRY_VOID(read_sources(root, "categories", reader, product.categories));
  BEFFROI_TRY(const auto without, reader.list(root, "without_events"));
  for (const std::string& name : without) product.without_events.push_back(base::fold(name));
  BEFFROI_TRY(product.common, read_common(root, reader, product.common));
  product.share_common_names();
  return {};
}

/// Sources never change once rules hold them, so those that know other names are made anew.
void LogSources::Product::share_common_names() {
  for (auto* by_name : {&services, &categories}) {
    for (auto& [name, sources] : *by_name) {
      for (auto& source : sources) {
        if (source->common == common) continue;
        EventSource knowing = *source;
        knowing.common = common;
        source = std::make_shared<const EventSource>(std::move(knowing));
      }
    }
  }
}

LogSources::Sources LogSources::Product::find(const LogSource& wanted) const {
  const auto category = categories.find(wanted.category);
  const auto service = services.find(wanted.service);
  const bool has_category = category != categories.end();
  const bool has_service = service != services.end();
  if (has_category && (has_service || wanted.service.empty())) {
    return has_service ? within(category->second, service->second) : category->second;
  }
  if (has_service && wanted.category.empty()) return service->second;
  const bool any_of_it = !wanted.product.empty() && wanted.category.empty() && wanted.service.empty();
  if (!any_of_it) return {};
  if (everywhere) {
    EventSource all;
    all.common = common;
    return {std::make_shared<const EventSource>(std::move(all))};
  }
  Sources all;
  for (const auto& [name, sources] : services) all.insert(all.end(), sources.begin(), sources.end());
  return all;
}

LogSources::Found LogSources::find(const LogSource& wanted) const {
  Found found;
  found.reason = "no_reader";
  for (const auto& [name, product] : products_) {
    if (!wanted.product.empty() && wanted.product != name) continue;
    std::ranges::move(product.find(wanted), std::back_inserter(found.sources));
    if (std::ranges::find(product.without_events, wanted.category) != product.without_events.end())
      found.reason = "no_event_log";
  }
  return found;
}

std::set<std::string> LogSources::names() const {
  std::set<std::string> all;
  for (const auto& [name, product] : products_) {
    all.insert(name);
    for (const auto& [service, sources] : product.services) all.insert(service);
    for (const auto& [category, sources] : product.categories) all.insert(category);
    all.insert(product.without_events.begin(), product.without_events.end());
  }
  return all;
}

}  // namespace beffroi::sigma

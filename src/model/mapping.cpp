// SPDX-License-Identifier: EUPL-1.2
#include "model/mapping.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/resources.h"
#include "base/text.h"
#include "base/yaml/node.h"

namespace beffroi::model {
namespace {

using base::yaml::Kind;
using base::yaml::Node;

constexpr std::int64_t kVersion = 1;

std::optional<std::uint64_t> to_number(std::string_view text) {
  std::uint64_t number = 0;
  const bool hexadecimal = text.starts_with("0x") || text.starts_with("0X");
  if (hexadecimal) text.remove_prefix(2);
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number, hexadecimal ? 16 : 10);
  if (code != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

std::unexpected<base::Error> invalid(const Node& node, std::string_view path, std::string why) {
  return base::fail("mapping.invalid", {{"reason", std::move(why)}}, {std::string(path), node.line, {}});
}

base::Result<std::vector<MappedField>> parse_fields(const Node& node, std::string_view path) {
  std::vector<MappedField> fields;
  for (const auto& [ecs, native] : node.members) {
    const std::string_view text = native.scalar;
    const std::size_t bar = text.find('|');
    MappedField field{ecs.scalar, std::string(text.substr(0, bar)), Reading::text};
    const std::string_view reading = bar == text.npos ? std::string_view("text") : text.substr(bar + 1);
    if (reading == "ip") {
      field.reading = Reading::ip;
    } else if (reading == "number") {
      field.reading = Reading::number;
    } else if (reading == "name") {
      field.reading = Reading::name;
    } else if (reading == "domain") {
      field.reading = Reading::domain;
    } else if (reading == "program") {
      field.reading = Reading::program;
    } else if (reading != "text") {
      return invalid(native, path, fmt::format("unknown reading '{}'", reading));
    }
    fields.push_back(std::move(field));
  }
  return fields;
}

std::optional<Draw> to_draw(std::string_view name) {
  if (name == "true" || name == "fact") return Draw::fact;
  if (name == "false" || name == "nothing") return Draw::nothing;
  if (name == "file_burst") return Draw::file_burst;
  return name == "flow" ? std::optional(Draw::flow) : std::nullopt;
}

/// `when: {ShareName: {ends_with: ["$"]}}`
base::Result<MappedCondition> parse_condition(const Node& name, const Node& test, std::string_view path) {
  MappedCondition condition{.native = name.scalar, .texts = {}};
  if (test.members.size() != 1) return invalid(test, path, "a condition has one test");
  const auto& [kind, texts] = test.members.front();
  if (kind.scalar == "ends_with") {
    condition.test = MappedCondition::Test::ends_with;
  } else if (kind.scalar == "contains") {
    condition.test = MappedCondition::Test::contains;
  } else if (kind.scalar != "equals") {
    return invalid(kind, path, fmt::format("unknown test '{}'", kind.scalar));
  }
  for (const Node& text : texts.elements) condition.texts.push_back(base::fold(text.scalar));
  if (condition.texts.empty()) return invalid(texts, path, "a test needs a list of texts");
  return condition;
}

base::Result<> parse_draws(const Node& node, std::string_view path, MappedEvent& event) {
  const auto draws = to_draw(node.text("facts", "true"));
  const auto otherwise = to_draw(node.text("otherwise", "nothing"));
  if (!draws || !otherwise) return invalid(node, path, "facts and otherwise are true, false, file_burst or flow");
  event.draws = *draws;
  event.otherwise = *otherwise;
  const Node* when = node.find("when");
  if (!when) return {};
  for (const auto& [name, test] : when->members) {
    BEFFROI_TRY(MappedCondition condition, parse_condition(name, test, path));
    event.when.push_back(std::move(condition));
  }
  return {};
}

base::Result<MappedEvent> parse_event(const Node& node, std::string_view path) {
  const auto code = to_number(node.text("code"));
  if (!code || *code > UINT32_MAX) return invalid(node, path, "code is no number");
  MappedEvent event{.provider = std::string(node.text("provider")),
                    .code = static_cast<std::uint32_t>(*code),
                    .category = std::string(node.text("category")),
                    .action = std::string(node.text("action")),
                    .outcome = std::string(node.text("outcome")),
                    .when = {},
                    .fields = {}};
  BEFFROI_TRY_VOID(parse_draws(node, path, event));
  if (event.provider.empty() || event.category.empty() || event.action.empty()) {
    return invalid(node, path, "provider, category and action are needed");
  }
  if (const Node* fields = node.find("fields")) {
    BEFFROI_TRY(event.fields, parse_fields(*fields, path));
  }
  return event;
}

std::string last_part(std::string_view path) {
  const std::size_t slash = path.find_last_of("\\/");
  return std::string(slash == path.npos ? path : path.substr(slash + 1));
}

std::string program_of(std::string_view details) {
  constexpr std::string_view kKey = "HostApplication=";
  const std::size_t at = details.find(kKey);
  if (at == details.npos) return {};
  details.remove_prefix(at + kKey.size());
  return std::string(details.substr(0, details.find_first_of("\r\n")));
}

std::string read_as(Reading reading, std::string text) {
  switch (reading) {
    case Reading::text: return text;
    case Reading::ip: return read_address(text);
    case Reading::name: return last_part(text);
    case Reading::domain: return text.substr(0, text.find('\\') == text.npos ? 0 : text.find('\\'));
    case Reading::program: return program_of(text);
    case Reading::number: break;
  }
  const auto number = to_number(text);
  return number ? fmt::format_int(*number).c_str() : text;
}

}  // namespace

std::string read_address(std::string_view text) {
  // RdpCoreTS writes "203.0.113.7:49812" and "[2001:db8::1]:49812".
  if (text.starts_with('[')) text = text.substr(1, text.find(']') - 1);
  if (std::ranges::count(text, ':') == 1) text = text.substr(0, text.find(':'));
  if (base::fold(text.substr(0, 7)) == "::ffff:" && text.find('.') != text.npos) text.remove_prefix(7);
  if (const std::size_t zone = text.find('%'); zone != text.npos) text = text.substr(0, zone);
  const std::string address(text);
  std::array<unsigned char, 16> parsed{};
  if (inet_pton(AF_INET, address.c_str(), parsed.data()) == 1) return address;
  if (inet_pton(AF_INET6, address.c_str(), parsed.data()) != 1) return {};
  std::array<char, INET6_ADDRSTRLEN> canonical{};
  inet_ntop(AF_INET6, parsed.data(), canonical.data(), canonical.size());
  return canonical.data();
}

base::Result<Mapping> Mapping::parse(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  if (root.text("version") != std::to_string(kVersion)) return invalid(root, path, "unknown version");
  Mapping mapping;
  if (const Node* common = root.find("common")) {
    BEFFROI_TRY(mapping.common_, parse_fields(*common, path));
  }
  const Node* events = root.find("events");
  if (!events || events->kind != Kind::sequence) return invalid(root, path, "events is missing");
  for (const Node& node : events->elements) {
    BEFFROI_TRY(MappedEvent event, parse_event(node, path));
    const bool fresh = mapping.index_.try_emplace({event.provider, event.code}, mapping.events_.size()).second;
    if (!fresh) return invalid(node, path, fmt::format("{} {} stands twice", event.provider, event.code));
    mapping.events_.push_back(std::move(event));
  }
  return mapping;
}

base::Result<Mapping> Mapping::embedded(std::string_view vocabulary) {
  const std::string path = fmt::format("data/mappings/{}.yaml", vocabulary);
  const auto text = base::resource(path);
  if (!text) return base::fail("mapping.unknown", {{"vocabulary", std::string(vocabulary)}});
  return parse(*text, path);
}

const MappedEvent* Mapping::find(std::string_view provider, std::uint32_t code) const {
  const auto found = index_.find(std::pair<std::string, std::uint32_t>(provider, code));
  return found == index_.end() ? nullptr : &events_[found->second];
}

bool MappedCondition::holds(std::string_view text) const {
  const std::string folded = base::fold(text);
  return std::ranges::any_of(texts, [&](const std::string& wanted) {
    switch (test) {
      case Test::equals: return folded == wanted;
      case Test::ends_with: return folded.ends_with(wanted);
      case Test::contains: break;
    }
    return folded.find(wanted) != folded.npos;
  });
}

std::string read_native(const MappedField& field, const Value& value) {
  std::string text = canonical_text(value);
  if (text == "-") text.clear();
  return text.empty() ? text : read_as(field.reading, std::move(text));
}

namespace {

/// What a field says in one of the two scopes; nothing where no value of that name is there, or none that can be read as a program.
std::optional<std::string> read_in(FieldScope scope, const MappedField& field, const EventBatch& batch, const Event& event) {
  for (const Field& native : event.fields) {
    if (native.scope != scope || batch.symbols.text(native.name) != field.native) continue;
    std::string text = read_native(field, native.value);
    if (text.empty() && field.reading == Reading::program) continue;  // one of several values of the same name
    return text;
  }
  return std::nullopt;
}

}  // namespace

void append_mapped(EcsFields& out, const std::vector<MappedField>& fields, const EventBatch& batch, const Event& event,
                   FieldScope preferred) {
  const FieldScope other = preferred == FieldScope::data ? FieldScope::system : FieldScope::data;
  for (const MappedField& field : fields) {
    auto text = read_in(preferred, field, batch, event);
    if (!text) text = read_in(other, field, batch, event);
    if (text && !text->empty()) out.emplace_back(field.ecs, *std::move(text));
  }
}

}  // namespace beffroi::model

// SPDX-License-Identifier: EUPL-1.2
#include "response/entry.h"

#include "base/assert.h"
#include "base/json/reader.h"
#include "base/json/writer.h"

namespace beffroi::response {
namespace {

bool names_a_moment(std::string_view name) { return name == "at" || name.ends_with("_at"); }

std::optional<base::ArgumentValue> value_of(std::string_view name, const base::json::Value& value) {
  if (const auto text = value.as_text()) {
    if (names_a_moment(name)) {
      if (const auto moment = base::parse_rfc3339(*text)) return *moment;
    }
    return std::string(*text);
  }
  if (const auto truth = value.as_boolean()) return *truth;
  if (const auto number = value.as_integer()) return *number;
  return std::nullopt;
}

base::Result<Entry> entry_of(const casefile::LedgerEntry& kept, base::json::Parser& parser) {
  Entry entry{kept.seq,
              base::parse_rfc3339(kept.utc).value_or(base::Timestamp{}),
              kept.actor,
              kept.kind,
              kept.subject,
              {},
              casefile::head_of(kept)};
  BEFFROI_TRY(const base::json::Value document, parser.parse(kept.json));
  for (const auto& [name, member] : document.members()) {
    if (auto value = value_of(name, member)) entry.members.push_back({std::string(name), *std::move(value)});
  }
  return entry;
}

void write_member(base::json::Writer& json, const base::Argument& member) {
  json.key(member.name);
  if (const auto* text = std::get_if<std::string>(&member.value)) {
    json.value(*text);
  } else if (const auto* number = std::get_if<std::int64_t>(&member.value)) {
    json.value(*number);
  } else if (const auto* truth = std::get_if<bool>(&member.value)) {
    json.value(*truth);
  } else if (const auto* moment = std::get_if<base::Timestamp>(&member.value)) {
    BEFFROI_ASSERT(names_a_moment(member.name));
    json.value(base::format_rfc3339(*moment));
  }
}

template <class T>
T member_or_nothing(const Entry& entry, std::string_view name) {
  const base::ArgumentValue* value = base::find_argument(entry.members, name);
  const T* content = value ? std::get_if<T>(value) : nullptr;
  return content ? *content : T{};
}

}  // namespace

std::string_view Entry::text(std::string_view name) const {
  const base::ArgumentValue* value = base::find_argument(members, name);
  const std::string* content = value ? std::get_if<std::string>(value) : nullptr;
  return content ? std::string_view(*content) : std::string_view();
}

bool Entry::truth(std::string_view name) const { return member_or_nothing<bool>(*this, name); }

std::int64_t Entry::number(std::string_view name) const { return member_or_nothing<std::int64_t>(*this, name); }

std::optional<base::Timestamp> Entry::moment(std::string_view name) const {
  const base::ArgumentValue* value = base::find_argument(members, name);
  const base::Timestamp* content = value ? std::get_if<base::Timestamp>(value) : nullptr;
  return content ? std::optional(*content) : std::nullopt;
}

bool is_kind(const Entry& entry, std::string_view kind) {
  const std::string_view own = entry.kind;
  return own.starts_with(kind) && (own.size() == kind.size() || own[kind.size()] == '.');
}

base::Result<Entry> note(casefile::Case& store, std::string_view kind, std::string_view subject, const base::Arguments& members,
                         std::string_view by) {
  base::json::Writer json;
  json.begin_object();
  for (const base::Argument& member : members) {
    const auto* text = std::get_if<std::string>(&member.value);
    if (text && text->size() > kMaxText) return base::fail("response.text_too_long", {{"name", member.name}});
    write_member(json, member);
  }
  json.end_object();
  BEFFROI_TRY(const casefile::LedgerEntry kept, store.append(kind, subject, json.text(), by));
  base::json::Parser parser;
  return entry_of(kept, parser);
}

base::Result<Entry> entry_of(const casefile::LedgerEntry& kept) {
  base::json::Parser parser;
  return entry_of(kept, parser);
}

base::Result<std::vector<Entry>> entries_of(casefile::Case& store) {
  BEFFROI_TRY(const std::vector<casefile::LedgerEntry> kept, store.entries());
  base::json::Parser parser;
  std::vector<Entry> entries;
  entries.reserve(kept.size());
  for (const casefile::LedgerEntry& one : kept) {
    BEFFROI_TRY(Entry entry, entry_of(one, parser));
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace beffroi::response

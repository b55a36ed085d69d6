// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "base/moment_text.h"
#include "base/text.h"
#include "base/yaml/node.h"
#include "response/declarations/event_catalogue.h"
#include "response/obligations/facts.h"

namespace beffroi::response::obligations {
namespace {

using base::yaml::Kind;
using base::yaml::Member;
using base::yaml::Node;

constexpr std::size_t kMaxFacts = 10'000;
constexpr std::array<std::pair<std::string_view, Standing>, 3> kStandings{
    {{"proposed", Standing::proposed}, {"confirmed", Standing::confirmed}, {"contested", Standing::contested}}};

struct File {
  std::string_view path;
  base::Timestamp now;
  const base::TimeZone& zone;

  base::Where at(const Node& node) const { return {std::string(path), node.line, {}}; }
};

base::Result<base::TypedMoment> moment_in(const Node& node, const DeclaredEvent& event, const File& file) {
  const auto leaning = event.planned ? base::Leaning::future : base::Leaning::past;
  auto typed = base::parse_moment(node.scalar, file.now, file.zone, leaning);
  if (!typed) typed.error().where = file.at(node);
  return typed;
}

std::unexpected<base::Error> wrong_value(const Member& member, const File& file) {
  return base::fail("obligation.fact.value", {{"name", member.first.scalar}, {"value", member.second.scalar}},
                    file.at(member.second));
}

base::Result<> take_particular(const Member& member, const DeclaredEvent& event, const File& file, Fact& fact) {
  const auto known = std::ranges::find(event.particulars, member.first.scalar, &Particular::name);
  if (known == event.particulars.end())
    return base::fail("obligation.fact.unknown_key", {{"name", member.first.scalar}}, file.at(member.first));
  std::string value = member.second.scalar;
  if (known->kind == Particular::Kind::word && std::ranges::find(known->words, value) == known->words.end())
    return wrong_value(member, file);
  if (known->kind == Particular::Kind::time) {
    BEFFROI_TRY(const base::TypedMoment typed, moment_in(member.second, event, file));
    value = base::format_rfc3339(typed.moment);
  }
  fact.particulars.emplace_back(member.first.scalar, std::move(value));
  return {};
}

base::Result<> take_member(const Member& member, const DeclaredEvent& event, const File& file, Fact& fact) {
  const std::string& name = member.first.scalar;
  const std::string& value = member.second.scalar;
  if (name == "event" || member.second.is_null()) return {};
  if (member.second.kind != Kind::scalar) return wrong_value(member, file);
  if (name == "at") {
    BEFFROI_TRY(const base::TypedMoment typed, moment_in(member.second, event, file));
    fact.at = typed.moment;
    fact.day_only = typed.day_only;
  } else if (name == "state") {
    // Programs that write YAML turn yes and no into these.
    const std::string_view word = value == "true" ? "yes" : value == "false" ? "no" : std::string_view(value);
    if (std::ranges::find(event.states, word) == event.states.end()) return wrong_value(member, file);
    fact.state = word;
  } else if (name == "standing") {
    const auto standing = std::ranges::find(kStandings, value, &decltype(kStandings)::value_type::first);
    if (standing == kStandings.end()) return wrong_value(member, file);
    fact.standing = standing->second;
  } else if (name == "by") {
    fact.by = value;
  } else if (name == "legal_person") {
    fact.person = value;
  } else {
    return take_particular(member, event, file, fact);
  }
  return {};
}

/// A fact as far as it can be read; what is wrong in it goes to `refused`.
void read_fact(const Node& node, const File& file, FactFile& read) {
  if (node.kind != Kind::mapping) {
    read.refused.push_back({"obligation.fact.not_a_mapping", {}, file.at(node), {}});
    return;
  }
  const std::string_view name = node.text("event");
  const DeclaredEvent* event = EventCatalogue::embedded().find(name);
  if (!event) {
    read.refused.push_back({"obligation.fact.unknown_event", {{"name", std::string(name)}}, file.at(node), {}});
    return;
  }
  Fact fact{.event = event->id, .at = {}, .standing = Standing::confirmed, .number = read.facts.size() + 1};
  for (const Member& member : node.members) {
    if (auto taken = take_member(member, *event, file, fact); !taken) read.refused.push_back(std::move(taken).error());
  }
  read.facts.push_back(std::move(fact));
}

}  // namespace

base::Result<FactFile> read_fact_file(std::string_view yaml, std::string_view path, base::Timestamp now,
                                      const base::TimeZone& zone) {
  BEFFROI_TRY(const std::vector<Node> documents, base::yaml::parse(yaml, path));
  FactFile read;
  if (documents.empty() || documents.front().is_null()) return read;
  const File file{path, now, zone};
  const Node& root = documents.front();
  if (documents.size() > 1 || root.kind != Kind::sequence || root.elements.size() > kMaxFacts)
    return base::fail("obligation.fact.not_a_list", {}, file.at(root));
  for (const Node& element : root.elements) read_fact(element, file, read);
  return read;
}

}  // namespace beffroi::response::obligations

// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/number.h"
#include "base/resources.h"
#include "base/yaml/node.h"
#include "response/declarations/event_catalogue.h"
#include "response/obligations/facts.h"
#include "response/obligations/rule.h"
#include "town/words.h"

namespace beffroi::response::obligations {
namespace {

using base::yaml::Kind;
using base::yaml::Node;

constexpr std::string_view kFolder = "data/catalogue/obligations/";
constexpr std::int64_t kMaxLength = 24 * 366;
constexpr std::array<std::string_view, 5> kBasisStates{"confirmed", "contested", "proposed", "practice", "unknown"};
constexpr std::array<std::pair<std::string_view, Unit>, 8> kUnits{{{"hours", Unit::hours},
                                                                   {"hours_without_days_off", Unit::hours_without_days_off},
                                                                   {"days", Unit::days},
                                                                   {"months", Unit::months},
                                                                   {"clear_days_before", Unit::clear_days_before},
                                                                   {"weekdays_before", Unit::weekdays_before},
                                                                   {"at_event", Unit::at_event},
                                                                   {"insurance_contract", Unit::insurance_contract}}};

base::Result<std::int64_t> whole_number(const Node& node, std::string_view path, std::int64_t least = 1) {
  const auto number = base::whole_number<std::int64_t>(node.scalar);
  if (!number || *number < least || *number > kMaxLength) return invalid_catalogue(node, path, "a whole number is needed here");
  return *number;
}

base::Result<std::string> event_called(const Node& node, std::string_view path) {
  if (node.scalar != kInsuranceHeld && !EventCatalogue::embedded().find(node.scalar))
    return invalid_catalogue(node, path, fmt::format("no event is called '{}'", node.scalar));
  return node.scalar;
}

base::Result<std::vector<std::string>> events_of(const Node& node, std::string_view key, std::string_view path) {
  std::vector<std::string> events;
  const Node* list = node.find(key);
  if (!list) return events;
  if (list->kind == base::yaml::Kind::scalar) {
    BEFFROI_TRY(std::string event, event_called(*list, path));
    return std::vector{std::move(event)};
  }
  for (const Node& element : list->elements) {
    BEFFROI_TRY(std::string event, event_called(element, path));
    events.push_back(std::move(event));
  }
  return events;
}

base::Result<std::string> optional_event(const Node& node, std::string_view key, std::string_view path) {
  const Node* member = node.find(key);
  return member ? event_called(*member, path) : base::Result<std::string>(std::string());
}

base::Result<Start> read_start(const Node& root, std::string_view path) {
  const Node* node = root.find("start");
  if (!node) return invalid_catalogue(root, path, "'start' is needed");
  BEFFROI_TRY_VOID(check_keys(*node, {"events", "or_else", "each", "from", "moved_to", "outcome", "no_later_than"}, path));
  Start start;
  BEFFROI_TRY(start.events, events_of(*node, "events", path));
  if (start.events.empty()) return invalid_catalogue(*node, path, "'events' is needed");
  BEFFROI_TRY(start.or_else, events_of(*node, "or_else", path));
  BEFFROI_TRY(start.no_later_than, optional_event(*node, "no_later_than", path));
  start.each = node->text("each") == "true";
  start.from = node->text("from");
  start.moved_to = node->text("moved_to");
  start.outcome = node->text("outcome");
  return start;
}

base::Result<Condition> read_condition(const Node& node, std::string_view path) {
  BEFFROI_TRY_VOID(check_keys(node, {"event", "implied_by", "hinted_by", "unknown"}, path));
  const std::string_view unknown = node.text("unknown");
  const Node* event = node.find("event");
  if (!event || (unknown != "runs" && unknown != "waits"))
    return invalid_catalogue(node, path, "a condition needs 'event' and 'unknown: runs' or 'waits'");
  Condition condition{.event = {}, .implied_by = {}, .hinted_by = {}, .unknown_runs = unknown == "runs"};
  BEFFROI_TRY(condition.event, event_called(*event, path));
  BEFFROI_TRY(condition.implied_by, events_of(node, "implied_by", path));
  BEFFROI_TRY(condition.hinted_by, events_of(node, "hinted_by", path));
  return condition;
}

base::Result<> read_lengths(const Node& node, std::string_view path, Term& term) {
  if (const Node* by = node.find("by_population")) {
    for (const auto& [key, value] : by->members) {
      BEFFROI_TRY(const std::int64_t from, whole_number(key, path, 0));
      BEFFROI_TRY(term.by_population[from], whole_number(value, path));
    }
  }
  if (const Node* by = node.find("by")) {
    term.particular = by->text("particular");
    const Node* lengths = by->find("lengths");
    if (term.particular.empty() || !lengths) return invalid_catalogue(*by, path, "'particular' and 'lengths' are needed");
    for (const auto& [key, value] : lengths->members) {
      BEFFROI_TRY(term.by_word[key.scalar], whole_number(value, path));
    }
  }
  return {};
}

/// A word of the town's file; nothing said is the first meaning.
template <class Meaning>
base::Result<Meaning> word_in(const Node& node, std::string_view key, std::string_view path) {
  const Node* member = node.find(key);
  if (!member) return Meaning{};
  const auto meaning = town::meaning_of<Meaning>(member->scalar);
  if (!meaning) return invalid_catalogue(*member, path, fmt::format("'{}' is not known here", member->scalar));
  return *meaning;
}

base::Result<Term> read_term(const Node& version, std::string_view path) {
  Term term;
  const Node* node = version.find("term");
  if (!node) return term;
  BEFFROI_TRY_VOID(check_keys(*node, {"unit", "length", "roll", "by_population", "by", "weekday"}, path));
  const auto unit = std::ranges::find(kUnits, node->text("unit"), &decltype(kUnits)::value_type::first);
  if (unit == kUnits.end()) return invalid_catalogue(*node, path, "the unit is not known");
  term.unit = unit->second;
  if (const Node* length = node->find("length")) {
    BEFFROI_TRY(term.length, whole_number(*length, path));
  }
  BEFFROI_TRY_VOID(read_lengths(*node, path, term));
  BEFFROI_TRY(const town::Weekday weekday, word_in<town::Weekday>(*node, "weekday", path));
  term.weekday = static_cast<int>(weekday);
  term.next_working_day = node->text("roll") == "next_working_day";
  const bool needs_none = term.unit == Unit::at_event || term.unit == Unit::insurance_contract;
  if (!needs_none && term.length == 0 && term.by_population.empty() && term.by_word.empty())
    return invalid_catalogue(*node, path, "a length is needed");
  if (term.unit == Unit::weekdays_before && term.weekday == 0) return invalid_catalogue(*node, path, "'weekday' is needed");
  return term;
}

base::Result<std::optional<base::Date>> optional_date(const Node& node, std::string_view key, std::string_view path) {
  const Node* member = node.find(key);
  if (!member) return std::nullopt;
  const auto date = base::parse_date(member->scalar);
  if (!date) return invalid_catalogue(*member, path, "a date is written 2026-11-23");
  return date;
}

base::Result<Version> read_version(const Node& node, std::string_view path) {
  BEFFROI_TRY_VOID(check_keys(node, {"valid_from", "valid_until", "term", "basis"}, path));
  Version version;
  BEFFROI_TRY(version.valid_from, optional_date(node, "valid_from", path));
  BEFFROI_TRY(version.valid_until, optional_date(node, "valid_until", path));
  BEFFROI_TRY(version.term, read_term(node, path));
  BEFFROI_TRY(version.basis, read_basis(node, path));
  return version;
}

base::Result<> read_words(const Node& root, std::string_view path, Rule& rule) {
  BEFFROI_TRY(rule.title, read_wording(root, "title", path));
  BEFFROI_TRY(rule.to, read_wording(root, "to", path));
  BEFFROI_TRY(rule.who, read_headed_wording(root, "who", path));
  BEFFROI_TRY(rule.if_missed, read_wording(root, "if_missed", path));
  BEFFROI_TRY(rule.reach, read_wordings(root, "reach", path));
  BEFFROI_TRY(rule.notes, read_wordings(root, "notes", path));
  return {};
}

base::Result<> read_lists(const Node& root, std::string_view path, Rule& rule) {
  if (const Node* conditions = root.find("conditions")) {
    for (const Node& element : conditions->elements) {
      BEFFROI_TRY(Condition condition, read_condition(element, path));
      rule.conditions.push_back(std::move(condition));
    }
  }
  const Node* versions = root.find("versions");
  if (!versions || versions->elements.empty()) return invalid_catalogue(root, path, "'versions' is needed");
  for (const Node& element : versions->elements) {
    BEFFROI_TRY(Version version, read_version(element, path));
    rule.versions.push_back(std::move(version));
  }
  return {};
}

}  // namespace

base::Result<std::vector<town::BodyKind>> read_kinds(const Node& root, std::string_view path) {
  std::vector<town::BodyKind> kinds;
  const Node* list = root.find("kinds");
  if (!list) return kinds;
  for (const Node& element : list->elements) {
    const auto kind = town::meaning_of<town::BodyKind>(element.scalar);
    if (!kind) return invalid_catalogue(element, path, fmt::format("'{}' is not known here", element.scalar));
    kinds.push_back(*kind);
  }
  return kinds;
}

base::Result<Basis> read_basis(const Node& version, std::string_view path) {
  const Node* node = version.find("basis");
  if (!node) return invalid_catalogue(version, path, "'basis' is needed");
  BEFFROI_TRY_VOID(check_keys(*node, {"text", "source", "state", "read", "as_of"}, path));
  Basis basis{.text = {},
              .source = std::string(node->text("source")),
              .state = std::string(node->text("state")),
              .read_original = node->text("read") == "original",
              .as_of = std::string(node->text("as_of"))};
  BEFFROI_TRY(basis.text, read_wording(*node, "text", path));
  if (std::ranges::find(kBasisStates, basis.state) == kBasisStates.end() || !base::parse_date(basis.as_of) ||
      (!basis.read_original && node->text("read") != "secondary"))
    return invalid_catalogue(*node, path, "a known state, 'read: original' or 'secondary' and a date as_of are needed");
  return basis;
}

const Version* Rule::on(const base::Date& day) const {
  for (const Version& version : versions) {
    if ((!version.valid_from || *version.valid_from <= day) && (!version.valid_until || day <= *version.valid_until))
      return &version;
  }
  return nullptr;
}

base::Result<Rule> parse_rule(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  BEFFROI_TRY_VOID(check_keys(root, {"id",     "order",      "title",    "to",        "who",     "who_president", "if_missed",
                                     "reach",  "reach_town", "notes",    "start",     "persons", "conditions",    "force",
                                     "switch", "met_by",     "met_with", "only_kind", "kinds",   "watched_site",  "versions"},
                              path));
  Rule rule{.id = std::string(root.text("id")),
            .reach_insurer = root.text("reach_town") == "insurer",
            .start = {},
            .every_person = root.text("persons") == "every",
            .recommended = root.text("force") == "recommended",
            .switched_by = std::string(root.text("switch"))};
  const Node* order = root.find("order");
  if (rule.id.empty() || !order) return invalid_catalogue(root, path, "'id' and 'order' are needed");
  BEFFROI_TRY(rule.order, whole_number(*order, path));
  BEFFROI_TRY_VOID(read_words(root, path, rule));
  BEFFROI_TRY(rule.start, read_start(root, path));
  BEFFROI_TRY(rule.met_by, optional_event(root, "met_by", path));
  BEFFROI_TRY(rule.only_kind, word_in<town::BodyKind>(root, "only_kind", path));
  BEFFROI_TRY(rule.kinds, read_kinds(root, path));
  BEFFROI_TRY(rule.watched_site, word_in<town::SiteKind>(root, "watched_site", path));
  rule.met_with = root.text("met_with");
  BEFFROI_TRY_VOID(read_lists(root, path, rule));
  return rule;
}

base::Result<std::vector<Rule>> rules() {
  std::vector<Rule> all;
  for (const base::Resource& file : base::resources_below(kFolder)) {
    BEFFROI_TRY(Rule rule, parse_rule(file.bytes, file.name));
    all.push_back(std::move(rule));
  }
  std::ranges::stable_sort(all, {}, &Rule::order);
  return all;
}

std::vector<std::string> switches_of(const std::vector<Rule>& rules) {
  std::set<std::string> names;
  for (const Rule& rule : rules) {
    if (!rule.switched_by.empty()) names.insert(rule.switched_by);
  }
  return {names.begin(), names.end()};
}

}  // namespace beffroi::response::obligations

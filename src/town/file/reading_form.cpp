// SPDX-License-Identifier: EUPL-1.2
#include "town/file/reading_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/telephone.h"
#include "town/value.h"

namespace beffroi::town::file {
namespace {

std::size_t place_of(Thing thing) { return static_cast<std::size_t>(thing); }

}  // namespace

void Findings::problem(const Node& at, std::string id, base::Arguments arguments) {
  if (problems_.size() >= kMaxProblems) {
    ++untold_;
    return;
  }
  problems_.push_back({std::move(id), std::move(arguments), {path_, at.line, {}, at.column}, {}});
}

void Findings::identity(const Node& at, Thing thing, const std::string& id, const std::string& name) {
  auto& known = by_name_[place_of(thing)];
  if (!known.emplace(identifier_of(id), id).second) return problem(at, "town.same_identity", {{"value", id}});
  ids_[place_of(thing)].push_back(id);
  if (!name.empty()) known.emplace(identifier_of(name), id);
}

void Findings::reference(const Node& at, std::string_view key, Thing thing, const std::string& value) {
  references_.push_back({&at, std::string(key), value, thing});
}

const std::string& Findings::resolved(Thing thing, const std::string& value) const {
  const auto& known = by_name_[place_of(thing)];
  const auto found = known.find(identifier_of(value));
  return found == known.end() ? value : found->second;
}

std::vector<base::Error> Findings::finish() {
  for (const Reference& reference : references_) {
    if (by_name_[place_of(reference.thing)].contains(identifier_of(reference.value))) continue;
    problem(*reference.at, "town.unknown_reference",
            {{"key", reference.key},
             {"value", reference.value},
             {"suggestion", std::string(nearest(reference.value, ids_[place_of(reference.thing)]))}});
  }
  std::ranges::stable_sort(problems_, {},
                           [](const base::Error& error) { return std::pair(error.where.line, error.where.column); });
  if (untold_ > 0) {
    problems_.push_back({"town.too_many_problems", {{"count", static_cast<std::int64_t>(untold_)}}, {path_, {}, {}}, {}});
  }
  return std::move(problems_);
}

const Node* ReadingForm::find(std::string_view key) {
  asked_.emplace_back(key);
  for (const auto& [name, value] : mapping_.members) {
    if (identifier_of(name.scalar) != key) continue;
    used_.insert(&value);
    return value.is_null() ? nullptr : &value;
  }
  return nullptr;
}

void ReadingForm::finish() {
  for (const auto& [name, value] : mapping_.members) {
    if (used_.contains(&value)) continue;
    findings_.problem(name, "town.unknown_key",
                      {{"key", name.scalar},
                       {"suggestion", std::string(nearest(name.scalar, asked_))},
                       {"known", fmt::format("{}", fmt::join(asked_, ", "))}});
  }
}

const Node* ReadingForm::scalar(std::string_view key) {
  const Node* node = find(key);
  if (!node || node->kind == base::yaml::Kind::scalar) return node;
  findings_.problem(*node, "town.wrong_shape", {{"key", std::string(key)}, {"expected", std::string("text")}});
  return nullptr;
}

bool ReadingForm::is_mapping(std::string_view key, const Node& node) {
  if (node.kind == base::yaml::Kind::mapping) return true;
  findings_.problem(node, "town.wrong_shape", {{"key", std::string(key)}, {"expected", std::string("mapping")}});
  return false;
}

void ReadingForm::each_element(std::string_view key, const std::function<void(const Node&)>& take) {
  const Node* node = find(key);
  if (!node) return;
  if (node->kind != base::yaml::Kind::sequence) {
    return findings_.problem(*node, "town.wrong_shape", {{"key", std::string(key)}, {"expected", std::string("list")}});
  }
  for (std::size_t i = 0; i < node->elements.size(); ++i) {
    if (i == kMaxEntries) {
      return findings_.problem(node->elements[i], "town.too_many",
                               {{"key", std::string(key)}, {"limit", static_cast<std::int64_t>(kMaxEntries)}});
    }
    if (!node->elements[i].is_null()) take(node->elements[i]);
  }
}

void ReadingForm::each_scalar(std::string_view key, const std::function<void(const Node&)>& take) {
  // One value without a list is a list of one.
  const auto is_alone = [key](const base::yaml::Member& member) { return identifier_of(member.first.scalar) == key; };
  const auto member = std::ranges::find_if(mapping_.members, is_alone);
  if (member != mapping_.members.end() && member->second.kind == base::yaml::Kind::scalar) {
    if (const Node* node = find(key)) take(*node);
    return;
  }
  each_element(key, [&](const Node& node) {
    if (node.kind == base::yaml::Kind::scalar) return take(node);
    findings_.problem(node, "town.wrong_shape", {{"key", std::string(key)}, {"expected", std::string("text")}});
  });
}

void ReadingForm::refuse(std::string_view key, const Node& node, std::string id) {
  findings_.problem(node, std::move(id), {{"key", std::string(key)}, {"value", node.scalar}});
}

bool ReadingForm::take_text(std::string_view key, const Node& node, std::string& value) {
  if (node.scalar.size() > kMaxTextBytes) {
    findings_.problem(node, "town.too_long", {{"key", std::string(key)}, {"limit", static_cast<std::int64_t>(kMaxTextBytes)}});
    return false;
  }
  if (has_control_character(node.scalar)) {
    refuse(key, node, "town.control_character");
    return false;
  }
  value = node.scalar;
  return true;
}

void ReadingForm::text(std::string_view key, std::string& value) {
  if (const Node* node = scalar(key)) take_text(key, *node, value);
}

void ReadingForm::texts(std::string_view key, std::vector<std::string>& values) {
  each_scalar(key, [&](const Node& node) {
    std::string value;
    if (take_text(key, node, value)) values.push_back(std::move(value));
  });
}

void ReadingForm::number(std::string_view key, std::optional<std::int64_t>& value, std::int64_t low, std::int64_t high) {
  const Node* node = scalar(key);
  if (!node) return;
  const auto read = parse_count(node->scalar);
  if (read && read->low == read->high && read->low >= low && read->low <= high) {
    value = read->low;
    return;
  }
  findings_.problem(*node, "town.not_number",
                    {{"key", std::string(key)}, {"value", node->scalar}, {"low", low}, {"high", high}});
}

void ReadingForm::date(std::string_view key, std::optional<base::Date>& value) {
  const Node* node = scalar(key);
  if (!node) return;
  value = base::parse_date(node->scalar);
  if (!value) refuse(key, *node, "town.not_date");
}

void ReadingForm::clock(std::string_view key, std::optional<std::int64_t>& value) {
  const Node* node = scalar(key);
  if (!node) return;
  value = parse_clock(node->scalar);
  if (!value) refuse(key, *node, "town.not_clock");
}

void ReadingForm::count(std::string_view key, std::optional<Count>& value) {
  const Node* node = scalar(key);
  if (!node) return;
  value = parse_count(node->scalar);
  if (!value) refuse(key, *node, "town.not_count");
}

void ReadingForm::insee(std::string_view key, std::string& value) {
  const Node* node = scalar(key);
  if (!node) return;
  if (!department_of(node->scalar)) return refuse(key, *node, "town.not_insee");
  value = node->scalar;
  if (value[1] == 'a' || value[1] == 'b') value[1] = value[1] == 'a' ? 'A' : 'B';
}

void ReadingForm::siren(std::string_view key, std::string& value) {
  const Node* node = scalar(key);
  if (!node) return;
  if (!is_siren(node->scalar)) return refuse(key, *node, "town.not_siren");
  value = node->scalar;
}

void ReadingForm::telephone(std::string_view key, std::string& value) {
  const Node* node = scalar(key);
  if (node && take_text(key, *node, value) && !base::may_be_telephone(value)) refuse(key, *node, "town.doubtful_telephone");
}

void ReadingForm::network(std::string_view key, std::string& value) {
  const Node* node = scalar(key);
  if (!node) return;
  if (!is_network(node->scalar)) return refuse(key, *node, "town.not_network");
  value = node->scalar;
}

void ReadingForm::networks(std::string_view key, std::vector<std::string>& values) {
  each_scalar(key, [&](const Node& node) {
    if (!is_network(node.scalar)) return refuse(key, node, "town.not_network");
    values.push_back(node.scalar);
  });
}

void ReadingForm::identity(std::string_view id_key, std::string& id, std::string_view name_key, std::string& name,
                           Thing thing) {
  text(id_key, id);
  if (!name_key.empty()) text(name_key, name);
  if (id.empty()) id = identifier_of(name);
  if (identifier_of(id).empty()) {
    id.clear();
    return findings_.problem(mapping_, "town.no_identity", {{"key", std::string(id_key)}});
  }
  findings_.identity(mapping_, thing, id, name);
}

void ReadingForm::reference(std::string_view key, std::string& value, Thing thing) {
  const Node* node = scalar(key);
  if (node && take_text(key, *node, value) && !value.empty()) findings_.reference(*node, key, thing, value);
}

void ReadingForm::references(std::string_view key, std::vector<std::string>& values, Thing thing) {
  each_scalar(key, [&](const Node& node) {
    std::string value;
    if (!take_text(key, node, value) || value.empty()) return;
    findings_.reference(node, key, thing, value);
    values.push_back(std::move(value));
  });
}

void ReadingForm::record(std::string_view key, Insurance& insurance) {
  const Node* node = find(key);
  if (!node) return;
  if (node->kind == base::yaml::Kind::scalar) {
    take_choice(key, *node, insurance.held);
  } else if (is_mapping(key, *node)) {
    read_record(*node, insurance);
  }
}

}  // namespace beffroi::town::file

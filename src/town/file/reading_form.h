// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/yaml/node.h"
#include "town/file/describe.h"
#include "town/read.h"
#include "town/words.h"

namespace beffroi::town::file {

using base::yaml::Node;

/// What all forms of one reading share: problems, ids, references that wait for the end.
class Findings {
 public:
  explicit Findings(std::string_view path) : path_(path) {}

  void problem(const Node& at, std::string id, base::Arguments arguments);
  /// Takes an id; one that is taken already is a problem.
  void identity(const Node& at, Thing thing, const std::string& id, const std::string& name);
  void reference(const Node& at, std::string_view key, Thing thing, const std::string& value);

  /// Once everything is read: the id that a reference means, by id or by name; the text itself where there is none.
  const std::string& resolved(Thing thing, const std::string& value) const;
  /// References without a target become problems; all problems in the order of the text.
  std::vector<base::Error> finish();

 private:
  struct Reference {
    const Node* at;
    std::string key, value;
    Thing thing;
  };

  std::string path_;
  std::vector<base::Error> problems_;
  std::size_t untold_ = 0;
  std::array<std::map<std::string, std::string>, kThings> by_name_;  // identifier of id or name → id
  std::array<std::vector<std::string>, kThings> ids_;
  std::vector<Reference> references_;
};

/// Reads the members of one mapping into a record. The nodes must outlive the Findings.
class ReadingForm {
 public:
  ReadingForm(const Node& mapping, Findings& findings) : mapping_(mapping), findings_(findings) {}

  void text(std::string_view key, std::string& value);
  void texts(std::string_view key, std::vector<std::string>& values);
  void number(std::string_view key, std::optional<std::int64_t>& value, std::int64_t low, std::int64_t high);
  void date(std::string_view key, std::optional<base::Date>& value);
  void clock(std::string_view key, std::optional<std::int64_t>& value);
  void count(std::string_view key, std::optional<Count>& value);
  void insee(std::string_view key, std::string& value);
  void siren(std::string_view key, std::string& value);
  /// Kept as it is written; one that cannot be a number is told.
  void telephone(std::string_view key, std::string& value);
  void network(std::string_view key, std::string& value);
  void networks(std::string_view key, std::vector<std::string>& values);
  void identity(std::string_view id_key, std::string& id, std::string_view name_key, std::string& name, Thing thing);
  void reference(std::string_view key, std::string& value, Thing thing);
  void references(std::string_view key, std::vector<std::string>& values, Thing thing);

  template <class Choice>
  void choice(std::string_view key, Choice& value) {
    if (const Node* node = scalar(key)) take_choice(key, *node, value);
  }

  template <class Choice>
  void choices(std::string_view key, std::vector<Choice>& values) {
    each_scalar(key, [&](const Node& node) {
      Choice value{};
      if (take_choice(key, node, value)) values.push_back(value);
    });
  }

  template <class Record>
  void record(std::string_view key, Record& record) {
    const Node* node = find(key);
    if (node && is_mapping(key, *node)) read_record(*node, record);
  }

  /// « cyber_insurance: yes » says as much as « held: yes » below it.
  void record(std::string_view key, Insurance& insurance);

  template <class Record>
  void records(std::string_view key, std::vector<Record>& records) {
    each_element(key, [&](const Node& node) {
      if (is_mapping(key, node)) read_record(node, records.emplace_back());
    });
  }

  /// Names every member that was not asked for.
  void finish();

 private:
  template <class Record>
  void read_record(const Node& node, Record& record) {
    ReadingForm form(node, findings_);
    describe(form, record);
    form.finish();
  }

  template <class Choice>
  bool take_choice(std::string_view key, const Node& node, Choice& value) {
    const auto meaning = meaning_of<Choice>(node.scalar);
    if (meaning) {
      value = *meaning;
    } else {
      findings_.problem(node, "town.unknown_word",
                        {{"key", std::string(key)}, {"value", node.scalar}, {"allowed", listed_words<Choice>()}});
    }
    return meaning.has_value();
  }

  /// The value of a key that says something, and what it was asked for.
  const Node* find(std::string_view key);
  const Node* scalar(std::string_view key);
  bool is_mapping(std::string_view key, const Node& node);
  bool take_text(std::string_view key, const Node& node, std::string& value);
  void refuse(std::string_view key, const Node& node, std::string id);
  void each_element(std::string_view key, const std::function<void(const Node&)>& take);
  void each_scalar(std::string_view key, const std::function<void(const Node&)>& take);

  const Node& mapping_;
  Findings& findings_;
  std::vector<std::string> asked_;
  std::set<const Node*> used_;
};

}  // namespace beffroi::town::file

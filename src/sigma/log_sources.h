// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/yaml/node.h"
#include "sigma/rule.h"

namespace beffroi::sigma {

/// How a Sigma field is made of the native fields of a record, where it is not simply one of them.
struct Derivation {
  std::vector<std::vector<std::string>> first_of;             ///< native names; see data/sigma/windows.yml
  std::vector<std::pair<std::string, std::string>> prefixes;  ///< '#' stands for digits
  std::map<std::string, std::string> values;                  ///< folded native value → what it is also called
  bool decimal = false;
  bool last_part = false;   ///< only what stands behind the last backslash or slash
  std::string join = "\\";  ///< between several native values
};

/// Names by which rules may call fields in every log source of a product, beside those of the source itself: those of ECS.
struct CommonNames {
  std::map<std::string, std::string> renames;      ///< folded name → Sigma or native name
  std::map<std::string, Derivation> derivations;   ///< folded name → how it is made of native fields
  std::vector<std::string> prefixes;               ///< folded; a name that begins so means what follows it
  std::set<std::string, std::less<>> not_written;  ///< folded names that no record bears, whatever it says
  bool all_dotted = false;                         ///< every one of them holds a dot, as Sigma's own names do not
};

/// Events of one kind: where they are written, and how their fields are called.
struct EventSource {
  std::vector<std::string> channels;              ///< any where empty
  std::vector<std::string> providers;             ///< any where empty; may contain `*`
  std::vector<std::uint32_t> events;              ///< any where empty
  Expression where = Expression::constant(true);  ///< further condition, in native names, over `tests`
  std::vector<FieldTest> tests;
  std::map<std::string, std::string> renames;     ///< folded Sigma name → native name
  std::map<std::string, Derivation> derivations;  ///< folded Sigma name → how it is made
  std::optional<std::vector<std::string>> has;    ///< folded names of all fields of EventData, where the layout is fixed
  std::shared_ptr<const CommonNames> common;      ///< of its product; null where there are none

  /// "Security 4688": for people.
  std::string name() const;
};

/// The log sources of every product that data/sigma describes.
class LogSources {
 public:
  /// From data/sigma/*.yml that the program carries.
  static LogSources embedded();
  /// Adds the log sources of one file, in the form of data/sigma/windows.yml: beside those that are there, in the same category too.
  /// Errors with line: yaml.*, log_sources.*; a word that is not understood is one.
  base::Result<> add(std::string_view yaml, std::string_view path);

  struct Found {
    std::vector<std::shared_ptr<const EventSource>> sources;
    std::string reason;  ///< why there is none: no_reader or no_event_log
  };
  /// Where the events of a rule's log source lie. A rule that names no product is looked up in all of them.
  Found find(const LogSource& wanted) const;
  /// Every product, category and service that is described, folded.
  std::set<std::string> names() const;

 private:
  using Sources = std::vector<std::shared_ptr<const EventSource>>;
  struct Product {
    std::map<std::string, Sources> services;
    std::map<std::string, Sources> categories;
    std::vector<std::string> without_events;
    bool everywhere = false;  ///< its events may lie in channels that are not listed
    std::shared_ptr<const CommonNames> common;

    void share_common_names();
    Sources find(const LogSource& wanted) const;
  };

  std::map<std::string, Product> products_;
};

}  // namespace beffroi::sigma

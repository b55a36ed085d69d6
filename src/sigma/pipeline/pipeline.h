// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sigma/condition.h"
#include "sigma/modifiers/modifier.h"
#include "sigma/pipeline/field_names.h"
#include "sigma/pipeline/item.h"

namespace beffroi::sigma::pipeline {

/// The selections of a rule or filter that a pipeline works on, before its condition is read.
struct Draft {
  Rule& head;  ///< its log source may change; `tests` are those of the selections
  std::vector<Selection>& selections;
  bool is_filter = false;  ///< conditions are added to rules only
};

/// What a pipeline asks of a rule besides its condition.
struct Addition {
  std::string selection;  ///< its name; put behind the rule's own
  bool negated = false;
};

/// How the names of selections begin that pipelines add: what must be true and what must not.
inline constexpr std::string_view kRequired = "_added ", kExcluded = "_added not ";

struct Changes {
  std::vector<Addition> added;
  std::shared_ptr<const FieldNames> names;  ///< null where no name may have changed

  /// The condition of a rule with what was added, without what was dropped. Error `pipeline_empty` where nothing of the rule's own is
  /// left.
  base::Result<Expression> finish(Expression condition, const std::vector<Selection>& selections) const;
};

inline constexpr std::size_t kMaxItems = 10'000;      ///< of all files together
inline constexpr std::size_t kMaxTests = 20'000;      ///< of one rule, once names have become several
inline constexpr std::size_t kMaxValues = 100'000;    ///< of one rule, texts that map_string makes among them
inline constexpr std::size_t kMaxTextBytes = 65'536;  ///< of a value that replace_string makes

/// Processing pipelines in the form of pySigma (https://sigmahq-pysigma.readthedocs.io/en/latest/Processing_Pipelines.html), their
/// common subset: README.md says which. Safe to read from several threads.
class Pipeline {
 public:
  /// Adds one file; of all files those of lower priority come first, equal ones in the order in which they were added. Errors with
  /// line: yaml.*, pipeline.*; what is not supported is refused by name, never left out.
  base::Result<> add(std::string_view yaml, std::string_view path);

  bool empty() const { return files_.empty(); }

  /// The given values, and those that value_placeholders has for this rule: a value given has precedence.
  Placeholders placeholders_for(const Rule& head, const Placeholders& given) const;

  /// Does to a draft what every item says whose conditions it fulfils. Error ids are reason ids (`pipeline_…`).
  base::Result<Changes> apply(const Draft& draft) const;

 private:
  struct File {
    std::int64_t priority = 0;
    std::vector<std::shared_ptr<const Item>> items;
    std::map<std::string, std::vector<std::string>> variables;
  };

  std::vector<File> files_;
};

}  // namespace beffroi::sigma::pipeline

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/argument.h"
#include "base/time.h"
#include "model/citation.h"

namespace beffroi::model {

/// An entry of the case's journal that a statement rests on: what a person saw, was told or holds as a document.
struct JournalCitation {
  std::uint64_t sequence = 0;
  std::string by;
  std::string kind;  ///< seen | told | document

  friend bool operator==(const JournalCitation&, const JournalCitation&) = default;
};

/// What a statement rests on.
using Basis = std::variant<Citation, JournalCitation>;

/// Evidence that would settle a question and is not there: a message id `missing.<id>` with its arguments.
struct Missing {
  std::string id;
  base::Arguments arguments;

  friend bool operator==(const Missing&, const Missing&) = default;
};

/// One statement of the diagnosis. Carries no sentence: report renders `<question>.<statement>` of the catalogue with the arguments.
struct Finding {
  std::string id;        ///< stable within a diagnosis: "<question>.<number>"
  std::string question;  ///< folder of src/diagnose/questions
  std::string statement;
  base::Arguments arguments;
  std::string state;  ///< the word the contract gives this question: determined, likely, yes, suspected, unknown …
  std::optional<double> confidence;     ///< 0..1 where hypotheses are ranked
  std::optional<base::Timestamp> time;  ///< when it happened, for the timeline
  std::vector<Basis> supports, contradicts;
  std::vector<Missing> missing;

  friend bool operator==(const Finding&, const Finding&) = default;
};

/// A top-level key of diagnosis.json, projected by the question that owns it, as JSON text.
struct Section {
  std::string key;
  std::string json;

  friend bool operator==(const Section&, const Section&) = default;
};

struct Diagnosis {
  bool exercise = false;          ///< the evidence carries the mark of a drill
  std::vector<Finding> findings;  ///< in the order of the questions' folders, then as the question ranks them
  std::vector<Section> sections;  ///< in the order of their keys
};

/// RFC 6761 reserves .invalid: no real machine is called so. Every record of a drill comes from a computer below this suffix.
inline constexpr std::string_view kExerciseSuffix = ".exercice.invalid";

}  // namespace beffroi::model

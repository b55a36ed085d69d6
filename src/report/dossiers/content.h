// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "model/diagnosis.h"
#include "report/ground.h"
#include "response/deadline.h"
#include "response/dossiers/dossiers.h"
#include "response/entry.h"
#include "response/first_hour/answers.h"
#include "response/measures/proposals.h"
#include "response/people/overview.h"
#include "response/services/overview.h"
#include "town/directory.h"
#include "town/town.h"

namespace beffroi::report::dossiers {

/// Finding → what stands of a person's objection to it, as the report says it: contested, or what is to be read instead.
using Objections = std::map<std::string, std::string, std::less<>>;

/// The objections of a journal to the findings of a diagnosis.
Objections objections_to(const model::Diagnosis& diagnosis, response::Entries entries, const base::Catalogue& words);

/// What dossiers are filled from. The members must outlive the call.
struct Material {
  base::Timestamp now;
  bool exercise = false;
  std::string place;
  const town::Town& town;
  const town::LegalPerson* person = nullptr;  ///< whose dossier it is; null where the town's file says nothing of it
  std::string person_id;                      ///< empty: the body itself
  response::Entries entries;
  const response::first_hour::State& first_hour;
  const model::Diagnosis* diagnosis = nullptr;
  const std::vector<response::Deadline>& obligations;
  const response::measures::Plan& measures;
  const response::services::Overview& services;
  std::string department;
  const response::people::Overview* people = nullptr;  ///< null: nothing is known of the people concerned
  Objections objections;                               ///< of objections_to()
  std::string warning = {};                            ///< as on every paper built on the diagnosis: report/examined.h
};

/// One thing that a field says, with what it rests on.
struct Line {
  std::string text;
  Ground ground = Ground::declared;
  std::string
      cites;  ///< in words: finding, source and record, entry of the journal, file; never empty for a figure of the evidence
};

struct FilledField {
  const response::dossiers::Field* field = nullptr;  ///< of the form
  std::vector<Line> lines;                           ///< none: open, to be filled in by hand

  /// All that it says, for comparing versions.
  std::string text() const;
};

struct FilledPart {
  const response::dossiers::Part* part = nullptr;
  std::vector<FilledField> fields;
};

/// Whether the person who signs may sign.
struct SignatoryCheck {
  enum class Kind : std::uint8_t { unknown, may, with_delegation, contested, to_check, establishment };
  Kind kind = Kind::unknown;
  std::string name, title;
  std::string by = {};  ///< who told it in the first hour; empty where the town's file says it
};

/// What signing under a title is worth; to_check where the title says nothing of it.
SignatoryCheck::Kind kind_of_title(std::string_view title);

struct Dossier {
  const response::dossiers::Form* form = nullptr;
  std::string ref, person_name;                   ///< the name is empty for a body whose file says none
  town::BodyKind kind = town::BodyKind::unknown;  ///< by whose words its head is named
  std::int64_t version = 1;
  std::optional<response::dossiers::Version> before;
  std::optional<base::Timestamp>
      sent;                          ///< when the obligation that it serves was done, for this legal person: it completes that
  std::vector<std::string> changed;  ///< ids of the fields that say something else than the version before
  std::vector<FilledPart> parts;
  SignatoryCheck signatory;

  std::size_t open_fields() const;
  /// What note_version() keeps of it.
  std::map<std::string, std::string> prints() const;
};

/// Fills a form. `form` must outlive the answer. What a person wrote stands before what was found, both are shown.
Dossier fill(const response::dossiers::Form& form, const response::dossiers::State& state, const Material& material,
             const base::Catalogue& words);

/// Who may lodge a complaint for a local authority, by the title that the town's file gives: the mayor or president may, a deputy with a
/// delegation, a civil servant is contested (docs/dossiers-cnil-edpb.md names the sources). An unknown title is to be checked.
SignatoryCheck check_signatory(const town::LegalPerson* person);

}  // namespace beffroi::report::dossiers

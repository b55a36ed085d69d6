// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/messages.h"
#include "base/result.h"
#include "casefile/case.h"
#include "engine/measures.h"
#include "model/diagnosis.h"
#include "response/board.h"
#include "response/entry.h"
#include "response/first_hour/answers.h"
#include "response/first_hour/nights.h"
#include "response/first_hour/questions.h"
#include "response/papers/papers.h"
#include "response/people/overview.h"
#include "response/services/overview.h"
#include "town/town.h"

namespace beffroi::engine {

/// Everything that pages, menu and console show of a case at one moment.
struct Situation {
  base::Timestamp now;
  std::vector<response::Entry> entries;
  std::optional<model::Diagnosis> diagnosis;  ///< the last one, where there is one
  std::vector<response::first_hour::Question> questions;
  response::first_hour::State first_hour;
  std::vector<response::first_hour::Night> nights;  ///< that the answers tell of; the prudent default where nothing is known
  response::Board board;
  std::optional<town::Town> town;               ///< town.yaml of the case, where there is one that can be read
  std::string department;                       ///< "62"; empty where it is not known
  std::vector<response::Deadline> obligations;  ///< all that were assessed; the board has those that concern somebody now
  Measures measures;                            ///< to cut, keep and protect; machines put back into service
  response::services::Overview services;
  response::papers::Papers papers;
  response::people::Overview people;
  bool exercise = false;  ///< the evidence or the first hour says so

  /// What the town's file says that the body is.
  town::BodyKind body() const { return town ? town->kind : town::BodyKind::unknown; }
};

/// Where the case keeps the town's own file, and what it says; nothing where there is none that can be read.
std::filesystem::path town_file_of(const casefile::Case& store);
std::optional<town::Town> town_of(const casefile::Case& store);

/// The clock of the place that an answer to the question "town" names; empty where it names none.
std::string zone_of_answer(std::string_view answer);
/// `words` on the clock of the town, where the case knows the department: Réunion reads its own hours.
base::Result<base::Catalogue> local_words(casefile::Case& store, const base::Catalogue& words);

/// Reads the case. `words` gives the verdict its sentence. Errors: those of Case, response.catalogue.
base::Result<Situation> situation_of(casefile::Case& store, const base::Catalogue& words, base::Timestamp now);

}  // namespace beffroi::engine

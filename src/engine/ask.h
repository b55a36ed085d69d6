// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/progress.h"
#include "engine/resolve.h"
#include "model/alarm.h"
#include "model/declared_answer.h"
#include "model/diagnosis.h"
#include "model/source.h"

namespace beffroi::engine {

/// A diagnosis every citation of which was read again from the evidence.
struct Answered {
  model::Diagnosis diagnosis;
  ResolvedRecords records;
  std::vector<std::string> withheld;  ///< findings that rested on a record which is not where it was
  std::vector<std::string> absent;    ///< paths of cited sources that are not there now; what was drawn from them stands
};

/// Asks all questions, of the evidence, of what rules found in it and of what people declared, and reads the cited records again. A source that was altered, or in which no record begins where one was
/// cited, is left out, facts and all, and the questions are asked again: what they then say rests on evidence that holds.
base::Result<Answered> ask(std::vector<model::SourceResult>& results, std::span<const model::DeclaredAnswer> declared,
                           std::vector<model::Alarm> alarms, const std::vector<evidence::SourceFile>& files, unsigned threads,
                           std::stop_token stop, Progress& progress);

}  // namespace beffroi::engine

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/messages.h"
#include "report/names.h"
#include "response/measures/proposals.h"
#include "response/releases/releases.h"

namespace beffroi::report::measures {

// Plain lines of at most kTerminalColumns columns, read from top to bottom: for a terminal, a screen reader, the menu. What people and
// evidence wrote is made safe.

/// The line that stands before everything else in a drill; empty otherwise.
std::string exercise_line(bool exercise, const base::Catalogue& words);
/// The short names of the machines that were diagnosed.
ShortNames short_names(const response::Diagnosed& diagnosed);
/// The measures in order: title, name to type, on which systems, how far each is.
std::string listing(const response::measures::Plan& plan, const response::Diagnosed& diagnosed, const base::Catalogue& words);
/// Everything about the lines of one measure: why, what to do in order, never-dos, how to check, when to undo, what it costs.
std::string details(std::span<const response::measures::Line> lines, const response::Diagnosed& diagnosed,
                    const base::Catalogue& words);
/// Where one measure stands on one system: "decided by … on …; to do".
std::vector<base::Piece> standing(const response::measures::Measure& measure, const base::Catalogue& words);

/// That a person does not believe what a line rests on: "constat contesté par …"; empty where nobody objects.
std::vector<base::Piece> objection(const response::measures::Line& line, const base::Catalogue& words);

/// Releases, each with what contradicts it now.
std::string listing(std::span<const response::releases::Release> releases, const response::Diagnosed& diagnosed,
                    const base::Catalogue& words);

/// The same for machines: lists of objects.
std::string to_json(std::span<const response::measures::Line> lines, const base::Catalogue& words);
std::string to_json(std::span<const response::releases::Release> releases, const response::Diagnosed& diagnosed,
                    const base::Catalogue& words);

}  // namespace beffroi::report::measures

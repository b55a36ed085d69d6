// SPDX-License-Identifier: EUPL-1.2
// What the families of sources share; sources.h is what others call.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/dossiers/content.h"

namespace beffroi::report::dossiers {

using Lines = std::vector<Line>;

/// What one family is asked for.
struct Wanted {
  std::string_view name;
  const Material& material;
  const base::Catalogue& words;
  std::span<const std::string> beside;  ///< the sources of the same field, this one among them
};

/// The parts that say something, with commas.
std::string joined(std::initializer_list<std::string_view> parts);

/// Adds a line; nothing for an empty text.
void add(Lines& lines, std::string text, Ground ground, std::string cites);

/// What a person holds against the finding `id`; empty where nobody objects.
std::string objection_to(std::string_view id, const Wanted& wanted);

/// A line that cites the finding `id`: where somebody objects to it, it says so in its text and is no more than supposed.
void add_cited(Lines& lines, std::string text, Ground ground, std::string cites, std::string_view id, const Wanted& wanted);

/// `person.<…>` and `town.<…>`: of the body's own facts nothing goes out in the name of another legal person.
Lines of_person(const Wanted& wanted);
Lines of_town(const Wanted& wanted);

/// `services.stopped`: every service that does not work as on any day, as people decided it; in one line, how many are only proposed;
/// `services.all`: the same, whoever's they are.
Lines of_services(const Wanted& wanted);

/// `declared.<event|text|documents>` and `answer.<question>`: what people said.
Lines of_declarations(const Wanted& wanted);
Lines of_answers(const Wanted& wanted);

/// Whom to reach where the file lists nobody: whoever signs, if it gives a number, else whom the first hour told with one.
Lines told_contacts(const Wanted& wanted);

/// `plain.attack`: what happened in a plain sentence.
Lines of_plain(const Wanted& wanted);

/// `clock.<obligation>`, `late.<obligation>`, `stage.<obligation>`, `obligation.<id>`: sources.h says what each is.
Lines of_clock(const Wanted& wanted);
Lines of_late(const Wanted& wanted);
Lines of_stage(const Wanted& wanted);
Lines of_obligation(const Wanted& wanted);

/// Whether a data set of the register is of the legal person whose dossier it is.
bool belongs(const town::DataSet& set, const Material& material);

/// Whether `people.data_sets` gives a line for it.
bool is_told(const town::DataSet& set, const Material& material);

/// `people.<data_sets|kinds|number|severity|advice|sendings>`: which data is touched, how many people, how grave, what they can do, what was sent.
Lines of_people(const Wanted& wanted);

}  // namespace beffroi::report::dossiers

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "response/obligations/facts.h"
#include "response/obligations/rule.h"
#include "town/town.h"

namespace beffroi::response::obligations {

/// A legal person of the town, as its obligations see it.
struct Person {
  std::string id;
  const town::LegalPerson* file = nullptr;  ///< what the town's file says of it; null where it says nothing
  bool body = true;                         ///< it is the body itself
};

/// The body itself first, then the others of its file, then those that only facts name.
std::vector<Person> persons_of(const town::Town& town, const Facts& facts);

/// The id of a legal person; empty where it is the body itself, whatever id its file gives it.
std::string_view other_than_body(const town::Town& town, std::string_view person);
/// Whose something of the town's file is: as above, and the body's too where the file does not describe the owner.
std::string_view owner_in(const town::Town& town, std::string_view legal_person);

/// Whether a fact is about this person by name. Facts that name nobody are about the body itself.
bool is_about(const Fact& fact, const Person& person);

/// The facts of an event that start something for a person: its own, or else those of the body, from which it may have been told.
std::vector<const Fact*> starts_for(const Facts& facts, std::string_view event, const Person& person);

/// What is said of something that is either so or not.
struct Said {
  enum class Answer : std::uint8_t { yes, no, unknown, contested };
  Answer answer = Answer::unknown;
  Standing standing = Standing::proposed;
  std::string by;
  std::uint64_t latest = 0;  ///< of the entry that said so last
};

/// What the facts say of a condition for a person. Two that contradict each other are contested.
Said said_of(const Condition& condition, const Facts& facts, const Person& person);

/// What makes a "no", or not knowing, doubtful for a person: an event that hints at a yes. A confirmed "no" that was said after it has
/// weighed it, and stands. Null where nothing does; a yes needs none.
const Fact* hint_against(const Said& said, const Condition& condition, const Facts& facts, const Person& person);

}  // namespace beffroi::response::obligations

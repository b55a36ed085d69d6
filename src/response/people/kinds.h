// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/wording.h"

namespace beffroi::response::people {

/// A kind of personal data, data/catalogue/people/<id>.yaml: what it weighs in ENISA's formula, how towns call it, what the people whose
/// data it is can do. The four classes and their values are ENISA's (2013, working document 1.0, read in secondary sources); which class
/// a kind belongs to, the step up or down and the usual identification are our own choice, and each says why.
struct Kind {
  std::string id;  ///< the id of data/catalogue/services.yaml where the kind is one of it
  int order = 0;
  Wording name;
  std::string of;            ///< class: simple | behavioural | financial | sensitive
  int context = 1;           ///< data processing context (DPC), 1 to 4: the class's value and the step
  Wording why_context;       ///< why this class and step
  int identification = 100;  ///< ease of identification (EI) in hundredths: 25, 50, 75, 100
  Wording why_identification;
  bool of_people = false;          ///< it is also recognised in who the people are ("élèves")
  std::vector<std::string> words;  ///< by which a town's own words are recognised, as town::identifier_of makes them
  std::vector<Wording> advice;     ///< to people of whom such data is concerned
  Wording source;                  ///< of the advice
  std::string state;               ///< confirmed | contested | proposed | practice: never law where it is not confirmed
  std::string as_of;
};

/// Errors: those of yaml, response.catalogue.
base::Result<Kind> read_kind(std::string_view yaml, std::string_view path);

/// All of them, in their order. That they are valid is proven by a test.
std::span<const Kind> kinds();
const Kind* kind_called(std::string_view id);

inline constexpr std::size_t kMaxRecognised = 400;  ///< bytes of a category that are looked at

/// The kinds that a category of the register stands for: its id or name, else each one of whose words it holds. None: not recognised.
std::vector<const Kind*> kinds_in(std::string_view category);
/// Those that the words for people ("élèves de l’école") stand for.
std::vector<const Kind*> kinds_in_people(std::string_view words);

}  // namespace beffroi::response::people

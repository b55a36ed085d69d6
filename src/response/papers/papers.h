// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "response/entry.h"
#include "response/papers/forms.h"

namespace beffroi::response::papers {

/// The number of a sheet: the code of its form and a number within the case, "NAI-0007".
struct Number {
  std::string code;
  std::int64_t number = 0;

  friend auto operator<=>(const Number&, const Number&) = default;
};

std::string text_of(const Number& number);
/// What a person typed: "NAI-0007", "nai 7", "NAI7". Nothing where it is none.
std::optional<Number> number_of(std::string_view text);
/// Several: words of one number or of a range, "NAI-0001..NAI-0010" or "NAI-1..10". Errors: paper.not_a_number {text}, paper.too_many {count}.
base::Result<std::vector<Number>> numbers_of(std::span<const std::string> words);

inline constexpr std::int64_t kMaxCopies = 200;    ///< of one series
inline constexpr std::int64_t kMaxNumber = 9'999;  ///< of one form
inline constexpr std::size_t kMaxAtOnce = 500;     ///< numbers of one command

/// Blank sheets that were printed together.
struct Series {
  std::string form, code;
  std::int64_t first = 0, last = 0;
  std::string service, service_name, site_name;  ///< for whom; may be empty
  base::Timestamp printed;
  std::string by;

  bool holds(const Number& number) const { return number.code == code && number.number >= first && number.number <= last; }
};

/// What became of a numbered sheet.
enum class Fate : std::uint8_t {
  blank,    ///< printed; nobody said more: unused, lost, or not noted yet
  filled,   ///< somebody wrote on it: it waits to be keyed in
  entered,  ///< what stands on it was keyed in
  spoiled,  ///< will never be used
};
std::string_view name_of(Fate fate);

struct Sheet {
  Number number;
  std::string form;   ///< its id; empty where the program has no form of that code any more
  std::string title;  ///< as it stood when it was noted
  Fate fate = Fate::blank;
  bool printed = false;  ///< within a series of this case
  std::string service, service_name, site_name;
  std::string who;                    ///< who filled it in
  std::optional<base::Timestamp> at;  ///< when it was filled in
  std::string text;                   ///< what it is about, without names of people
  std::optional<base::Timestamp> entered_at;
  std::string entered_by, entered_where, spoiled_because;
};

struct Papers {
  std::vector<Series> series;  ///< in the order of the journal
  std::vector<Sheet> sheets;   ///< every number that was printed or spoken of, by number

  const Sheet* find(const Number& number) const;
  std::size_t count(Fate fate) const;
  std::vector<const Sheet*> with(Fate fate) const;
};

Papers papers_of(Entries entries);

/// For whom or by whom.
struct Place {
  std::string service, service_name, site_name;
};

/// Takes the next `copies` numbers of the form ("paper.printed"). Two commands at once never take the same. Errors: paper.copies {count},
/// paper.numbers_used_up {name}.
base::Result<Series> print(casefile::Case& store, const Form& form, std::int64_t copies, const Place& place,
                           std::string_view title, std::string_view by = {});

struct Filled {
  Number number;
  Place place;
  std::string title;  ///< of its form
  std::string who;
  std::optional<base::Timestamp> at;
  std::string text;
};
/// A sheet was written on ("paper.filled"). Errors: paper.no_such_form {code}, paper.already {number, fate}.
base::Result<Entry> note_filled(casefile::Case& store, const Filled& filled, std::string_view by = {});
/// What stands on it was keyed in ("paper.entered"); `where` names the record in the program. Errors: paper.not_filled {number}, paper.already.
base::Result<Entry> note_entered(casefile::Case& store, const Number& number, std::string_view where, std::string_view by = {});
/// It will never be used ("paper.spoiled"). Errors: paper.no_reason, paper.already.
base::Result<Entry> note_spoiled(casefile::Case& store, const Number& number, std::string_view because,
                                 std::string_view by = {});

}  // namespace beffroi::response::papers

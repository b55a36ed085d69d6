// SPDX-License-Identifier: EUPL-1.2
// Lists of files that the attacker published: evidence, and full of names of people. Only its hash and line numbers go into the ledger.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "response/entry.h"
#include "town/town.h"

namespace beffroi::response::people {

inline constexpr std::size_t kMaxLine = 4'096;     ///< bytes of one line that are looked at; the rest is passed over
inline constexpr std::size_t kMaxLinesNamed = 20;  ///< numbers of lines that are kept of one data set
inline constexpr std::size_t kMaxPlaces = 20'000;  ///< folders that are searched for
inline constexpr std::size_t kLeastLetters = 3;    ///< of a folder that is searched for by its name alone

/// "SRV" of "\\\\SRV\\partage"; empty for any other place.
std::string_view server_of_place(std::string_view place);

/// Lines of a listing that lie in a folder of a data set.
struct Match {
  std::string set;                   ///< id of the data set
  std::string place;                 ///< as the town's file writes it
  bool whole = false;                ///< server and folder, or two folders, were found; otherwise a folder's name alone
  std::uint64_t count = 0;           ///< of lines
  std::vector<std::uint64_t> lines;  ///< the numbers of the first of them, from 1

  friend bool operator==(const Match&, const Match&) = default;
};

struct Matches {
  std::uint64_t lines = 0;                        ///< that were read
  std::vector<Match> sets;                        ///< in the order of the town's file
  std::vector<std::string> searched_for_nothing;  ///< places too short or without a folder, in the order of the file
};

/// Looks for the places of a town's data sets in a listing that comes in pieces. Case, accents and the kind of separators do not matter;
/// whole names of folders only. UTF-8, Windows-1252 and, with its mark, UTF-16LE. Memory does not grow with the listing.
class Matcher {
 public:
  explicit Matcher(const town::Town& town);
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  ~Matcher();

  void feed(std::string_view bytes);
  Matches finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A listing of the case, as the ledger tells it.
struct Listing {
  std::uint64_t entry = 0;
  base::Timestamp utc;
  std::string by, name, sha256, from;
  std::uint64_t lines = 0;
  std::vector<Match> matches;
  bool interrupted = false;  ///< not every match was written down: it must be matched again
  bool erased = false;
  std::string erased_by, erased_because;
  base::Timestamp erased_at;
};

/// Writes what was found in a kept listing ("people.listing", then one "people.listed" for each data set). `from`: where it was published,
/// in a person's words.
base::Result<Entry> note_listing(casefile::Case& store, std::string_view name, std::string_view sha256, std::string_view from,
                                 const Matches& matches, std::string_view by);

/// All of them, each content once; matched again, the last time counts.
std::vector<Listing> listings_of(Entries entries);

}  // namespace beffroi::response::people

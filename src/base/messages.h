// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/argument.h"
#include "base/messages/template.h"
#include "base/result.h"
#include "base/time_zone.h"

namespace beffroi::base {

enum class Language : std::uint8_t { french, english };

/// "fr", "en".
std::string_view code_of(Language language);
std::optional<Language> language_of(std::string_view code);

/// A run of a rendered sentence: our own words, or what an argument said (which may come from evidence: callers mark
/// it, isolate it, escape it).
struct Piece {
  std::string text;
  bool from_argument = false;

  friend bool operator==(const Piece&, const Piece&) = default;
};

/// Every sentence shown to a person: message id → text in one language, merged from the messages.<language>.yaml of all
/// parts. A file is a YAML mapping; mappings within it join their keys with '.' (`error: {yaml.syntax: {what: …}}` is
/// `error.yaml.syntax.what`). Texts with braces are best put in double quotes. In a text:
///
///   {host}                       the argument, by its type: text as it is, a number grouped, a moment as running text, a
///                                truth as yes/no
///   {de host} {le file} {du …}   French words that elide or contract before the argument: de, du, le, la, au, que (or De, Le …)
///   {time, long}                 another style. Moments: text "22 novembre 2026 à 23 h 40", moment "dimanche 22 novembre
///                                2026 à 23 h 40", long "dimanche 22 novembre 2026 à 23 h 40 min 05 s (heure de Paris,
///                                UTC+1)"; for tables table "22/11/2026 23:40", precise "22/11/2026 23:40:05", short
///                                "22/11/2026 23:40:05 (UTC+1)"; day, clock (both only where the zone stands beside),
///                                weekday_clock "mercredi 06 h 00", day_month "25 novembre" (deadlines of this week), utc.
///                                A text: system, the name of a reason (base/system_reason.h) as words; date, a day written
///                                2026-11-22 as "22 novembre 2026", any other text as it is.
///                                Numbers: bytes "1,2 Mo", plain (no groups), duration (of hours: "72 heures" is "3 jours")
///   {count, plural, zero {…} one {…} other {# machines}}   # is the number; zero is optional; French: 0 and 1 are
///   `one` {state, select, none {…} yes {…} other {…}}            by the argument's text; absent or empty is `none`
///   {{ and }}                    braces
///
/// Arguments are never read as texts, and nothing is escaped: that is the caller's, who knows where the sentence goes.
class Catalogue {
 public:
  /// An empty catalogue, for tests and tools.
  Catalogue(Language language, TimeZone zone) : language_(language), zone_(std::move(zone)) {}

  /// The catalogue that the program carries. A zone that the machine does not know is replaced by UTC, and said so by
  /// every time.
  static Result<Catalogue> load(Language language, std::string_view zone = "Europe/Paris");

  /// Adds the texts of one file. Errors: yaml.*, messages.syntax, messages.duplicate, messages.not_text.
  Result<void> add(std::string_view yaml, std::string_view path);

  /// In tests: an unknown id or a missing argument ends the program instead of showing ⟦id⟧ or ⟦name⟧.
  void set_strict() { strict_ = true; }

  bool has(std::string_view id) const { return texts_.contains(id); }
  /// The sentence; ⟦id⟧ where there is none.
  std::string text(std::string_view id, const Arguments& arguments = {}) const;
  std::vector<Piece> pieces(std::string_view id, const Arguments& arguments = {}) const;

  /// A number, a moment, a size as the language writes them.
  std::string number(std::int64_t value) const;
  std::string moment(Timestamp value, std::string_view style = "short") const;
  /// A day that was written 2026-11-22 as the language writes it; any other text as it is.
  std::string date(std::string_view written) const;
  std::string bytes(std::uint64_t value) const;
  /// So many hours; whole days from two days on.
  std::string duration(std::int64_t hours) const;

  Language language() const { return language_; }
  const TimeZone& zone() const { return zone_; }

  /// Ids with the names of their arguments: what must agree between languages.
  std::map<std::string, std::set<std::string>> signatures() const;

 private:
  class Renderer;

  Language language_;
  TimeZone zone_;
  bool strict_ = false;
  std::map<std::string, Template, std::less<>> texts_;
};

/// The four parts of a message about an error: what, where, why, what to do. Entries `error.<id>.what`, `.why`, `.do`,
/// of which the last two may be missing; an id without entry is shown with its arguments. Causes follow, indented.
/// Arguments and paths are made safe for a terminal.
std::string explain(const Error& error, const Catalogue& catalogue);

}  // namespace beffroi::base

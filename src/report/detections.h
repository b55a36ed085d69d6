// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/crypto.h"
#include "base/messages.h"
#include "base/time.h"

namespace beffroi::report {

/// One of the records that a correlation rests on.
struct CorrelatedRow {
  base::Timestamp timestamp;
  std::string rule_title;  ///< of the rule that matched it
  std::string computer;
  std::string channel;
  std::uint32_t event_id = 0;
  std::uint64_t record_id = 0;
  std::string source;  ///< path as given
  base::Digest evidence_sha256;
  std::uint64_t offset = 0;
};

/// What makes a row that of a correlation: the row's record is then the one with which the condition became true.
struct CorrelationPart {
  std::string type;      ///< "event_count" …
  std::string measured;  ///< what the condition looked at
  base::Timestamp first, last;
  std::uint64_t records_total = 0;
  std::vector<CorrelatedRow> records;  ///< not all of them where `records_total` is larger
};

/// Where databases of addresses say that one is; empty where they say nothing.
struct PlaceCells {
  std::string operated_by, country, city;
};

/// Of the address an event came from, and of the one it went to.
struct PlacesPart {
  PlaceCells source, target;
};

/// One of the six columns that such places fill, in the order of every output: its name, its key in JSON, and where it is kept.
struct PlaceColumn {
  std::string_view name, key;
  PlaceCells PlacesPart::* side;
  std::string PlaceCells::* cell;

  const std::string& of(const PlacesPart& places) const { return places.*side.*cell; }
};
std::span<const PlaceColumn> place_columns();

/// A rule that matched a record, with everything that an output may say of it. The author travels with every match.
struct DetectionRow {
  std::optional<base::Timestamp> timestamp;
  std::string rule_id;
  std::string rule_title;
  std::string shown_title;  ///< in the reader's language, for outputs that people read
  std::string rule_author;
  std::string level;
  std::string rule_status, rule_created, rule_modified;  ///< as the rule writes them; empty where it does not
  std::string rule_file;                                 ///< path as given; empty for indicators
  std::vector<std::string> tags;
  std::string computer;
  std::string channel;
  std::string provider;
  std::uint32_t event_id = 0;
  std::uint64_t record_id = 0;
  std::string source;  ///< path as given
  base::Digest evidence_sha256;
  std::uint64_t offset = 0;
  std::vector<std::pair<std::string, std::string>> details;  ///< native field → text
  std::vector<std::pair<std::string, std::string>> others;   ///< its other fields, likewise, where an output shows them
  bool by_indicator = false;                                 ///< found by a list of indicators, not by a Sigma rule
  std::optional<CorrelationPart> correlation;
  std::optional<PlacesPart> places;  ///< where a person gave databases of addresses
};

/// Which columns an output has: the field's habits (Hayabusa). `all_field_info` and `all_field_info_verbose` show every field of the
/// record where `standard` and `verbose` show those that made the rule match, or the record's own where these say nothing (an event's number
/// alone, or only what must not be there), and the others apart: in a column of the CSV, on lines of the table. `super_verbose` adds what is known of the rule.
enum class Profile : std::uint8_t { minimal, standard, verbose, all_field_info, all_field_info_verbose, super_verbose };

/// The names that a person gives, in the order of Profile.
inline constexpr std::array<std::string_view, 6> kProfileNames{
    "minimal", "standard", "verbose", "all-field-info", "all-field-info-verbose", "super-verbose"};

std::optional<Profile> profile_of(std::string_view name);
/// Whether the rows of a profile must hold every field of their record.
bool wants_every_field(Profile profile);

struct ExportOptions {
  Profile profile = Profile::standard;
  const base::Catalogue* words = nullptr;  ///< for outputs that people read; may be null for the others
  bool colour = false;
  bool places = false;        ///< rows have places: columns for them
  bool nothing_read = false;  ///< for the tail: no stream was understood, so that "none" would say too much
};

/// An output of `hunt`: head, then one call a row in the order of the output, then tail. Pure: the same rows give the same bytes.
struct Export {
  std::string_view name;         ///< as `-t` takes it
  std::string_view description;  ///< message id
  std::function<std::string(const ExportOptions&)> head;
  std::function<std::string(const DetectionRow&, std::uint64_t index, const ExportOptions&)> row;  ///< index counts from 0
  std::function<std::string(std::uint64_t rows, const ExportOptions&)> tail;
  /// Whether it shows DetectionRow::others; null: never.
  bool (*shows_others)(Profile) = nullptr;
};

namespace exports {
/// Every output of src/report/exports, in alphabetical order (generated).
std::vector<Export> registry();
}  // namespace exports

/// The contract's object: timestamp, rule_id, rule_title, rule_author, level, tags, computer, channel, event_id, record_id, source,
/// evidence_sha256, offset, details; where rows have places also src_asn, src_country, src_city, tgt_asn, tgt_country, tgt_city; of a correlation also `correlation`: type, measured, first, last, records_total, records. One line,
/// without its end. `super_verbose` adds behind them: provider, rule_status, rule_created, rule_modified, rule_file.
std::string detection_json(const DetectionRow& row, Profile profile = Profile::standard);

/// "Name: value ¦ Name: value".
std::string fields_text(const std::vector<std::pair<std::string, std::string>>& fields);

/// A text with line breaks as one line that people can read: each run of them, with the blanks around it, is the mark ⏎, and a tab is a
/// blank. Table and CSV show details so; outputs for programs (JSON) keep the record's own characters.
std::string joined_lines(std::string_view text);

/// "SrcASN: … ¦ SrcCountry: …" of what databases of addresses say; empty where they say nothing.
std::string places_text(const DetectionRow& row);

/// What a spreadsheet calls a row's rule: its own title, the same in every language; an indicator has none and is called in the reader's.
const std::string& title_text(const DetectionRow& row);

/// RFC 3339 UTC with nine digits; empty where the record has no time.
std::string timestamp_text(const DetectionRow& row);

}  // namespace beffroi::report

// SPDX-License-Identifier: EUPL-1.2
#include "engine/people.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "base/json/reader.h"
#include "base/json/rewrite.h"
#include "base/json/writer.h"
#include "casefile/pieces.h"
#include "report/people/listing.h"
#include "response/people/overview.h"

namespace beffroi::engine {
namespace {

namespace people = response::people;

base::Result<people::Matches> match_file(const town::Town& town, const std::filesystem::path& file) {
  constexpr std::size_t kChunk = 256U << 10;
  std::ifstream stream(file, std::ios::binary);
  people::Matcher matcher(town);
  std::vector<char> chunk(kChunk);
  while (stream) {
    stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    matcher.feed({chunk.data(), static_cast<std::size_t>(stream.gcount())});
  }
  if (stream.bad() || !stream.eof())
    return base::fail("casefile.file", {{"path", file.string()}, {"reason", std::string()}}, {file.string(), {}, {}});
  return matcher.finish();
}

bool is_called(const people::Listing& listing, std::string_view name) {
  constexpr std::size_t kLeastOfHash = 8;
  return name == "all" || listing.name == name || (name.size() >= kLeastOfHash && listing.sha256.starts_with(name));
}

/// The severity section with its member "enisa" filled, the others as they are.
base::Result<std::string> with_enisa(const std::string& json, const std::string& enisa) {
  base::json::Parser parser;
  BEFFROI_TRY(const base::json::Value severity, parser.parse(json));
  base::json::Writer out;
  out.begin_object();
  for (const auto& [name, value] : severity.members()) {
    out.key(name);
    if (name == "enisa") {
      out.raw(enisa);
    } else {
      base::json::write(out, value);
    }
  }
  return std::move(out.end_object()).text();
}

}  // namespace

base::Result<TakenListing> take_listing(casefile::Case& store, const town::Town* town, const std::filesystem::path& file,
                                        std::string_view from, std::string_view by) {
  if (!town || town->data_sets.empty()) return base::fail("people.no_register");
  BEFFROI_TRY(const casefile::Piece piece, store.keep(file, by));
  TakenListing taken{.sha256 = piece.sha256.hex(), .matches = {}};
  // The copy, not the file: what is cited is what is kept.
  BEFFROI_TRY(taken.matches, match_file(*town, store.layout().directory / casefile::place_of(piece.sha256)));
  BEFFROI_TRY_VOID(people::note_listing(store, piece.name, taken.sha256, from, taken.matches, by));
  return taken;
}

base::Result<std::size_t> erase_listings(casefile::Case& store, std::string_view name, std::string_view because,
                                         std::string_view by) {
  if (because.empty()) return base::fail("people.no_reason", {{"name", std::string(name)}});
  BEFFROI_TRY(const std::vector<response::Entry> entries, response::entries_of(store));
  std::size_t named = 0, erased = 0;
  for (const people::Listing& listing : people::listings_of(entries)) {
    const auto sha256 = base::Digest::from_hex(listing.sha256);
    if (!sha256 || !is_called(listing, name)) continue;
    ++named;
    std::error_code ignored;
    const bool there = std::filesystem::exists(store.layout().directory / casefile::place_of(*sha256), ignored);
    if (listing.erased && !there) continue;
    BEFFROI_TRY_VOID(store.erase(*sha256, because, by));
    ++erased;
  }
  if (named == 0) return base::fail("people.no_listing", {{"name", std::string(name)}});
  if (erased == 0) return base::fail("people.already_erased");
  return erased;
}

base::Result<> add_people(model::Diagnosis& diagnosis, const response::Diagnosed& diagnosed, const town::Town* town,
                          response::Entries entries) {
  if (!town || town->data_sets.empty()) return {};
  const people::Overview overview = people::overview_of(town, diagnosed, entries);
  diagnosis.sections.push_back({"data_exposure", report::people::exposure_section(overview)});
  const auto severity = std::ranges::find(diagnosis.sections, "severity", &model::Section::key);
  if (severity == diagnosis.sections.end()) return {};
  BEFFROI_TRY(severity->json, with_enisa(severity->json, report::people::enisa_value(overview)));
  return {};
}

}  // namespace beffroi::engine

// SPDX-License-Identifier: EUPL-1.2
#include "response/people/listings.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/ascii.h"
#include "base/latin.h"
#include "base/text.h"
#include "casefile/pieces.h"
#include "response/list_text.h"
#include "town/words.h"

namespace beffroi::response::people {
namespace {

constexpr std::size_t kMaxFolders = 64;  // of one line: no share is deeper

bool is_separator(char c) { return c == '/' || c == '\\'; }

/// A name of a folder as it is compared; letters and digits only, so that quotes and blanks around it do not matter.
std::string folded(std::string_view name) {
  if (base::count_ascii(name) != name.size())
    return town::identifier_of(base::is_valid_utf8(name) ? std::string(name) : base::windows_1252_to_utf8(name));
  std::string out;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z', plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (upper || plain) {
      out += upper ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!out.empty() && out.back() != '_') {
      out += '_';
    }
  }
  if (!out.empty() && out.back() == '_') out.pop_back();
  return out;
}

/// The folders of a path, folded; empty names are none.
std::vector<std::string> folders_of(std::string_view path) {
  std::vector<std::string> all;
  while (!path.empty() && all.size() < kMaxFolders) {
    const auto end = std::ranges::find_if(path, is_separator);
    std::string name = folded(path.substr(0, static_cast<std::size_t>(end - path.begin())));
    if (!name.empty()) all.push_back(std::move(name));
    path.remove_prefix(std::min(path.size(), static_cast<std::size_t>(end - path.begin()) + 1));
  }
  return all;
}

/// "srv" of "srv.ville.local"; a listing may have the one or the other.
std::string_view first_label(std::string_view server) {
  const bool address = !server.empty() && server.front() >= '0' && server.front() <= '9';
  return address ? server : server.substr(0, server.find('.'));
}

/// A place of a data set as it is searched for.
struct Needle {
  std::size_t set = 0;
  std::string place;
  std::vector<std::string> folders;  ///< without the server or the letter of the drive
  std::string server;                ///< its first label, folded; empty for a drive
};

Needle needle_of(std::size_t set, const std::string& place) {
  Needle needle{
      .set = set, .place = place, .folders = folders_of(place), .server = folded(first_label(server_of_place(place)))};
  const bool on_drive = place.size() > 1 && place[1] == ':';
  if ((!needle.server.empty() || on_drive) && !needle.folders.empty()) needle.folders.erase(needle.folders.begin());
  return needle;
}

bool is_searched_for(const Needle& needle) {
  if (needle.folders.empty()) return false;
  return needle.folders.size() > 1 || needle.folders.front().size() >= kLeastLetters;
}

std::uint64_t number_in(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::string_view server_of_place(std::string_view place) {
  if (place.size() < 3 || !is_separator(place[0]) || place[1] != place[0]) return {};
  place.remove_prefix(2);
  return place.substr(0, place.find_first_of("/\\"));
}

struct Matcher::State {
  std::vector<std::string> sets;  // ids, in the order of the file
  std::vector<Needle> needles;
  std::unordered_map<std::string, std::vector<std::size_t>> by_last;  // last folder of a place → its needles; never iterated
  std::vector<Match> found;                                           // one a needle
  std::vector<std::string> nothing;
  std::uint64_t line = 0;
  std::string text;  // of the line that is being read
  bool any = false;  // it has begun
  bool begun = false, wide = false;
  std::string odd;  // a first byte of UTF-16 whose second one comes later

  void add_byte(char c) {
    if (c == '\n') return end_line();
    any = true;
    if (text.size() < kMaxLine) text += c;
  }

  void end_line() {
    ++line;
    look();
    text.clear();
    any = false;
  }

  void look() {
    if (text.find_first_of("/\\") == std::string::npos && text.size() < kLeastLetters) return;
    const std::vector<std::string> folders = folders_of(text);
    std::vector<std::size_t> hits;
    for (std::size_t at = 0; at < folders.size(); ++at) {
      const auto candidates = by_last.find(folders[at]);
      if (candidates == by_last.end()) continue;
      for (const std::size_t one : candidates->second) {
        if (std::ranges::count(hits, one) == 0 && try_needle(one, folders, at)) hits.push_back(one);
      }
    }
  }

  /// Whether the place ends at the folder `at` of the line.
  bool try_needle(std::size_t one, const std::vector<std::string>& folders, std::size_t at) {
    const Needle& needle = needles[one];
    // A listing rarely begins where the town's own path does: the last two folders tell a place.
    const std::size_t length = std::min<std::size_t>(2, needle.folders.size());
    if (at + 1 < length) return false;
    const std::size_t first = at + 1 - length;
    const auto tail = needle.folders.end() - static_cast<std::ptrdiff_t>(length);
    if (!std::equal(tail, needle.folders.end(), folders.begin() + static_cast<std::ptrdiff_t>(first))) return false;
    const bool server = needle.folders.size() == length && !needle.server.empty() && first > 0 &&
                        names_server(folders[first - 1], needle.server);
    // A single word deep in somebody else's tree ("archives") says nothing.
    if (length == 1 && !server && first > 2) return false;
    Match& match = found[one];
    match.whole = match.whole || server || length > 1;
    ++match.count;
    if (match.lines.size() < kMaxLinesNamed) match.lines.push_back(line);
    return true;
  }

  /// The server's label at the end of what stands before the share: "Directory of SRV", "srv.ville.local".
  static bool names_server(const std::string& before, const std::string& server) {
    return ('_' + before + '_').find('_' + server + '_') != std::string::npos;
  }
};

Matcher::Matcher(const town::Town& town) : state_(std::make_unique<State>()) {
  for (const town::DataSet& set : town.data_sets) {
    state_->sets.push_back(set.id);
    for (const std::string& place : set.places) {
      if (state_->needles.size() == kMaxPlaces) break;
      Needle needle = needle_of(state_->sets.size() - 1, place);
      if (!is_searched_for(needle)) {
        state_->nothing.push_back(place);
        continue;
      }
      state_->by_last[needle.folders.back()].push_back(state_->needles.size());
      state_->found.push_back({.set = set.id, .place = place, .whole = false, .count = 0, .lines = {}});
      state_->needles.push_back(std::move(needle));
    }
  }
}

Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

void Matcher::feed(std::string_view bytes) {
  State& state = *state_;
  std::string joined;
  if (!state.odd.empty()) {
    joined = state.odd + std::string(bytes);
    bytes = joined;
  }
  state.odd.clear();
  if (!state.begun && bytes.size() < 2) {
    state.odd = bytes;
    return;
  }
  if (!state.begun) {
    state.begun = true;
    state.wide = bytes.starts_with("\xFF\xFE");
  }
  if (!state.wide) {
    for (const char c : bytes) state.add_byte(c);
    return;
  }
  if (bytes.size() % 2 == 1) {
    state.odd = bytes.substr(bytes.size() - 1);
    bytes.remove_suffix(1);
  }
  std::string narrow;
  base::append_utf16le(narrow, base::as_bytes(bytes));
  for (const char c : narrow) state.add_byte(c);
}

Matches Matcher::finish() {
  State& state = *state_;
  if (!state.begun) {
    for (const char c : state.odd) state.add_byte(c);
  }
  if (state.any) state.end_line();
  Matches matches{.lines = state.line, .sets = {}, .searched_for_nothing = state.nothing};
  for (const Match& match : state.found) {
    if (match.count > 0) matches.sets.push_back(match);
  }
  return matches;
}

base::Result<Entry> note_listing(casefile::Case& store, std::string_view name, std::string_view sha256, std::string_view from,
                                 const Matches& matches, std::string_view by) {
  BEFFROI_TRY(Entry entry, note(store, "people.listing", sha256,
                                {{"name", std::string(name)},
                                 {"sha256", std::string(sha256)},
                                 {"from", std::string(from)},
                                 {"lines", static_cast<std::int64_t>(matches.lines)},
                                 {"matched", static_cast<std::int64_t>(matches.sets.size())}},
                                by));
  for (const Match& match : matches.sets) {
    std::vector<std::string> lines;
    for (const std::uint64_t line : match.lines) lines.push_back(std::to_string(line));
    BEFFROI_TRY_VOID(note(store, "people.listed", match.set,
                          {{"sha256", std::string(sha256)},
                           {"place", match.place},
                           {"whole", match.whole},
                           {"count", static_cast<std::int64_t>(match.count)},
                           {"lines", list_text(lines)}},
                          by));
  }
  return entry;
}

std::vector<Listing> listings_of(Entries entries) {
  std::vector<Listing> all;
  std::vector<std::size_t> promised;  // matches that the entry of each announced
  for (const Entry& entry : entries) {
    const bool erased = entry.kind == casefile::kPieceErased, kept = entry.kind == casefile::kPieceKept;
    const bool listing = entry.kind == "people.listing", listed = entry.kind == "people.listed";
    if (!erased && !kept && !listing && !listed) continue;
    const std::string sha256 = listed ? std::string(entry.text("sha256")) : entry.subject;
    auto at = std::ranges::find(all, sha256, &Listing::sha256);
    if (at == all.end() && !listing) continue;
    if (at == all.end()) {
      at = all.insert(all.end(), Listing{});
      promised.push_back(0);
    }
    if (listing) {
      *at = Listing{.entry = entry.seq,
                    .utc = entry.utc,
                    .by = entry.by,
                    .name = std::string(entry.text("name")),
                    .sha256 = sha256,
                    .from = std::string(entry.text("from")),
                    .lines = static_cast<std::uint64_t>(entry.number("lines"))};
      promised[static_cast<std::size_t>(at - all.begin())] =
          static_cast<std::size_t>(std::max<std::int64_t>(entry.number("matched"), 0));
    }
    if (kept) at->erased = false;
    if (erased) {
      at->erased = true;
      at->erased_by = entry.by;
      at->erased_because = entry.text("because");
      at->erased_at = entry.utc;
    }
    if (listed) {
      Match match{.set = entry.subject,
                  .place = std::string(entry.text("place")),
                  .whole = entry.truth("whole"),
                  .count = static_cast<std::uint64_t>(std::max<std::int64_t>(entry.number("count"), 0)),
                  .lines = {}};
      for (const std::string& line : elements_of(entry.text("lines"))) match.lines.push_back(number_in(line));
      // Two commands at once on one listing say the same twice.
      if (std::ranges::find(at->matches, match) == at->matches.end()) at->matches.push_back(std::move(match));
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i) all[i].interrupted = all[i].matches.size() < promised[i];
  return all;
}

}  // namespace beffroi::response::people

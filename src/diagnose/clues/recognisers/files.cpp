// SPDX-License-Identifier: EUPL-1.2
// Many files changed at once: what tells encryption from a migration or a backup is a new ending behind the old one, the same on
// nearly all of them, and the same note laid down in folder after folder.
#include "diagnose/clues/recogniser.h"

namespace beffroi::diagnose::clues::recognisers::files {
namespace {

constexpr std::uint64_t kManyFiles = 40;
constexpr std::uint64_t kManyFolders = 5;

/// Endings that programs of every day put behind another one.
bool is_ordinary(std::string_view extension) {
  for (const auto* known :
       {".tmp", ".bak", ".lnk", ".log", ".gz",  ".zip",  ".part", ".crdownload", ".old", ".mui", ".manifest", ".cat",
        ".dll", ".exe", ".pf",  ".etl", ".xml", ".json", ".html", ".js",         ".css", ".png", ".ini"}) {
    if (extension == known) return true;
  }
  return false;
}

bool is_note(std::string_view name) {
  for (const auto* ending : {".txt", ".hta", ".html", ".rtf"}) {
    if (name.ends_with(ending)) return true;
  }
  return false;
}

void recognise(const Traces& traces, std::vector<Clue>& found) {
  for (const KnownFact& burst : traces.book.facts("file.burst")) {
    const std::uint64_t count = burst.number("winlog.files");
    const std::uint64_t same = burst.number("winlog.files.same_extension");
    const std::uint64_t behind = burst.number("winlog.files.double_extension");
    const bool new_ending = !is_ordinary(burst.get("file.extension")) && same * 10 >= count * 7 && behind * 10 >= same * 5;
    if (count >= kManyFiles && new_ending) {
      found.push_back(traces.clue_at("files_renamed_in_bulk", burst, burst.get("file.extension")));
    } else if (burst.number("winlog.directories.same_name") >= kManyFolders && is_note(burst.get("file.name"))) {
      found.push_back(traces.clue_at("ransom_note_spread", burst, burst.get("file.name")));
    }
  }
}

}  // namespace

Recogniser make_recogniser() { return recognise; }

}  // namespace beffroi::diagnose::clues::recognisers::files

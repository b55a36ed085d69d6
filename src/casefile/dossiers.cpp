// SPDX-License-Identifier: EUPL-1.2
#include "casefile/dossiers.h"

#include <algorithm>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "base/json/reader.h"

namespace beffroi::casefile {
namespace {

namespace fs = std::filesystem;

/// What the ledger says of one folder.
struct Sealed {
  std::map<std::string, std::string> sums;  ///< name → SHA-256
  bool whole = false;                       ///< nothing else lies there
};

/// Lines of sha256sum; a name is one of a file in the folder, whatever stands there.
std::map<std::string, std::string> sums_in(std::string_view text) {
  std::map<std::string, std::string> sums;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const auto gap = line.find("  ");
    if (gap == line.npos) continue;
    const std::string name = fs::path(line.substr(gap + 2)).filename().string();
    if (!name.empty()) sums.insert_or_assign(name, std::string(line.substr(0, gap)));
  }
  return sums;
}

std::map<std::string, Sealed> sealed_in(const std::vector<LedgerEntry>& entries) {
  std::map<std::string, Sealed> sealed;
  base::json::Parser parser;
  for (const LedgerEntry& entry : entries) {
    if (entry.kind != kDossierMade) continue;
    const auto json = parser.parse(entry.json);
    if (!json) continue;  // the ledger's own check speaks of an entry that was altered
    const std::string name = fs::path(json->text_of("folder")).filename().string();
    if (name.empty() || name.starts_with('.')) continue;
    Sealed one{sums_in(json->text_of("sums")), true};
    if (one.sums.empty()) one = {{{"dossier.json", json->text_of("sha256")}}, false};
    sealed.insert_or_assign(name, std::move(one));
  }
  return sealed;
}

fs::file_type type_of(const fs::path& path) {
  std::error_code ignored;
  return fs::symlink_status(path, ignored).type();
}

bool is_there(const fs::path& path) { return type_of(path) != fs::file_type::not_found; }

/// What lies in a folder, sorted; hidden files too. Nothing where it is none.
std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code failed;
  if (type_of(folder) != fs::file_type::directory) return names;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end && names.size() < kMaxListed; at.increment(failed))
    names.push_back(at->path().filename().string());
  std::ranges::sort(names);
  return names;
}

bool is_staging(std::string_view name) { return name.starts_with('.') && name.ends_with(".partial"); }

/// Nothing where no regular file lies there: a pipe would keep us waiting.
std::optional<std::string> digest_there(const fs::path& file) {
  if (type_of(file) != fs::file_type::regular) return std::nullopt;
  const auto digest = digest_of(file);
  return digest ? std::optional(digest->sha256.hex()) : std::nullopt;
}

void check_folder(const fs::path& folder, const std::string& name, const Sealed& sealed, std::vector<ChangedFile>& into) {
  const fs::path staged = staging_of(folder);
  const auto tell = [&](const std::string& file, bool absent, bool added) {
    into.push_back({.name = file, .absent = absent, .dossier = true, .added = added});
  };
  const bool there = is_there(folder);
  if (there ? type_of(folder) != fs::file_type::directory : !is_there(staged)) return tell(name, !there, false);
  for (const auto& [file, sha256] : sealed.sums) {
    const bool placed = is_there(folder / file);
    const fs::path lies = placed ? folder / file : staged / file;
    if (digest_there(lies) != sha256) tell(name + "/" + file, !is_there(lies), false);
  }
  if (!sealed.whole) return;
  for (const std::string& file : names_in(folder)) {
    if (!sealed.sums.contains(file)) tell(name + "/" + file, false, true);
  }
}

}  // namespace

fs::path staging_of(const fs::path& folder) { return folder.parent_path() / ("." + folder.filename().string() + ".partial"); }

base::Result<> place_dossier(const fs::path& folder) {
  const fs::path staged = staging_of(folder);
  std::error_code failed;
  fs::create_directories(folder, failed);
  for (const std::string& file : names_in(staged)) {
    if (!failed) fs::rename(staged / file, folder / file, failed);
  }
  if (!failed) fs::remove(staged, failed);
  if (failed) return base::fail("casefile.file", {{"path", folder.string()}, {"reason", failed.message()}});
  return {};
}

base::Result<> place_staged_dossiers(const Layout& layout, const std::vector<LedgerEntry>& entries) {
  for (const auto& [name, sealed] : sealed_in(entries)) {
    const fs::path folder = layout.dossiers() / name;
    if (type_of(staging_of(folder)) == fs::file_type::directory) BEFFROI_TRY_VOID(place_dossier(folder));
  }
  return {};
}

base::Result<std::vector<ChangedFile>> check_dossiers(Database& database, const Layout& layout) {
  std::optional<LockedFile> lock;
  if (auto taken = LockedFile::open(layout.dossiers_lock(), LockedFile::IfMissing::fail)) lock.emplace(*std::move(taken));
  BEFFROI_TRY(const auto entries, read_entries(database, kDossierMade));
  const std::map<std::string, Sealed> sealed = sealed_in(entries);
  std::vector<ChangedFile> changed;
  for (const auto& [name, one] : sealed) check_folder(layout.dossiers() / name, "dossiers/" + name, one, changed);
  for (const std::string& name : names_in(layout.dossiers())) {
    if (!sealed.contains(name) && !is_staging(name))
      changed.push_back({.name = "dossiers/" + name, .dossier = true, .added = true});
  }
  return changed;
}

}  // namespace beffroi::casefile

// SPDX-License-Identifier: EUPL-1.2
#include "casefile/dossiers.h"

#include <algorithm>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "base/json/reader.h"
#include "base/lines.h"

namespace beffroi::casefile {
namespace {

namespace fs = std::filesystem;

/// What an entry of the ledger says of one folder.
struct Sealed {
  std::string ref;                          ///< whose dossier: "cnil", "cnil@ccas"
  std::map<std::string, std::string> sums;  ///< name → SHA-256
  bool whole = false;                       ///< nothing else lies there
};

/// Lines of sha256sum; a name is one of a file in the folder, whatever stands there.
std::map<std::string, std::string> sums_in(std::string_view text) {
  std::map<std::string, std::string> sums;
  for (const std::string& line : base::lines_of(text)) {
    const auto gap = line.find("  ");
    if (gap == line.npos) continue;
    const std::string name = fs::path(line.substr(gap + 2)).filename().string();
    if (!name.empty()) sums.insert_or_assign(name, std::string(line.substr(0, gap)));
  }
  return sums;
}

/// Folder → what its entries say: one for each reference, the last one.
using SealedFolders = std::map<std::string, std::vector<Sealed>>;

void seal(std::vector<Sealed>& folder, Sealed one) {
  const auto before = std::ranges::find(folder, one.ref, &Sealed::ref);
  if (before == folder.end())
    folder.push_back(std::move(one));
  else
    *before = std::move(one);
}

SealedFolders sealed_in(const std::vector<LedgerEntry>& entries) {
  SealedFolders sealed;
  base::json::Parser parser;
  for (const LedgerEntry& entry : entries) {
    if (entry.kind != kDossierMade) continue;
    const auto json = parser.parse(entry.json);
    if (!json) continue;  // the ledger's own check speaks of an entry that was altered
    const std::string name = fs::path(json->text_of("folder")).filename().string();
    if (name.empty() || name.starts_with('.')) continue;
    Sealed one{entry.subject, sums_in(json->text_of("sums")), true};
    if (one.sums.empty()) one = {entry.subject, {{"dossier.json", json->text_of("sha256")}}, false};
    seal(sealed[name], std::move(one));
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

/// Files that lie in the folder or wait in its staging, against one entry; `tell` has a file, whether it is gone, whether it is unknown.
template <class Tell>
void check_files(const fs::path& folder, const Sealed& sealed, const Tell& tell) {
  const fs::path staged = staging_of(folder);
  for (const auto& [file, sha256] : sealed.sums) {
    const fs::path lies = is_there(folder / file) ? folder / file : staged / file;
    if (digest_there(lies) != sha256) tell(file, !is_there(lies), false);
  }
  if (!sealed.whole) return;
  for (const std::string& file : names_in(folder)) {
    if (!sealed.sums.contains(file)) tell(file, false, true);
  }
}

void check_folder(const fs::path& folder, const std::vector<Sealed>& entries, std::vector<ChangedFile>& into) {
  const std::string name = folder.filename().string();
  const fs::path staged = staging_of(folder);
  const auto tell = [&into](const std::string& file, bool absent, bool added) {
    const std::string path = "dossiers/" + file;
    if (std::ranges::find(into, path, &ChangedFile::name) == into.end())
      into.push_back({.name = path, .absent = absent, .dossier = true, .added = added});
  };
  const bool there = is_there(folder);
  if (there ? type_of(folder) != fs::file_type::directory : !is_there(staged)) return tell(name, !there, false);
  // Dossiers of two legal persons in one folder: the second one took the place of the first.
  if (entries.size() > 1) tell(name, false, false);
  for (const Sealed& sealed : entries)
    check_files(folder, sealed,
                [&](const std::string& file, bool absent, bool added) { tell(name + "/" + file, absent, added); });
  if (!there) return;
  for (const std::string& file : names_in(staged)) {
    const auto waits = [&](const Sealed& sealed) { return sealed.sums.contains(file) && !is_there(folder / file); };
    if (std::ranges::none_of(entries, waits)) tell(staged.filename().string() + "/" + file, false, true);
  }
}

/// Only what the entry knows, only where nothing lies: whatever else was put into the staging stays there and is told.
std::error_code place(const fs::path& folder, const Sealed& sealed) {
  const fs::path staged = staging_of(folder);
  std::error_code failed;
  if (is_there(folder) && type_of(folder) != fs::file_type::directory) return std::make_error_code(std::errc::not_a_directory);
  fs::create_directories(folder, failed);
  for (const auto& [file, sha256] : sealed.sums) {
    if (failed || digest_there(folder / file) == sha256) continue;
    if (is_there(folder / file)) return std::make_error_code(std::errc::file_exists);
    if (digest_there(staged / file) == sha256) fs::rename(staged / file, folder / file, failed);
  }
  if (!failed && type_of(staged) == fs::file_type::directory && names_in(staged).empty()) fs::remove(staged, failed);
  return failed;
}

}  // namespace

fs::path staging_of(const fs::path& folder) { return folder.parent_path() / ("." + folder.filename().string() + ".partial"); }

base::Result<> place_dossier(const fs::path& folder, std::string_view sums) {
  const std::error_code failed = place(folder, {{}, sums_in(sums), true});
  if (failed) return base::fail("casefile.file", {{"path", folder.string()}, {"reason", failed.message()}});
  return {};
}

void place_staged_dossiers(const Layout& layout, const std::vector<LedgerEntry>& entries) {
  for (const auto& [name, all] : sealed_in(entries)) {
    const fs::path folder = layout.dossiers() / name;
    if (type_of(staging_of(folder)) != fs::file_type::directory) continue;
    for (const Sealed& sealed : all) place(folder, sealed);  // verify tells what stays behind
  }
}

base::Result<std::vector<ChangedFile>> check_dossiers(Database& database, const Layout& layout) {
  std::optional<LockedFile> lock;
  if (auto taken = LockedFile::open(layout.dossiers_lock(), LockedFile::IfMissing::fail)) lock.emplace(*std::move(taken));
  BEFFROI_TRY(const auto entries, read_entries(database, kDossierMade));
  const SealedFolders sealed = sealed_in(entries);
  std::vector<ChangedFile> changed;
  for (const auto& [name, all] : sealed) check_folder(layout.dossiers() / name, all, changed);
  for (const std::string& name : names_in(layout.dossiers())) {
    if (!sealed.contains(name) && !is_staging(name))
      changed.push_back({.name = "dossiers/" + name, .dossier = true, .added = true});
  }
  return changed;
}

}  // namespace beffroi::casefile

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "casefile/custody.h"
#include "casefile/database.h"
#include "casefile/files.h"

namespace beffroi::casefile {

/// The pages of a case (tableau.html, those of imprimer/) while one command writes them: the others wait until it goes out of scope. It
/// must not outlive the Case it comes from.
///
/// What becomes of a page is told to the custody log before it is done, so that verify() tells an alteration from what a killed
/// command left half-way: until settle(), a page may be any of the versions told since the settle() before.
class Documents {
 public:
  static base::Result<Documents> open(Database& database, const Layout& layout, std::string actor,
                                      std::function<base::Timestamp()> clock);

  /// What pages will be; nothing: gone.
  using Next = std::map<std::filesystem::path, std::optional<FileDigest>>;

  /// Whether these bytes were ever told as those of the page: it may stay as it lies there.
  bool knows(const std::filesystem::path& page, const base::Digest& content) const;
  /// Adds what is new to the custody log, in one transaction, and flushes it.
  base::Result<> tell(const Next& next);
  /// All pages are as they were told.
  base::Result<> settle();

 private:
  Documents(Database& database, const Layout& layout, LockedFile lock)
      : database_(&database), layout_(layout), lock_(std::move(lock)) {}
  std::string name_of(const std::filesystem::path& page) const;

  Database* database_;
  Layout layout_;
  LockedFile lock_;
  std::string actor_;
  std::function<base::Timestamp()> clock_;
  std::map<std::string, std::vector<std::optional<base::Digest>>, std::less<>> told_;  ///< by name, in order
};

/// A file of the case that is not as it was left.
struct ChangedFile {
  std::string name;
  bool absent = false;
  bool page = false;     ///< tableau.html or one of imprimer/: the next command writes it anew
  bool dossier = false;  ///< below dossiers/: what was handed to an authority
  bool added = false;    ///< of a dossier: no entry of the ledger knows it
};

/// The pages that are none of the versions they may be, by name. Waits for a command that writes them.
base::Result<std::vector<ChangedFile>> check_documents(Database& database, const Layout& layout);

}  // namespace beffroi::casefile

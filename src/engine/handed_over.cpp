// SPDX-License-Identifier: EUPL-1.2
#include "engine/handed_over.h"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "engine/journal.h"

namespace beffroi::engine {
namespace {

namespace fs = std::filesystem;

/// Nothing of a case that was not diagnosed.
base::Result<> copy(const fs::path& file, std::string what, std::vector<Copy>& into) {
  const auto unread = [&file](std::error_code why) {
    return base::fail("casefile.file", {{"path", file.string()}, {"reason", why.message()}});
  };
  std::error_code code;
  const bool is_there = fs::is_regular_file(file, code);
  if (code && code != std::errc::no_such_file_or_directory) return unread(code);
  if (!is_there) return {};
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open() || stream.bad()) return unread({errno != 0 ? errno : EIO, std::generic_category()});
  into.push_back({file.filename().string(), std::move(bytes), std::move(what)});
  return {};
}

}  // namespace

base::Result<std::vector<Copy>> copies_handed_over(casefile::Case& store, const report::journal::Letterhead& head,
                                                   const base::Catalogue& words) {
  std::vector<Copy> copies;
  BEFFROI_TRY_VOID(copy(store.layout().report(), "dossier.slip.report", copies));
  BEFFROI_TRY_VOID(copy(store.layout().diagnosis(), "dossier.slip.diagnosis", copies));
  BEFFROI_TRY(const auto lines, journal_of(store));
  copies.push_back({"journal.html", report::journal::journal_page(lines, head, words), "dossier.slip.journal"});
  copies.push_back({"journal.json", report::journal::to_json(lines, words), "dossier.slip.journal_data"});
  return copies;
}

}  // namespace beffroi::engine

// SPDX-License-Identifier: EUPL-1.2
#include "engine/documents.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <system_error>

#include "casefile/files.h"
#include "engine/pdf.h"
#include "report/board/board.h"
#include "report/paper/page.h"

namespace beffroi::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxPageBytes = 8U << 20;

/// The page as it lies there; empty where there is none, or something that is none of ours.
std::string page_at(const fs::path& path) {
  std::error_code code;
  if (!fs::is_regular_file(fs::symlink_status(path, code)) || fs::file_size(path, code) > kMaxPageBytes) return {};
  std::ifstream file(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  return report::paper::is_page(bytes) ? bytes : std::string();
}

base::Result<fs::path> folder_for_pages(const casefile::Case& store) {
  const fs::path folder = store.layout().directory / "imprimer";
  std::error_code code;
  fs::create_directory(folder, code);
  if (code)
    return base::fail("casefile.file", {{"path", folder.string()}, {"reason", code.message()}}, {folder.string(), {}, {}});
  return folder;
}

fs::path pdf_of(fs::path page) { return page.replace_extension(".pdf"); }

/// Pages of ours that no part makes any more.
void remove_former(const fs::path& folder, const std::set<fs::path>& current) {
  std::error_code code;
  std::vector<fs::path> former;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, code)) {
    if (entry.path().extension() == ".html" && !current.contains(entry.path()) && !page_at(entry.path()).empty())
      former.push_back(entry.path());
  }
  for (const fs::path& page : former) {
    fs::remove(page, code);
    fs::remove(pdf_of(page), code);
  }
}

base::Result<> write_page(const fs::path& path, const std::string& html) {
  if (report::paper::same_but_for_the_hour(page_at(path), html)) return {};
  std::error_code ignored;
  fs::remove(pdf_of(path), ignored);
  return casefile::write_whole(path, html);
}

base::Result<std::vector<fs::path>> write_pages(const fs::path& folder, const Situation& situation,
                                                const base::Catalogue& words) {
  std::set<fs::path> current;
  for (const DocumentMaker& maker : documents::registry()) {
    BEFFROI_TRY(const std::vector<Document> made, maker.make(situation, words));
    for (const Document& document : made) {
      const fs::path path = folder / (document.file + ".html");
      BEFFROI_TRY_VOID(write_page(path, document.html));
      current.insert(path);
    }
  }
  remove_former(folder, current);
  return std::vector(current.begin(), current.end());
}

}  // namespace

base::Result<Refreshed> refresh_documents(casefile::Case& store, const base::Catalogue& words_here, Pdf pdf,
                                          base::Timestamp now) {
  const fs::path lock_path = store.layout().directory / ".documents";
  BEFFROI_TRY(const auto lock, casefile::LockedFile::open(lock_path, casefile::LockedFile::IfMissing::create));
  BEFFROI_TRY(const base::Catalogue words, local_words(store, words_here));
  BEFFROI_TRY(Situation situation, situation_of(store, words, now));
  Refreshed refreshed{.board = {}, .board_page = store.layout().directory / "tableau.html", .pages = {}, .pdfs = {}};
  BEFFROI_TRY_VOID(casefile::write_whole(refreshed.board_page, report::board_page(situation.board, words)));
  BEFFROI_TRY(const fs::path folder, folder_for_pages(store));
  BEFFROI_TRY(refreshed.pages, write_pages(folder, situation, words));
  const auto converter = pdf == Pdf::none ? std::nullopt : find_converter();
  for (const fs::path& page : refreshed.pages) {
    std::error_code ignored;
    const fs::path target = pdf_of(page);
    if (fs::exists(target, ignored) || (converter && convert(*converter, page, target))) refreshed.pdfs.push_back(target);
  }
  refreshed.board = std::move(situation.board);
  return refreshed;
}

}  // namespace beffroi::engine

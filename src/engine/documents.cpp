// SPDX-License-Identifier: EUPL-1.2
#include "engine/documents.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <system_error>

#include "base/crypto.h"
#include "casefile/documents.h"
#include "casefile/files.h"
#include "engine/pdf.h"
#include "report/board/board.h"
#include "report/paper/page.h"

namespace beffroi::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostPdfs = 500;  ///< of one go
constexpr std::size_t kMaxPageBytes = 8U << 20;

/// The page as it lies there; empty where there is none, or something that is none of ours.
std::string page_at(const fs::path& path) {
  std::error_code code;
  if (!fs::is_regular_file(fs::symlink_status(path, code)) || fs::file_size(path, code) > kMaxPageBytes) return {};
  std::ifstream file(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  return report::paper::is_page(bytes) ? bytes : std::string();
}

base::Result<> make_folder_for_pages(const casefile::Layout& layout) {
  std::error_code code;
  fs::create_directory(layout.pages(), code);
  if (code)
    return base::fail("casefile.file", {{"path", layout.pages().string()}, {"reason", code.message()}},
                      {layout.pages().string(), {}, {}});
  return {};
}

fs::path pdf_of(fs::path page) { return page.replace_extension(".pdf"); }

/// What one command makes of the pages: bytes where a page is written, nothing where it goes. Those not named stay as they lie there.
struct Plan {
  std::map<fs::path, std::optional<std::string>> changes;
  std::set<fs::path> current;
  casefile::Documents::Next next;
};

base::Digest digest_of(std::string_view bytes) { return base::sha256(base::as_bytes(bytes)); }

/// A page whose words are the same stays, and keeps the hour at which it was written; not so what somebody made to look like it.
void plan_page(Plan& plan, const casefile::Documents& documents, const fs::path& path, std::string html) {
  const std::string there = page_at(path);
  const bool stays = report::paper::same_but_for_the_hour(there, html) && documents.knows(path, digest_of(there));
  plan.current.insert(path);
  plan.next[path] = casefile::FileDigest{digest_of(stays ? there : html), (stays ? there : html).size()};
  std::error_code ignored;
  if (stays && fs::exists(pdf_of(path), ignored)) return;
  plan.next[pdf_of(path)] = std::nullopt;  // also where a killed command told of one and never put it there
  if (stays) return;
  plan.changes[path] = std::move(html);
  plan.changes[pdf_of(path)] = std::nullopt;
}

/// What a killed conversion left half-made. Only one command at a time writes here.
void remove_leavings(const fs::path& folder) {
  std::error_code code;
  std::vector<fs::path> left;
  for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with('.') && (name.ends_with(".pdf") || name.ends_with(".partial"))) left.push_back(entry->path());
  }
  for (const fs::path& path : left) fs::remove(path, code);
}

/// Pages of ours that no part makes any more.
void plan_removals(Plan& plan, const fs::path& folder) {
  std::error_code code;
  for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
    const fs::path& path = entry->path();
    if (path.extension() != ".html" || plan.current.contains(path) || page_at(path).empty()) continue;
    plan.changes[path] = plan.changes[pdf_of(path)] = std::nullopt;
    plan.next[path] = plan.next[pdf_of(path)] = std::nullopt;
  }
}

base::Result<Plan> plan_pages(const casefile::Documents& documents, const casefile::Layout& layout, const Situation& situation,
                              const base::Catalogue& words) {
  Plan plan;
  for (const DocumentMaker& maker : documents::registry()) {
    BEFFROI_TRY(std::vector<Document> made, maker.make(situation, words));
    for (Document& document : made)
      plan_page(plan, documents, layout.pages() / (document.file + ".html"), std::move(document.html));
  }
  plan_removals(plan, layout.pages());
  return plan;
}

base::Result<> carry_out(const Plan& plan) {
  for (const auto& [path, bytes] : plan.changes) {
    std::error_code ignored;
    if (bytes) {
      BEFFROI_TRY_VOID(casefile::write_whole(path, *bytes));
    } else {
      fs::remove(path, ignored);
    }
  }
  return {};
}

/// One process at a time makes the PDFs of a case; the others need not wait for it.
class Turn {
 public:
  explicit Turn(const fs::path& path) : file_(::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600)) {}
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() {
    if (file_ >= 0) ::close(file_);
  }
  bool taken() const { return file_ >= 0 && ::flock(file_, LOCK_EX | LOCK_NB) == 0; }

 private:
  int file_;
};

/// The first page of ours, by name, that has no PDF.
std::optional<fs::path> page_without_pdf(const fs::path& folder) {
  std::error_code code;
  std::optional<fs::path> first;
  for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
    const fs::path& path = entry->path();
    if (path.extension() != ".html" || (first && *first < path)) continue;
    std::error_code ignored;
    if (!fs::exists(pdf_of(path), ignored) && !page_at(path).empty()) first = path;
  }
  return first;
}

}  // namespace

base::Result<> make_pdfs(casefile::Case& store) {
  const auto converter = find_converter();
  if (!converter) return {};
  const casefile::Layout& layout = store.layout();
  const Turn turn(layout.directory / ".pdf");
  if (!turn.taken()) return {};  // whoever makes them now looks again after each
  remove_leavings(layout.pages());
  std::error_code ignored;
  for (std::size_t made = 0; made < kMostPdfs; ++made) {
    const auto page = page_without_pdf(layout.pages());
    if (!page) break;
    const base::Digest printed = digest_of(page_at(*page));
    const fs::path target = pdf_of(*page), aside = target.parent_path() / ("." + target.filename().string());
    if (!convert(*converter, *page, aside)) break;  // one that hangs would hang on each: the next command tries again
    // Other commands go on meanwhile: a page that they wrote anew is printed anew.
    BEFFROI_TRY(casefile::Documents documents, store.documents());
    if (digest_of(page_at(*page)) != printed) continue;
    BEFFROI_TRY(const casefile::FileDigest digest, casefile::digest_of(aside));
    BEFFROI_TRY_VOID(documents.tell({{target, digest}}));
    fs::rename(aside, target, ignored);
  }
  return {};
}

base::Result<Refreshed> refresh_documents(casefile::Case& store, const base::Catalogue& words_here, base::Timestamp now) {
  const casefile::Layout& layout = store.layout();
  BEFFROI_TRY(casefile::Documents documents, store.documents());
  BEFFROI_TRY(const base::Catalogue words, local_words(store, words_here));
  BEFFROI_TRY(Situation situation, situation_of(store, words, now));
  BEFFROI_TRY_VOID(make_folder_for_pages(layout));
  BEFFROI_TRY(Plan plan, plan_pages(documents, layout, situation, words));
  std::string board = report::board_page(situation.board, words);
  plan.next[layout.board()] = casefile::FileDigest{digest_of(board), board.size()};
  plan.changes[layout.board()] = std::move(board);
  BEFFROI_TRY_VOID(documents.tell(plan.next));
  BEFFROI_TRY_VOID(carry_out(plan));
  BEFFROI_TRY_VOID(documents.settle());
  Refreshed refreshed{.board = std::move(situation.board),
                      .board_page = layout.board(),
                      .pages = {plan.current.begin(), plan.current.end()},
                      .pdfs = {}};
  std::error_code ignored;
  for (const fs::path& page : refreshed.pages) {
    if (fs::exists(pdf_of(page), ignored)) refreshed.pdfs.push_back(pdf_of(page));
  }
  return refreshed;
}

}  // namespace beffroi::engine

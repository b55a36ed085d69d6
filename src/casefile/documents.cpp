// SPDX-License-Identifier: EUPL-1.2
#include "casefile/documents.h"

#include <algorithm>
#include <utility>

#include "casefile/marks.h"

namespace beffroi::casefile {
namespace {

constexpr std::string_view kWritten = "written", kRemoved = "removed";

/// A page of the case by the name that its custody lines have: tableau.html, or a file of imprimer/, nowhere else.
std::optional<std::filesystem::path> page_called(const Layout& layout, const std::string& name) {
  const std::filesystem::path path(name);
  if (path == layout.board().filename()) return layout.board();
  if (path.has_filename() && path.parent_path() == layout.pages().filename()) return layout.pages() / path.filename();
  return std::nullopt;
}

/// The versions a page may be; nothing: it may be gone.
struct Allowed {
  std::vector<std::optional<base::Digest>> versions;
  bool settled = false;  ///< versions begins with one that was there
};

std::map<std::string, Allowed> allowed_versions(const std::vector<CustodyLine>& lines, std::uint64_t settled) {
  std::map<std::string, Allowed> pages;
  for (const CustodyLine& line : lines) {
    Allowed& page = pages[line.path];
    if (line.number <= settled) {
      page.versions.clear();
      page.settled = true;
    }
    page.versions.push_back(line.action == kRemoved ? std::nullopt : std::optional(line.sha256));
  }
  return pages;
}

bool is_as_told(const Allowed& page, const base::Result<FileDigest>& now) {
  const auto gone = std::ranges::count(page.versions, std::optional<base::Digest>());
  if (gone == std::ranges::ssize(page.versions)) return true;  // what stands there now is somebody's own
  if (!now) return !page.settled || gone > 0;
  return std::ranges::count(page.versions, std::optional(now->sha256)) > 0;
}

}  // namespace

base::Result<Documents> Documents::open(Database& database, const Layout& layout, std::string actor,
                                        std::function<base::Timestamp()> clock) {
  BEFFROI_TRY(auto lock, LockedFile::open(layout.documents_lock(), LockedFile::IfMissing::create));
  Documents documents(database, layout, std::move(lock));
  documents.actor_ = std::move(actor);
  documents.clock_ = std::move(clock);
  BEFFROI_TRY(const auto lines, custody_lines(database, {kWritten, kRemoved}));
  for (const CustodyLine& line : lines)
    documents.told_[line.path].push_back(line.action == kRemoved ? std::nullopt : std::optional(line.sha256));
  return documents;
}

std::string Documents::name_of(const std::filesystem::path& page) const {
  return page.lexically_relative(layout_.directory).generic_string();
}

bool Documents::knows(const std::filesystem::path& page, const base::Digest& content) const {
  const auto told = told_.find(name_of(page));
  return told != told_.end() && std::ranges::count(told->second, std::optional(content)) > 0;
}

base::Result<> Documents::tell(const Next& next) {
  std::vector<std::pair<std::string, std::optional<FileDigest>>> news;
  for (const auto& [page, digest] : next) {
    const auto told = told_.find(name_of(page));
    const bool never = told == told_.end();
    const auto content = digest ? std::optional(digest->sha256) : std::nullopt;
    if (never ? content.has_value() : told->second.back() != content) news.emplace_back(name_of(page), digest);
  }
  if (news.empty()) return {};
  BEFFROI_TRY(Transaction transaction, Transaction::begin(*database_, Transaction::Kind::write));
  for (const auto& [name, digest] : news) {
    const FileDigest content = digest.value_or(FileDigest{});
    BEFFROI_TRY_VOID(add_custody(
        *database_,
        {clock_(), digest ? kWritten : kRemoved, content.sha256, content.size, actor_, {}, std::string_view(name)}));
    told_[name].push_back(digest ? std::optional(content.sha256) : std::nullopt);
  }
  BEFFROI_TRY_VOID(transaction.commit());
  return complete_custody_log(*database_, layout_, true);
}

base::Result<> Documents::settle() {
  // What other commands told meanwhile is none of pages: only who holds the lock tells of those.
  BEFFROI_TRY(const std::uint64_t last, custody_length(*database_));
  raise_marks(layout_, {.logged = 0, .documents = last});
  return {};
}

base::Result<std::vector<ChangedFile>> check_documents(Database& database, const Layout& layout) {
  std::optional<LockedFile> lock;
  if (auto taken = LockedFile::open(layout.documents_lock(), LockedFile::IfMissing::fail)) lock.emplace(*std::move(taken));
  BEFFROI_TRY(const auto lines, custody_lines(database, {kWritten, kRemoved}));
  std::vector<ChangedFile> changed;
  for (const auto& [name, allowed] : allowed_versions(lines, marks_of(layout).documents)) {
    const auto path = page_called(layout, name);
    if (!path) continue;  // a file of a run
    const auto now = digest_of(*path);
    if (!is_as_told(allowed, now)) changed.push_back({name, !now, true});
  }
  return changed;
}

}  // namespace beffroi::casefile

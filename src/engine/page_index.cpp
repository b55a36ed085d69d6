// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "base/json/reader.h"
#include "casefile/files.h"
#include "engine/page_copy.h"
#include "report/public/public.h"

namespace beffroi::engine {
namespace {

namespace fs = std::filesystem;
namespace public_page = report::public_page;
using base::json::Value;

constexpr std::size_t kMaxStatusBytes = 4U << 20;
constexpr std::size_t kMaxMembers = 2'000;

/// A folder that a link can lead to as it stands.
bool can_be_linked(const std::string& name) {
  return !name.starts_with('.') && std::ranges::all_of(name, [](char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') || sign == '-' ||
           sign == '_' || sign == '.';
  });
}

std::optional<public_page::Member> member_of(const fs::path& folder) {
  const std::string bytes = bytes_at(folder / "status.json", kMaxStatusBytes);
  base::json::Parser parser;
  const auto status = parser.parse(bytes);
  if (bytes.empty() || !status || !status->find("services") || bytes_at(folder / kManifest, kMaxStatusBytes).empty())
    return std::nullopt;
  public_page::Member member{.folder = folder.filename().string(), .place = status->text_of("place")};
  const auto exercise = status->find("exercise");
  member.exercise = exercise && exercise->as_boolean().value_or(false);
  member.updated = base::parse_rfc3339(status->text_of("updated"));
  member.next_update = base::parse_rfc3339(status->text_of("next_update"));
  member.over = base::parse_rfc3339(status->text_of("over")).has_value();
  for (const Value& one : status->find("services")->elements()) {
    const std::string state = one.text_of("state");
    if (state == "normal") ++member.as_usual;
    if (state == "adapted" || state == "degraded" || state == "closed") ++member.changed;
  }
  return member;
}

std::vector<public_page::Member> members_below(const fs::path& root) {
  std::error_code code;
  std::set<fs::path> folders;
  for (fs::directory_iterator entry(root, code), end; !code && entry != end && folders.size() < kMaxMembers;
       entry.increment(code)) {
    std::error_code ignored;
    if (fs::is_directory(entry->symlink_status(ignored)) && can_be_linked(entry->path().filename().string()))
      folders.insert(entry->path());
  }
  std::vector<public_page::Member> members;
  for (const fs::path& folder : folders) {
    if (auto member = member_of(folder)) members.push_back(*std::move(member));
  }
  return members;
}

}  // namespace

base::Result<std::size_t> write_index(const fs::path& root) {
  std::error_code code;
  const fs::path page = root / "index.html";
  if (fs::exists(fs::symlink_status(page, code)) && !public_page::is_index(bytes_at(page, kMaxStatusBytes)))
    return base::fail("publish.foreign", {{"path", page.string()}}, {root.string(), {}, {}});
  const std::vector<public_page::Member> members = members_below(root);
  if (members.empty()) return base::fail("publish.no_pages", {{"path", root.string()}}, {root.string(), {}, {}});
  BEFFROI_TRY(const base::Catalogue french, base::Catalogue::load(base::Language::french));
  BEFFROI_TRY_VOID(casefile::write_whole(page, public_page::index_page(members, french)));
  return members.size();
}

}  // namespace beffroi::engine

// SPDX-License-Identifier: EUPL-1.2
#include "casefile/handed_folder.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "base/lines.h"
#include "casefile/dossiers.h"
#include "casefile/files.h"
#include "casefile/handed_slip.h"

namespace beffroi::casefile {
namespace {

namespace fs = std::filesystem;

using Listed = std::map<std::string, base::Digest>;

struct Line {
  base::Digest sha256;
  std::string name;
};

fs::file_type type_of(const fs::path& path) {
  std::error_code ignored;
  return fs::symlink_status(path, ignored).type();
}

/// A line of sha256sum: hash, a blank, a blank or '*', the name.
std::optional<Line> read_line(std::string_view line) {
  constexpr std::size_t kDigits = 64;
  if (line.ends_with('\r')) line.remove_suffix(1);  // saved again by a text editor of Windows
  if (line.size() < kDigits + 3 || line[kDigits] != ' ' || (line[kDigits + 1] != ' ' && line[kDigits + 1] != '*'))
    return std::nullopt;
  const auto sha256 = base::Digest::from_hex(line.substr(0, kDigits));
  if (!sha256) return std::nullopt;
  return Line{*sha256, std::string(line.substr(kDigits + 2))};
}

/// Whether a name of the list stays in the folder, whoever wrote it.
bool lies_below(const fs::path& name) {
  return name.is_relative() && std::ranges::none_of(name, [](const fs::path& part) { return part == ".."; });
}

/// What lies there, without following a link on the way: a folder may be one to anywhere.
fs::file_type type_below(const fs::path& folder, const fs::path& name) {
  fs::path at = folder;
  for (const fs::path& part : name.parent_path()) {
    at /= part;
    const fs::file_type type = type_of(at);
    if (type != fs::file_type::directory) return type == fs::file_type::not_found ? type : fs::file_type::symlink;
  }
  return type_of(folder / name);
}

HandedState state_of(const fs::path& folder, const Line& line) {
  const fs::path name = line.name;
  // A line that leads elsewhere to what lies here would take it out of the check.
  if (!lies_below(name)) {
    const bool lies_here = type_of(folder / name.filename()) != fs::file_type::not_found && name.has_filename();
    return lies_here ? HandedState::unreadable : HandedState::elsewhere;
  }
  const fs::path file = folder / name;
  const fs::file_type type = type_below(folder, name);
  if (type == fs::file_type::not_found) return HandedState::absent;
  if (type != fs::file_type::regular) return HandedState::unreadable;  // a pipe would keep us waiting
  const auto digest = digest_of(file);
  if (!digest) return HandedState::unreadable;
  return digest->sha256 == line.sha256 ? HandedState::intact : HandedState::altered;
}

base::Result<std::string> list_of(const fs::path& folder) {
  const fs::path path = Layout{folder}.checksums();
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  std::string text;
  if (stream.is_open()) {
    text.resize(kMaxListBytes + 1);
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
  }
  if (!stream.is_open() || stream.bad()) {
    const std::error_code why(errno != 0 ? errno : EIO, std::generic_category());
    return base::fail("casefile.file", {{"path", path.string()}, {"reason", why.message()}});
  }
  if (text.size() > kMaxListBytes)
    return base::fail("casefile.list_too_large", {{"limit", static_cast<std::int64_t>(kMaxListBytes)}},
                      {path.string(), {}, {}});
  return text;
}

void add_unlisted(const fs::path& folder, const Listed& listed, std::vector<HandedFile>& files) {
  std::vector<HandedFile> others;
  std::error_code failed;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end && others.size() < kMaxListed;
       at.increment(failed)) {
    const std::string name = at->path().filename().string();
    const bool is_ours = name == Layout{folder}.checksums().filename() || listed.contains(name);
    if (!is_ours && type_of(at->path()) != fs::file_type::directory) others.push_back({name, HandedState::unlisted});
  }
  std::ranges::sort(others, {}, &HandedFile::name);
  files.insert(files.end(), others.begin(), others.end());
}

/// What was signed on paper against the list, which whoever changes a file can write again.
void hold_against_slip(const HandedSlip& slip, const Listed& listed, HandedFolder& checked) {
  checked.has_slip = !slip.hashes.empty();
  for (const auto& [name, sha256] : listed) {
    const auto signed_for = slip.hashes.find(name);
    if (signed_for != slip.hashes.end() && signed_for->second != sha256) checked.off_slip.push_back(name);
  }
  if (slip.head) checked.slip_head.emplace(*slip.head, check_head(checked.journal.entries, *slip.head));
}

}  // namespace

std::size_t HandedFolder::count(HandedState state) const {
  return static_cast<std::size_t>(std::ranges::count(files, state, &HandedFile::state));
}

bool HandedFolder::passed() const {
  const std::size_t others = count(HandedState::unlisted) + count(HandedState::elsewhere);
  const auto is_same = [](const auto& head) { return head.second == HeadState::same; };
  return malformed == 0 && count(HandedState::intact) > 0 && count(HandedState::intact) + others == files.size() &&
         off_slip.empty() && journal.holds() && std::ranges::all_of(heads, is_same) && (!slip_head || is_same(*slip_head));
}

bool is_handed_folder(const fs::path& folder) {
  const Layout layout{folder};
  const auto is_missing = [](const fs::path& path) { return type_of(path) == fs::file_type::not_found; };
  return type_of(layout.checksums()) == fs::file_type::regular && is_missing(layout.database()) &&
         is_missing(layout.custody_log());  // a case that lost its database is no lesser thing that is intact
}

std::vector<fs::path> handed_folders_in(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code failed;
  std::size_t seen = 0;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end && seen++ < kMaxListed; at.increment(failed)) {
    if (type_of(at->path()) == fs::file_type::directory && is_handed_folder(at->path())) found.push_back(at->path());
  }
  std::ranges::sort(found);
  if (found.size() > kMostNamed) found.resize(kMostNamed);
  return found;
}

base::Result<HandedFolder> check_handed_folder(const fs::path& folder, std::span<const Head> heads) {
  BEFFROI_TRY(const std::string text, list_of(folder));
  HandedFolder checked;
  checked.list = base::sha256(base::as_bytes(text));
  Listed listed;
  for (const std::string& line : base::lines_of(text)) {
    if (line.empty() || line == "\r") continue;
    const auto read = read_line(line);
    if (!read) {
      ++checked.malformed;
    } else {
      listed.emplace(read->name, read->sha256);
      checked.files.push_back({read->name, state_of(folder, *read)});
    }
  }
  add_unlisted(folder, listed, checked.files);
  checked.journal = check_handed_journal(folder / kHandedJournal);
  hold_against_slip(read_handed_slip(folder / kHandedSlip), listed, checked);
  for (const Head& head : heads) checked.heads.emplace_back(head, check_head(checked.journal.entries, head));
  return checked;
}

}  // namespace beffroi::casefile

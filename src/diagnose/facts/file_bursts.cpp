// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/facts/file_bursts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "base/text.h"

namespace beffroi::diagnose::facts {
namespace {

constexpr std::size_t kLongestExtension = 40;  // a random identifier of a victim can be long
constexpr std::size_t kMostDirectoriesOfAName = 512;

std::string_view text_of(const model::Fact& fact, std::string_view ecs) {
  for (const auto* list : {&fact.roles, &fact.attributes}) {
    for (const auto& [name, text] : *list) {
      if (name == ecs) return text;
    }
  }
  return {};
}

std::string actor_of(const model::Fact& change) {
  std::string key;
  for (const auto* ecs : {"host.name", "user.name", "source.ip", "process.executable", "winlog.share.name"}) {
    key.append(text_of(change, ecs)).append("\x1F");
  }
  return key;
}

std::string_view extension_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot == 0 || name.size() - dot > kLongestExtension) return {};
  return name.substr(dot);
}

/// What people of a town hall keep: what is behind such an ending was put there by a program.
bool is_document(std::string_view extension) {
  static constexpr std::array<std::string_view, 30> kDocuments = {
      ".doc", ".docx", ".docm", ".xls", ".xlsx", ".xlsm", ".ppt",  ".pptx", ".pdf", ".odt",
      ".ods", ".odp",  ".rtf",  ".txt", ".csv",  ".jpg",  ".jpeg", ".png",  ".tif", ".tiff",
      ".dwg", ".dxf",  ".mdb",  ".pst", ".msg",  ".zip",  ".7z",   ".bak",  ".sql", ".xml"};
  return std::ranges::find(kDocuments, extension) != kDocuments.end();
}

/// An access mask that only reads ([MS-SMB2] 2.2.13.1.1: writing, appending, deleting change a file); no mask: a change.
bool only_reads(const model::Fact& change) {
  constexpr std::uint64_t kChanges = 0x2 | 0x4 | 0x10000;
  std::uint64_t mask = 0;
  const std::string_view text = text_of(change, "winlog.access");
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), mask);
  return code == std::errc{} && end != text.data() && (mask & kChanges) == 0;
}

}  // namespace

void FileBursts::see(const model::Fact& change, std::vector<model::Fact>& out) {
  const std::string_view path = text_of(change, "file.path");
  if (!change.time || path.empty() || only_reads(change)) return;
  const std::string actor = actor_of(change);
  auto at = open_.find(actor);
  if (at != open_.end() && change.time->nanoseconds - at->second.last.nanoseconds > kPause) {
    close(at->second, out);
    open_.erase(at);
    at = open_.end();
  }
  if (at == open_.end()) {
    make_room(out);
    at = open_.try_emplace(actor).first;
    at->second.first = change;
  }
  at->second.last = std::max(at->second.last, *change.time);
  add(at->second, path);
}

void FileBursts::add(Burst& burst, std::string_view path) {
  const std::string folded = base::fold(path);
  const std::size_t slash = folded.find_last_of("\\/");
  const std::string directory = slash == folded.npos ? "" : folded.substr(0, slash);
  const std::string name = slash == folded.npos ? folded : folded.substr(slash + 1);
  if (burst.files.size() >= kMostNames || !burst.files.insert(folded).second) return;
  burst.directories.insert(directory);
  const std::string_view extension = extension_of(name);
  if (!extension.empty()) ++burst.extensions[std::string(extension)];
  if (is_document(extension_of(std::string_view(name).substr(0, name.size() - extension.size())))) ++burst.double_extensions;
  auto& places = burst.names[name];
  if (places.size() < kMostDirectoriesOfAName) places.insert(directory);
}

void FileBursts::close(Burst& burst, std::vector<model::Fact>& out) {
  if (burst.files.size() < kFewest) return;
  model::Fact& fact = burst.first;
  fact.kind = "file.burst";
  std::erase_if(fact.attributes, [](const auto& field) { return field.first == "file.path"; });
  const auto add = [&fact](const char* ecs, std::string text) { fact.attributes.emplace_back(ecs, std::move(text)); };
  add("winlog.files", std::to_string(burst.files.size()));
  add("winlog.directories", std::to_string(burst.directories.size()));
  add("winlog.files.double_extension", std::to_string(burst.double_extensions));
  const auto common = std::ranges::max_element(burst.extensions, {}, [](const auto& one) { return one.second; });
  if (common != burst.extensions.end()) {
    add("file.extension", common->first);
    add("winlog.files.same_extension", std::to_string(common->second));
  }
  const auto note = std::ranges::max_element(burst.names, {}, [](const auto& one) { return one.second.size(); });
  if (note != burst.names.end() && note->second.size() >= 2) {
    add("file.name", note->first);
    add("winlog.directories.same_name", std::to_string(note->second.size()));
  }
  add("event.end", base::format_rfc3339(burst.last));
  out.push_back(std::move(fact));
}

void FileBursts::make_room(std::vector<model::Fact>& out) {
  if (open_.size() < kMostActors) return;
  const auto oldest = std::ranges::min_element(open_, {}, [](const auto& one) { return one.second.last; });
  close(oldest->second, out);
  open_.erase(oldest);
}

void FileBursts::finish(std::vector<model::Fact>& out) {
  for (auto& [actor, burst] : open_) close(burst, out);
  open_.clear();
}

}  // namespace beffroi::diagnose::facts

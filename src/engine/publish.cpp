// SPDX-License-Identifier: EUPL-1.2
#include "engine/publish.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "base/json/reader.h"
#include "base/json/writer.h"
#include "casefile/files.h"
#include "engine/notices.h"

namespace beffroi::engine {
namespace {

namespace fs = std::filesystem;
namespace public_page = report::public_page;
using response::notices::Notice;

constexpr std::string_view kManifest = "manifest.json";
constexpr std::size_t kMaxManifestBytes = 1U << 20;
constexpr std::size_t kMaxListed = 1'000;

std::string sha256_of(std::string_view bytes) {
  return base::sha256({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}).hex();
}

/// The texts that stand, or stood, on the page: the last one first.
std::vector<public_page::PublishedText> published_texts(const Situation& situation) {
  std::vector<public_page::PublishedText> texts;
  for (const Notice& notice : response::notices::notices_of(situation.entries)) {
    const auto* kind = response::notices::find(response::notices::built_in(), notice.kind);
    if (!kind || !kind->online || notice.publications.empty()) continue;
    const auto& out = notice.publications.back();
    if (out.version == 0 || out.version > notice.versions.size()) continue;
    texts.push_back(
        {notice.id, notice.language, notice.title, notice.versions[out.version - 1].text, out.when(), notice.withdrawn});
  }
  std::ranges::stable_sort(texts, std::ranges::greater{}, &public_page::PublishedText::at);
  return texts;
}

constexpr std::array<std::string_view, 6> kShownKinds = {"first_hour", "answer",           "service",
                                                         "promise",    "notice.published", "notice.withdrawn"};

/// When the last entry was written that the page may show: others leave it as it is, byte for byte.
base::Timestamp last_change(const Situation& situation) {
  base::Timestamp last;
  for (const response::Entry& entry : situation.entries) {
    const auto is_it = [&entry](std::string_view kind) { return response::is_kind(entry, kind); };
    if (std::ranges::any_of(kShownKinds, is_it)) last = std::max(last, entry.utc);
  }
  return last;
}

std::string manifest_of(const std::vector<PublicFile>& files, const public_page::Content& content) {
  base::json::Writer json(true);
  json.begin_object().member("schema", 1).member("place", content.place).member("exercise", content.exercise);
  json.member("updated", base::format_rfc3339(content.updated)).key("files").begin_array();
  for (const PublicFile& file : files) {
    json.begin_object().member("path", file.path).member("sha256", sha256_of(file.bytes));
    json.member("bytes", static_cast<std::uint64_t>(file.bytes.size())).end_object();
  }
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

std::string bytes_at(const fs::path& path, std::size_t limit) {
  std::error_code code;
  if (!fs::is_regular_file(fs::symlink_status(path, code)) || fs::file_size(path, code) > limit) return {};
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What a manifest lists: path → SHA-256.
base::Result<std::map<std::string, std::string>> listed_in(const std::string& manifest, const fs::path& folder) {
  base::json::Parser parser;
  const auto document = parser.parse(manifest);
  if (manifest.empty() || !document || !document->find("files"))
    return base::fail("publish.no_manifest", {{"path", folder.string()}}, {folder.string(), {}, {}});
  std::map<std::string, std::string> listed;
  for (const base::json::Value& one : document->find("files")->elements()) {
    const auto path = one.find("path"), sha256 = one.find("sha256");
    if (path && sha256 && listed.size() < kMaxListed)
      listed.emplace(path->as_text().value_or(""), sha256->as_text().value_or(""));
  }
  return listed;
}

/// Within the folder, whatever a mirror's manifest says.
bool stays_inside(const std::string& path) {
  const fs::path relative(path);
  return !path.empty() && relative.is_relative() && std::ranges::find(relative, fs::path("..")) == relative.end();
}

base::Result<> prepare(const fs::path& folder) {
  std::error_code code;
  const bool ours = fs::exists(folder / kManifest, code);
  if (!ours && fs::exists(folder / "index.html", code))
    return base::fail("publish.foreign", {{"path", (folder / "index.html").string()}}, {folder.string(), {}, {}});
  fs::create_directories(folder / "en", code);
  if (code)
    return base::fail("casefile.file", {{"path", folder.string()}, {"reason", code.message()}}, {folder.string(), {}, {}});
  return {};
}

void remove_former(const fs::path& folder, const std::vector<PublicFile>& current) {
  const auto listed = listed_in(bytes_at(folder / kManifest, kMaxManifestBytes), folder);
  if (!listed) return;
  for (const auto& [path, sha256] : *listed) {
    std::error_code ignored;
    if (stays_inside(path) && std::ranges::find(current, path, &PublicFile::path) == current.end())
      fs::remove(folder / path, ignored);
  }
}

}  // namespace

public_page::Content public_content(const Situation& situation, const base::Catalogue& words) {
  const response::notices::Facts facts = facts_of(situation, words);
  return {.place = facts.place,
          .phone = facts.phone,
          .address = facts.address,
          .exercise = facts.exercise,
          .since = facts.known_since,
          .next_update = facts.next_update,
          .updated = last_change(situation),
          .services = facts.services,
          .texts = published_texts(situation)};
}

base::Result<std::vector<PublicFile>> public_files(casefile::Case& store, base::Timestamp now) {
  std::vector<PublicFile> files;
  public_page::Content shown;
  for (const base::Language language : {base::Language::french, base::Language::english}) {
    BEFFROI_TRY(const base::Catalogue plain, base::Catalogue::load(language));
    BEFFROI_TRY(const base::Catalogue words, local_words(store, plain));
    BEFFROI_TRY(const Situation situation, situation_of(store, words, now));
    const public_page::Content content = public_content(situation, words);
    const std::string below = language == base::Language::french ? "" : "en/";
    files.push_back({below + "index.html", public_page::page(content, words)});
    files.push_back({below + "fragment.html", public_page::fragment(content, words)});
    if (language != base::Language::french) continue;
    files.push_back({"status.json", public_page::status_json(content)});
    files.push_back({"feed.atom", public_page::feed(content, words)});
    shown = content;
  }
  files.push_back({std::string(kManifest), manifest_of(files, shown)});
  return files;
}

base::Result<Publication> publish_page(casefile::Case& store, const fs::path& folder, std::string_view because,
                                       std::string_view by, base::Timestamp now) {
  if (by.empty()) return base::fail("publish.by_whom");
  BEFFROI_TRY(const base::Catalogue words, base::Catalogue::load(base::Language::french));
  BEFFROI_TRY(const Situation situation, situation_of(store, words, now));
  if (asks_for_silence(situation) && because.empty()) return base::fail("publish.silence");
  BEFFROI_TRY(const std::vector<PublicFile> files, public_files(store, now));
  BEFFROI_TRY_VOID(prepare(folder));
  remove_former(folder, files);
  Publication publication;
  for (const PublicFile& file : files) {
    if (bytes_at(folder / file.path, file.bytes.size()) == file.bytes) continue;
    BEFFROI_TRY_VOID(casefile::write_whole(folder / file.path, file.bytes));
    publication.written.push_back(folder / file.path);
  }
  publication.manifest_sha256 = sha256_of(files.back().bytes);
  if (publication.written.empty()) return publication;
  BEFFROI_TRY_VOID(response::note(store, "page.published", {},
                                  {{"where", folder.string()},
                                   {"sha256", publication.manifest_sha256},
                                   {"files", static_cast<std::int64_t>(publication.written.size())},
                                   {"because", std::string(because)}},
                                  by));
  return publication;
}

base::Result<std::vector<Deviation>> check_copy(const fs::path& folder, std::string& manifest_sha256) {
  const std::string manifest = bytes_at(folder / kManifest, kMaxManifestBytes);
  BEFFROI_TRY(const auto listed, listed_in(manifest, folder));
  manifest_sha256 = sha256_of(manifest);
  std::vector<Deviation> deviations;
  for (const auto& [path, sha256] : listed) {
    if (!stays_inside(path)) {
      deviations.push_back({path, "refused"});
      continue;
    }
    std::error_code code;
    const fs::path file = folder / path;
    if (!fs::is_regular_file(fs::symlink_status(file, code))) {
      deviations.push_back({path, "absent"});
    } else if (const auto digest = casefile::digest_of(file); !digest || digest->sha256.hex() != sha256) {
      deviations.push_back({path, "altered"});
    }
  }
  return deviations;
}

}  // namespace beffroi::engine

// SPDX-License-Identifier: EUPL-1.2
#include "engine/publish.h"

#include <algorithm>
#include <array>

#include "base/crypto.h"
#include "base/json/reader.h"
#include "base/json/writer.h"
#include "casefile/files.h"
#include "engine/notices.h"
#include "engine/page_copy.h"
#include "engine/published_texts.h"
#include "evidence/discover.h"
#include "response/public_page/state.h"

namespace beffroi::engine {
namespace {

namespace fs = std::filesystem;
namespace public_page = report::public_page;
namespace page_state = response::public_page;
using public_page::Sheet;

/// Every file that this program ever wrote into a public folder: the only ones that it may remove.
constexpr std::array<std::string_view, 10> kOurs = {"index.html",    "textes.html",    "fragment.html",    "archive.html",
                                                    "en/index.html", "en/textes.html", "en/fragment.html", "en/archive.html",
                                                    "status.json",   "feed.atom"};

constexpr std::size_t kMaxArchiveBytes = 8U << 20;

std::string sha256_of(std::string_view bytes) { return base::sha256(base::as_bytes(bytes)).hex(); }

/// All that a resident reads in one language, but for the hour of the last change: that hour follows from it.
std::string shown_sha256(public_page::Content content, const base::Catalogue& words) {
  content.updated = {};
  return sha256_of(page(content, Sheet::now, words) + page(content, Sheet::texts, words));
}

std::string manifest_of(const std::vector<PublicFile>& files, const public_page::Content& content, const base::PublicKey& key) {
  base::json::Writer json(true);
  json.begin_object().member("schema", 1).member("place", content.place).member("exercise", content.exercise);
  json.member("updated", base::format_rfc3339(content.updated)).member("public_key", key.hex()).key("files").begin_array();
  for (const PublicFile& file : files) {
    json.begin_object().member("path", file.path).member("sha256", sha256_of(file.bytes));
    json.member("bytes", static_cast<std::uint64_t>(file.bytes.size())).end_object();
  }
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

std::string_view folder_of(base::Language language) { return language == base::Language::french ? "" : "en/"; }

/// Where the case keeps the pages as they were when the page was closed.
fs::path kept_archive(const casefile::Case& store, std::string_view below) {
  return store.layout().directory / (below.empty() ? "page-archive.fr.html" : "page-archive.en.html");
}

void add_pages(const casefile::Case& store, const public_page::Content& content, const base::Catalogue& words,
               std::vector<PublicFile>& files) {
  const std::string below(folder_of(words.language()));
  for (const Sheet sheet : {Sheet::now, Sheet::texts})
    files.push_back({below + std::string(file_of(sheet)), page(content, sheet, words)});
  files.push_back({below + "fragment.html", fragment(content, words)});
  if (!content.over) return;
  std::string archive = bytes_at(kept_archive(store, below), kMaxArchiveBytes);
  if (archive.empty()) archive = page(content, Sheet::archive, words);
  files.push_back({below + std::string(file_of(Sheet::archive)), std::move(archive)});
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

/// The key that the page of a folder names as its own; empty where it names none.
std::string key_named_in(const fs::path& folder) {
  base::json::Parser parser;
  const std::string manifest = bytes_at(folder / kManifest, kMaxArchiveBytes);
  const auto json = parser.parse(manifest);
  return json ? std::string(json->text_of("public_key")) : std::string();
}

/// The page of another case stays as it is: what its town told residents would be gone. A key that this case had before is its own.
base::Result<> check_owner(const fs::path& folder, const base::SigningKey& key, response::Entries entries) {
  const std::string named = key_named_in(folder);
  if (named.empty() || named == key.public_key().hex()) return {};
  const auto had = [&named](const response::Entry& entry) {
    return entry.kind == "page.key" && entry.text("public_key") == named;
  };
  if (std::ranges::any_of(entries, had)) return {};
  return base::fail("publish.other_case", {{"path", folder.string()}}, {folder.string(), {}, {}});
}

void remove_former(const fs::path& folder, const std::vector<PublicFile>& current) {
  for (const std::string_view path : kOurs) {
    std::error_code ignored;
    if (std::ranges::find(current, path, &PublicFile::path) == current.end()) fs::remove(folder / path, ignored);
  }
}

/// In the language of each reader, on the clock of the town. The page changed when it did in any language.
template <class Work>
base::Result<> in_each_language(casefile::Case& store, base::Timestamp now, const Work& work) {
  std::vector<std::pair<base::Catalogue, public_page::Content>> readers;
  base::Timestamp changed;
  for (const base::Language language : {base::Language::french, base::Language::english}) {
    BEFFROI_TRY(const base::Catalogue plain, base::Catalogue::load(language));
    BEFFROI_TRY(const base::Catalogue words, local_words(store, plain));
    BEFFROI_TRY(const Situation situation, situation_of(store, words, now));
    readers.emplace_back(words, public_content(situation, words));
    changed = std::max(changed, readers.back().second.updated);
  }
  for (auto& [words, content] : readers) {
    content.updated = changed;
    BEFFROI_TRY_VOID(work(content, words));
  }
  return {};
}

/// The page as it stands when it is closed, for good.
base::Result<> keep_archive(casefile::Case& store, base::Timestamp now) {
  return in_each_language(store, now, [&store](const public_page::Content& content, const base::Catalogue& words) {
    return casefile::write_whole(kept_archive(store, folder_of(words.language())), page(content, Sheet::archive, words));
  });
}

/// What is said of the page with this publication.
base::Result<> say(casefile::Case& store, const PublishOptions& options, const Situation& situation, std::string_view by,
                   base::Timestamp now) {
  BEFFROI_TRY_VOID(page_state::say_contact(store, options.phone, options.address, by));
  BEFFROI_TRY_VOID(page_state::say_url(store, situation.entries, options.url, by));
  if (options.life == PublishOptions::Life::reopen) return page_state::reopen(store, situation.entries, by);
  if (options.life != PublishOptions::Life::close || page_state::state_of(situation.entries).over) return {};
  BEFFROI_TRY_VOID(page_state::close(store, situation.entries, by));
  return keep_archive(store, now);
}

std::vector<std::string> missing_in(const public_page::Content& content) {
  std::vector<std::string> missing;
  if (content.over) return missing;
  if (content.phone.empty()) missing.emplace_back("phone");
  if (content.address.empty()) missing.emplace_back("address");
  if (!content.next_update) missing.emplace_back("next_update");
  if (content.services.empty()) missing.emplace_back("services");
  return missing;
}

base::Result<Publication> write_files(const fs::path& folder, const std::vector<PublicFile>& files) {
  Publication publication;
  std::vector<std::pair<fs::path, std::string_view>> changed;
  for (const PublicFile& file : files) {
    if (bytes_at(folder / file.path, file.bytes.size()) != file.bytes) changed.emplace_back(folder / file.path, file.bytes);
    if (file.path == kManifest) publication.manifest_sha256 = sha256_of(file.bytes);
  }
  BEFFROI_TRY_VOID(casefile::write_together(changed));
  for (const auto& [path, bytes] : changed) publication.written.push_back(path);
  return publication;
}

/// For the journal, which tells when it changes.
base::Result<page_state::Shown> shown_now(casefile::Case& store, base::Timestamp now) {
  page_state::Shown shown;
  const auto note = [&shown](const public_page::Content& content, const base::Catalogue& words) {
    (words.language() == base::Language::french ? shown.french : shown.english) = shown_sha256(content, words);
    shown.changed = content.updated;
    return base::Result<>();
  };
  BEFFROI_TRY_VOID(in_each_language(store, now, note));
  return shown;
}

/// Evidence is only ever read: no page is written into it.
base::Result<> check_place(const fs::path& folder, casefile::Case& store) {
  BEFFROI_TRY(const casefile::Reading reading, store.read());
  for (const casefile::Location& location : reading.locations()) {
    if (evidence::lies_within(folder.string(), location.path))
      return base::fail("publish.in_evidence", {{"path", folder.string()}});
  }
  return {};
}

}  // namespace

public_page::Content public_content(const Situation& situation, const base::Catalogue& words) {
  const response::notices::Facts facts = facts_of(situation, words);
  const page_state::State said = page_state::state_of(situation.entries);
  public_page::Content content{.place = facts.place,
                               .phone = facts.phone,
                               .address = facts.address,
                               .website = facts.website,
                               .body = facts.body,
                               .exercise = facts.exercise,
                               .attack_known = facts.attack_known,
                               .alert_only = facts.alert_only,
                               .tools_stopped = facts.tools_stopped,
                               .tools_off = facts.tools_off,
                               .counter_open = facts.counter_open,
                               .receipts = facts.receipts,
                               .since = facts.known_since,
                               .next_update = facts.next_update,
                               .over = said.over,
                               .updated = {},
                               .mail = facts.mail,
                               .url = said.url,
                               .services = facts.services,
                               .texts = published_texts(situation.entries)};
  content.updated = said.shown.in(words.language()) == shown_sha256(content, words) ? said.shown.changed : situation.now;
  return content;
}

bool page_is_behind(const Situation& situation, const base::Catalogue& words) {
  const page_state::State said = page_state::state_of(situation.entries);
  return said.published && said.shown.in(words.language()) != shown_sha256(public_content(situation, words), words);
}

base::Result<base::SigningKey> page_key(casefile::Case& store) {
  const auto fresh = base::SigningKey::generate();
  const fs::path path = store.layout().page_key();
  if (!fresh) return base::fail("publish.key", {{"path", path.string()}}, {path.string(), {}, {}});
  BEFFROI_TRY(const std::string kept, casefile::keep_secret(path, fresh->hex() + "\n"));
  const auto key = base::SigningKey::from_hex(std::string_view(kept).substr(0, kept.find('\n')));
  if (!key) return base::fail("publish.key", {{"path", path.string()}}, {path.string(), {}, {}});
  return *key;
}

base::Result<std::vector<PublicFile>> public_files(casefile::Case& store, const base::SigningKey& key, base::Timestamp now) {
  std::vector<PublicFile> files;
  public_page::Content shown;
  BEFFROI_TRY_VOID(in_each_language(store, now, [&](const public_page::Content& content, const base::Catalogue& words) {
    add_pages(store, content, words, files);
    if (words.language() != base::Language::french) return base::Result<>();
    files.push_back({"status.json", public_page::status_json(content)});
    files.push_back({"feed.atom", public_page::feed(content, words)});
    shown = content;
    return base::Result<>();
  }));
  const std::string manifest = manifest_of(files, shown, key.public_key());
  const base::Signature signature = key.sign(base::as_bytes(manifest));
  files.push_back({std::string(kPublicKey), key.public_key().pem()});
  files.push_back({std::string(kSignature), std::string(signature.begin(), signature.end())});
  files.push_back({std::string(kManifest), manifest});
  return files;
}

base::Result<Publication> publish_page(casefile::Case& store, const fs::path& folder, const PublishOptions& options,
                                       std::string_view by, base::Timestamp now) {
  BEFFROI_TRY_VOID(check_place(folder, store));
  if (by.empty()) return base::fail("publish.by_whom");
  BEFFROI_TRY(const base::Catalogue words, base::Catalogue::load(base::Language::french));
  BEFFROI_TRY(const Situation situation, situation_of(store, words, now));
  if (asks_for_silence(situation) && options.because.empty()) return base::fail("publish.silence");
  BEFFROI_TRY(const base::SigningKey key, page_key(store));
  BEFFROI_TRY_VOID(check_owner(folder, key, situation.entries));
  BEFFROI_TRY_VOID(prepare(folder));
  BEFFROI_TRY_VOID(say(store, options, situation, by, now));
  const std::string fingerprint = key.public_key().fingerprint();
  BEFFROI_TRY_VOID(page_state::note_key(store, situation.entries, key.public_key().hex(), fingerprint, by));
  BEFFROI_TRY(const std::vector<PublicFile> files, public_files(store, key, now));
  BEFFROI_TRY(Publication publication, write_files(folder, files));
  remove_former(folder, files);
  BEFFROI_TRY(const Situation published, situation_of(store, words, now));
  publication.missing = missing_in(public_content(published, words));
  for (const response::BoardLine& line : published.board.contradicted) publication.outdated.push_back(line.text);
  publication.fingerprint = fingerprint;
  if (publication.written.empty()) return publication;
  BEFFROI_TRY(page_state::Shown shown, shown_now(store, now));
  BEFFROI_TRY_VOID(page_state::note_published(store,
                                              {.where = folder.string(),
                                               .manifest_sha256 = publication.manifest_sha256,
                                               .because = options.because,
                                               .files = static_cast<std::int64_t>(publication.written.size()),
                                               .shown = std::move(shown)},
                                              by));
  return publication;
}

}  // namespace beffroi::engine

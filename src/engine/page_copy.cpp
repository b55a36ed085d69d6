// SPDX-License-Identifier: EUPL-1.2
#include "engine/page_copy.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/crypto.h"
#include "base/crypto_signature.h"
#include "base/json/reader.h"
#include "casefile/files.h"
#include "response/public_page/state.h"

namespace beffroi::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxManifestBytes = 1U << 20;
constexpr std::size_t kMaxListed = 1'000;
constexpr std::size_t kSignatureBytes = 64, kMaxSignatureBytes = 128;  // each of its bytes may have got another one before it
constexpr std::size_t kMaxPageBytes = 16U << 20;

/// Within the folder, whatever a mirror's manifest says.
bool stays_inside(const std::string& path) {
  const fs::path relative(path);
  return !path.empty() && relative.is_relative() && std::ranges::find(relative, fs::path("..")) == relative.end();
}

std::string letters_of(std::string_view fingerprint) {
  std::string letters;
  for (const char sign : fingerprint) {
    if ((sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z')) letters += sign;
    if (sign >= 'A' && sign <= 'Z') letters += static_cast<char>(sign - 'A' + 'a');
  }
  return letters;
}

/// What a program that sends files as text made of them, undone.
std::string with_own_line_ends(std::string_view bytes) {
  std::string own;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\r' || bytes.substr(i + 1, 1) != "\n") own += bytes[i];
  }
  return own;
}

void read_head(const base::json::Value& manifest, CopyCheck& check) {
  if (const auto key = base::PublicKey::from_hex(manifest.text_of("public_key"))) {
    check.public_key = key->hex();
    check.fingerprint = key->fingerprint();
  }
  check.place = manifest.text_of("place");
  const auto exercise = manifest.find("exercise");
  check.exercise = exercise && exercise->as_boolean().value_or(false);
  check.updated = base::parse_rfc3339(manifest.text_of("updated"));
}

/// The manifest as it was signed: as it stands, or but for the ends of its lines.
void check_signature(const std::string& manifest, const fs::path& folder, std::string_view expected, CopyCheck& check) {
  const auto key = base::PublicKey::from_hex(check.public_key);
  if (!key) return;
  const std::string stands = bytes_at(folder / kSignature, kMaxSignatureBytes);
  const std::string signature = stands.size() > kSignatureBytes ? with_own_line_ends(stands) : stands;
  const auto is_signed = [&](const std::string& text) {
    return base::is_signed_by(*key, base::as_bytes(text), base::as_bytes(signature));
  };
  const std::string spare = bytes_at(folder / kPublicKey, kMaxManifestBytes);
  if (!spare.empty() && spare != key->pem())
    check.deviations.push_back({std::string(kPublicKey), with_own_line_ends(spare) == key->pem() ? "line_endings" : "altered"});
  const bool as_it_stands = is_signed(manifest);
  if (!as_it_stands && !is_signed(with_own_line_ends(manifest))) return;
  if (!as_it_stands) check.deviations.push_back({std::string(kManifest), "line_endings"});
  if (signature != stands) check.deviations.push_back({std::string(kSignature), "line_endings"});
  const std::string wanted = letters_of(expected);
  check.is_signed = wanted.empty() || wanted == letters_of(check.fingerprint) ? Signed::yes : Signed::other;
}

/// A file whose content has to be these bytes, told by their hash.
std::optional<Deviation> deviation_of(const fs::path& folder, const std::string& path, const std::string& sha256) {
  if (!stays_inside(path)) return Deviation{path, "refused"};
  std::error_code code;
  const fs::path file = folder / path;
  if (!fs::is_regular_file(fs::symlink_status(file, code))) return Deviation{path, "absent"};
  const auto digest = casefile::digest_of(file);
  if (digest && digest->sha256.hex() == sha256) return std::nullopt;
  const std::string own = with_own_line_ends(bytes_at(file, kMaxPageBytes));
  return Deviation{path, base::sha256(base::as_bytes(own)).hex() == sha256 ? "line_endings" : "altered"};
}

/// What a browser shows, or a server runs.
bool is_page(const fs::path& file) {
  constexpr std::array<std::string_view, 11> kPages{".html", ".htm",   ".xhtml", ".xht",  ".shtml", ".svg",
                                                    ".php",  ".phtml", ".asp",   ".aspx", ".jsp"};
  std::string ending = file.extension().string();
  std::ranges::transform(ending, ending.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::ranges::find(kPages, ending) != kPages.end();
}

/// What lies in the folder and what nobody signed for.
void add_unnamed(const fs::path& folder, const std::map<std::string, std::string>& listed, CopyCheck& check) {
  std::map<std::string, std::string> unnamed;
  std::error_code code;
  std::size_t walked = 0;
  for (fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, code), end;
       !code && entry != end; entry.increment(code)) {
    if (++walked > kMaxWalked) break;
    std::error_code ignored;
    const std::string path = entry->path().lexically_relative(folder).generic_string();
    const bool ours = listed.contains(path) || path == kManifest || path == kSignature || path == kPublicKey;
    if (!ours && !fs::is_directory(entry->symlink_status(ignored)))
      unnamed.emplace(path, is_page(entry->path()) ? "extra" : "beside");
  }
  for (auto& [path, state] : unnamed) check.deviations.push_back({path, std::move(state)});
  if (code || walked > kMaxWalked) check.deviations.push_back({folder.string(), "unread"});
}

}  // namespace

std::string bytes_at(const fs::path& path, std::size_t limit) {
  std::error_code code;
  if (!fs::is_regular_file(fs::symlink_status(path, code)) || fs::file_size(path, code) > limit) return {};
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

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

base::Result<CopyCheck> check_copy(const std::string& folder, std::string_view fingerprint) {
  if (folder.starts_with("http://") || folder.starts_with("https://"))
    return base::fail("publish.address", {{"path", folder}}, {folder, {}, {}});
  const std::string manifest = bytes_at(fs::path(folder) / kManifest, kMaxManifestBytes);
  BEFFROI_TRY(const auto listed, listed_in(manifest, folder));
  CopyCheck check{.manifest_sha256 = base::sha256(base::as_bytes(manifest)).hex()};
  base::json::Parser parser;
  if (const auto document = parser.parse(manifest)) read_head(*document, check);
  check_signature(manifest, folder, fingerprint, check);
  for (const auto& [path, sha256] : listed) {
    if (auto deviation = deviation_of(folder, path, sha256)) check.deviations.push_back(*std::move(deviation));
  }
  if (!listed.contains("index.html")) check.deviations.push_back({"index.html", "absent"});
  add_unnamed(folder, listed, check);
  return check;
}

std::optional<base::Timestamp> newer_than(const CopyCheck& copy, response::Entries entries) {
  const auto is_its_key = [&copy](const response::Entry& entry) {
    return entry.kind == "page.key" && !copy.public_key.empty() && entry.text("public_key") == copy.public_key;
  };
  const response::public_page::State said = response::public_page::state_of(entries);
  if (!said.published || !copy.updated || std::ranges::none_of(entries, is_its_key)) return std::nullopt;
  return said.shown.changed > *copy.updated ? std::optional(said.shown.changed) : std::nullopt;
}

}  // namespace beffroi::engine

// SPDX-License-Identifier: EUPL-1.2
#include "engine/page_copy.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/crypto.h"
#include "base/crypto_signature.h"
#include "base/json/reader.h"
#include "casefile/files.h"

namespace beffroi::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxManifestBytes = 1U << 20;
constexpr std::size_t kMaxListed = 1'000;
constexpr std::size_t kMaxSignatureBytes = 64;

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

std::optional<base::PublicKey> key_in(const std::string& manifest) {
  base::json::Parser parser;
  const auto document = parser.parse(manifest);
  const auto key = document ? document->find("public_key") : std::nullopt;
  return key ? base::PublicKey::from_hex(key->as_text().value_or("")) : std::nullopt;
}

void check_signature(const std::string& manifest, const fs::path& folder, std::string_view expected, CopyCheck& check) {
  const auto key = key_in(manifest);
  if (!key) return;
  check.fingerprint = key->fingerprint();
  const std::string signature = bytes_at(folder / kSignature, kMaxSignatureBytes);
  if (!base::is_signed_by(*key, base::as_bytes(manifest), base::as_bytes(signature))) return;
  const std::string wanted = letters_of(expected);
  check.is_signed = wanted.empty() || wanted == letters_of(check.fingerprint) ? Signed::yes : Signed::other;
}

std::optional<Deviation> deviation_of(const fs::path& folder, const std::string& path, const std::string& sha256) {
  if (!stays_inside(path)) return Deviation{path, "refused"};
  std::error_code code;
  const fs::path file = folder / path;
  if (!fs::is_regular_file(fs::symlink_status(file, code))) return Deviation{path, "absent"};
  const auto digest = casefile::digest_of(file);
  if (!digest || digest->sha256.hex() != sha256) return Deviation{path, "altered"};
  return std::nullopt;
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
  check_signature(manifest, folder, fingerprint, check);
  for (const auto& [path, sha256] : listed) {
    if (auto deviation = deviation_of(folder, path, sha256)) check.deviations.push_back(*std::move(deviation));
  }
  if (!listed.contains("index.html")) check.deviations.push_back({"index.html", "absent"});
  return check;
}

}  // namespace beffroi::engine

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto_signature.h"
#include "base/messages.h"
#include "base/result.h"
#include "casefile/case.h"
#include "engine/situation.h"
#include "report/public/public.h"

namespace beffroi::engine {

/// One file of the public page.
struct PublicFile {
  std::string path;  ///< below the folder, with '/'
  std::string bytes;
};

/// What the public reads of a situation. It changed at the hour of the last page that showed the same; where none did, it changes now.
report::public_page::Content public_content(const Situation& situation, const base::Catalogue& words);
/// Residents would read another page than the one that was last written: something was said, or an hour that it names has passed.
bool page_is_behind(const Situation& situation, const base::Catalogue& words);

/// index.html, textes.html and fragment.html in both languages (with `en/` before the English ones), archive.html once the page is closed,
/// status.json, feed.atom, then manifest.json with the SHA-256 of each of them and the public key, its signature manifest.sig and the key as
/// other programs read it, manifest.pub. Where residents read the same as on the page that was last written, the bytes are the same, whatever
/// else the journal says since. Errors: those of situation_of.
base::Result<std::vector<PublicFile>> public_files(casefile::Case& store, const base::SigningKey& key, base::Timestamp now);

/// The key of this case, made when it is first needed. Errors: publish.key {path} where page.key is none, casefile.*.
base::Result<base::SigningKey> page_key(casefile::Case& store);

struct PublishOptions {
  std::string because;         ///< why, where the night asks for silence
  std::string phone, address;  ///< to be shown from now on
  std::string url;             ///< where the page lies on the web: for fragment.html
  enum class Life : std::uint8_t { as_it_is, close, reopen } life = Life::as_it_is;
};

struct Publication {
  std::vector<std::filesystem::path> written;  ///< those that changed
  std::string manifest_sha256, fingerprint;    ///< of the manifest; of the key that signed it
  std::vector<std::string> missing;            ///< what residents will look for in vain: phone, address, next_update, services
  std::vector<std::string> outdated;           ///< as the board says it: texts on the page that the case now contradicts
};

/// Writes the page into a folder: only where bytes change, all together once the disk took them all, the manifest after the pages, other
/// files untouched; a file of ours that is no longer made goes. Where anything changed, the journal says so ("page.published"). Errors:
/// publish.by_whom, publish.silence (the night asks for silence and no reason is given), publish.foreign {path} (index.html is none of
/// ours), publish.other_case {path} (the page of another case is there), casefile.disk_full, casefile.file, those of page_key and
/// public_files.
base::Result<Publication> publish_page(casefile::Case& store, const std::filesystem::path& folder,
                                       const PublishOptions& options, std::string_view by,
                                       base::Timestamp now = casefile::system_clock());

}  // namespace beffroi::engine

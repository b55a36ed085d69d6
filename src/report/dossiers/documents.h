// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/crypto.h"
#include "report/dossiers/content.h"

namespace beffroi::report::dossiers {

/// The dossier to be printed (report::paper): what nobody knows is a line to write on.
std::string to_page(const Dossier& dossier, const Material& material, const base::Catalogue& words);
/// The same as a text document of an office suite, to be completed on a screen.
std::string to_odt(const Dossier& dossier, const Material& material, const base::Catalogue& words);
/// The same as data: fields by id, null where nobody knows, with the ground of each line and the fields' places in the forms of the
/// authorities.
std::string to_json(const Dossier& dossier, const Material& material, const base::Catalogue& words);

/// Something that is handed over.
struct HandedOver {
  std::string name;
  std::uint64_t size = 0;
  base::Digest sha256;
  bool beside = false;  ///< a file in the same folder, listed in its SHA256SUMS; otherwise on its own medium
  std::string what;     ///< id of the sentence that says what it is: dossier.slip.evidence …
};

/// The slip of what is handed over: hashes, how to check them, blanks for unit, officer and number, two signatures. It is no statement of
/// the authorities: those are drawn up by their own officers.
std::string to_slip(const Dossier& dossier, const std::vector<HandedOver>& handed, const Material& material,
                    const base::Catalogue& words);

/// A line a file, as `sha256sum -c` reads it.
std::string checksums(const std::vector<HandedOver>& handed);

}  // namespace beffroi::report::dossiers

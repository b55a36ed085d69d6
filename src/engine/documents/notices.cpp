// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "engine/documents.h"
#include "engine/notices.h"
#include "report/notices/notices.h"

namespace beffroi::engine::documents::notices {
namespace {

using response::notices::Form;
using response::notices::Notice;

/// Every text that was not withdrawn, as it stands now; a poster in both sizes.
base::Result<std::vector<Document>> make(const Situation& situation, const base::Catalogue& words) {
  std::vector<Document> documents;
  const report::notices::Letterhead head{public_name(situation), situation.now, situation.exercise};
  const auto reserved = reservations_in(situation, words);
  for (const Notice& notice : response::notices::notices_of(situation.entries)) {
    if (notice.withdrawn) continue;
    const auto* kind = response::notices::find(response::notices::built_in(), notice.kind);
    const std::string file = fmt::format("40-{}-{}", notice.id, kind ? kind->id : "texte");
    const auto sentences = response::notices::Reserved::of(notice.id, reserved).sentences;
    const auto page = [&](report::paper::Look look) {
      return report::notices::page_of(notice, kind, head, look, sentences, words);
    };
    if (kind && kind->form == Form::poster) {
      documents.push_back({file + "-a4", page(report::paper::Look::poster)});
      documents.push_back({file + "-a3", page(report::paper::Look::poster_a3)});
    } else {
      documents.push_back({file, page(report::paper::Look::reading)});
    }
  }
  return documents;
}

}  // namespace

DocumentMaker make_documents() { return {"notices", make}; }

}  // namespace beffroi::engine::documents::notices

// SPDX-License-Identifier: EUPL-1.2
#include "engine/documents.h"
#include "report/public/public.h"

namespace beffroi::engine::documents::public_page {
namespace {

base::Result<std::vector<Document>> make(const Situation& situation, const base::Catalogue& words) {
  if (!situation.first_hour.opened) return std::vector<Document>{};
  return std::vector<Document>{{"45-ou-poser-la-page", report::public_page::hosting_sheet(situation.board.place, situation.now,
                                                                                          situation.exercise, words)}};
}

}  // namespace

DocumentMaker make_documents() { return {"public_page", make}; }

}  // namespace beffroi::engine::documents::public_page

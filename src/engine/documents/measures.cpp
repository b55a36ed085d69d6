// SPDX-License-Identifier: EUPL-1.2
#include "engine/documents.h"
#include "report/measures/sheets.h"

namespace beffroi::engine::documents::measures {
namespace {

base::Result<std::vector<Document>> make(const Situation& situation, const base::Catalogue& words) {
  const report::measures::Content content{situation.now, situation.exercise, situation.board.place,
                                          situation.measures.diagnosed, situation.board.warning};
  return std::vector<Document>{
      {"10-couper-et-garder", report::measures::containment_sheet(content, situation.measures.plan, words)},
      {"11-remises-en-service", report::measures::release_sheets(content, situation.measures.releases, words)}};
}

}  // namespace

DocumentMaker make_documents() { return {"measures", make}; }

}  // namespace beffroi::engine::documents::measures

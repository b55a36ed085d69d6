// SPDX-License-Identifier: EUPL-1.2
#include "engine/documents.h"
#include "report/services/sheets.h"

namespace beffroi::engine::documents::services {
namespace {

base::Result<std::vector<Document>> make(const Situation& situation, const base::Catalogue& words) {
  const report::services::Content content{situation.now, situation.exercise, situation.board.place, situation.services};
  return std::vector<Document>{{"30-services", report::services::board_sheet(content, words)},
                               {"31-sans-ordinateur", report::services::degraded_sheets(content, words)}};
}

}  // namespace

DocumentMaker make_documents() { return {"services", make}; }

}  // namespace beffroi::engine::documents::services

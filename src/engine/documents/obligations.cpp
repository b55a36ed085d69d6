// SPDX-License-Identifier: EUPL-1.2
#include "engine/documents.h"
#include "report/obligations/sheet.h"

namespace beffroi::engine::documents::obligations {
namespace {

base::Result<std::vector<Document>> make(const Situation& situation, const base::Catalogue& words) {
  if (situation.board.deadlines.empty()) return std::vector<Document>{};
  const report::obligations::Content content{situation.now, situation.exercise, situation.board.place, situation.obligations};
  return std::vector<Document>{{"12-echeances", report::obligations::sheet(content, words)}};
}

}  // namespace

DocumentMaker make_documents() { return {"obligations", make}; }

}  // namespace beffroi::engine::documents::obligations

// SPDX-License-Identifier: EUPL-1.2
#include "engine/documents.h"
#include "report/people/sheet.h"

namespace beffroi::engine::documents::people {
namespace {

base::Result<std::vector<Document>> make(const Situation& situation, const base::Catalogue& words) {
  if (!report::people::is_spoken_of(situation.people)) return std::vector<Document>{};
  const report::people::Content content{situation.now,         situation.exercise, situation.board.place,  situation.people,
                                        situation.obligations, situation.body(),   situation.board.warning};
  return std::vector<Document>{{"45-personnes", report::people::sheet(content, words)}};
}

}  // namespace

DocumentMaker make_documents() { return {"people", make}; }

}  // namespace beffroi::engine::documents::people

// SPDX-License-Identifier: EUPL-1.2
#include "engine/documents.h"
#include "report/journal/pages.h"

namespace beffroi::engine::documents::journal {
namespace {

/// The last situation point and the last handover, as they were said. The journal itself is printed when somebody asks for it.
base::Result<std::vector<Document>> make(const Situation& situation, const base::Catalogue& words) {
  std::vector<Document> documents;
  report::journal::Letterhead head{situation.board.place, situation.now, situation.exercise};
  if (const auto point = response::last_point(situation.entries)) {
    head.as_of = point->at;
    documents.push_back({"20-point-de-situation", report::journal::point_page(*point, head, words)});
  }
  if (const auto handover = response::last_handover(situation.entries)) {
    head.as_of = handover->at;
    documents.push_back({"21-releve", report::journal::handover_page(*handover, head, words)});
  }
  return documents;
}

}  // namespace

DocumentMaker make_documents() { return {"journal", make}; }

}  // namespace beffroi::engine::documents::journal

// SPDX-License-Identifier: EUPL-1.2
#include "engine/review.h"

#include <algorithm>

#include "engine/documents.h"
#include "report/review/review.h"

namespace beffroi::engine::documents::review {
namespace {

/// In the night nobody looks back: no paper for it before somebody begins to.
bool has_begun(const Situation& situation) {
  return std::ranges::any_of(situation.entries,
                             [](const response::Entry& entry) { return response::is_kind(entry, "review"); });
}

base::Result<std::vector<Document>> make(const Situation& situation, const base::Catalogue& words) {
  if (!has_begun(situation)) return std::vector<Document>{};
  const Reviewed reviewed = review_of(situation);
  const report::review::Content content{situation.board.place, situation.now,  situation.exercise,
                                        reviewed.course,       reviewed.state, situation.board.warning};
  return std::vector<Document>{{"60-retour-d-experience", report::review::page(content, words)}};
}

}  // namespace

DocumentMaker make_documents() { return {"review", make}; }

}  // namespace beffroi::engine::documents::review

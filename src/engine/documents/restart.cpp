// SPDX-License-Identifier: EUPL-1.2
#include "engine/restart.h"

#include <algorithm>

#include "engine/documents.h"
#include "report/restart/restart.h"

namespace beffroi::engine::documents::restart {
namespace {

/// In the first hour nobody rebuilds: no paper for it before something is known to start from.
bool is_of_use(const Situation& situation) {
  const auto speaks_of_it = [](const response::Entry& entry) { return response::is_kind(entry, "restart"); };
  return situation.measures.diagnosed.exists || std::ranges::any_of(situation.entries, speaks_of_it);
}

base::Result<std::vector<Document>> make(const Situation& situation, const base::Catalogue& words) {
  if (!is_of_use(situation)) return std::vector<Document>{};
  const response::restart::Plan plan = restart_plan(situation, words.language());
  const report::restart::Content content{situation.board.place, situation.now, situation.exercise, plan,
                                         situation.board.warning};
  return std::vector<Document>{{"47-remise-en-route", report::restart::plan_page(content, words)},
                               {"48-remise-en-route-a-cocher", report::restart::checklist(content, words)}};
}

}  // namespace

DocumentMaker make_documents() { return {"restart", make}; }

}  // namespace beffroi::engine::documents::restart

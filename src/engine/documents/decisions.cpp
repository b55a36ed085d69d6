// SPDX-License-Identifier: EUPL-1.2
#include "report/dossiers/decisions.h"
#include "engine/documents.h"
#include "response/obligations/said.h"

namespace beffroi::engine::documents::decisions {
namespace {

base::Result<std::vector<Document>> make(const Situation& situation, const base::Catalogue& words) {
  if (!situation.first_hour.opened) return std::vector<Document>{};
  BEFFROI_TRY(const auto all, response::dossiers::decisions_of(situation.body()));
  const town::LegalPerson* body =
      situation.town ? response::obligations::persons_of(*situation.town, {}).front().file : nullptr;
  return std::vector<Document>{
      {"13-signer-cette-nuit",
       report::dossiers::decision_sheet(all, {situation.board.place, situation.now, situation.exercise, body, situation.body()},
                                        words)}};
}

}  // namespace

DocumentMaker make_documents() { return {"decisions", make}; }

}  // namespace beffroi::engine::documents::decisions

// SPDX-License-Identifier: EUPL-1.2
#include "report/dossiers/decisions.h"
#include "engine/documents.h"
#include "response/obligations/said.h"

namespace beffroi::engine::documents::decisions {
namespace {

base::Result<std::vector<Document>> make(const Situation& situation, const base::Catalogue& words) {
  if (!situation.first_hour.opened) return std::vector<Document>{};
  const town::BodyKind kind = situation.town ? situation.town->kind : town::BodyKind::unknown;
  BEFFROI_TRY(const auto all, response::dossiers::decisions_of(kind));
  const town::LegalPerson* body =
      situation.town ? response::obligations::persons_of(*situation.town, {}).front().file : nullptr;
  return std::vector<Document>{
      {"13-signer-cette-nuit",
       report::dossiers::decision_sheet(all, {situation.board.place, situation.now, situation.exercise, body, kind}, words)}};
}

}  // namespace

DocumentMaker make_documents() { return {"decisions", make}; }

}  // namespace beffroi::engine::documents::decisions

// SPDX-License-Identifier: EUPL-1.2
#include "engine/documents.h"
#include "engine/notices.h"
#include "report/first_hour/sheets.h"

namespace beffroi::engine::documents::first_hour {
namespace {

/// The numbers are the order in which they are needed, and how people name them to each other.
base::Result<std::vector<Document>> make(const Situation& situation, const base::Catalogue& words) {
  if (!situation.first_hour.opened) return std::vector<Document>{};
  namespace sheets = report::first_hour;
  const sheets::Content content{.now = situation.now,
                                .exercise = situation.exercise,
                                .place = situation.board.place,
                                .state = situation.first_hour,
                                .nights = situation.nights,
                                .deadlines = situation.board.deadlines,
                                .calls = situation.board.calls,
                                .silence_is_over = silence_is_over(situation),
                                .body = situation.body(),
                                .called = public_name(situation)};
  return std::vector<Document>{{"01-premiere-heure", sheets::order_sheet(content, words)},
                               {"02-qui-appeler", sheets::call_sheet(content, words)},
                               {"03-affiche-porte", sheets::door_poster(content, words)},
                               {"04-telephone", sheets::telephone_script(content, words)},
                               {"05-communique-attente", sheets::holding_statement(content, words)},
                               {"06-a-sauvegarder", sheets::save_sheet(content, words)},
                               {"07-main-courante", sheets::log_sheet(content, words)}};
}

}  // namespace

DocumentMaker make_documents() { return {"first_hour", make}; }

}  // namespace beffroi::engine::documents::first_hour

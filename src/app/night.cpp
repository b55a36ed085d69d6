// SPDX-License-Identifier: EUPL-1.2
#include "app/night.h"

#include <iostream>

#include "report/board/board.h"

namespace beffroi::app {

base::Result<engine::Refreshed> finish_night(const Context& context, casefile::Case& store, engine::Pdf pdf) {
  BEFFROI_TRY(engine::Refreshed refreshed, engine::refresh_documents(store, context.words, pdf));
  if (context.quiet) return refreshed;
  BEFFROI_TRY(const base::Catalogue words, engine::local_words(store, context.words));
  for (const response::Promise& broken : refreshed.board.broken_promises())
    std::cerr << report::overdue_line(broken, words) << "\n";
  return refreshed;
}

base::Result<> finish_if_night(const Context& context, casefile::Case& store) {
  BEFFROI_TRY(const std::vector<response::Entry> entries, response::entries_of(store));
  if (!response::first_hour::state_of(entries).opened) return {};
  BEFFROI_TRY_VOID(finish_night(context, store));
  return {};
}

}  // namespace beffroi::app

// SPDX-License-Identifier: EUPL-1.2
#include "app/night.h"

#include <unistd.h>

#include <iostream>

#include "report/board/board.h"
#include "report/columns.h"

namespace beffroi::app {
namespace {

/// One line that is written over, and wiped at the end.
void tell_pdf(const base::Catalogue& words, std::size_t made, std::size_t of) {
  const std::string line =
      words.text("app.pdf", {{"made", static_cast<std::int64_t>(made)}, {"of", static_cast<std::int64_t>(of)}});
  std::cerr << "\r" << (made < of ? line : std::string(report::columns_of(line), ' ') + "\r") << std::flush;
}

}  // namespace

base::Result<engine::Refreshed> finish_night(const Context& context, casefile::Case& store, engine::Pdf pdf) {
  const bool shows = !context.quiet && ::isatty(STDERR_FILENO) == 1;
  engine::PdfProgress progress;
  if (shows) progress = [&context](std::size_t made, std::size_t of) { tell_pdf(context.words, made, of); };
  BEFFROI_TRY(engine::Refreshed refreshed,
              engine::refresh_documents(store, context.words, pdf, casefile::system_clock(), progress));
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

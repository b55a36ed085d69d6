// SPDX-License-Identifier: EUPL-1.2
#include "app/night.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "app/identity.h"
#include "base/text.h"
#include "engine/pdf.h"
#include "engine/situation.h"
#include "report/board/board.h"
#include "response/review/state.h"

namespace beffroi::app {
namespace {

/// A PDF takes a second or two, and nobody waits for a dozen of them at three in the morning. The child opens the case anew and ends without
/// touching what it inherited. BEFFROI_NO_PDF spares a slow machine, and those who remove a case at once.
void make_pdfs_behind(const std::filesystem::path& directory) {
  if (std::getenv("BEFFROI_NO_PDF") || !engine::find_converter()) return;
  std::cout.flush();
  std::fflush(nullptr);
  if (::fork() != 0) return;
  ::setsid();
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nowhere, stream);
  if (::nice(10) == -1) ::_exit(0);
  auto store = casefile::Case::open(directory, {.actor = account_name()});
  if (store) (void)engine::make_pdfs(*store);
  ::_exit(0);
}

/// A closed case takes further entries, but not in silence: they go into what is handed over.
base::Result<> tell_closed(const Context& context, casefile::Case& store) {
  if (context.quiet || !store.has_entered()) return {};
  BEFFROI_TRY(const std::vector<response::Entry> entries, response::entries_of(store));
  const auto closing = response::review::state_of(entries).closing;
  if (!closing || entries.back().kind == response::review::kClosed) return {};
  BEFFROI_TRY(const base::Catalogue words, engine::local_words(store, context.words));
  std::cerr << base::printable(words.text("app.night.closed", {{"by", closing->by}, {"at", closing->at}})) << "\n";
  return {};
}

}  // namespace

base::Result<engine::Refreshed> finish_night(const Context& context, casefile::Case& store, Pdf pdf) {
  BEFFROI_TRY(engine::Refreshed refreshed, engine::refresh_documents(store, context.words));
  if (const auto broken = refreshed.board.broken_promises(); !broken.empty() && !context.quiet) {
    BEFFROI_TRY(const base::Catalogue words, engine::local_words(store, context.words));
    for (const response::Promise& one : broken) std::cerr << report::overdue_line(one, words) << "\n";
  }
  BEFFROI_TRY_VOID(tell_closed(context, store));
  if (pdf == Pdf::behind) make_pdfs_behind(store.layout().directory);
  return refreshed;
}

base::Result<> finish_if_night(const Context& context, casefile::Case& store) {
  BEFFROI_TRY(const std::vector<response::Entry> entries, response::entries_of(store));
  if (!response::first_hour::state_of(entries).opened) return tell_closed(context, store);
  BEFFROI_TRY_VOID(finish_night(context, store));
  return {};
}

}  // namespace beffroi::app

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/result.h"
#include "casefile/case.h"
#include "engine/situation.h"
#include "response/board.h"

namespace beffroi::engine {

/// A page to print.
struct Document {
  std::string file;  ///< in imprimer/, without ending: "01-premiere-heure"
  std::string html;  ///< a report::paper page
};

/// What makes documents: a file of src/engine/documents is one of these, `DocumentMaker make_documents()`. A part that has nothing to
/// print in this situation makes none.
struct DocumentMaker {
  std::string_view name;
  std::function<base::Result<std::vector<Document>>(const Situation& situation, const base::Catalogue& words)> make;
};

namespace documents {
/// All makers, in alphabetical order (generated).
std::vector<DocumentMaker> registry();
}  // namespace documents

struct Refreshed {
  response::Board board;
  std::filesystem::path board_page;          ///< tableau.html
  std::vector<std::filesystem::path> pages;  ///< every current page of imprimer/, in the order of their names
  std::vector<std::filesystem::path> pdfs;   ///< those that have a current PDF
};

/// Writes tableau.html and imprimer/ anew from the case: each file as a whole, a page whose words did not change stays as it is (and keeps
/// the hour at which it was written), a page that is no longer current goes. Commands at once on one case wait for each other, so that
/// an older state never replaces a newer one. Every command of the night ends with this. A PDF that says something else than its page goes.
/// Errors: those of situation_of, casefile.disk_full, casefile.file.
base::Result<Refreshed> refresh_documents(casefile::Case& store, const base::Catalogue& words,
                                          base::Timestamp now = casefile::system_clock());

/// Makes the PDFs that pages of imprimer/ lack, where the machine has a converter: one takes a second or two. Other commands go on meanwhile;
/// nothing where another process makes them already. That one cannot be made is no error. Errors: those of Case.
base::Result<> make_pdfs(casefile::Case& store);

}  // namespace beffroi::engine

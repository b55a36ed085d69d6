// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "engine/documents.h"
#include "report/forms/listing.h"
#include "report/forms/sheet.h"

namespace beffroi::engine::documents::papers {
namespace {

using response::papers::Fate;
using response::papers::Form;
using response::papers::Papers;
using response::papers::Series;

constexpr std::size_t kMaxSeries = 40;  // the last ones: nobody prints the others again

/// A series of which every sheet was written on needs no other print.
bool has_blank_sheets(const Series& series, const Papers& papers) {
  return std::ranges::any_of(papers.sheets, [&series](const response::papers::Sheet& sheet) {
    return sheet.fate == Fate::blank && series.holds(sheet.number);
  });
}

std::string file_of(const Series& series) {
  return fmt::format("50-{}-{:04}-{:04}", base::fold(series.code), series.first, series.last);
}

base::Result<std::vector<Document>> make(const Situation& situation, const base::Catalogue& words) {
  std::vector<Document> documents;
  const Papers& papers = situation.papers;
  if (papers.sheets.empty()) return documents;
  const report::forms::Letterhead head{situation.board.place, situation.now, situation.exercise};
  documents.push_back({"40-a-ressaisir", report::forms::waiting_sheet(papers, head, words)});
  for (auto series = papers.series.rbegin(); series != papers.series.rend() && documents.size() <= kMaxSeries; ++series) {
    const Form* form = response::papers::form_named(series->code);
    if (!form || !has_blank_sheets(*series, papers)) continue;
    documents.push_back(
        {file_of(*series), report::forms::sheets(*form, *series, situation.board.place, situation.exercise, words)});
  }
  return documents;
}

}  // namespace

DocumentMaker make_documents() { return {"papers", make}; }

}  // namespace beffroi::engine::documents::papers

// SPDX-License-Identifier: EUPL-1.2
// What must not be lost: the evidence, and the memory of the night.
#include "report/first_hour/parts.h"

namespace beffroi::report::first_hour {
namespace {

using html::element;
using html::join;
using html::Markup;
using html::text;

constexpr std::size_t kLinesOfLog = 54;  // two sheets
constexpr std::size_t kLinesOfCopies = 8;

}  // namespace

std::string save_sheet(const Content& content, const base::Catalogue& words) {
  Markup body = element("p", {{"class", "lead"}}, text(words.text("sheet.save.lead")));
  body +=
      paper::section(words.text("sheet.save.what"), ticks(gathered(content, words, &response::first_hour::Night::save), words));
  body += paper::section(words.text("sheet.save.how.title"), bullets(numbered(words, "sheet.save.how")));
  body += paper::section(words.text("sheet.save.copies"), empty_table(numbered(words, "sheet.save.column"), kLinesOfCopies));
  return sheet(content, words, "sheet.save.title", std::move(body));
}

std::string log_sheet(const Content& content, const base::Catalogue& words) {
  Markup body = element("p", text(words.text("sheet.log.lead")));
  body += join(paper::blank(words.text("sheet.log.writer")), paper::blank(words.text("sheet.log.sheet_number")));
  body += empty_table(numbered(words, "sheet.log.column"), kLinesOfLog);
  return sheet(content, words, "sheet.log.title", std::move(body));
}

}  // namespace beffroi::report::first_hour

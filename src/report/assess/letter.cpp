// SPDX-License-Identifier: EUPL-1.2
#include "report/assess/parts.h"
#include "report/odt/text_document.h"

namespace beffroi::report::assess {
namespace {

using html::element;
using html::join;
using html::Markup;
using html::text;

constexpr char kStyle[] = R"css(
.letter li{margin:.4rem 0;break-inside:avoid}
.letter .blank{margin:.3rem 0 0}
)css";

struct Part {
  std::string heading;
  std::vector<const Question*> questions;
};

std::vector<Part> parts_of(const Content& content, const base::Catalogue& words) {
  const LetterQuestions all = letter_questions(content);
  std::vector<Part> parts;
  if (!all.unknown.empty())
    parts.push_back({words.text(content.answered ? "assess.letter.unknown" : "assess.letter.all"), all.unknown});
  if (!all.weak.empty()) parts.push_back({words.text("assess.letter.weak"), all.weak});
  return parts;
}

/// Paragraphs before and after the questions, by their messages.
constexpr std::string_view kBefore[] = {"greeting", "intro"};

std::string line(std::string_view id, const base::Catalogue& words) { return words.text("assess.letter." + std::string(id)); }

}  // namespace

std::string letter_page(const Content& content, const base::Catalogue& words) {
  const std::string provider = provider_of(content);
  Markup body = provider.empty() ? paper::blank(line("to_blank", words))
                                 : element("p", text(words.text("assess.letter.to", {{"provider", provider}})));
  body += element("p", element("strong", text(line("subject", words))));
  for (const std::string_view id : kBefore) body += element("p", text(line(id, words)));
  const std::vector<Part> parts = parts_of(content, words);
  if (parts.empty()) body += element("p", text(line("nothing", words)));
  for (const Part& part : parts) {
    Markup items;
    for (const Question* question : part.questions)
      items += element("li", text(question->letter.in(words.language())), paper::blank(line("answer", words)));
    body += join(element("h2", text(part.heading)), element("ol", {{"class", "letter"}}, items));
  }
  body += join(element("p", text(line("law", words))), paper::blank(line("before", words)),
               element("p", text(line("close", words))), paper::blank(line("sign", words)));
  return sheet("assess.letter.title", content, body, kStyle, words);
}

std::string letter_odt(const Content& content, const base::Catalogue& words) {
  odt::TextDocument document(line("title", words), "", words.language());
  if (const std::string place = place_of(content); !place.empty()) document.add(odt::Style::label, place);
  const std::string provider = provider_of(content);
  document.add(odt::Style::body,
               provider.empty() ? line("to_blank", words) : words.text("assess.letter.to", {{"provider", provider}}));
  document.add(odt::Style::label, line("subject", words));
  for (const std::string_view id : kBefore) document.add(odt::Style::body, line(id, words));
  const std::vector<Part> parts = parts_of(content, words);
  if (parts.empty()) document.add(odt::Style::body, line("nothing", words));
  for (const Part& part : parts) {
    document.add(odt::Style::heading, part.heading);
    std::size_t number = 0;
    for (const Question* question : part.questions) {
      document.add(odt::Style::body, std::to_string(++number) + ". " + question->letter.in(words.language()));
      document.add(odt::Style::open, line("answer", words));
    }
  }
  for (const std::string_view id : {"law", "before", "close"}) document.add(odt::Style::body, line(id, words));
  document.add(odt::Style::signature, line("sign", words));
  return document.bytes();
}

}  // namespace beffroi::report::assess

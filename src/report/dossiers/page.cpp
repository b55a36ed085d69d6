// SPDX-License-Identifier: EUPL-1.2
#include "report/paper/page.h"

#include <algorithm>

#include "report/dossiers/documents.h"
#include "report/dossiers/words.h"

namespace beffroi::report::dossiers {
namespace {

using html::element;
using html::join;
using html::Markup;
using html::text;

Markup paragraph(const std::string& said) { return said.empty() ? Markup() : element("p", text(said)); }

Markup soft(const std::string& said) { return said.empty() ? Markup() : element("p", {{"class", "soft"}}, text(said)); }

Markup said(const FilledField& field, const base::Catalogue& words) {
  Markup lines;
  for (const Line& line : field.lines)
    lines += element("div", {{"class", "together"}}, paragraph(line.text), soft(ground_words(line, words)));
  if (!field.lines.empty()) return lines;
  lines += element("p", {{"class", "blank"}}, element("strong", text(words.text("dossier.open"))), paper::rule());
  return join(lines, soft(field.field->hint.in(words.language())));
}

Markup row(const FilledField& field, const Dossier& dossier, const base::Catalogue& words) {
  Markup label = text(field.field->label.of(dossier.kind).in(words.language()));
  for (const std::string& id : dossier.changed) {
    if (id == field.field->id) label += join(text(" "), element("em", text(words.text("dossier.changed"))));
  }
  constexpr std::size_t kLinesKeptTogether = 3;  // what fills more may begin at the foot of a page
  std::vector<html::Attribute> attributes;
  if (field.lines.size() <= kLinesKeptTogether) attributes.push_back({"class", "together"});
  return element("tr", attributes, element("th", {{"scope", "row"}}, label), element("td", said(field, words)));
}

Markup parts(const Dossier& dossier, const base::Catalogue& words) {
  Markup all;
  for (const FilledPart& part : dossier.parts) {
    Markup rows;
    for (const FilledField& field : part.fields) rows += row(field, dossier, words);
    all +=
        paper::section(part.part->title.in(words.language()), element("table", {{"class", "filled"}}, element("tbody", rows)));
  }
  return all;
}

Markup papers(const Dossier& dossier, const base::Catalogue& words) {
  Markup items;
  for (const response::Wording& one : dossier.form->papers)
    items += element("li", paper::box(false, words), element("span", text(one.in(words.language()))));
  if (items.empty()) return {};
  return paper::section(words.text("dossier.papers"), element("ul", {{"class", "ticks"}}, items));
}

Markup signature(const Dossier& dossier, const base::Catalogue& words) {
  Markup blanks;
  for (const auto* id : {"dossier.sign.name", "dossier.sign.function", "dossier.sign.day", "dossier.sign.signature"})
    blanks += paper::blank(words.text(id));
  const Markup who = paragraph(dossier.form->signs.of(dossier.kind).in(words.language()));
  return element("div", {{"class", "together"}}, paper::section(words.text("dossier.sign"), join(who, blanks)));
}

/// A line breaks between the parts only, and copying it adds nothing to it.
Markup in_parts(std::string_view whole, std::string_view ends_part, std::size_t longest) {
  Markup all;
  while (!whole.empty()) {
    const std::size_t end = std::min(whole.find_first_of(ends_part), longest - 1);
    all += element("span", {{"class", "part"}}, text(whole.substr(0, end + 1)));
    whole.remove_prefix(std::min(end + 1, whole.size()));
  }
  return all;
}

}  // namespace

std::string to_page(const Dossier& dossier, const Material& material, const base::Catalogue& words) {
  const base::Language language = words.language();
  const base::Arguments counted{{"count", static_cast<std::int64_t>(dossier.open_fields())}};
  Markup lead;
  for (const response::Wording& one : dossier.form->lead) lead += paragraph(one.in(language));
  Markup body = element("p", {{"class", "lead"}}, element("strong", text(dossier.form->to.in(language))), text(" – "),
                        text(dossier.form->channel.in(language)));
  body += join(soft(version_words(dossier, words)), soft(words.text("dossier.open_fields", counted)), lead);
  if (const std::string check = signatory_words(dossier, words); !check.empty())
    body += element("div", {{"class", "frame"}}, element("h2", text(words.text("dossier.signatory"))), paragraph(check));
  body += join(parts(dossier, words), papers(dossier, words), signature(dossier, words));
  return paper::page({.title = dossier.form->title.in(language),
                      .place = dossier.person_name,
                      .as_of = material.now,
                      .exercise = material.exercise,
                      .body = body,
                      .warning = material.warning},
                     words);
}

std::string to_slip(const Dossier& dossier, const std::vector<HandedOver>& handed, const Material& material,
                    const base::Catalogue& words) {
  constexpr std::size_t kHalfAHash = 32;  // in characters
  Markup rows;
  for (const HandedOver& one : handed) {
    const Markup name = in_parts(one.name, "/\\", one.name.size());
    const Markup hash = in_parts(one.sha256.hex(), {}, kHalfAHash);
    rows += element("tr", element("td", element("p", name), soft(words.text(one.what))),
                    element("td", text(words.bytes(one.size))), element("td", {{"class", "hash"}}, element("p", hash)));
  }
  const Markup head = element("tr", element("th", text(words.text("dossier.slip.name"))),
                              element("th", text(words.text("dossier.slip.size"))), element("th", text("SHA-256")));
  Markup body = element("p", {{"class", "lead"}}, text(words.text("dossier.slip.lead")));
  body += element("table", {{"class", "slip"}}, element("thead", head), element("tbody", rows));
  Markup checks;
  for (const auto* id : {"dossier.slip.check.linux", "dossier.slip.check.windows", "dossier.slip.check.beffroi"})
    checks += paragraph(words.text(id));
  // Of the moment from which the dossier speaks: journal.json may go on beyond it. `beffroi verify` finds it by its name.
  if (!material.entries.empty())
    checks += join(paragraph(words.text("dossier.slip.journal_head")),
                   element("p", {{"id", "journal-head"}}, element("strong", text(material.entries.back().head))));
  // Nothing in the folder can hold it: whoever rewrote the list would rewrite that too.
  checks += paper::blank(words.text("dossier.slip.list_hash"));
  body += paper::section(words.text("dossier.slip.check"), checks);
  Markup signatures;
  for (const auto* id : {"dossier.slip.unit", "dossier.slip.officer", "dossier.slip.number", "dossier.slip.day",
                         "dossier.slip.gives", "dossier.slip.receives"})
    signatures += paper::blank(words.text(id));
  body += element("div", {{"class", "together"}}, paper::section(words.text("dossier.slip.handover"), signatures));
  return paper::page({.title = words.text("dossier.slip.title"),
                      .place = dossier.person_name,
                      .as_of = material.now,
                      .exercise = material.exercise,
                      .body = body},
                     words);
}

std::string checksums(const std::vector<HandedOver>& handed) {
  std::string lines;
  for (const HandedOver& one : handed) {
    if (one.beside) lines += one.sha256.hex() + "  " + one.name + "\n";
  }
  return lines;
}

}  // namespace beffroi::report::dossiers

// SPDX-License-Identifier: EUPL-1.2
#include "report/dossiers/documents.h"
#include "report/dossiers/words.h"
#include "report/odt/text_document.h"

namespace beffroi::report::dossiers {
namespace {

using odt::Style;
using odt::TextDocument;

void add_field(TextDocument& document, const FilledField& field, town::BodyKind kind, const base::Catalogue& words) {
  const base::Language language = words.language();
  document.add(Style::label, field.field->label.of(kind).in(language));
  for (const Line& line : field.lines) {
    document.add(Style::body, line.text);
    document.add(Style::note, ground_words(line, words));
  }
  if (field.lines.empty()) document.add(Style::open, words.text("dossier.open") + " ", field.field->hint.in(language));
}

void add_end(TextDocument& document, const Dossier& dossier, const base::Catalogue& words) {
  const base::Language language = words.language();
  if (!dossier.form->papers.empty()) document.add(Style::heading, words.text("dossier.papers"));
  for (const response::Wording& one : dossier.form->papers) document.add(Style::body, "☐ ", one.in(language));
  document.add(Style::heading, words.text("dossier.sign"));
  document.add(Style::body, dossier.form->signs.of(dossier.kind).in(language));
  for (const auto* id : {"dossier.sign.name", "dossier.sign.function", "dossier.sign.day", "dossier.sign.signature"})
    document.add(Style::signature, words.text(id) + " ", "…");
}

}  // namespace

std::string to_odt(const Dossier& dossier, const Material& material, const base::Catalogue& words) {
  const base::Language language = words.language();
  const std::string title = dossier.form->title.in(language);
  TextDocument document(title, material.exercise ? words.text("dossier.exercise") : std::string(), language);
  document.add(Style::title, title);
  document.add(Style::label, dossier.person_name);
  document.add(Style::note, words.text("dossier.as_of", {{"at", material.now}}) + " " + version_words(dossier, words));
  if (!material.warning.empty()) document.add(Style::body, material.warning);
  document.add(Style::body, dossier.form->to.in(language), " – " + dossier.form->channel.in(language));
  for (const response::Wording& one : dossier.form->lead) document.add(Style::body, one.in(language));
  if (const std::string check = signatory_words(dossier, words); !check.empty())
    document.add(Style::body, words.text("dossier.signatory") + " : ", check);
  for (const FilledPart& part : dossier.parts) {
    document.add(Style::heading, part.part->title.in(language));
    for (const FilledField& field : part.fields) add_field(document, field, dossier.kind, words);
  }
  add_end(document, dossier, words);
  return document.bytes();
}

}  // namespace beffroi::report::dossiers

// SPDX-License-Identifier: EUPL-1.2
#include "base/json/writer.h"
#include "report/dossiers/documents.h"
#include "report/dossiers/words.h"

namespace beffroi::report::dossiers {
namespace {

using base::json::Writer;

void write_field(Writer& json, const FilledField& field, town::BodyKind kind, base::Language language) {
  json.begin_object().member("id", field.field->id).member("label", field.field->label.of(kind).in(language));
  json.member("cnil", field.field->cnil).member("edpb", field.field->edpb).key("value");
  if (field.lines.empty()) {
    json.null();
  } else {
    json.value(field.text());
  }
  json.key("lines").begin_array();
  for (const Line& line : field.lines) {
    json.begin_object().member("text", line.text).member("ground", name_of(line.ground));
    json.member("cites", line.cites).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string to_json(const Dossier& dossier, const Material& material, const base::Catalogue& words) {
  const base::Language language = words.language();
  Writer json(true);
  json.begin_object().member("form", dossier.form->id).member("ref", dossier.ref);
  json.member("title", dossier.form->title.in(language)).member("to", dossier.form->to.in(language));
  json.member("legal_person", dossier.person_name).member("as_of", base::format_rfc3339(material.now));
  json.member("exercise", material.exercise).member("warning", material.warning).member("version", dossier.version);
  json.member("stage", dossier.sent ? "complementary" : "initial").key("changed").begin_array();
  for (const std::string& id : dossier.changed) json.value(id);
  json.end_array().member("open_fields", static_cast<std::int64_t>(dossier.open_fields()));
  json.member("signatory", dossier.signatory.name).member("signatory_check", signatory_words(dossier, words));
  json.key("fields").begin_array();
  for (const FilledPart& part : dossier.parts) {
    for (const FilledField& field : part.fields) write_field(json, field, dossier.kind, language);
  }
  json.end_array().key("papers").begin_array();
  for (const response::Wording& one : dossier.form->papers) json.value(one.in(language));
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace beffroi::report::dossiers

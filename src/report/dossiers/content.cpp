// SPDX-License-Identifier: EUPL-1.2
#include "report/dossiers/content.h"

#include <algorithm>
#include <array>

#include "base/latin.h"
#include "report/dossiers/declared_signatory.h"
#include "report/dossiers/sources.h"
#include "response/body_names.h"

namespace beffroi::report::dossiers {
namespace {

using response::dossiers::Field;
using response::dossiers::Form;
using response::dossiers::Written;

FilledField fill_field(const Field& field, const response::dossiers::State& state, const Material& material,
                       const base::Catalogue& words) {
  FilledField filled{.field = &field, .lines = {}};
  if (const auto found = state.written.find(field.id); found != state.written.end()) {
    const Written& written = found->second;
    const base::Arguments cite{{"entry", static_cast<std::int64_t>(written.entry)}, {"by", written.by}};
    filled.lines.push_back({written.text, Ground::declared, words.text("dossier.cite.journal", cite)});
  }
  for (const std::string& source : field.from) {
    for (Line& line : lines_of(source, material, words, field.from)) {
      if (std::ranges::find(filled.lines, line.text, &Line::text) == filled.lines.end())
        filled.lines.push_back(std::move(line));
    }
  }
  return filled;
}

/// Of this legal person alone, as its field `stage` says.
std::optional<base::Timestamp> sent_at(const Form& form, const Material& material) {
  if (form.obligation.empty()) return std::nullopt;
  const std::string ref = response::dossiers::ref_of(form.obligation, material.person_id);
  const auto own = std::ranges::find(material.obligations, ref, &response::Deadline::ref);
  if (own == material.obligations.end() || !own->receipt) return std::nullopt;
  return own->receipt->at;
}

void compare(Dossier& dossier) {
  if (!dossier.before) return;
  for (const auto& [field, print] : dossier.prints()) {
    const auto found = dossier.before->prints.find(field);
    if (found == dossier.before->prints.end() || found->second != print) dossier.changed.push_back(field);
  }
}

struct TitleWord {
  std::string_view word;
  SignatoryCheck::Kind kind;
};

using enum SignatoryCheck::Kind;

/// Folded, whole words; the first that is there decides: an « adjoint au maire » is no maire.
constexpr std::array<TitleWord, 13> kTitles{{{"delegue", with_delegation},  // of an associated commune
                                             {"adjoint", with_delegation},
                                             {"adjointe", with_delegation},
                                             {"deputy", with_delegation},
                                             {"vice", with_delegation},
                                             {"directeur", contested},
                                             {"directrice", contested},
                                             {"dgs", contested},
                                             {"director", contested},
                                             {"secretaire", contested},
                                             {"maire", may},
                                             {"mayor", may},
                                             {"president", may}}};

bool has_word(std::string_view folded, std::string_view word) {
  for (std::size_t at = folded.find(word); at != folded.npos; at = folded.find(word, at + 1)) {
    const auto letter = [&](std::size_t i) { return i < folded.size() && folded[i] >= 'a' && folded[i] <= 'z'; };
    const bool begins = at == 0 || (!letter(at - 1) && folded[at - 1] != '-');
    if (begins && (!letter(at + word.size()) || folded.substr(at + word.size(), 1) == "e")) return true;
  }
  return false;
}

}  // namespace

std::string FilledField::text() const {
  std::string all;
  for (const Line& line : lines) all += (all.empty() ? "" : "\n") + line.text;
  return all;
}

std::size_t Dossier::open_fields() const {
  std::size_t open = 0;
  for (const FilledPart& part : parts)
    open +=
        static_cast<std::size_t>(std::ranges::count_if(part.fields, [](const FilledField& one) { return one.lines.empty(); }));
  return open;
}

std::map<std::string, std::string> Dossier::prints() const {
  std::map<std::string, std::string> prints;
  for (const FilledPart& part : parts) {
    for (const FilledField& field : part.fields) prints[field.field->id] = response::dossiers::print_of(field.text());
  }
  return prints;
}

SignatoryCheck::Kind kind_of_title(std::string_view title) {
  const std::string folded = base::without_accents(title);
  const auto known = std::ranges::find_if(kTitles, [&folded](const TitleWord& one) { return has_word(folded, one.word); });
  return known == kTitles.end() ? to_check : known->kind;
}

SignatoryCheck check_signatory(const town::LegalPerson* person) {
  SignatoryCheck check;
  if (!person || person->signatory.empty()) return check;
  check.name = person->signatory;
  check.title = person->signatory_title;
  check.kind = kind_of_title(check.title);
  return check;
}

Dossier fill(const Form& form, const response::dossiers::State& state, const Material& material, const base::Catalogue& words) {
  Dossier dossier{.form = &form, .ref = response::dossiers::ref_of(form.id, material.person_id)};
  dossier.kind = response::kind_of(material.person, material.town);
  if (material.person) dossier.person_name = material.person->name;
  if (dossier.person_name.empty() && material.person_id.empty())
    dossier.person_name = material.town.name.empty() ? material.place : material.town.name;
  dossier.sent = sent_at(form, material);
  if (!state.versions.empty()) {
    dossier.before = state.versions.back();
    dossier.version = dossier.before->number + 1;
  }
  for (const response::dossiers::Part& part : form.parts) {
    FilledPart& filled = dossier.parts.emplace_back(&part, std::vector<FilledField>{});
    for (const Field& field : part.fields) filled.fields.push_back(fill_field(field, state, material, words));
  }
  compare(dossier);
  dossier.signatory = check_signatory(material.person);
  // What is contested was decided for a town and its officials; of who runs an establishment of its own it says nothing.
  const bool of_its_own = !material.person_id.empty();
  const bool established = dossier.kind == town::BodyKind::establishment && dossier.signatory.kind != may;
  if (of_its_own && (established || dossier.signatory.kind == contested)) dossier.signatory.kind = establishment;
  if (const auto told = declared_signatory(material)) {
    const town::LegalPerson signing{.signatory = told->name, .signatory_title = told->title};
    dossier.signatory = check_signatory(&signing);
    dossier.signatory.by = material.first_hour.find("people")->by;
  }
  return dossier;
}

}  // namespace beffroi::report::dossiers

// SPDX-License-Identifier: EUPL-1.2
// What people declared and answered.
#include <algorithm>

#include "report/dossiers/families.h"
#include "response/declarations/declarations.h"

namespace beffroi::report::dossiers {
namespace {

using response::Declaration;
using response::Known;
using response::Statement;

/// What one legal person declares of itself is nobody else's.
bool is_of_this_person(const Statement& said, const Material& material) {
  const auto named = said.legal_person();
  if (!named || *named == material.person_id) return true;
  return material.person_id.empty() && material.person && *named == material.person->id;
}

/// The answer that declares it stands in the same field, in its own words.
bool is_answered_there(const Declaration& one, const Wanted& wanted) {
  return !one.question.empty() && std::ranges::count(wanted.beside, "answer." + one.question) > 0;
}

bool is_asked_for(const Statement& said, std::string_view name) {
  if (name == "text") return said.event.empty() && !said.text.empty();
  if (name == "documents") return !said.document.empty();
  return said.event == name;
}

/// The entry, and who told it where the one who wrote it did not see it.
std::string cite_of(const Statement& said, const base::Catalogue& words) {
  const bool of_another = said.known != Known::seen && !said.from.empty();
  return words.text(of_another ? "dossier.cite.told" : "dossier.cite.declared",
                    {{"entry", static_cast<std::int64_t>(said.entry)}, {"by", said.by}, {"from", said.from}, {"at", said.utc}});
}

std::string sentence_of(const Statement& said, const base::Catalogue& words) {
  const base::Arguments arguments{
      {"event_words", said.event.empty() ? std::string() : words.text("event." + said.event)},
      {"state", said.state},
      {"text", said.text},
      {"document", said.document},
      {"at", said.at ? base::ArgumentValue(words.moment(*said.at, "moment")) : base::ArgumentValue(std::string())}};
  return words.text(said.document.empty() ? "dossier.declared" : "dossier.declared_document", arguments);
}

}  // namespace

Lines of_declarations(const Wanted& wanted) {
  Lines lines;
  for (const Declaration& one : response::declarations_of(wanted.material.entries)) {
    const Statement& said = one.current();
    if (one.withdrawn || !is_asked_for(said, wanted.name) || !is_of_this_person(said, wanted.material)) continue;
    if (!is_answered_there(one, wanted))
      add(lines, sentence_of(said, wanted.words), Ground::declared, cite_of(said, wanted.words));
  }
  return lines;
}

Lines of_answers(const Wanted& wanted) {
  Lines lines;
  const response::first_hour::Given* given = wanted.material.first_hour.find(wanted.name);
  if (!given || !given->answer.known) return lines;
  const auto of_another = [&](const Declaration& one) {
    return one.question == wanted.name && !one.withdrawn && !is_of_this_person(one.current(), wanted.material);
  };
  if (std::ranges::any_of(response::declarations_of(wanted.material.entries), of_another)) return lines;
  add(lines, given->words, Ground::declared,
      wanted.words.text("dossier.cite.answer", {{"by", given->by}, {"at", given->said}}));
  return lines;
}

}  // namespace beffroi::report::dossiers

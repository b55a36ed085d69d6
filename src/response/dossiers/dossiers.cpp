// SPDX-License-Identifier: EUPL-1.2
#include "response/dossiers/dossiers.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/crypto.h"
#include "base/lines.h"
#include "casefile/dossiers.h"
#include "town/near.h"

namespace beffroi::response::dossiers {
namespace {

constexpr std::string_view kWritten = "dossier.written", kMade = casefile::kDossierMade;

std::string known_fields(const Form& form) {
  std::string ids;
  for (const Part& part : form.parts) {
    for (const Field& field : part.fields) ids += (ids.empty() ? "" : ", ") + field.id;
  }
  return ids;
}

/// The fields that somebody who typed a word of their labels may have meant.
std::string near_fields(const Form& form, std::string_view asked, base::Language language) {
  std::vector<town::Called> things;
  for (const Part& part : form.parts) {
    for (const Field& field : part.fields) things.push_back({field.id, {field.label.usual.in(language)}});
  }
  return town::near_text(asked, things);
}

/// One name=print a line.
std::string written(const std::map<std::string, std::string>& prints) {
  std::string text;
  for (const auto& [name, print] : prints) text += fmt::format("{}{}={}", text.empty() ? "" : "\n", name, print);
  return text;
}

std::map<std::string, std::string> prints_in(std::string_view text) {
  std::map<std::string, std::string> prints;
  for (const std::string& line : base::lines_of(text)) {
    const auto sign = line.find('=');
    if (sign != line.npos) prints.emplace(line.substr(0, sign), line.substr(sign + 1));
  }
  return prints;
}

}  // namespace

std::string ref_of(std::string_view form, std::string_view person) {
  return person.empty() ? std::string(form) : fmt::format("{}@{}", form, person);
}

std::string print_of(std::string_view text) { return base::sha256(base::as_bytes(text)).hex().substr(0, 32); }

State state_of(Entries entries, std::string_view ref) {
  State state;
  for (const Entry& entry : entries) {
    if (entry.subject != ref) continue;
    if (entry.kind == kWritten) {
      const std::string field(entry.text("field"));
      if (entry.text("text").empty()) {
        state.written.erase(field);
      } else {
        state.written.insert_or_assign(field, Written{std::string(entry.text("text")), entry.by, entry.utc, entry.seq});
      }
    } else if (entry.kind == kMade) {
      state.versions.push_back({entry.number("version"), entry.utc, entry.by, std::string(entry.text("folder")),
                                std::string(entry.text("sha256")), prints_in(entry.text("prints")),
                                std::string(entry.text("sums"))});
    }
  }
  return state;
}

base::Result<Entry> write_field(casefile::Case& store, const Form& form, std::string_view person, std::string_view name,
                                std::string_view text, const base::Catalogue& words, std::string_view by) {
  const Field* field = form.field(name);
  if (!field)
    return base::fail(
        "dossier.unknown_field",
        {{"name", std::string(name)}, {"known", known_fields(form)}, {"near", near_fields(form, name, words.language())}});
  const base::Arguments members{{"title", form.title.in(words.language())},
                                {"person", std::string(person)},
                                {"field", field->id},
                                {"label", field->label.usual.in(words.language())},
                                {"text", std::string(text)}};
  return note(store, kWritten, ref_of(form.id, person), members, by);
}

base::Result<Entry> note_version(casefile::Case& store, const Form& form, std::string_view person, const Version& version,
                                 const base::Catalogue& words, std::string_view by) {
  const base::Arguments members{{"title", form.title.in(words.language())},
                                {"person", std::string(person)},
                                {"version", version.number},
                                {"folder", version.folder},
                                {"sha256", version.sha256},
                                {"prints", written(version.prints)},
                                {"sums", version.sums}};
  return note(store, kMade, ref_of(form.id, person), members, by);
}

}  // namespace beffroi::response::dossiers

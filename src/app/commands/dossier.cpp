// SPDX-License-Identifier: EUPL-1.2
// What is handed to authorities, filled in from what the case knows; what nobody knows stays open.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/night.h"
#include "base/json/writer.h"
#include "base/text.h"
#include "engine/dossiers.h"
#include "response/dossiers/dossiers.h"
#include "town/near.h"
#include "town/words.h"

namespace beffroi::app::commands::dossier {
namespace {

using response::dossiers::Form;

struct Options {
  CaseOptions shared;
  std::string name, person;
  std::vector<std::string> set;
};

/// By its id, or as it is called: "plainte".
base::Result<const Form*> form_called(const std::vector<Form>& all, const std::string& name, base::Language language) {
  std::string known;
  std::vector<beffroi::town::Called> things;
  const std::string asked = beffroi::town::identifier_of(name);
  for (const Form& one : all) {
    const std::string& title = one.title.in(language);
    if (one.id == name || (!asked.empty() && beffroi::town::identifier_of(title) == asked)) return &one;
    known += (known.empty() ? "" : ", ") + one.id;
    things.push_back({one.id, {title, one.to.in(language)}});
  }
  return base::fail("dossier.unknown", {{"name", name}, {"known", known}, {"near", beffroi::town::near_text(name, things)}});
}

/// FIELD=TEXT, each one an entry of the journal.
base::Result<> write_fields(casefile::Case& store, const Form& form, const Options& options, const base::Catalogue& words) {
  BEFFROI_TRY(const std::string person, engine::dossier_person(store, options.person));
  for (const std::string& one : options.set) {
    const auto sign = one.find('=');
    if (sign == one.npos) return base::fail("dossier.no_equals", {{"text", one}});
    BEFFROI_TRY_VOID(response::dossiers::write_field(store, form, person, one.substr(0, sign), one.substr(sign + 1), words,
                                                     options.shared.by));
  }
  return {};
}

void tell(const engine::MadeDossier& made, const Form& form, const base::Catalogue& words) {
  const auto line = [&](std::string_view id, const base::Arguments& arguments) {
    std::cout << base::printable(words.text(id, arguments)) << "\n";
  };
  line("app.dossier.made",
       {{"title", form.title.in(words.language())}, {"version", made.version}, {"folder", made.folder.string()}});
  for (const std::string& file : made.files) std::cout << "  " << file << "\n";
  line("dossier.open_fields", {{"count", static_cast<std::int64_t>(made.open_fields)}});
  if (!made.signatory_check.empty()) line("app.dossier.signatory", {{"text", made.signatory_check}});
  if (made.left_out > 0) line("app.dossier.left_out", {{"count", static_cast<std::int64_t>(made.left_out)}});
  if (!form.obligation.empty() && !made.done)
    line("app.dossier.next", {{"name", response::dossiers::ref_of(
                                           form.obligation, made.ref.find('@') == made.ref.npos
                                                                ? std::string_view()
                                                                : std::string_view(made.ref).substr(made.ref.find('@') + 1))}});
}

void write_json(const engine::MadeDossier& made, const Form& form) {
  base::json::Writer json(true);
  json.begin_object().member("form", form.id).member("ref", made.ref).member("version", made.version);
  json.member("folder", made.folder.string()).key("files").begin_array();
  for (const std::string& file : made.files) json.value(file);
  json.end_array().key("changed").begin_array();
  for (const std::string& field : made.changed) json.value(field);
  json.end_array().member("open_fields", static_cast<std::int64_t>(made.open_fields));
  json.member("signatory_check", made.signatory_check).end_object();
  std::cout << json.text() << "\n";
}

void list(const std::vector<Form>& all, const base::Catalogue& words) {
  for (const Form& form : all)
    std::cout << fmt::format("{:<12}{} – {}\n", form.id, form.title.in(words.language()), form.to.in(words.language()));
}

base::Result<int> make(const Options& options, const Form& form, casefile::Case& store, const Context& context) {
  BEFFROI_TRY_VOID(write_fields(store, form, options, context.words));
  BEFFROI_TRY(const engine::MadeDossier made,
              engine::make_dossier(store, form, options.person, context.words, options.shared.by));
  options.shared.json ? write_json(made, form) : tell(made, form, context.words);
  BEFFROI_TRY_VOID(finish_night(context, store));
  return kDone;
}

base::Result<int> run(const Options& options, const Context& given) {
  BEFFROI_TRY(const std::vector<Form> all, response::dossiers::forms());
  if (options.name.empty()) {
    list(all, given.words);
    return kDone;
  }
  BEFFROI_TRY(const Form* form, form_called(all, options.name, given.words.language()));
  return with_case(options.shared, given,
                   [&](casefile::Case& store, const Context& context) { return make(options, *form, store, context); });
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.dossier.option.{}", name)); };
  app.add_option("NAME", options->name, text("name"));
  app.add_option("--person", options->person, text("person"))->type_name("ID");
  app.add_option("--set", options->set, text("set"))->type_name("FIELD=TEXT")->allow_extra_args(false);
  add_case_options(app, options->shared, words, Decides::yes);
  return explained(options, run);
}

}  // namespace

Command make_command() { return {"dossier", 18, define}; }

}  // namespace beffroi::app::commands::dossier

// SPDX-License-Identifier: EUPL-1.2
#include "engine/dossiers.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "casefile/dossiers.h"
#include "casefile/files.h"
#include "engine/handed_over.h"
#include "engine/situation.h"
#include "report/dossiers/documents.h"
#include "report/dossiers/words.h"
#include "response/obligations/said.h"

namespace beffroi::engine {
namespace {

namespace fs = std::filesystem;
using report::dossiers::Dossier;
using report::dossiers::HandedOver;
using report::dossiers::Material;

/// The legal person called so; the body itself for an empty name.
base::Result<const town::LegalPerson*> person_called(const town::Town& town, std::string_view name) {
  const auto persons = response::obligations::persons_of(town, {});
  if (name.empty()) return persons.front().file;
  std::string known;
  for (const response::obligations::Person& one : persons) {
    if (one.id == name) return one.file;
    known += (known.empty() ? "" : ", ") + one.id;
  }
  return base::fail("dossier.no_person", {{"name", std::string(name)}, {"known", known}});
}

/// A name of a folder, whatever the town's file calls its legal persons: two references never have the same one.
std::string folder_name(std::string_view ref, std::int64_t version) {
  constexpr std::size_t kDigits = 8;  // of the reference's SHA-256, where the name alone does not tell it
  std::string name;
  bool plain = std::ranges::count(ref, '@') <= 1;
  for (const char c : ref) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    plain = plain && (kept || c == '@');
    name += kept ? c : '-';
  }
  if (!plain) name += "-" + base::sha256(base::as_bytes(ref)).hex().substr(0, kDigits);
  return fmt::format("{}-v{}", name, version);
}

/// What was handed over in the name of one legal person is never written over by the dossier of another.
base::Result<> check_free(std::string_view folder, std::string_view ref, response::Entries entries) {
  for (const response::Entry& entry : entries) {
    if (entry.kind == casefile::kDossierMade && entry.text("folder") == folder && entry.subject != ref)
      return base::fail("dossier.folder_taken", {{"folder", std::string(folder)}, {"ref", std::string(entry.subject)}});
  }
  return {};
}

/// Empty, whatever a killed command left there.
base::Result<> new_folder(const fs::path& folder) {
  std::error_code code;
  fs::remove_all(folder, code);
  if (!code) fs::create_directories(folder, code);
  if (code) return base::fail("casefile.file", {{"path", folder.string()}, {"reason", code.message()}});
  return {};
}

/// A file of the folder, written whole and listed.
base::Result<> put(const fs::path& folder, std::string name, const std::string& bytes, std::vector<HandedOver>& files,
                   std::string what = "dossier.slip.beside") {
  BEFFROI_TRY_VOID(casefile::write_whole(folder / name, bytes));
  files.push_back({std::move(name), bytes.size(), base::sha256(base::as_bytes(bytes)), true, std::move(what)});
  return {};
}

/// The evidence of the case, and the documents that people attached.
base::Result<std::vector<HandedOver>> evidence_of(casefile::Case& store) {
  std::vector<HandedOver> all;
  BEFFROI_TRY(const auto kept, store.entries());
  for (const casefile::Piece& piece : casefile::pieces_of(kept))
    all.push_back({piece.name, piece.size, piece.sha256, false, "dossier.slip.piece"});
  BEFFROI_TRY(const casefile::Reading reading, store.read());
  for (const casefile::Source& source : reading.sources()) {
    const std::string name = source.origins.empty() ? std::string() : source.origins.front().path;
    all.push_back({name, source.size, source.sha256, false, "dossier.slip.evidence"});
  }
  return all;
}

base::Result<> write_copies(casefile::Case& store, const Material& material, const base::Catalogue& words, const fs::path& into,
                            std::vector<HandedOver>& files) {
  const report::journal::Letterhead head{material.place, material.now, material.exercise};
  BEFFROI_TRY(std::vector<Copy> copies, copies_handed_over(store, head, words));
  for (Copy& one : copies) BEFFROI_TRY_VOID(put(into, std::move(one.name), one.bytes, files, std::move(one.what)));
  return {};
}

base::Result<> write_slip(casefile::Case& store, const Dossier& dossier, const Material& material, const base::Catalogue& words,
                          const fs::path& into, std::vector<HandedOver>& files, MadeDossier& made) {
  BEFFROI_TRY(std::vector<HandedOver> evidence, evidence_of(store));
  if (evidence.size() > kMaxHandedOver) {
    made.left_out = evidence.size() - kMaxHandedOver;
    evidence.resize(kMaxHandedOver);
  }
  std::vector<HandedOver> handed = files;
  handed.insert(handed.end(), evidence.begin(), evidence.end());
  return put(into, "bordereau.html", report::dossiers::to_slip(dossier, handed, material, words), files);
}

/// All files, SHA256SUMS being the last one.
base::Result<std::vector<HandedOver>> write_files(casefile::Case& store, const Dossier& dossier, const Material& material,
                                                  const base::Catalogue& words, const fs::path& into, MadeDossier& made) {
  namespace dossiers = report::dossiers;
  std::vector<HandedOver> files;
  BEFFROI_TRY_VOID(new_folder(into));
  BEFFROI_TRY_VOID(put(into, "dossier.html", dossiers::to_page(dossier, material, words), files));
  BEFFROI_TRY_VOID(put(into, "dossier.odt", dossiers::to_odt(dossier, material, words), files));
  BEFFROI_TRY_VOID(put(into, "dossier.json", dossiers::to_json(dossier, material, words), files));
  if (dossier.form->handed_over) {
    BEFFROI_TRY_VOID(write_copies(store, material, words, into, files));
    BEFFROI_TRY_VOID(write_slip(store, dossier, material, words, into, files, made));
  }
  BEFFROI_TRY_VOID(put(into, "SHA256SUMS", dossiers::checksums(files), files));
  for (const HandedOver& file : files) made.files.push_back(file.name);
  return files;
}

std::string hash_of(const std::vector<HandedOver>& files, std::string_view name) {
  const auto found = std::ranges::find(files, name, &HandedOver::name);
  return found == files.end() ? std::string() : found->sha256.hex();
}

Material material_of(const Situation& situation, const town::Town& town, const town::LegalPerson* file, std::string_view person,
                     const base::Catalogue& words) {
  return {.now = situation.now,
          .exercise = situation.exercise,
          .place = situation.board.place,
          .town = town,
          .person = file,
          .person_id = std::string(person),
          .entries = situation.entries,
          .first_hour = situation.first_hour,
          .diagnosis = situation.diagnosis ? &*situation.diagnosis : nullptr,
          .obligations = situation.obligations,
          .measures = situation.measures.plan,
          .services = situation.services,
          .department = situation.department,
          .people = &situation.people,
          .objections = situation.diagnosis ? report::dossiers::objections_to(*situation.diagnosis, situation.entries, words)
                                            : report::dossiers::Objections(),
          .warning = situation.board.warning};
}

/// The journal has the hash of every file before any of them is in its place: `verify` misses none that is changed afterwards.
base::Result<> keep(casefile::Case& store, const Dossier& dossier, const Material& material, const base::Catalogue& words,
                    std::string_view by, MadeDossier& made) {
  const std::string folder = "dossiers/" + made.folder.filename().string();
  BEFFROI_TRY_VOID(check_free(folder, dossier.ref, material.entries));
  BEFFROI_TRY(const auto kept, store.entries(casefile::kDossierMade));
  casefile::place_staged_dossiers(store.layout(), kept);
  BEFFROI_TRY(const auto files, write_files(store, dossier, material, words, casefile::staging_of(made.folder), made));
  const response::dossiers::Version version{.number = dossier.version,
                                            .at = material.now,
                                            .folder = folder,
                                            .sha256 = hash_of(files, "dossier.json"),
                                            .prints = dossier.prints(),
                                            .sums = report::dossiers::checksums(files)};
  BEFFROI_TRY_VOID(response::dossiers::note_version(store, *dossier.form, material.person_id, version, words, by));
  return casefile::place_dossier(made.folder, version.sums);
}

}  // namespace

base::Result<std::string> dossier_person(const casefile::Case& store, std::string_view person) {
  const town::Town town = town_of(store).value_or(town::Town{});
  person = response::obligations::other_than_body(town, person);
  BEFFROI_TRY_VOID(person_called(town, person));
  return std::string(person);
}

base::Result<MadeDossier> make_dossier(casefile::Case& store, const response::dossiers::Form& form, std::string_view person,
                                       const base::Catalogue& words, std::string_view by, base::Timestamp now) {
  BEFFROI_TRY(const auto lock,
              casefile::LockedFile::open(store.layout().dossiers_lock(), casefile::LockedFile::IfMissing::create));
  BEFFROI_TRY(const Situation situation, situation_of(store, words, now));
  const town::Town town = situation.town.value_or(town::Town{});
  person = response::obligations::other_than_body(town, person);
  BEFFROI_TRY(const town::LegalPerson* file, person_called(town, person));
  const Material material = material_of(situation, town, file, person, words);
  const auto state = response::dossiers::state_of(situation.entries, response::dossiers::ref_of(form.id, person));
  const Dossier dossier = report::dossiers::fill(form, state, material, words);
  MadeDossier made{.ref = dossier.ref, .version = dossier.version};
  made.folder = store.layout().dossiers() / folder_name(dossier.ref, dossier.version);
  BEFFROI_TRY_VOID(keep(store, dossier, material, words, by, made));
  made.changed = dossier.changed;
  made.open_fields = dossier.open_fields();
  made.done = dossier.sent.has_value();
  made.signatory_check = report::dossiers::signatory_words(dossier, words);
  return made;
}

}  // namespace beffroi::engine

// SPDX-License-Identifier: EUPL-1.2
#include "report/dossiers/sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/clocks.h"
#include "report/columns.h"
#include "report/dossiers/declared_signatory.h"
#include "report/dossiers/families.h"
#include "report/view.h"
#include "response/services/roster.h"
#include "town/catalogue.h"

namespace beffroi::report::dossiers {
namespace {

constexpr std::size_t kMaxCited = 1;  // record named beside one sentence; the report has them all
constexpr std::string_view kFirst = ".first";

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    text += text.empty() ? "" : ", ";
    text += part;
  }
  return text;
}

// ---- The town's file ----------------------------------------------------------------------------------------------------------

std::string file_cite(const Wanted& wanted) { return wanted.words.text("dossier.cite.file"); }

std::string answer_cite(const response::first_hour::Given& given, const Wanted& wanted) {
  return wanted.words.text("dossier.cite.answer", {{"by", given.by}, {"at", given.said}});
}

Lines of_person(const Wanted& wanted) {
  Lines lines;
  const town::Town& town = wanted.material.town;
  const town::LegalPerson* person = wanted.material.person;
  const bool body = wanted.material.person_id.empty();
  const auto own = [&](const std::string& of_person, const std::string& of_town) {
    return !of_person.empty() || !body ? of_person : of_town;
  };
  const town::LegalPerson none;
  const town::LegalPerson& of = person ? *person : none;
  std::string text;
  if (wanted.name == "name") {
    text = own(of.name, town.name);
    const auto* given = wanted.material.first_hour.find("town");
    if (text.empty() && body && given) {
      add(lines, wanted.material.place, Ground::declared, answer_cite(*given, wanted));
      return lines;
    }
  }
  if (wanted.name == "siren") text = own(of.siren, town.siren);
  if (wanted.name == "address") text = own(of.address, town.address);
  if (wanted.name == "signatory") {
    text = joined({of.signatory, of.signatory_title, of.signatory_phone});
    if (const auto told = declared_signatory(wanted.material)) {
      add(lines, told->said, Ground::declared, answer_cite(*wanted.material.first_hour.find("people"), wanted));
      return lines;
    }
  }
  if (wanted.name == "deputy") text = joined({of.deputy, of.deputy_phone});
  if (wanted.name == "dpo") text = joined({of.dpo, of.dpo_phone, of.dpo_mail});
  add(lines, std::move(text), Ground::declared, file_cite(wanted));
  return lines;
}

Lines of_insurance(const Wanted& wanted) {
  Lines lines;
  const town::Insurance& insurance = wanted.material.town.cyber_insurance;
  add(lines, joined({insurance.insurer, insurance.policy_number, insurance.phone, insurance.night_phone, insurance.mail}),
      Ground::declared, file_cite(wanted));
  return lines;
}

/// A category as people say it; the town's own words stay as they are.
std::string category_of(const std::string& written, base::Language language) {
  for (const town::Named& kind : town::Catalogue::embedded().personal_data()) {
    if (kind.id == written) return kind.name.in(language);
  }
  return written;
}

/// Data sets of the register that belong to this legal person: what may be concerned, never what is. Those of which more is known stand
/// in people.data_sets.
Lines of_data_sets(const Wanted& wanted) {
  Lines lines;
  for (const town::DataSet& set : wanted.material.town.data_sets) {
    if (!belongs(set, wanted.material) || is_told(set, wanted.material)) continue;
    std::string categories;
    for (const std::string& one : set.categories)
      categories += (categories.empty() ? "" : ", ") + category_of(one, wanted.words.language());
    base::Arguments said{{"name", set.name}, {"categories", categories}, {"people", std::string()}};
    if (set.people)
      said[2].value = wanted.words.number(set.people->low) +
                      (set.people->high > set.people->low ? " – " + wanted.words.number(set.people->high) : "");
    add(lines, wanted.words.text("dossier.data_set", said), Ground::supposed, file_cite(wanted));
  }
  return lines;
}

Lines of_backups(const Wanted& wanted) {
  Lines lines;
  for (const town::Backup& backup : wanted.material.town.backups) {
    const std::string offline(backup.offline == town::Answer::yes  ? "yes"
                              : backup.offline == town::Answer::no ? "no"
                                                                   : "unknown");
    add(lines, wanted.words.text("dossier.backup", {{"name", backup.id}, {"where", backup.where}, {"offline", offline}}),
        Ground::declared, file_cite(wanted));
  }
  return lines;
}

/// Where the file does not say it, what a person noted.
Lines of_population(const Wanted& wanted) {
  Lines lines;
  const auto add_count = [&](std::int64_t count, std::string cites) {
    add(lines, wanted.words.text("dossier.population", {{"count", count}}), Ground::declared, std::move(cites));
  };
  if (const auto& in_file = wanted.material.town.population) {
    add_count(*in_file, file_cite(wanted));
  } else if (const response::Entry* noted = response::services::population_noted(wanted.material.entries)) {
    add_count(noted->number("population"),
              wanted.words.text("dossier.cite.journal", {{"entry", static_cast<std::int64_t>(noted->seq)}, {"by", noted->by}}));
  }
  return lines;
}

Lines of_town(const Wanted& wanted) {
  Lines lines;
  const town::Town& town = wanted.material.town;
  if (wanted.name == "insurance") return of_insurance(wanted);
  if (wanted.name == "data_sets") return of_data_sets(wanted);
  if (wanted.name == "backups") return of_backups(wanted);
  if (wanted.name == "population") return of_population(wanted);
  if (wanted.name == "switchboard") add(lines, town.phone, Ground::declared, file_cite(wanted));
  if (wanted.name == "contacts") {
    for (const town::Contact& one : town.contacts)
      add(lines, joined({one.name, one.role, one.phone, one.night_phone}), Ground::declared, file_cite(wanted));
    if (lines.empty()) return told_contacts(wanted);
  }
  if (wanted.name == "providers") {
    for (const town::Provider& one : town.providers)
      add(lines, joined({one.name, one.does, one.phone, one.night_phone}), Ground::declared, file_cite(wanted));
  }
  return lines;
}

// ---- The diagnosis ------------------------------------------------------------------------------------------------------------

std::string cite_of(const model::Basis& basis, const base::Catalogue& words) {
  if (const auto* journal = std::get_if<model::JournalCitation>(&basis))
    return words.text("dossier.cite.journal", {{"entry", static_cast<std::int64_t>(journal->sequence)}, {"by", journal->by}});
  const auto& record = std::get<model::Citation>(basis);
  return words.text("dossier.cite.record", {{"source", record.source},
                                            {"record", static_cast<std::int64_t>(record.record_id)},
                                            {"sha256", record.evidence.hex().substr(0, 12)}});
}

std::string cites_of(const model::Finding& finding, const base::Catalogue& words) {
  std::string cites = words.text("dossier.cite.finding", {{"id", finding.id}});
  for (std::size_t i = 0; i < finding.supports.size() && i < kMaxCited; ++i)
    cites += " ; " + cite_of(finding.supports[i], words);
  if (finding.supports.size() > kMaxCited) {
    const auto more = static_cast<std::int64_t>(finding.supports.size() - kMaxCited);
    cites += " ; " + words.text("dossier.cite.more", {{"count", more}});
  }
  return cites;
}

/// A log that was erased or reduced has a question of its own: where that stands in the same field, it is told once. The records of that
/// question say nothing else.
bool is_told_before(const model::Finding& finding, const Wanted& wanted) {
  const bool evasion = finding.question == "defence_evasion";
  const bool beside = std::ranges::count(wanted.beside, std::string_view("finding.log_tampering")) > 0;
  if (!evasion || !beside || finding.supports.empty()) return false;
  const auto& all = wanted.material.diagnosis->findings;
  return std::ranges::all_of(finding.supports, [&all](const model::Basis& basis) {
    return std::ranges::any_of(all, [&](const model::Finding& one) {
      return one.question == "log_tampering" && std::ranges::count(one.supports, basis) > 0;
    });
  });
}

Lines of_findings(const Wanted& wanted) {
  Lines lines;
  if (!wanted.material.diagnosis) return lines;
  const View view = view_of(*wanted.material.diagnosis);
  std::int64_t more = 0;
  const bool first_alone = wanted.name.ends_with(kFirst);
  const std::string_view question = first_alone ? wanted.name.substr(0, wanted.name.size() - kFirst.size()) : wanted.name;
  for (const model::Finding& finding : wanted.material.diagnosis->findings) {
    const Ground ground = ground_of(finding);
    // A rival of the best hypothesis is for the report: in a complaint it would accuse somebody on second thoughts.
    if (finding.question != question || ground == Ground::unknown || ground == Ground::no_sign || is_rival(finding)) continue;
    if (is_told_before(finding, wanted)) continue;
    if (first_alone && !lines.empty()) {
      ++more;
      continue;
    }
    const std::string note = plain(clock_note(finding, view, wanted.words));
    add_cited(lines, plain(sentence_of(finding, view.names, wanted.words)) + (note.empty() ? "" : " (" + note + ")"), ground,
              cites_of(finding, wanted.words), finding.id, wanted);
  }
  if (more > 0) lines.front().cites += " ; " + wanted.words.text("dossier.more", {{"count", more}});
  return lines;
}

// ---- Measures and calls --------------------------------------------------------------------------------------------------------

std::string entry_cite(std::uint64_t entry, const std::string& by, const base::Catalogue& words) {
  return words.text("dossier.cite.journal", {{"entry", static_cast<std::int64_t>(entry)}, {"by", by}});
}

Lines of_measures(const Wanted& wanted) {
  using response::measures::Step;
  Lines lines;
  const bool done = wanted.name == "done";
  for (const response::measures::Line& line : wanted.material.measures.lines) {
    const Step step = line.measure.step;
    const bool is_done = step == Step::done || step == Step::checked;
    if (done ? !is_done : step != Step::decided) continue;
    const auto* deed = line.measure.last(step);
    const std::string title = line.known ? line.known->title.in(wanted.words.language()) : line.measure.title;
    // A box ticked in the first hour says that it was done, not when.
    const bool hour_unknown = done && deed && deed->answered;
    const base::Arguments said{{"title", title},
                               {"system", line.measure.system},
                               {"at", deed ? deed->when() : wanted.material.now},
                               {"answered", hour_unknown}};
    add(lines, wanted.words.text("dossier.measure", said), Ground::declared,
        deed ? entry_cite(deed->seq, deed->by, wanted.words) : std::string());
  }
  return lines;
}

Lines of_calls(const Wanted& wanted) {
  Lines lines;
  const std::string cite = wanted.words.text("dossier.cite.directory");
  for (const town::Call& call : town::Directory::embedded().whom_to_call(wanted.material.department, wanted.material.now)) {
    if (call.body->night != (wanted.name == "night")) continue;
    add(lines, joined({call.body->name, call.body->phone, call.body->mail, call.body->site}), Ground::declared, cite);
  }
  return lines;
}

struct Family {
  std::string_view name;
  Lines (*lines)(const Wanted&);
};

constexpr std::array<Family, 14> kFamilies{{{"person", of_person},
                                            {"town", of_town},
                                            {"finding", of_findings},
                                            {"declared", of_declarations},
                                            {"answer", of_answers},
                                            {"clock", of_clock},
                                            {"late", of_late},
                                            {"stage", of_stage},
                                            {"plain", of_plain},
                                            {"obligation", of_obligation},
                                            {"measure", of_measures},
                                            {"services", of_services},
                                            {"people", of_people},
                                            {"call", of_calls}}};

const Family* family_of(std::string_view source) {
  const auto found = std::ranges::find(kFamilies, source.substr(0, source.find('.')), &Family::name);
  return found == kFamilies.end() || source.find('.') == source.npos ? nullptr : &*found;
}

}  // namespace

void add(Lines& lines, std::string text, Ground ground, std::string cites) {
  if (!text.empty()) lines.push_back({std::move(text), ground, std::move(cites)});
}

std::vector<Line> lines_of(std::string_view source, const Material& material, const base::Catalogue& words,
                           std::span<const std::string> beside) {
  const Family* family = family_of(source);
  if (!family) return {};
  Lines lines = family->lines({source.substr(source.find('.') + 1), material, words, beside});
  if (lines.size() <= kMaxLines) return lines;
  const auto more = static_cast<std::int64_t>(lines.size() - kMaxLines);
  lines.resize(kMaxLines);
  lines.push_back({words.text("dossier.more", {{"count", more}}), Ground::supposed, {}});
  return lines;
}

bool is_source(std::string_view source) { return family_of(source) != nullptr; }

}  // namespace beffroi::report::dossiers

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "report/columns.h"
#include "report/dossiers/families.h"
#include "report/people/words.h"
#include "response/list_text.h"
#include "response/obligations/said.h"

namespace beffroi::report::dossiers {
namespace {

const response::people::Follow* follow_of_dossier(const Wanted& wanted) {
  const auto* overview = wanted.material.people;
  if (!overview) return nullptr;
  const auto at = std::ranges::find(overview->follows, wanted.material.person_id, &response::people::Follow::id);
  return at == overview->follows.end() ? nullptr : &*at;
}

std::string reasons_for(const response::people::Line& line, const base::Catalogue& words) {
  constexpr std::size_t kMaxReasons = 2;
  std::string text;
  for (std::size_t i = 0; i < line.grounds.size() && i < kMaxReasons; ++i)
    text += (text.empty() ? "" : " ") + plain(report::people::reason_of(line.grounds[i], words));
  return text;
}

bool is_of_concern(const response::people::Line& line) { return line.exposure != response::people::Exposure::no_sign; }

Ground ground_of(const response::people::Ground& why, const Wanted& wanted) {
  const Material& material = wanted.material;
  if (!why.sha256.empty()) return Ground::trace;  // a line of a published list
  if (why.finding.empty()) return why.entry == 0 ? Ground::supposed : Ground::declared;
  if (why.supposed || !material.diagnosis || !objection_to(why.finding, wanted).empty()) return Ground::supposed;
  const auto& findings = material.diagnosis->findings;
  const auto at = std::ranges::find(findings, why.finding, &model::Finding::id);
  return at == findings.end() ? Ground::supposed : std::min(report::ground_of(*at), Ground::supposed);
}

/// What the state of a data set rests on: a person's word, else the surest of what leads there.
Ground ground_of_state(const response::people::Line& line, const Wanted& wanted) {
  if (line.exposure_said) return Ground::declared;
  Ground surest = Ground::supposed;
  if (line.exposure != response::people::Exposure::exposed) return surest;
  for (const response::people::Ground& why : line.grounds) {
    if (why.leads_to == line.exposure) surest = std::min(surest, ground_of(why, wanted));
  }
  return surest;
}

/// The text, with what people hold against the findings that lead there.
std::string with_objections(std::string text, const response::people::Line& line, const Wanted& wanted) {
  std::vector<std::string> told;
  for (const response::people::Ground& why : line.grounds) {
    const std::string objection = why.finding.empty() ? std::string() : objection_to(why.finding, wanted);
    if (objection.empty() || std::ranges::count(told, objection) > 0) continue;
    text = wanted.words.text("dossier.contested", {{"text", text}, {"objection", objection}});
    told.push_back(objection);
  }
  return text;
}

/// Where what leads there is not sure, the state is probable and no more.
std::string state_of(const response::people::Line& line, const Wanted& wanted) {
  const bool probable =
      line.exposure == response::people::Exposure::exposed && ground_of_state(line, wanted) == Ground::supposed;
  return probable ? "probable" : std::string(name_of(line.exposure));
}

/// As an authority reads them: what the register says, known to us or not.
std::string categories_of(const response::people::Line& line, const base::Catalogue& words) {
  std::vector<std::string> names;
  for (const response::people::Kind* kind : line.kinds()) names.push_back(kind->name.in(words.language()));
  for (const response::people::Category& one : line.categories) {
    if (one.kinds.empty()) names.push_back(one.text);
  }
  return names.empty() ? words.text("report.people.no_category") : response::list_text(names, ", ");
}

/// A data set that is touched, with what people or the evidence say of it; one that nobody looked at as such.
Lines of_touched_sets(const Wanted& wanted) {
  Lines lines;
  for (const response::people::Line& line : wanted.material.people->lines) {
    if (!is_of_concern(line) || !belongs(line.set, wanted.material)) continue;
    const base::Arguments said{{"name", report::people::called(line.set)},
                               {"state", state_of(line, wanted)},
                               {"categories", categories_of(line, wanted.words)},
                               {"people", report::people::count_of(line.people, wanted.words)}};
    add(lines, with_objections(wanted.words.text("dossier.touched_set", said), line, wanted), ground_of_state(line, wanted),
        reasons_for(line, wanted.words));
  }
  return lines;
}

/// Whose data the sets hold, as the register calls these people.
Lines of_people_kinds(const Wanted& wanted) {
  Lines lines;
  for (const response::people::Line& line : wanted.material.people->lines) {
    if (!is_of_concern(line) || !belongs(line.set, wanted.material) || line.set.people_kinds.empty()) continue;
    const base::Arguments said{{"name", report::people::called(line.set)},
                               {"state", state_of(line, wanted)},
                               {"kinds", response::list_text(line.set.people_kinds, ", ")}};
    add(lines, wanted.words.text("dossier.people_kinds", said), ground_of_state(line, wanted),
        wanted.words.text("dossier.cite.file"));
  }
  return lines;
}

/// Every touched set of the dossier's legal person rests on what is not sure.
bool is_all_probable(const Wanted& wanted) {
  return std::ranges::none_of(wanted.material.people->lines, [&wanted](const response::people::Line& line) {
    return line.is_touched() && belongs(line.set, wanted.material) && ground_of_state(line, wanted) != Ground::supposed;
  });
}

Lines of_advice(const Wanted& wanted) {
  Lines lines;
  for (const response::people::Kind& kind : response::people::kinds()) {
    const bool concerned = std::ranges::any_of(wanted.material.people->lines, [&](const response::people::Line& line) {
      return line.is_touched() && belongs(line.set, wanted.material) && std::ranges::count(line.kinds(), &kind) > 0;
    });
    if (!concerned) continue;
    for (const response::Wording& advice : kind.advice) {
      const std::string text = advice.in(wanted.words.language());
      const auto same = [&text](const Line& one) { return one.text == text; };
      if (std::ranges::none_of(lines, same))
        add(lines, text, Ground::supposed,
            wanted.words.text("dossier.cite.advice", {{"kind", kind.name.in(wanted.words.language())}}));
    }
  }
  return lines;
}

Lines of_severity(const Wanted& wanted, const response::people::Follow& follow) {
  Lines lines;
  if (!follow.worst) return lines;
  add(lines, report::people::score_of(*follow.worst, wanted.words), Ground::supposed,
      wanted.words.text("dossier.cite.score", {{"set", report::people::called(follow.worst->set)}}));
  for (const response::people::Step& step : follow.worst->score.steps) {
    if (step.value > 0)
      add(lines, plain(report::people::step_of(step, wanted.words)), step.overridden ? Ground::declared : Ground::supposed,
          wanted.words.text("dossier.cite.step"));
  }
  return lines;
}

Lines of_sendings(const Wanted& wanted) {
  Lines lines;
  for (const auto& one : wanted.material.people->sendings.sent)
    add(lines,
        wanted.words.text("dossier.sending", {{"name", one.name},
                                              {"channel", wanted.words.text("report.people.channel." + one.channel)},
                                              {"count", one.count},
                                              {"at", one.at.value_or(one.utc)},
                                              {"returned", one.returned}}),
        Ground::declared,
        wanted.words.text("dossier.cite.journal", {{"entry", static_cast<std::int64_t>(one.id)}, {"by", one.by}}));
  return lines;
}

}  // namespace

bool belongs(const town::DataSet& set, const Material& material) {
  return response::obligations::owner_in(material.town, set.legal_person) == material.person_id;
}

bool is_told(const town::DataSet& set, const Material& material) {
  if (!material.people) return false;
  return std::ranges::any_of(material.people->lines, [&set](const response::people::Line& line) {
    return line.set.id == set.id && line.set.name == set.name && is_of_concern(line);
  });
}

Lines of_people(const Wanted& wanted) {
  Lines lines;
  if (!wanted.material.people) return lines;
  if (wanted.name == "data_sets") return of_touched_sets(wanted);
  if (wanted.name == "kinds") return of_people_kinds(wanted);
  if (wanted.name == "advice") return of_advice(wanted);
  if (wanted.name == "sendings") return of_sendings(wanted);
  const response::people::Follow* follow = follow_of_dossier(wanted);
  if (follow && wanted.name == "severity") return of_severity(wanted, *follow);
  if (follow && wanted.name == "number" && follow->people)
    add(lines,
        wanted.words.text("dossier.people_number", {{"people", report::people::count_of(follow->people, wanted.words)},
                                                    {"sets", static_cast<std::int64_t>(follow->touched)},
                                                    {"probable", is_all_probable(wanted)},
                                                    {"missing", follow->people_missing}}),
        Ground::supposed, wanted.words.text("dossier.cite.file"));
  return lines;
}

}  // namespace beffroi::report::dossiers

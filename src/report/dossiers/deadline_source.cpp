// SPDX-License-Identifier: EUPL-1.2
// What is due, what was done of it.
#include <algorithm>
#include <array>

#include "report/dossiers/families.h"

namespace beffroi::report::dossiers {
namespace {

const response::Deadline* own_deadline_of(const Wanted& wanted) {
  const auto& all = wanted.material.obligations;
  const std::string ref = response::dossiers::ref_of(wanted.name, wanted.material.person_id);
  const auto own = std::ranges::find(all, ref, &response::Deadline::ref);
  return own == all.end() ? nullptr : &*own;
}

const response::Deadline* deadline_of(const Wanted& wanted) {
  const auto& all = wanted.material.obligations;
  if (const auto* own = own_deadline_of(wanted)) return own;
  const auto any = std::ranges::find(all, wanted.name, &response::Deadline::ref);
  return any == all.end() ? nullptr : &*any;
}

/// The register knows more than the clock: a set of this legal person is touched.
bool has_touched_data(const Material& material) {
  const auto is_it = [&material](const response::people::Line& line) {
    return line.is_touched() && belongs(line.set, material);
  };
  return material.people && std::ranges::any_of(material.people->lines, is_it);
}

std::string reasons_of(const response::Deadline& deadline, const Wanted& wanted) {
  constexpr std::array<std::string_view, 2> kNobodyKnows{"obligation.unknown.personal_data_concerned",
                                                         "obligation.hinted.personal_data_concerned"};
  const bool touched = has_touched_data(wanted.material);
  std::string text;
  for (const response::Reason& reason : deadline.why) {
    const bool is_known = touched && std::ranges::find(kNobodyKnows, reason.id) != kNobodyKnows.end();
    text += (text.empty() ? "" : " ") +
            (is_known ? wanted.words.text("dossier.clock_data_touched") : wanted.words.text(reason.id, reason.arguments));
  }
  return text;
}

}  // namespace

Lines of_clock(const Wanted& wanted) {
  Lines lines;
  const response::Deadline* deadline = deadline_of(wanted);
  if (!deadline || !deadline->started_at) return lines;
  // A paper states the hour that holds. The prudent one, from which the deadline is counted, stands beside it.
  const auto& corrected = deadline->corrected_to;
  const std::string first = corrected ? wanted.words.moment(*deadline->started_at, "moment") : std::string();
  const base::Arguments arguments{{"at", corrected.value_or(*deadline->started_at)}, {"first", first}};
  add(lines, wanted.words.text(deadline->start_noted ? "dossier.clock_noted" : "dossier.clock", arguments), Ground::declared,
      reasons_of(*deadline, wanted));
  return lines;
}

/// Nothing for what is late: its reasons are known to people alone, and the field stays open.
Lines of_late(const Wanted& wanted) {
  Lines lines;
  const response::Deadline* deadline = deadline_of(wanted);
  if (!deadline || !deadline->due) return lines;
  const bool done = deadline->receipt.has_value();
  if ((done ? deadline->receipt->at : wanted.material.now) > *deadline->due) return lines;
  add(lines, wanted.words.text("dossier.not_late", {{"at", *deadline->due}, {"done", done}}), Ground::declared,
      wanted.words.text("dossier.cite.clock"));
  return lines;
}

/// Of this legal person alone: the notification of another one is no first one of its own.
Lines of_stage(const Wanted& wanted) {
  Lines lines;
  const auto& all = wanted.material.obligations;
  const auto own =
      std::ranges::find(all, response::dossiers::ref_of(wanted.name, wanted.material.person_id), &response::Deadline::ref);
  if (own == all.end() || !own->receipt) {
    add(lines, wanted.words.text("dossier.stage_initial"), Ground::supposed, wanted.words.text("dossier.cite.none_sent"));
    return lines;
  }
  const base::Arguments said{
      {"at", own->receipt->at}, {"reference", own->receipt->reference}, {"document", own->receipt->document}};
  add(lines, wanted.words.text("dossier.stage_complementary", said), Ground::declared,
      wanted.words.text("dossier.cite.said", {{"by", own->receipt->by}}));
  return lines;
}

/// What the body did is no deed of another legal person.
Lines of_obligation(const Wanted& wanted) {
  Lines lines;
  const auto* deadline = own_deadline_of(wanted);
  if (!deadline || !deadline->receipt) return lines;
  const base::Arguments said{{"title", deadline->title.in(wanted.words.language())},
                             {"at", deadline->receipt->at},
                             {"reference", deadline->receipt->reference},
                             {"document", deadline->receipt->document}};
  add(lines, wanted.words.text("dossier.obligation", said), Ground::declared,
      wanted.words.text("dossier.cite.said", {{"by", deadline->receipt->by}}));
  return lines;
}

}  // namespace beffroi::report::dossiers

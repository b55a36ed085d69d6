// SPDX-License-Identifier: EUPL-1.2
// What is due, what was done of it.
#include <algorithm>

#include "report/dossiers/families.h"

namespace beffroi::report::dossiers {
namespace {

const response::Deadline* deadline_of(const Wanted& wanted) {
  const auto& all = wanted.material.obligations;
  const std::string ref = response::dossiers::ref_of(wanted.name, wanted.material.person_id);
  const auto own = std::ranges::find(all, ref, &response::Deadline::ref);
  if (own != all.end()) return &*own;
  const auto any = std::ranges::find(all, wanted.name, &response::Deadline::ref);
  return any == all.end() ? nullptr : &*any;
}

std::string reasons_of(const response::Deadline& deadline, const base::Catalogue& words) {
  std::string text;
  for (const response::Reason& reason : deadline.why)
    text += (text.empty() ? "" : " ") + words.text(reason.id, reason.arguments);
  return text;
}

}  // namespace

Lines of_clock(const Wanted& wanted) {
  Lines lines;
  const response::Deadline* deadline = deadline_of(wanted);
  if (!deadline || !deadline->started_at) return lines;
  const std::string_view said = deadline->start_noted ? "dossier.clock_noted" : "dossier.clock";
  add(lines, wanted.words.text(said, {{"at", *deadline->started_at}}), Ground::declared, reasons_of(*deadline, wanted.words));
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

Lines of_obligation(const Wanted& wanted) {
  Lines lines;
  const response::Deadline* deadline = deadline_of(wanted);
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

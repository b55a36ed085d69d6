// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "report/measures/sheets.h"
#include "report/paper/page.h"
#include "response/diagnosed.h"

namespace beffroi::report::measures {
namespace {

using base::Catalogue;
using html::element;
using html::join;
using html::Markup;
using html::sentence;
using html::text;
using response::Wording;
using response::releases::KnownGround;
using response::releases::Release;

Markup confirmations(const KnownGround& ground, const Catalogue& words) {
  Markup items;
  for (const Wording& one : ground.confirm) {
    items += element("li", paper::box(false, words), element("span", text(one.in(words.language()))));
  }
  return element("ul", {{"class", "ticks"}}, items);
}

Markup signature(const Catalogue& words) {
  Markup blanks;
  for (const auto* id : {"name", "function", "day", "signature"}) {
    blanks += paper::blank(words.text(fmt::format("report.release_sheet.{}", id)));
  }
  return blanks;
}

Markup said(std::string_view id, const base::Arguments& arguments, const Catalogue& words) {
  return element("p", sentence(words.pieces(id, arguments)));
}

/// What the signature rested on, as it was known then.
Markup basis_of(const Release& release, const Catalogue& words) {
  Markup basis = said("report.release_sheet.because", {{"text", release.because}}, words);
  if (!release.hardened.empty()) basis += said("report.release_sheet.hardened", {{"text", release.hardened}}, words);
  if (release.claim.restore_point)
    basis += said("report.release_sheet.restore_point", {{"time", *release.claim.restore_point}}, words);
  if (release.examined.from && release.examined.to) {
    basis += said("report.release_sheet.examined", {{"from", *release.examined.from}, {"to", *release.examined.to}}, words);
  }
  if (release.attack_from && release.attack_to)
    return join(basis,
                said("report.release_sheet.attack", {{"from", *release.attack_from}, {"to", *release.attack_to}}, words));
  return join(basis, element("p", text(words.text("report.release_sheet.no_attack_time"))));
}

/// Whatever makes the release worthless now, before everything else on the page.
Markup warning(const Release& release, const response::Diagnosed& diagnosed, const Catalogue& words) {
  if (!release.stands()) {
    return element(
        "div", {{"class", "never"}}, element("h2", text(words.text("report.release_sheet.revoked"))),
        said("report.releases.revoked",
             {{"by", release.revoked_by}, {"time", *release.revoked_at}, {"because", release.revoked_because}}, words));
  }
  Markup items;
  for (const base::Error& error : contradictions(release, diagnosed)) {
    items += element("li", sentence(words.pieces(fmt::format("error.{}.what", error.id), error.arguments)));
  }
  if (items.empty()) return {};
  return element("div", {{"class", "never"}}, element("h2", text(words.text("report.release_sheet.contradicted"))),
                 element("ul", items));
}

/// Two signatures for one machine: only the last one holds.
Markup replaced_by(const Release* later, const Catalogue& words) {
  if (later == nullptr) return {};
  return element("div", {{"class", "never"}}, element("h2", text(words.text("report.release_sheet.replaced"))),
                 said("report.release_sheet.replaced_by", {{"by", later->by}, {"time", later->signed_at}}, words));
}

/// The last one that was signed for the same machine after this one; null where there is none.
const Release* later_than(const Release& release, std::span<const Release> releases) {
  const Release* later = nullptr;
  for (const Release& one : releases) {
    if (one.seq > release.seq && response::same_machine(one.claim.host, release.claim.host)) later = &one;
  }
  return later;
}

Markup sheet_of(const Release& release, const Release* later, const Content& content, const Catalogue& words) {
  const KnownGround& ground = known(release.claim.ground);
  Markup heading = element("h2", sentence(words.pieces("report.release_sheet.host", {{"host", release.claim.host}})));
  return element(
      "section", {{"class", "night"}}, heading, replaced_by(later, words), warning(release, content.diagnosed, words),
      said("report.release_sheet.signed",
           {{"by", release.by}, {"time", release.signed_at}, {"entry", static_cast<std::int64_t>(release.seq)}}, words),
      element("div", {{"class", "frame"}}, element("h2", text(ground.title.in(words.language()))),
              element("p", text(ground.meaning.in(words.language()))), basis_of(release, words)),
      element("p", text(words.text("report.release_sheet.confirm"))), confirmations(ground, words),
      element("p", element("strong", text(words.text("report.release_sheet.no_proof")))), signature(words));
}

Markup blank_form(const Catalogue& words) {
  Markup grounds;
  for (const KnownGround& ground : response::releases::grounds().all) {
    grounds += element("li", paper::box(false, words),
                       element("div", element("strong", text(ground.title.in(words.language()))),
                               element("p", text(ground.meaning.in(words.language())))));
  }
  Markup form = element("h2", text(words.text("report.release_sheet.blank")));
  for (const auto* id : {"machine", "used_by"}) form += paper::blank(words.text(fmt::format("report.release_sheet.{}", id)));
  form += element("p", text(words.text("report.release_sheet.choose")));
  form += element("ul", {{"class", "ticks"}}, grounds);
  for (const auto* id : {"done_or_seen", "closed_since", "copy_of"}) {
    form += paper::blank(words.text(fmt::format("report.release_sheet.{}", id)));
  }
  form += element("p", element("strong", text(words.text("report.release_sheet.no_proof"))));
  return element("section", {{"class", "night"}}, join(form, signature(words)));
}

}  // namespace

std::string release_sheets(const Content& content, std::span<const Release> releases, const Catalogue& words) {
  Markup body;
  for (const Release& release : releases) body += sheet_of(release, later_than(release, releases), content, words);
  body += blank_form(words);
  return paper::page({.title = words.text("report.release_sheet.title"),
                      .place = content.place,
                      .as_of = content.now,
                      .exercise = content.exercise,
                      .body = body,
                      .warning = content.warning},
                     words);
}

}  // namespace beffroi::report::measures

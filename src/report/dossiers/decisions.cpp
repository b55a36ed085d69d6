// SPDX-License-Identifier: EUPL-1.2
#include "report/dossiers/decisions.h"

#include "report/obligations/listing.h"
#include "report/paper/page.h"
#include "response/body_names.h"

namespace beffroi::report::dossiers {
namespace {

using html::element;
using html::Markup;
using html::text;

Markup decision(const response::dossiers::NightDecision& one, town::BodyKind kind, const base::Catalogue& words) {
  const base::Language language = words.language();
  Markup body = element("p", {{"class", "what"}}, text(one.what.in(language)));
  body +=
      element("p", element("strong", text(words.text("dossier.tonight.who"))), text(" "), text(one.who.of(kind).in(language)));
  body += element("p", element("strong", text(words.text("dossier.tonight.limit"))), text(" "), text(one.limit.in(language)));
  body += element("p", {{"class", "soft"}}, text(obligations::basis_words(one.basis, words)));
  if (one.never) return element("li", element("span"), element("div", body));
  body += element("p", {{"class", "written"}}, text(words.text("dossier.tonight.signed_by")), paper::rule(),
                  text(words.text("dossier.tonight.signed_at")), paper::rule(false));
  return element("li", paper::box(false, words), element("div", body));
}

Markup signatories(const town::LegalPerson* body, const base::Catalogue& words) {
  if (!body || body->signatory.empty()) return {};
  const base::Arguments said{{"name", body->signatory},
                             {"title", body->signatory_title},
                             {"phone", body->signatory_phone},
                             {"deputy", body->deputy},
                             {"deputy_phone", body->deputy_phone}};
  return element("p", element("strong", text(words.text("dossier.tonight.signatory", said))));
}

}  // namespace

std::string decision_sheet(const std::vector<response::dossiers::NightDecision>& all, const DecidedBy& of,
                           const base::Catalogue& words) {
  Markup items;
  for (const response::dossiers::NightDecision& one : all) items += decision(one, of.kind, words);
  Markup body = element("p", {{"class", "lead"}},
                        text(words.text("dossier.tonight.lead", {{"president", response::has_president(of.kind)}})));
  body += signatories(of.body, words);
  body += element("ol", {{"class", "acts"}}, items);
  return paper::page(
      {.title = words.text("dossier.tonight.title"), .place = of.place, .as_of = of.now, .exercise = of.exercise, .body = body},
      words);
}

}  // namespace beffroi::report::dossiers

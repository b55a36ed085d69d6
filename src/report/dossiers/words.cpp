// SPDX-License-Identifier: EUPL-1.2
#include "report/dossiers/words.h"

#include <fmt/format.h>

#include <array>

#include "response/body_names.h"

namespace beffroi::report::dossiers {
namespace {

constexpr std::array<std::string_view, 6> kKinds{"unknown", "may", "with_delegation", "contested", "to_check", "establishment"};

}  // namespace

std::string ground_words(const Line& line, const base::Catalogue& words) {
  const std::string ground = words.text(fmt::format("dossier.ground.{}", name_of(line.ground)));
  return line.cites.empty() ? ground : ground + " – " + line.cites;
}

std::string version_words(const Dossier& dossier, const base::Catalogue& words) {
  if (!dossier.before && dossier.sent) return words.text("dossier.version.after", {{"at", *dossier.sent}});
  if (!dossier.before) return words.text("dossier.version.initial");
  std::string changed;
  for (const std::string& id : dossier.changed) {
    const auto* field = dossier.form->field(id);
    if (field) changed += (changed.empty() ? "" : " ; ") + field->label.of(dossier.kind).in(words.language());
  }
  return words.text(
      "dossier.version.complementary",
      {{"version", dossier.version}, {"at", dossier.before->at}, {"sent", dossier.sent.has_value()}, {"changed", changed}});
}

std::string signatory_words(const Dossier& dossier, const base::Catalogue& words) {
  if (!dossier.form->checks_signatory) return {};
  const SignatoryCheck& check = dossier.signatory;
  const std::string told = check.by.empty() ? "" : words.text("dossier.signatory.declared", {{"by", check.by}}) + " ";
  return told +
         words.text(fmt::format("dossier.signatory.{}", kKinds[static_cast<std::size_t>(check.kind)]),
                    {{"name", check.name}, {"title", check.title}, {"president", response::has_president(dossier.kind)}});
}

}  // namespace beffroi::report::dossiers

// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "report/sample_test.h"

namespace beffroi::report::sample {
namespace {

constexpr char kFrench[] = R"yaml(
incident.sample: "Des accès venus d’Internet ont mené à la prise de contrôle {de host}."
origin.sample_attempts: "Des essais de mot de passe contre {host} ont commencé depuis {source_ip}."
origin.sample_guessed: "Quelqu’un a deviné le mot de passe du compte {account} ({failures, plural, one {# essai manqué} other {# essais manqués}} depuis {source_ip}), puis a ouvert une session à distance sur {host}."
origin.sample_attachment: "L’hypothèse d’une pièce jointe piégée ouverte sur {host} reste possible, sans signe pour l’appuyer."
lateral.sample_moved: "L’intrus est passé {de from} à {to} avec le compte {account}."
lateral.sample_refused: "L’intrus a essayé, sans y parvenir, de passer {de from} à {to}."
accounts.sample_created: "Le compte {account} a été créé sur {host} et ajouté aux administrateurs du domaine."
defence_evasion.sample_antivirus: "La protection antivirus {de host} a été désactivée."
backups.sample_destroyed: "Les copies de secours automatiques {de host} ont été effacées."
encryption.sample_started: "Les fichiers {de host} ont commencé à être chiffrés (extension {extension})."
encryption.sample_note: "Une demande de rançon s’affichait à l’écran de l’accueil."
exfiltration.sample_unknown: "Les traces fournies ne permettent pas de dire si des données sont parties."
missing.sample_firewall: "les traces du pare-feu du {from, day} au {to, day}"
missing.sample_firewall.collect: "les journaux du boîtier d’accès à Internet, souvent écrasés au bout de 7 jours."
missing.sample_security: "le journal de sécurité {de host}"
issue.sample_checksum: "bloc dont la somme de contrôle ne correspond pas (attendu {expected})"
)yaml";

constexpr char kEnglish[] = R"yaml(
incident.sample: "Accesses from the Internet led to the takeover of {host}."
origin.sample_attempts: "Attempts to guess passwords on {host} began from {source_ip}."
origin.sample_guessed: "Somebody guessed the password of the account {account} ({failures, plural, one {# failed attempt} other {# failed attempts}} from {source_ip}), then opened a remote session on {host}."
origin.sample_attachment: "A booby-trapped attachment opened on {host} remains possible, with no sign for it."
lateral.sample_moved: "The intruder went from {from} to {to} with the account {account}."
lateral.sample_refused: "The intruder tried in vain to go from {from} to {to}."
accounts.sample_created: "The account {account} was created on {host} and made an administrator of the domain."
defence_evasion.sample_antivirus: "The antivirus protection of {host} was switched off."
backups.sample_destroyed: "The automatic safety copies of {host} were deleted."
encryption.sample_started: "The files of {host} began to be encrypted (extension {extension})."
encryption.sample_note: "A ransom note was on the screen at the front desk."
exfiltration.sample_unknown: "The traces given do not tell whether data left."
missing.sample_firewall: "the traces of the firewall from {from, day} to {to, day}"
missing.sample_firewall.collect: "the logs of the Internet router, often overwritten after 7 days."
missing.sample_security: "the security log of {host}"
issue.sample_checksum: "block whose checksum does not fit (expected {expected})"
)yaml";

}  // namespace

base::Catalogue catalogue(base::Language language) {
  auto loaded = base::Catalogue::load(language);
  EXPECT_TRUE(loaded);
  const auto added = loaded->add(language == base::Language::french ? kFrench : kEnglish, "sample");
  EXPECT_TRUE(added) << added.error().id;
  loaded->set_strict();
  return std::move(*loaded);
}

}  // namespace beffroi::report::sample

// SPDX-License-Identifier: EUPL-1.2
#include "report/names.h"

#include <gtest/gtest.h>

namespace beffroi::report {
namespace {

ShortNames names(std::initializer_list<const char*> machines) {
  ShortNames made;
  for (const auto* machine : machines) made.add(machine);
  return made;
}

TEST(ShortNames, AMachineIsCalledByItsFirstLabel) {
  const ShortNames known = names({"pc-accueil.mairie-x.exercice.invalid", "SRV-AD.mairie-x.exercice.invalid", "HP-ELUS"});
  EXPECT_EQ(known.of("pc-accueil.mairie-x.exercice.invalid"), "pc-accueil");
  EXPECT_EQ(known.of("HP-ELUS"), "HP-ELUS");
  EXPECT_EQ(known.of("somewhere.else.invalid"), "somewhere.else.invalid") << "no machine of the case";
}

TEST(ShortNames, TwoMachinesOfOneLabelKeepTheirFullNames) {
  const ShortNames known = names({"srv.mairie.local", "SRV.ccas.local", "pc.mairie.local", "PC"});
  EXPECT_EQ(known.of("srv.mairie.local"), "srv.mairie.local");
  EXPECT_EQ(known.of("SRV.ccas.local"), "SRV.ccas.local");
  EXPECT_EQ(known.of("pc.mairie.local"), "pc.mairie.local") << "another machine is called just PC";
  EXPECT_EQ(names({"Srv.mairie.local", "srv.MAIRIE.local"}).of("Srv.mairie.local"), "Srv") << "one machine, written twice";
}

TEST(ShortNames, AddressesAndHostileTextsStay) {
  for (const auto* text : {"10.8.0.13", "fe80::1", "a..b", ".a", "a.", "<b>.mairie.local", "a b.c", ""})
    EXPECT_EQ(names({text}).of(text), text);
}

TEST(ShortNames, OnlyWholeTextsOfASentenceAreNames) {
  const ShortNames known = names({"pc.mairie.local"});
  const base::Arguments shown = known.in(
      {{"host", std::string("pc.mairie.local")}, {"detail", std::string("ping pc.mairie.local")}, {"count", std::int64_t{2}}});
  EXPECT_EQ(std::get<std::string>(shown[0].value), "pc");
  EXPECT_EQ(std::get<std::string>(shown[1].value), "ping pc.mairie.local") << "a command is evidence";
}

}  // namespace
}  // namespace beffroi::report

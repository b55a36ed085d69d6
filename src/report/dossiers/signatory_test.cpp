// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <set>

#include "report/dossiers/declared_signatory.h"
#include "report/dossiers/sources.h"
#include "response/declarations/event_catalogue.h"
#include "response/first_hour/questions.h"
#include "response/obligations/assess.h"

namespace beffroi::report::dossiers {
namespace {

namespace forms = response::dossiers;

TEST(Signatory, OfAnAnswerIsTheOneWithATitle) {
  const auto told = signatory_in("InfoNord 03 00 00 00 02; M. Petit, adjoint au maire\nMme Leroy, Maire.");
  ASSERT_TRUE(told);
  EXPECT_EQ(told->name, "Mme Leroy");
  EXPECT_EQ(told->title, "Maire");
  EXPECT_EQ(signatory_in("M. Petit, adjoint")->title, "adjoint");
  EXPECT_EQ(signatory_in("Mme le maire Leroy 06 00 00 00 01")->title, "") << "nobody knows which part is the name";
  EXPECT_EQ(signatory_in("Mme Leroy 06 00 00 00 01, maire")->name, "Mme Leroy");
  EXPECT_EQ(signatory_in("maire, 06 00 00 00 01, Mme Leroy")->name, "Mme Leroy");
  EXPECT_EQ(signatory_in("Jean Coste, président du conseil départemental")->title, "président du conseil départemental");
  EXPECT_EQ(signatory_in("Luc Faure, 1er vice-président")->name, "Luc Faure");
  EXPECT_FALSE(signatory_in("Camille, informaticien, à la mairie"));
  EXPECT_FALSE(signatory_in("Le maire est absent, appeler Mme Petit, DGS")) << "a sentence gives nobody a title";
  EXPECT_FALSE(signatory_in("M. Dupont, chef de cabinet du maire"));
  EXPECT_FALSE(signatory_in("Mme Petit, remplace le maire"));
  EXPECT_FALSE(signatory_in(""));
  EXPECT_FALSE(signatory_in(";,;\n,"));
}

TEST(Signatory, IsJudgedByTheTitle) {
  using enum SignatoryCheck::Kind;
  const std::vector<std::pair<std::string, SignatoryCheck::Kind>> titles{{"Maire", may},
                                                                         {"maire de Lille", may},
                                                                         {"maire délégué de Lomme", with_delegation},
                                                                         {"Présidente du CCAS", may},
                                                                         {"Adjoint au maire", with_delegation},
                                                                         {"2e adjointe", with_delegation},
                                                                         {"Vice-présidente", with_delegation},
                                                                         {"2e vice président", with_delegation},
                                                                         {"Présidente de service", may},
                                                                         {"Directeur général des services", contested},
                                                                         {"Secrétaire de mairie", contested},
                                                                         {"DGS", contested},
                                                                         {"Sommaire", to_check},
                                                                         {"", to_check}};
  for (const auto& [title, kind] : titles) {
    const town::LegalPerson person{.signatory = "X", .signatory_title = title};
    EXPECT_EQ(static_cast<int>(check_signatory(&person).kind), static_cast<int>(kind)) << title;
  }
  EXPECT_EQ(check_signatory(nullptr).kind, unknown);
}

TEST(Sources, EveryOneThatAFormNamesExists) {
  const auto all = *forms::forms();
  std::set<std::string> questions, deadlines;
  const auto asked = *response::first_hour::questions();
  for (const auto& question : asked) questions.insert(question.id);
  const auto rules = *response::obligations::rules();
  for (const auto& rule : rules) deadlines.insert(rule.id);
  for (const forms::Form& form : all) {
    for (const forms::Part& part : form.parts) {
      for (const forms::Field& field : part.fields) {
        for (const std::string& source : field.from) {
          EXPECT_TRUE(is_source(source)) << source;
          const std::string family = source.substr(0, source.find('.')), name = source.substr(source.find('.') + 1);
          EXPECT_TRUE(family != "answer" || questions.contains(name)) << source;
          const bool of_a_deadline = family == "clock" || family == "late" || family == "obligation" || family == "stage";
          EXPECT_TRUE(!of_a_deadline || deadlines.contains(name)) << source;
          const bool of_an_event = family == "declared" && name != "text" && name != "documents";
          EXPECT_TRUE(!of_an_event || response::EventCatalogue::embedded().find(name)) << source;
        }
      }
    }
  }
}

}  // namespace
}  // namespace beffroi::report::dossiers

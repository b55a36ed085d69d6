// SPDX-License-Identifier: EUPL-1.2
#include "response/department_names.h"

#include <algorithm>
#include <array>

#include "base/messages/french.h"
#include "town/words.h"

namespace beffroi::response {
namespace {

// As town::identifier_of() writes them.
constexpr auto kDu = std::to_array<std::string_view>({"bas_rhin",      "calvados",
                                                      "cantal",        "cher",
                                                      "doubs",         "finistere",
                                                      "gard",          "gers",
                                                      "haut_rhin",     "jura",
                                                      "loiret",        "lot",
                                                      "morbihan",      "nord",
                                                      "pas_de_calais", "puy_de_dome",
                                                      "rhone",         "tarn",
                                                      "val_d_oise",    "val_de_marne",
                                                      "var",           "territoire_de_belfort"});
constexpr auto kDeLa = std::to_array<std::string_view>({"charente",
                                                        "charente_maritime",
                                                        "correze",
                                                        "cote_d_or",
                                                        "creuse",
                                                        "dordogne",
                                                        "drome",
                                                        "gironde",
                                                        "guadeloupe",
                                                        "haute_corse",
                                                        "haute_garonne",
                                                        "haute_loire",
                                                        "haute_marne",
                                                        "haute_saone",
                                                        "haute_savoie",
                                                        "haute_vienne",
                                                        "corse_du_sud",
                                                        "loire",
                                                        "loire_atlantique",
                                                        "lozere",
                                                        "manche",
                                                        "marne",
                                                        "mayenne",
                                                        "meuse",
                                                        "moselle",
                                                        "nievre",
                                                        "reunion",
                                                        "sarthe",
                                                        "savoie",
                                                        "seine_maritime",
                                                        "seine_saint_denis",
                                                        "somme",
                                                        "vendee",
                                                        "vienne"});
constexpr auto kDeL =
    std::to_array<std::string_view>({"ain", "aisne", "allier", "ardeche", "ariege", "aube", "aude", "aveyron", "essonne",
                                     "eure", "herault", "indre", "isere", "oise", "orne", "yonne"});
constexpr auto kDes =
    std::to_array<std::string_view>({"alpes_de_haute_provence", "alpes_maritimes", "ardennes", "bouches_du_rhone",
                                     "cotes_d_armor", "deux_sevres", "hautes_alpes", "hautes_pyrenees", "hauts_de_seine",
                                     "landes", "pyrenees_atlantiques", "pyrenees_orientales", "vosges", "yvelines"});

bool is_in(const auto& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

}  // namespace

std::string of_department(std::string_view name) {
  const std::string known = town::identifier_of(name);
  if (known == "la_reunion") return "de " + std::string(name);
  if (is_in(kDu, known)) return "du " + std::string(name);
  if (is_in(kDeLa, known)) return "de la " + std::string(name);
  if (is_in(kDeL, known)) return "de l’" + std::string(name);
  if (is_in(kDes, known)) return "des " + std::string(name);
  return base::article_before("de", name) + std::string(name);
}

}  // namespace beffroi::response

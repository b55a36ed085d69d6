// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/messages.h"
#include "response/wording.h"
#include "town/town.h"

namespace beffroi::response {

/// How residents call the body that speaks, as arguments of sentences: body « la mairie », « le Département »; of_body « de la mairie », « du
/// Département »; at_body « à la mairie », « à l’hôtel du département »; town_hall (yes or no). An unknown kind speaks as a commune does.
base::Arguments names_of(town::BodyKind body, const base::Catalogue& words);

/// The body with its name: « la mairie d’Isbergues », « le Département du Pas-de-Calais », « la Région Bretagne »; what the name says of itself
/// is not said twice: « la Communauté d’agglomération de … », « le CCAS de Lillers ».
std::string named(town::BodyKind body, std::string_view name, const base::Catalogue& words);
/// The same where a sentence begins.
std::string named_first(town::BodyKind body, std::string_view name, const base::Catalogue& words);

/// True of a commune, and where nobody said what it is.
bool is_town_hall(town::BodyKind body);

/// True of a body that a president heads; a mayor heads a commune, and perhaps one whose kind nobody said.
bool has_president(town::BodyKind body);

/// The kind of body by whose words the head of a legal person is named, null being the body itself: its own kind; where its file says none,
/// that of the body, since none that a president heads has a legal person beside it that a mayor heads.
town::BodyKind kind_of(const town::LegalPerson* person, const town::Town& town);

/// A sentence of a data file that names who heads a body.
struct HeadedWording {
  Wording usual;      ///< names the mayor, or the mayor and the president
  Wording president;  ///< names no mayor, nor the mayor's deputies; empty where `usual` names none either

  const Wording& of(town::BodyKind body) const;
};

/// The member `key` of a mapping and, where it is there, `<key>_president`. Errors: those of read_wording().
base::Result<HeadedWording> read_headed_wording(const base::yaml::Node& node, std::string_view key, std::string_view path);

}  // namespace beffroi::response

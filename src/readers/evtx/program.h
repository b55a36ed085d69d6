// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "model/event.h"
#include "model/wanted.h"
#include "readers/evtx/fragments.h"

namespace beffroi::readers::evtx {

/// Where a fragment stands in the document of its event. It decides what its elements are called.
enum class Place : std::uint8_t {
  document,  ///< Event is expected
  event,     ///< inside Event: System, EventData, UserData …
  system,
  data,     ///< inside EventData, UserData and the like: leaves are fields
  skipped,  ///< RenderingInfo: what the collecting machine made of the event, not what the event says
};
inline constexpr std::size_t kPlaces = 5;

/// What an Event has a member for.
enum class Role : std::uint8_t { none, provider, channel, computer, code, time, record_id };

enum class StepKind : std::uint8_t {
  guard,     ///< skip `count` steps where value `number` is null
  constant,  ///< the field is `constant`
  value,     ///< the field is value `number`
  text,      ///< the field is the text made of the next `count` steps, which are pieces
};

/// One thing to do for a record.
struct Step {
  static constexpr std::uint16_t kStaticName = 0xFFFF;

  StepKind kind = StepKind::constant;
  Role role = Role::none;
  model::FieldScope scope = model::FieldScope::data;
  Place inside = Place::data;  ///< of binary XML that turns up as the value
  bool repeats = false;        ///< an array makes several fields, as the element is repeated; else one text
  bool emitted = false;        ///< becomes a field, not only an Event member or a way into binary XML
  bool only_text = false;      ///< a field only where the value is a text: nobody asks for it by name
  bool optional = false;       ///< null means that the field is not there
  std::uint16_t number = 0;
  std::uint16_t name_from = kStaticName;  ///< value that holds the field's name
  std::uint32_t count = 0;
  model::Symbol name = model::kNoSymbol;
  model::Value constant = {};  ///< lies in the Template or in the chunk, as the tree it was made from
};

/// A template turned into the steps that make fields of its values, for one place in the document.
struct Program {
  std::vector<Step> all;    ///< for records with binary XML among their values: unwanted values may lead to wanted fields
  std::vector<Step> plain;  ///< for all others
};

/// The steps that `narrowed` keeps, perhaps changed, with the guards around them. Never for programs with a text of pieces.
std::vector<Step> excerpt(const std::vector<Step>& steps, const std::function<std::optional<Step>(const Step&)>& narrowed);

/// What naming fields needs to know.
struct Naming {
  const Names& names;
  const model::Wanted& wanted;
  model::Symbols& symbols;
};

/// Names fields as model/event.h says. Fields that nobody wants get no step; what Event has members for always does.
Program compile(const Tree& tree, Place place, const Naming& naming);
/// Only the steps for values without binary XML among them, for elements that are read once.
std::vector<Step> compile_plain(const Tree& tree, Place place, const Naming& naming);

}  // namespace beffroi::readers::evtx

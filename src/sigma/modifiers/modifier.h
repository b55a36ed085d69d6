// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/yaml/node.h"
#include "sigma/rule.h"

namespace beffroi::sigma {

/// The values that `expand` puts in the place of %name%.
using Placeholders = std::map<std::string, std::vector<std::string>, std::less<>>;

namespace modifiers {

/// A written value and the texts it stands for.
struct DraftValue {
  const base::yaml::Node* written;
  std::vector<Glob> alternatives;
};

/// A field test while its modifiers are applied, from left to right.
struct Draft {
  enum class Kind : std::uint8_t { text, regular_expression, ordering, network, presence, other_field };

  Kind kind = Kind::text;
  Extent extent = Extent::whole;
  Order order = Order::equal;
  TimePart part = TimePart::none;
  match::RegexFlags flags;
  bool all = false;
  bool negated = false;
  bool cased = false;
  bool windash = false;
  bool base64 = false;
  bool utf16 = false;  ///< the alternatives hold bytes, one a symbol, until base64 or the end makes text of them
  std::vector<DraftValue> values;
};

/// One modifier. `apply` fails with a reason id (messages.*.yaml, `reason.…`) where it cannot stand behind those before it.
struct Modifier {
  std::string_view name;
  base::Result<> (*apply)(Draft& draft, const Placeholders& placeholders);
};

// One file each.
std::span<const Modifier> of_text();         ///< contains startswith endswith all exists cased neq
std::span<const Modifier> of_regex();        ///< re i m s
std::span<const Modifier> of_windash();      ///< windash
std::span<const Modifier> of_encoding();     ///< base64 base64offset utf16 utf16le utf16be wide
std::span<const Modifier> of_order();        ///< lt lte gt gte
std::span<const Modifier> of_time();         ///< minute hour day week month year
std::span<const Modifier> of_network();      ///< cidr
std::span<const Modifier> of_expand();       ///< expand
std::span<const Modifier> of_other_field();  ///< fieldref

/// The modifier called `name` (in lower case), or null.
const Modifier* find(std::string_view name);

/// The draft's kind becomes `kind`; fails where another modifier has already made it something else.
base::Result<> become(Draft& draft, Draft::Kind kind);

/// The network that a value with cidr writes: 10.0.0.0/8, 2001:db8::/32, or one address.
base::Result<Network> parse_network(std::string_view written);

}  // namespace modifiers

/// `Field|modifier|modifier` with its value or list of values as a test. Error ids are reason ids; the line is that of `key`.
base::Result<FieldTest> make_field_test(const base::yaml::Node& key, const base::yaml::Node& value,
                                        const Placeholders& placeholders);

/// A keyword that stands in a list without a field, as a test of every value.
base::Result<FieldTest> make_keyword_test(const base::yaml::Node& keyword);

}  // namespace beffroi::sigma

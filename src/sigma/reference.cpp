// SPDX-License-Identifier: EUPL-1.2
#include "sigma/reference.h"

#include <algorithm>

#include "base/assert.h"
#include "base/text.h"
#include "sigma/address.h"
#include "sigma/calendar.h"
#include "sigma/derivation.h"
#include "sigma/number.h"

namespace beffroi::sigma::reference {
namespace {

using Texts = std::vector<std::string>;

bool fits_one(char32_t symbol, char32_t c) {
  if (symbol == kAnyOne) return true;
  if (symbol == kAnyDash) return kDashes.find(c) != std::u32string_view::npos;
  return symbol == c;
}

/// The classic walk: where the rest does not fit, the last `*` swallows one character more.
bool fits_symbols(const Glob& glob, const std::u32string& text) {
  std::size_t g = 0, t = 0, star = Glob::npos, after_star = 0;
  while (t < text.size()) {
    if (g < glob.size() && glob[g] == kAnySequence) {
      star = g++;
      after_star = t;
    } else if (g < glob.size() && fits_one(glob[g], text[t])) {
      ++g;
      ++t;
    } else if (star != Glob::npos) {
      g = star + 1;
      t = ++after_star;
    } else {
      return false;
    }
  }
  while (g < glob.size() && glob[g] == kAnySequence) ++g;
  return g == glob.size();
}

bool orders(Order order, long double value, long double than) {
  switch (order) {
    case Order::equal: return value == than;
    case Order::less: return value < than;
    case Order::less_or_equal: return value <= than;
    case Order::greater: return value > than;
    case Order::greater_or_equal: return value >= than;
  }
  return false;
}

bool is_in(const Network& network, std::string_view text) {
  const auto address = parse_address(text);
  if (!address || address->is_v6 != network.is_v6) return false;
  for (std::size_t bit = 0; bit < network.prefix; ++bit) {
    const int mask = 0x80 >> (bit % 8);
    if ((address->bytes[bit / 8] & mask) != (network.address[bit / 8] & mask)) return false;
  }
  return true;
}

Glob around(std::string_view text, Extent extent) {
  Glob glob = literal_glob(text);
  if (extent == Extent::end || extent == Extent::inside) glob.insert(glob.begin(), kAnySequence);
  if (extent == Extent::start || extent == Extent::inside) glob.push_back(kAnySequence);
  return glob;
}

class Evaluation {
 public:
  Evaluation(const model::Event& event, const model::Symbols& symbols) : event_(event), symbols_(symbols) {}

  Texts texts_of(const Route& route) const {
    switch (route.kind) {
      case Route::Kind::nowhere: return {};
      case Route::Kind::anywhere: return all_texts();
      case Route::Kind::event_id: return {std::to_string(event_.code)};
      case Route::Kind::provider: return {std::string(symbols_.text(event_.provider))};
      case Route::Kind::field: return native_texts(route.native);
      case Route::Kind::derived:
        return derive(*route.derivation, [&](std::string_view native) -> std::optional<std::string> {
          const Texts texts = native_texts(base::fold(native));
          return texts.empty() ? std::nullopt : std::optional(texts.front());
        });
    }
    return {};
  }

  bool is_true(const Expression& expression, const std::vector<FieldTest>& tests,
               const std::map<std::string, Route>& routes) const {
    switch (expression.kind) {
      case Expression::Kind::constant: return expression.truth;
      case Expression::Kind::test: return is_true(tests[expression.test], routes);
      case Expression::Kind::negation: return !is_true(expression.operands.front(), tests, routes);
      case Expression::Kind::at_least: {
        const auto count = std::ranges::count_if(expression.operands,
                                                 [&](const Expression& operand) { return is_true(operand, tests, routes); });
        return count >= static_cast<std::ptrdiff_t>(expression.count);
      }
    }
    return false;
  }

 private:
  bool is_true(const FieldTest& test, const std::map<std::string, Route>& routes) const {
    const Texts texts = texts_of(routes.at(base::fold(test.field)));
    const auto is_there = [&](const std::vector<Operand>& alternatives) {
      return std::ranges::any_of(alternatives, [&](const Operand& operand) { return fits_any(operand, texts, routes); });
    };
    const bool found = test.all ? std::ranges::all_of(test.values, is_there) : std::ranges::any_of(test.values, is_there);
    return found != test.negated;
  }

  bool fits_any(const Operand& operand, const Texts& texts, const std::map<std::string, Route>& routes) const {
    if (const auto* presence = std::get_if<Presence>(&operand)) return presence->there == !texts.empty();
    if (const auto* other = std::get_if<OtherField>(&operand)) {
      const Texts others = texts_of(routes.at(base::fold(other->name)));
      return std::ranges::any_of(others, [&](const std::string& text) {
        return fits_any(Text{around(text, other->extent), other->cased}, texts, routes);
      });
    }
    return std::ranges::any_of(texts, [&](const std::string& text) { return value_fits(operand, text); });
  }

  Texts all_texts() const {
    Texts texts;
    for (const model::Field& field : event_.fields) {
      if (field.value.kind != model::ValueKind::null) texts.push_back(model::canonical_text(field.value));
    }
    return texts;
  }

  /// What the event's own data say under this name, else what the envelope says.
  Texts native_texts(std::string_view folded) const {
    for (const auto scope : {model::FieldScope::data, model::FieldScope::system}) {
      Texts texts;
      for (const model::Field& field : event_.fields) {
        if (field.scope != scope || field.value.kind == model::ValueKind::null) continue;
        const auto names = spellings(symbols_.text(field.name));
        if (std::ranges::find(names, folded) != names.end()) texts.push_back(model::canonical_text(field.value));
      }
      if (!texts.empty()) return texts;
    }
    if (folded == "channel" && event_.channel) return {std::string(symbols_.text(event_.channel))};
    if (folded == "computer" && event_.computer) return {std::string(symbols_.text(event_.computer))};
    return {};
  }

  const model::Event& event_;
  const model::Symbols& symbols_;
};

bool contains_name(const std::vector<std::string>& names, std::string_view name) {
  return names.empty() ||
         std::ranges::any_of(names, [&](const std::string& one) { return fits(parse_glob(one), name, false); });
}

/// Further conditions of a source are written in native names.
std::map<std::string, Route> native_routes(const EventSource& source) {
  std::map<std::string, Route> routes;
  for (const FieldTest& test : source.tests) {
    const std::string folded = base::fold(test.field);
    routes[folded] = {Route::Kind::field, folded, nullptr};
  }
  return routes;
}

}  // namespace

bool fits(const Glob& glob, std::string_view text, bool cased) {
  Glob pattern;
  for (const char32_t c : glob) pattern += cased || c >= kAnySequence ? c : base::fold(c);
  std::u32string characters;
  while (!text.empty()) {
    const char32_t c = base::next_code_point(text);
    characters += cased ? c : base::fold(c);
  }
  return fits_symbols(pattern, characters);
}

bool value_fits(const Operand& operand, std::string_view text) {
  if (const auto* glob = std::get_if<Text>(&operand)) return fits(glob->glob, text, glob->cased);
  if (const auto* network = std::get_if<Network>(&operand)) return is_in(*network, text);
  if (const auto* regex = std::get_if<RegularExpression>(&operand)) {
    const auto compiled = match::Regex::compile(regex->pattern, regex->flags);
    BEFFROI_ASSERT(compiled);  // the parser has tried it
    return compiled->occurs_in(text);
  }
  if (const auto* ordering = std::get_if<Ordering>(&operand)) {
    const auto value = ordering->part == TimePart::none ? parse_number(text) : part_of_moment(ordering->part, text);
    return value && orders(ordering->order, *value, ordering->number);
  }
  return false;
}

bool is_from(const EventSource& source, const model::Event& event, const model::Symbols& symbols) {
  if (event.channel == model::kNoSymbol) return false;
  const bool right_event = source.events.empty() || std::ranges::find(source.events, event.code) != source.events.end();
  return right_event && contains_name(source.channels, symbols.text(event.channel)) &&
         contains_name(source.providers, symbols.text(event.provider));
}

bool is_true(const Expression& part, const Rule& rule, const Target& target, const model::Event& event,
             const model::Symbols& symbols) {
  return Evaluation(event, symbols).is_true(part, rule.tests, target.routes);
}

std::vector<std::string> values_of(const Route& route, const model::Event& event, const model::Symbols& symbols) {
  return Evaluation(event, symbols).texts_of(route);
}

bool where_is_true(const EventSource& source, const model::Event& event, const model::Symbols& symbols) {
  return Evaluation(event, symbols).is_true(source.where, source.tests, native_routes(source));
}

bool agrees(std::string_view value, std::string_view with, const OtherField& other) {
  return fits(around(with, other.extent), value, other.cased);
}

bool matches(const Rule& rule, const Target& target, const model::Event& event, const model::Symbols& symbols) {
  if (!is_from(*target.source, event, symbols)) return false;
  return where_is_true(*target.source, event, symbols) && is_true(target.condition, rule, target, event, symbols);
}

}  // namespace beffroi::sigma::reference

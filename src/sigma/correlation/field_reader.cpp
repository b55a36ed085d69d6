// SPDX-License-Identifier: EUPL-1.2
#include "sigma/correlation/field_reader.h"

#include <algorithm>

#include "base/excerpt.h"
#include "base/text.h"
#include "sigma/derivation.h"

namespace beffroi::sigma {
namespace {

std::string cut(std::string text) {
  text.resize(base::start_of(text, kMaxFieldBytes).size());
  return text;
}

std::optional<std::string> member(model::Symbol symbol, const model::Symbols& symbols) {
  if (symbol == model::kNoSymbol) return std::nullopt;
  return std::string(symbols.text(symbol));
}

}  // namespace

const Route& FieldReader::route_of_name(std::string_view sigma_name, const EventSource& source) {
  const auto key = std::pair(&source, std::string(sigma_name));
  const auto known = routes_.find(key);
  return known != routes_.end() ? known->second : routes_.emplace(key, route_of(sigma_name, source)).first->second;
}

bool FieldReader::is_called(model::Symbol symbol, const std::string& folded, std::vector<std::int8_t>& known,
                            const model::Symbols& symbols) const {
  if (known.size() <= symbol) known.resize(symbols.size());
  if (known[symbol] == 0) {
    const auto names = spellings(symbols.text(symbol));
    known[symbol] = std::ranges::find(names, folded) != names.end() ? 1 : -1;
  }
  return known[symbol] > 0;
}

std::optional<std::string> FieldReader::native(const std::string& folded, const model::Event& event,
                                               const model::Symbols& symbols) {
  std::vector<std::int8_t>& known = natives_[folded];
  for (const auto scope : {model::FieldScope::data, model::FieldScope::system}) {
    for (const model::Field& field : event.fields) {
      if (field.scope != scope || field.value.kind == model::ValueKind::null) continue;
      if (is_called(field.name, folded, known, symbols)) return cut(model::canonical_text(field.value));
    }
  }
  if (folded == "channel") return member(event.channel, symbols);
  if (folded == "computer" || folded == "computername") return member(event.computer, symbols);
  return std::nullopt;
}

std::optional<std::string> FieldReader::read(std::string_view sigma_name, const EventSource& source, const model::Event& event,
                                             const model::Symbols& symbols) {
  const Route& route = route_of_name(sigma_name, source);
  switch (route.kind) {
    case Route::Kind::event_id: return std::to_string(event.code);
    case Route::Kind::provider: return std::string(symbols.text(event.provider));
    case Route::Kind::field: return native(route.native, event, symbols);
    case Route::Kind::derived: {
      const auto texts =
          derive(*route.derivation, [&](std::string_view name) { return native(base::fold(name), event, symbols); });
      return texts.empty() ? std::nullopt : std::optional(cut(texts.front()));
    }
    case Route::Kind::nowhere:
    case Route::Kind::anywhere: break;
  }
  return base::equal_folded(sigma_name, "computername") ? member(event.computer, symbols) : std::nullopt;
}

}  // namespace beffroi::sigma

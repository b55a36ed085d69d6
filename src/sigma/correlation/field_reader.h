// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/event.h"
#include "sigma/resolve.h"

namespace beffroi::sigma {

/// Reads single fields of the events of one source under their Sigma names, as rules see them. One object a source.
class FieldReader {
 public:
  /// The canonical text of the first value, at most kMaxFieldBytes of it; nothing where the event has none. ComputerName is the
  /// event's computer where it has no such field itself. The event source lives as long as this.
  std::optional<std::string> read(std::string_view sigma_name, const EventSource& source, const model::Event& event,
                                  const model::Symbols& symbols);

 private:
  const Route& route_of_name(std::string_view sigma_name, const EventSource& source);
  std::optional<std::string> native(const std::string& folded, const model::Event& event, const model::Symbols& symbols);
  bool is_called(model::Symbol symbol, const std::string& folded, std::vector<std::int8_t>& known,
                 const model::Symbols& symbols) const;

  std::map<std::pair<const EventSource*, std::string>, Route, std::less<>> routes_;
  std::map<std::string, std::vector<std::int8_t>>
      natives_;  ///< folded native name → by symbol: 1 it is, -1 it is not, 0 unknown
};

inline constexpr std::size_t kMaxFieldBytes = 1024;

}  // namespace beffroi::sigma

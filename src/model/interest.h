// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "model/event.h"
#include "model/symbols.h"

namespace beffroi::model {

/// What makes events of one kind, in the symbols of their source: what log sources and identifiers of rules tell apart.
struct KindKey {
  Symbol provider = kNoSymbol, channel = kNoSymbol;
  std::uint32_t code = 0;

  static KindKey of(const Event& event) { return {event.provider, event.channel, event.code}; }
  friend bool operator==(const KindKey&, const KindKey&) = default;

  struct Hash {
    std::size_t operator()(const KindKey& key) const {
      return ((std::uint64_t{key.provider} << 32 | key.channel) + key.code) * 0x9E3779B97F4A7C15 >> 7;
    }
  };
};

/// The fields that decide whether an event of one kind is worth more than a glance.
class KindInterest {
 public:
  virtual ~KindInterest() = default;
  virtual bool looks_at(std::string_view native_name) const = 0;
  /// Whether every other value that is a text is among them too.
  virtual bool looks_at_texts() const = 0;
};

/// What a run looks at first, kind by kind. A reader that knows it may give these fields only, as long as EventBatch::rest
/// gives all that are wanted.
class Interest {
 public:
  virtual ~Interest() = default;
  /// Null where every field is looked at. Safe from several threads.
  virtual std::shared_ptr<const KindInterest> in(std::string_view provider, std::string_view channel, std::uint32_t code) = 0;
};

}  // namespace beffroi::model

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string_view>

#include "model/interest.h"

namespace beffroi::readers::evtx {

/// Looks at some names only, at texts in some kinds and at everything in others, so that every way through the reader is met.
class ArbitraryInterest final : public model::Interest {
 public:
  std::shared_ptr<const model::KindInterest> in(std::string_view provider, std::string_view, std::uint32_t code) override {
    const auto arbitrary = static_cast<std::uint32_t>(provider.size()) + code;
    if (arbitrary % 8 == 0) return nullptr;
    return std::make_shared<const Kind>(arbitrary);
  }

 private:
  class Kind final : public model::KindInterest {
   public:
    explicit Kind(std::uint32_t arbitrary) : arbitrary_(arbitrary) {}
    bool looks_at(std::string_view name) const override { return ((name.size() + arbitrary_) & 1) != 0; }
    bool looks_at_texts() const override { return (arbitrary_ & 2) != 0; }

   private:
    std::uint32_t arbitrary_;
  };
};

}  // namespace beffroi::readers::evtx

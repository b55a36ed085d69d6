// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"

namespace beffroi::base {

/// Fills one message with its arguments.
class Catalogue::Renderer {
 public:
  Renderer(const Catalogue& catalogue, const Arguments& arguments) : catalogue_(catalogue), arguments_(arguments) {}

  /// `count` is what # shows: the number of the plural around, as written.
  void render(const Template& parts, const std::string& count);
  std::vector<Piece> pieces() && { return std::move(pieces_); }

 private:
  void argument(const Part& part);
  void choose(const Part& part, const std::string& count);
  std::string_view plural_key(std::int64_t number, const Part& part) const;
  std::string shown(const ArgumentValue& value, const std::string& style) const;
  std::string missing(const std::string& name) const;
  void put(std::string text, bool from_argument);

  const Catalogue& catalogue_;
  const Arguments& arguments_;
  std::vector<Piece> pieces_;
};

}  // namespace beffroi::base

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>

#include "app/command.h"

namespace beffroi::app::verify {

/// Lines of which there can be hundreds: on a terminal the first ones and how many more. All of them where the context is verbose.
class Few {
 public:
  explicit Few(const Context& context) : context_(context) {}

  void tell(std::string_view id, const base::Arguments& arguments);
  /// How many more there were, if any.
  void end();

 private:
  static constexpr std::size_t kShown = 5;

  const Context& context_;
  std::size_t count_ = 0;
};

}  // namespace beffroi::app::verify

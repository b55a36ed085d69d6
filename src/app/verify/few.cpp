// SPDX-License-Identifier: EUPL-1.2
#include "app/verify/few.h"

#include <iostream>

#include "base/text.h"

namespace beffroi::app::verify {

void Few::tell(std::string_view id, const base::Arguments& arguments) {
  ++count_;
  if (count_ <= kShown || context_.verbose) std::cout << base::printable(context_.words.text(id, arguments)) << "\n";
}

void Few::end() {
  if (count_ <= kShown || context_.verbose) return;
  std::cout << "  " << context_.words.text("app.verify.more", {{"count", static_cast<std::int64_t>(count_ - kShown)}}) << "\n";
}

}  // namespace beffroi::app::verify

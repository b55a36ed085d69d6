// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "app/command.h"
#include "app/moment.h"
#include "base/moment_text.h"

namespace beffroi::app {

/// A time as a person typed it after an option (base::parse_moment), on the clock of the catalogue's zone; nothing for an empty text. Errors:
/// those of parse_moment.
base::Result<std::optional<base::Timestamp>> typed_moment(const std::string& text, const Context& context,
                                                          base::Leaning leaning = base::Leaning::past);

/// The same for something that has happened. Also error usage.in_future {at}: nothing is done, printed or seen tomorrow.
base::Result<std::optional<base::Timestamp>> past_moment(const std::string& text, const Context& context);

/// What --from and --to say in the same words; a day alone is the whole day. Errors: those of parse_moment, usage.period.
base::Result<Period> typed_period(const std::string& from, const std::string& to, const Context& context);

}  // namespace beffroi::app

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "base/time.h"
#include "report/html/markup.h"

namespace beffroi::report::paper {

enum class Look : std::uint8_t {
  reading,  ///< A4, 11 points
  poster,   ///< A4, read from across a corridor
  poster_a3,
  wall,   ///< one landscape page, read at three metres; also a screen
  forms,  ///< A4 sheets to write on: each has its own head, the page's own is for the screen
};

/// A page of the response: self-contained, no script, nothing fetched, made for A4. Every one says when it was written and, in a
/// drill, EXERCICE on each sheet.
struct Page {
  std::string title;
  std::string place;  ///< the town, as its people wrote it; may be empty
  base::Timestamp as_of;
  bool exercise = false;
  Look look = Look::reading;
  html::Markup body;
  std::string warning = {};                                     ///< what must be read before all else; may be empty
  html::Markup style = {};                                      ///< what this page adds to the look of all
  std::optional<std::uint32_t> refresh_seconds = std::nullopt;  ///< the browser loads it again
};

std::string page(const Page& page, const base::Catalogue& words);

/// True where both pages say the same and only the hour at which they were written differs: such a page needs no new print.
bool same_but_for_the_hour(std::string_view one, std::string_view other);
/// True of a text that page() made: what may be replaced or removed when it is no longer current.
bool is_page(std::string_view bytes);

// Parts that the sheets share.

/// A section with a heading of the second rank.
html::Markup section(const std::string& heading, const html::Markup& content);
/// An empty square to tick, or a ticked one.
html::Markup box(bool ticked, const base::Catalogue& words);
/// A line to write on by hand, with what belongs there.
html::Markup blank(const std::string& label);
/// An empty line to write on; `wide` takes what is left of the line.
html::Markup rule(bool wide = true);
/// <time> with the moment in words.
html::Markup moment(base::Timestamp time, std::string_view style, const base::Catalogue& words);

}  // namespace beffroi::report::paper

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "report/html/markup.h"

namespace beffroi::report::paper {

/// What all pages of the response look like: black on white, because most printers of a town hall are.
html::Markup style_sheet();
/// Each printed sheet says which it is, of how many, where the browser can.
html::Markup numbered();
/// One A4 sheet across.
html::Markup landscape();
/// An A3 sheet, whose letters are larger by as much.
html::Markup twice_as_large();

}  // namespace beffroi::report::paper

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "report/html/markup.h"

namespace beffroi::report::forms {

/// What forms add to the look of a page: fields of twelfths, boxes for letters, lists with lines to write on; one form fills one sheet.
html::Markup style_sheet();

}  // namespace beffroi::report::forms

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "sigma/pipeline/expression.h"
#include "sigma/pipeline/pipeline.h"

namespace beffroi::sigma::pipeline {

base::Result<Expression> Changes::finish(Expression condition, const std::vector<Selection>& selections) const {
  // What was added must not stand in for the rule's own lines: alone it would match whatever lies there.
  auto own = without(condition, {kNothing});
  if (!own) return base::fail("pipeline_empty");
  std::vector<Expression> all;
  for (const Addition& addition : added) {
    const auto selection = std::ranges::find(selections, addition.selection, &Selection::name);
    if (selection == selections.end() || selection->state == SelectionState::dropped) continue;
    all.push_back(addition.negated ? Expression::negation_of(selection->expression) : selection->expression);
  }
  all.push_back(*std::move(own));
  return Expression::all_of(std::move(all));
}

}  // namespace beffroi::sigma::pipeline

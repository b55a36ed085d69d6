// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "sigma/pipeline/expression.h"
#include "sigma/pipeline/pipeline.h"

namespace beffroi::sigma::pipeline {

base::Result<Expression> Changes::finish(Expression condition, const std::vector<Selection>& selections) const {
  std::vector<Expression> all;
  for (const Addition& addition : added) {
    const auto selection = std::ranges::find(selections, addition.selection, &Selection::name);
    all.push_back(addition.negated ? Expression::negation_of(selection->expression) : selection->expression);
  }
  all.push_back(std::move(condition));
  auto left = without(Expression::all_of(std::move(all)), {kNothing});
  if (!left) return base::fail("pipeline_empty");
  return *std::move(left);
}

}  // namespace beffroi::sigma::pipeline

// SPDX-License-Identifier: EUPL-1.2
#include "sigma/prepare.h"

namespace beffroi::sigma {

base::Result<Expression> Prepared::condition(std::string_view written) {
  BEFFROI_TRY(Expression expression, parse_condition(written, selections));
  return finish(std::move(expression));
}

base::Result<Expression> Prepared::finish(Expression expression) const {
  if (!changes) return expression;
  return changes->finish(std::move(expression), selections);
}

base::Result<Prepared> prepare(const base::yaml::Node& detection, const Reading& reading, bool is_filter, Rule& head) {
  Prepared prepared;
  if (!reading.pipeline) {
    BEFFROI_TRY(prepared.selections, selections_of(detection, reading.placeholders, head.tests));
    return prepared;
  }
  const Placeholders values = reading.pipeline->placeholders_for(head, reading.placeholders);
  BEFFROI_TRY(prepared.selections, selections_of(detection, values, head.tests));
  BEFFROI_TRY(prepared.changes, reading.pipeline->apply({head, prepared.selections, is_filter}));
  head.field_names = prepared.changes->names;
  return prepared;
}

}  // namespace beffroi::sigma

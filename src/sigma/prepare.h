// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "sigma/parse.h"
#include "sigma/pipeline/pipeline.h"

namespace beffroi::sigma {

/// What the rules of a file are read with.
struct Reading {
  std::string_view path;
  const Placeholders& placeholders;
  const pipeline::Pipeline* pipeline = nullptr;
};

/// The selections of a detection as the pipeline leaves them, ready for its condition.
struct Prepared {
  std::vector<Selection> selections;
  std::optional<pipeline::Changes> changes;

  /// The condition with the selections put in place, and with what the pipeline asks for besides.
  base::Result<Expression> condition(std::string_view written);
  /// The same of an expression over the selections that was read already.
  base::Result<Expression> finish(Expression expression) const;
};

/// Reads the selections of a detection and lets the pipeline work on them. Their tests are put into `head`, whose log source and names
/// of fields a pipeline may change.
base::Result<Prepared> prepare(const base::yaml::Node& detection, const Reading& reading, bool is_filter, Rule& head);

}  // namespace beffroi::sigma

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "sigma/pipeline/budget.h"
#include "sigma/pipeline/conditions.h"
#include "sigma/pipeline/pipeline.h"

namespace beffroi::sigma::pipeline {

/// One rule on its way through a pipeline.
class Transforming {
 public:
  explicit Transforming(const Draft& draft);

  /// One item. Error ids are reason ids.
  base::Result<> apply(const std::shared_ptr<const Item>& item);
  /// To be called once, behind the last item: the tests that are left are numbered anew.
  Changes changes() &&;

 private:
  base::Result<> run(const Item& item, const MapNames& names);
  base::Result<> run(const Item& item, const DropLine& drop);
  base::Result<> run(const Item& item, const ChangeLogSource& change);
  base::Result<> run(const Item& item, const ReplaceText& replacement);
  base::Result<> run(const Item& item, const MapText& map);
  base::Result<> run(const Item& item, const FillPlaceholders& filling);
  base::Result<> run(const Item& item, const SetState& state);
  base::Result<> run(const Item& item, const RuleFailure& failure);
  base::Result<> run(const Item& item, const LineFailure& failure);
  base::Result<> run(const Item& item, const AddCondition& addition);

  /// Calls for every test that is still there and meets the item's conditions about lines and names.
  base::Result<> each_line(const Item& item, const std::function<base::Result<>(std::uint32_t)>& act);
  bool concerns(const Item& item, std::uint32_t test) const;
  void mark(const Item& item, std::uint32_t test);
  base::Result<bool> map_references(const Item& item, const MapNames& names, std::uint32_t test);
  base::Result<> map_field(const Item& item, const MapNames& names, std::uint32_t test);
  /// Copies of a test under further names; the test itself bears the first.
  base::Result<> spread(std::uint32_t test, const std::vector<std::string>& names);
  void number_anew();

  const Draft& draft_;
  Budget budget_;
  Progress progress_;
  std::set<std::uint32_t> dropped_;
  std::map<std::uint32_t, Expression> instead_;  // of tests that the item at work made several of
  Changes changes_;
  std::shared_ptr<FieldNames> names_ = std::make_shared<FieldNames>();
};

}  // namespace beffroi::sigma::pipeline

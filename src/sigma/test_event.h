// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/yaml/node.h"
#include "model/event.h"

namespace beffroi::sigma {

/// An event that a person wrote down as a flat map, `{Channel: Security, Provider_Name: …, EventID: 4688, …}`, to try a rule on.
///
/// Channel, Provider_Name, EventID, Computer and the other names of the envelope (model/event.h) become envelope fields,
/// everything else event data; a list becomes several values. Values without quotes are read as what they look like:
/// numbers (0x… keeps its spelling), true and false, null; everything else is text.
class TestEvent {
 public:
  /// Error ids `test_event.*` with the line.
  static base::Result<TestEvent> from_yaml(const base::yaml::Node& map);

  model::EventBatch batch() const { return {*symbols_, {&event_, 1}}; }

  TestEvent(TestEvent&&) noexcept = default;
  TestEvent& operator=(TestEvent&&) noexcept = default;

 private:
  TestEvent() : symbols_(std::make_unique<model::Symbols>()), texts_(std::make_unique<std::deque<std::string>>()) {}

  base::Result<> add(const std::string& name, const base::yaml::Node& value);
  model::Value value_of(const base::yaml::Node& node);
  base::Result<> fill_envelope(const base::yaml::Node& map);

  std::unique_ptr<model::Symbols> symbols_;  // behind pointers: what the event views must stay where it is
  std::unique_ptr<std::deque<std::string>> texts_;
  std::vector<model::Field> fields_;
  model::Event event_;
};

}  // namespace beffroi::sigma

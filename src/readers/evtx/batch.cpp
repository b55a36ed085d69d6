// SPDX-License-Identifier: EUPL-1.2
#include "readers/evtx/batch.h"

#include <span>

namespace beffroi::readers::evtx {

void Batch::add(const model::Event& event, std::string_view rendering) {
  const std::size_t first = extents_.empty() ? 0 : extents_.back().first_field + extents_.back().fields;
  events_.push_back(event);
  extents_.push_back({first, flattener_.fields().size() - first, rendering.size()});
  rendered_ += rendering;
  if (flattener_.fields().size() >= kMaxFields || rendered_.size() >= kMaxRendered) flush();
}

void Batch::flush() {
  if (events_.empty()) return;
  std::string_view rest = rendered_;
  const std::span<const model::Field> fields = flattener_.fields();
  for (std::size_t i = 0; i < events_.size(); ++i) {
    events_[i].fields = fields.subspan(extents_[i].first_field, extents_[i].fields);
    events_[i].rendering = rest.substr(0, extents_[i].rendered);
    rest.remove_prefix(extents_[i].rendered);
  }
  sink_.events({symbols_, events_, rest_});
  events_.clear();
  extents_.clear();
  rendered_.clear();
  flattener_.clear();
}

}  // namespace beffroi::readers::evtx

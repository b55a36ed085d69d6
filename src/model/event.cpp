// SPDX-License-Identifier: EUPL-1.2
#include "model/event.h"

namespace beffroi::model {

const Value* find_field(const Event& event, Symbol name) {
  const Value* envelope = nullptr;
  for (const Field& field : event.fields) {
    if (field.name != name) continue;
    if (field.scope == FieldScope::data) return &field.value;
    if (!envelope) envelope = &field.value;
  }
  return envelope;
}

}  // namespace beffroi::model

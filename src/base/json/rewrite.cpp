// SPDX-License-Identifier: EUPL-1.2
#include "base/json/rewrite.h"

namespace beffroi::base::json {

void write(Writer& out, const Value& value) {
  switch (value.kind()) {
    case Kind::null: out.null(); break;
    case Kind::boolean: out.value(*value.as_boolean()); break;
    case Kind::integer: out.value(*value.as_integer()); break;
    case Kind::unsigned_integer: out.value(*value.as_unsigned()); break;
    case Kind::real: out.value(*value.as_real()); break;
    case Kind::text: out.value(*value.as_text()); break;
    case Kind::array:
      out.begin_array();
      for (const Value& element : value.elements()) write(out, element);
      out.end_array();
      break;
    case Kind::object:
      out.begin_object();
      for (const auto& [name, member] : value.members()) {
        out.key(name);
        write(out, member);
      }
      out.end_object();
      break;
  }
}

}  // namespace beffroi::base::json

// SPDX-License-Identifier: EUPL-1.2
#include "engine/mappings.h"

#include "engine/read_all.h"

namespace beffroi::engine {

base::Result<Mappings> load_mappings() {
  Mappings mappings;
  for (const evidence::Reader& reader : all_readers()) {
    if (mappings.contains(reader.mapping)) continue;
    BEFFROI_TRY(model::Mapping mapping, model::Mapping::embedded(reader.mapping));
    mappings.emplace(reader.mapping, std::move(mapping));
  }
  return mappings;
}

}  // namespace beffroi::engine

// SPDX-License-Identifier: EUPL-1.2
#include "app/mappings.h"

#include "engine/read_all.h"

namespace beffroi::app {

base::Result<Mappings> load_mappings() {
  Mappings mappings;
  for (const evidence::Reader& reader : engine::all_readers()) {
    if (mappings.contains(std::string(reader.mapping))) continue;
    BEFFROI_TRY(model::Mapping mapping, model::Mapping::embedded(reader.mapping));
    mappings.emplace(reader.mapping, std::move(mapping));
  }
  return mappings;
}

}  // namespace beffroi::app

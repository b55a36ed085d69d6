// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a list of services and of machines: refused, or a town that is the same after it was written and read again.
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "town/lists.h"
#include "town/read.h"
#include "town/write.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace beffroi;
  static const base::Catalogue words = base::Catalogue::load(base::Language::french).value();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  town::Town town;
  const auto services = town::add_services(town, bytes, "services.csv", base::Language::french);
  const auto machines = town::add_machines(town, bytes, "machines.csv");
  if (!services && !machines) {
    BEFFROI_ASSERT(town == town::Town{});
    return 0;
  }
  const auto reading = town::read(town::write(town, words), "town.yaml");
  BEFFROI_ASSERT(reading.has_value() && reading->problems.empty() && reading->town == town);
  return 0;
}

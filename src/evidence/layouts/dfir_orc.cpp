// SPDX-License-Identifier: EUPL-1.2
// DFIR-ORC (ANSSI) names its archives DFIR-ORC_<kind of machine>_<full name of the machine>_<what>.7z; GetThis puts the samples into
// archives inside, each called <volume>_<parent>_<file>_<data>_<name>_{<snapshot>}.data with hexadecimal numbers. The full path
// on the machine stands in GetThis.csv beside them: from the name alone we know only the file's own name.
#include "evidence/layouts/layout.h"

namespace beffroi::evidence::layouts {
namespace {

constexpr std::string_view kPrefix = "DFIR-ORC_";

std::string host_in(std::string_view archive) {
  archive = without_archive_endings(archive.substr(kPrefix.size()));
  const std::size_t kind_end = archive.find('_'), host_end = archive.rfind('_');
  if (kind_end == archive.npos || host_end <= kind_end) return {};
  const std::string_view host = archive.substr(kind_end + 1, host_end - kind_end - 1);
  return may_be_host(host) ? std::string(host) : std::string();
}

bool is_hexadecimal(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789ABCDEFabcdef") == text.npos;
}

/// "Security.evtx" from "02DC4A3A6BBEF7E4_5000000000005_1A00000001_4_Security.evtx_{…}.data"; empty where it is no sample.
std::string_view sample_name(std::string_view sample) {
  constexpr std::string_view ending = ".data";
  if (!sample.ends_with(ending)) return {};
  sample.remove_suffix(ending.size());
  constexpr int kMaxNumbers = 4;
  int numbers = 0;
  for (; numbers < kMaxNumbers; ++numbers) {
    const std::size_t end = sample.find('_');
    if (end == sample.npos || !is_hexadecimal(sample.substr(0, end))) break;
    sample.remove_prefix(end + 1);
  }
  if (numbers < 3) return {};
  if (const std::size_t snapshot = sample.rfind("_{"); snapshot != sample.npos && sample.ends_with('}')) {
    sample = sample.substr(0, snapshot);
  }
  return sample;
}

}  // namespace

std::optional<Hints> dfir_orc(const Trail& trail) {
  for (const auto& step : trail.steps) {
    for (const std::string_view component : step) {
      if (component.starts_with(kPrefix)) return Hints{host_in(component), std::string(sample_name(trail.last().back()))};
    }
  }
  return std::nullopt;
}

}  // namespace beffroi::evidence::layouts

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace beffroi::evidence {

/// A format that is known by its look and that no reader takes.
struct KnownFormat {
  struct Magic {
    std::size_t offset = 0;
    std::string bytes;
  };

  std::string name;  ///< as its users call it, in every language
  std::vector<std::string> starts;
  std::vector<Magic> magic;
  std::vector<std::vector<std::string>> lines;  ///< of one of these lists, every text in one line
  std::vector<std::string> files;               ///< folded names, with at most one '*'
};

/// The list of data/evidence/formats_without_reader.yaml, whose head says what stands in it; empty where `yaml` is no such list.
std::vector<KnownFormat> read_known_formats(std::string_view yaml);

/// What a stream is by its first bytes, else by its name; empty where it is of no format of the list. Looks at the first 20 lines.
std::string_view known_format(const std::vector<KnownFormat>& formats, base::Bytes head, std::string_view path);

/// The same by the list that the program carries.
std::string_view known_format(base::Bytes head, std::string_view path);

}  // namespace beffroi::evidence

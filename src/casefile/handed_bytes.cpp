// SPDX-License-Identifier: EUPL-1.2
#include "casefile/handed_bytes.h"

#include <fstream>
#include <iterator>
#include <system_error>

namespace beffroi::casefile {

std::string handed_bytes(const std::filesystem::path& file, std::size_t limit) {
  namespace fs = std::filesystem;
  std::error_code code;
  if (!fs::is_regular_file(fs::symlink_status(file, code)) || fs::file_size(file, code) > limit) return {};
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace beffroi::casefile

// SPDX-License-Identifier: EUPL-1.2
// The file is not flushed to the disk: a power cut brings smaller numbers back, and those are true as well.
#include "casefile/marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

namespace beffroi::casefile {
namespace {

constexpr std::size_t kDigits = 20, kLine = kDigits + 1;

std::uint64_t number_in(std::string_view line) {
  std::uint64_t number = 0;
  const auto [end, code] = std::from_chars(line.data(), line.data() + line.size(), number);
  return code == std::errc() && end == line.data() + line.size() ? number : 0;
}

Marks read_marks(const LockedFile& file) {
  const auto text = file.read_at(0, 2 * kLine);
  if (!text || text->size() != 2 * kLine) return {};
  return {number_in(std::string_view(*text).substr(0, kDigits)), number_in(std::string_view(*text).substr(kLine, kDigits))};
}

}  // namespace

Marks marks_of(const Layout& layout) {
  const auto file = LockedFile::open(layout.marks(), LockedFile::IfMissing::fail);
  return file ? read_marks(*file) : Marks{};
}

void raise_marks(const Layout& layout, const Marks& marks) {
  auto file = LockedFile::open(layout.marks(), LockedFile::IfMissing::create);
  if (!file) return;
  const Marks before = read_marks(*file);
  const std::string text =
      fmt::format("{:020}\n{:020}\n", std::max(before.logged, marks.logged), std::max(before.documents, marks.documents));
  static_cast<void>(file->write_at(0, text));
}

}  // namespace beffroi::casefile

// SPDX-License-Identifier: EUPL-1.2
#include "casefile/handed_slip.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "casefile/handed_bytes.h"

namespace beffroi::casefile {
namespace {

namespace fs = std::filesystem;

/// From behind `opening` up to `closing`; empty where either is missing. `rest` goes on behind it.
std::string_view between(std::string_view& rest, std::string_view opening, std::string_view closing) {
  const std::size_t from = rest.find(opening);
  const std::size_t to = from == rest.npos ? rest.npos : rest.find(closing, from + opening.size());
  if (to == rest.npos) {
    rest = {};
    return {};
  }
  const std::string_view found = rest.substr(from + opening.size(), to - from - opening.size());
  rest.remove_prefix(to + closing.size());
  return found;
}

/// What stands for a sign in markup, and the sign.
constexpr std::array<std::pair<std::string_view, char>, 5> kSigns{
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};

}  // namespace

std::string plain_text(std::string_view markup) {
  std::string text;
  while (!markup.empty()) {
    const auto sign = std::ranges::find_if(kSigns, [markup](const auto& one) { return markup.starts_with(one.first); });
    if (markup.front() == '<') {
      markup.remove_prefix(std::min(markup.size(), markup.find('>') == markup.npos ? markup.size() : markup.find('>') + 1));
    } else if (sign != kSigns.end()) {
      text += sign->second;
      markup.remove_prefix(sign->first.size());
    } else {
      text += markup.front();
      markup.remove_prefix(1);
    }
  }
  return text;
}

std::string page_of(const fs::path& file) { return handed_bytes(file, kMaxPageBytes); }

HandedSlip read_handed_slip(const fs::path& file) {
  HandedSlip slip;
  const std::string bytes = handed_bytes(file, kMaxSlipBytes);
  std::string_view page = bytes;
  for (std::string_view rows = between(page, "<tbody>", "</tbody>"); !rows.empty();) {
    std::string_view row = between(rows, "<tr>", "</tr>");
    const std::string name = plain_text(between(row, "<p>", "</p>"));
    const auto sha256 = base::Digest::from_hex(plain_text(between(row, "<td class=\"hash\">", "</td>")));
    if (sha256) slip.hashes.emplace(name, *sha256);
  }
  if (auto head = parse_head(plain_text(between(page, "<p id=\"journal-head\">", "</p>")))) slip.head = *std::move(head);
  return slip;
}

}  // namespace beffroi::casefile

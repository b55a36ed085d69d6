// SPDX-License-Identifier: EUPL-1.2
#include "report/dossiers/declared_signatory.h"

#include <algorithm>
#include <vector>

#include "base/telephone.h"

namespace beffroi::report::dossiers {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n.";
  const std::size_t first = text.find_first_not_of(kBlank);
  return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(kBlank) + 1 - first);
}

std::vector<std::string_view> parts_of(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (const auto part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return parts;
}

/// What stands before a telephone number.
std::string_view without_number(std::string_view piece) {
  const std::string_view number = base::telephone_in(piece);
  return number.empty() ? piece : trimmed(piece.substr(0, static_cast<std::size_t>(number.data() - piece.data())));
}

/// The one whom a part gives a title of this kind.
std::optional<DeclaredSignatory> titled(std::string_view part, SignatoryCheck::Kind kind) {
  const auto pieces = parts_of(part, ",");
  const auto title = std::ranges::find(pieces, kind, kind_of_title);
  if (title == pieces.end()) return std::nullopt;
  const auto name = std::ranges::find_if(
      pieces, [&title](const std::string_view& piece) { return &piece != &*title && !without_number(piece).empty(); });
  if (name == pieces.end()) return DeclaredSignatory{std::string(without_number(*title)), {}, std::string(part)};
  return DeclaredSignatory{std::string(without_number(*name)), std::string(without_number(*title)), std::string(part)};
}

}  // namespace

std::optional<DeclaredSignatory> signatory_in(std::string_view answer) {
  const auto parts = parts_of(answer, ";\n");
  for (const auto kind : {SignatoryCheck::Kind::may, SignatoryCheck::Kind::with_delegation}) {
    for (const std::string_view part : parts) {
      if (auto found = titled(part, kind)) return found;
    }
  }
  return std::nullopt;
}

std::vector<std::string> reachable_in(std::string_view answer) {
  std::vector<std::string> told;
  for (const std::string_view part : parts_of(answer, ";\n")) {
    if (!base::telephone_in(part).empty()) told.emplace_back(part);
  }
  return told;
}

std::optional<DeclaredSignatory> declared_signatory(const Material& material) {
  const bool named = material.person && !material.person->signatory.empty();
  if (named || !material.person_id.empty()) return std::nullopt;
  return signatory_in(material.first_hour.text("people"));
}

}  // namespace beffroi::report::dossiers

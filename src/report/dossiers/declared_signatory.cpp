// SPDX-License-Identifier: EUPL-1.2
#include "report/dossiers/declared_signatory.h"

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "base/ascii.h"
#include "base/telephone.h"
#include "town/words.h"

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

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

/// Whether a piece is a title and nothing else, or with the name behind it: « le maire », « 1er adjoint au maire », « Mme le maire Leroy », and
/// neither « chef de cabinet du maire » nor « le maire est absent ». Who may sign is no guess.
bool is_title(std::string_view piece) {
  std::vector<std::string> words;
  bool named_behind = false;
  for (const std::string_view written : parts_of(without_number(piece), " '-")) {
    words.push_back(town::identifier_of(written));
    named_behind = written.front() >= 'A' && written.front() <= 'Z';
  }
  std::size_t at = 0;
  const auto skip = [&](std::initializer_list<std::string_view> those) {
    const bool there = at < words.size() && is_one_of(words[at], those);
    if (there) ++at;
    return there;
  };
  const bool addressed = skip({"m", "mr", "mme", "madame", "monsieur"});
  skip({"le", "la", "l"});
  if (at < words.size() && !words[at].empty() && base::is_digit(words[at].front())) ++at;
  skip({"premier", "premiere", "second", "seconde", "deuxieme", "troisieme", "quatrieme"});
  const bool vice = skip({"vice"});
  if (!skip({"president", "presidente"}) && (vice || !skip({"maire", "adjoint", "adjointe"}))) return false;
  if (at == words.size() || is_one_of(words[at], {"de", "du", "des", "d", "au", "a", "delegue", "deleguee", "en"})) return true;
  return addressed && at + 1 == words.size() && named_behind;
}

/// The one whom a part gives a title of this kind.
std::optional<DeclaredSignatory> titled(std::string_view part, SignatoryCheck::Kind kind) {
  const auto pieces = parts_of(part, ",");
  const auto title =
      std::ranges::find_if(pieces, [kind](std::string_view piece) { return kind_of_title(piece) == kind && is_title(piece); });
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

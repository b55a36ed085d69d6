// SPDX-License-Identifier: EUPL-1.2
#include "sigma/pipeline/template.h"

#include <algorithm>
#include <array>

namespace beffroi::sigma::pipeline {
namespace {

/// Whether a name goes on behind `size` characters: $products is not $product.
bool is_longer_name(std::string_view text, std::size_t size) {
  constexpr std::string_view kOfNames = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  return size < text.size() && kOfNames.find(text[size]) != kOfNames.npos;
}

std::string filled_in(std::string_view text, const LogSource& log_source) {
  const std::array<std::pair<std::string_view, std::string_view>, 7> words = {{{"$$", "$"},
                                                                               {"${category}", log_source.category},
                                                                               {"${product}", log_source.product},
                                                                               {"${service}", log_source.service},
                                                                               {"$category", log_source.category},
                                                                               {"$product", log_source.product},
                                                                               {"$service", log_source.service}}};
  std::string filled;
  while (!text.empty()) {
    std::string_view put = text.substr(0, 1);
    std::size_t taken = 1;
    for (const auto& [word, value] : words) {
      const bool bare = word.size() > 2 && word[1] != '{';
      if (!text.starts_with(word) || (bare && is_longer_name(text, word.size()))) continue;
      put = value;
      taken = word.size();
      break;
    }
    filled += put;
    text.remove_prefix(taken);
  }
  return filled;
}

}  // namespace

base::yaml::Node filled_in(const base::yaml::Node& conditions, const LogSource& log_source) {
  base::yaml::Node filled = conditions;
  filled.scalar = filled_in(std::string_view(filled.scalar), log_source);
  for (base::yaml::Node& element : filled.elements) element = filled_in(element, log_source);
  for (base::yaml::Member& member : filled.members) member.second = filled_in(member.second, log_source);
  return filled;
}

std::size_t most_filled_bytes(const base::yaml::Node& conditions, const LogSource& log_source) {
  constexpr std::string_view kShortest = "$product";
  const std::size_t longest = std::max({log_source.category.size(), log_source.product.size(), log_source.service.size()});
  std::size_t bytes = conditions.scalar.size() + (conditions.scalar.size() / kShortest.size()) * longest;
  for (const base::yaml::Node& element : conditions.elements) bytes += most_filled_bytes(element, log_source);
  for (const base::yaml::Member& member : conditions.members) bytes += most_filled_bytes(member.second, log_source);
  return bytes;
}

}  // namespace beffroi::sigma::pipeline

// SPDX-License-Identifier: EUPL-1.2
// For tests: source results of any shape, the same for the same seed.
#pragma once

#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include "base/text.h"
#include "model/source.h"

namespace beffroi::model {

/// Makes results whose texts are hostile (quotes, NUL, right-to-left override, lone quotes of SQL and HTML) and whose numbers
/// lie at the edges. All texts are valid UTF-8, as those of readers are.
class GeneratedResults {
 public:
  explicit GeneratedResults(std::uint64_t seed) : random_(seed) {}

  SourceResult next() {
    SourceResult result;
    result.origin = origin();
    for (auto& byte : result.sha256.bytes) byte = static_cast<std::uint8_t>(random_());
    result.size = number();
    result.reader = text();
    result.events = number();
    result.accounting = {number(), number(), number()};
    for (std::uint64_t n = below(4); n > 0; --n)
      result.coverage.push_back({text(), text(), number(), time(), time(), number(), number()});
    for (std::uint64_t n = below(4); n > 0; --n) result.issues.push_back({text(), number(), number(), arguments()});
    for (std::uint64_t n = below(6); n > 0; --n) result.detections.push_back(detection());
    for (std::uint32_t rule = 0; rule < 3; ++rule)
      if (below(2) == 0) result.match_counts.push_back({rule, number(), time(), time()});
    for (std::uint64_t n = below(3); n > 0; --n) result.hits.push_back(text());
    for (std::uint64_t n = below(9); n > 0; --n) result.facts.push_back(fact());
    return result;
  }

  std::uint64_t below(std::uint64_t bound) { return random_() % bound; }

 private:
  Origin origin() { return {text(), text(), text(), text(), text()}; }

  std::uint64_t number() {
    constexpr std::uint64_t kEdges[] = {
        0, 1, 127, 128, 65'535, std::uint64_t{1} << 63, std::numeric_limits<std::uint64_t>::max()};
    return below(3) == 0 ? random_() : kEdges[below(std::size(kEdges))];
  }

  std::string text() {
    constexpr std::string_view kPieces[] = {"",
                                            "Système",
                                            "\x1B[31m",
                                            "'; DROP TABLE facts; --",
                                            "<script>",
                                            "\u202E",
                                            std::string_view("\0", 1),
                                            "\t\r\n\\",
                                            "\U0001F514",
                                            "=cmd|'/c calc'!A1"};
    std::string text;
    for (std::uint64_t n = below(4); n > 0; --n) text += kPieces[below(std::size(kPieces))];
    return text;
  }

  std::optional<base::Timestamp> time() {
    if (below(4) == 0) return std::nullopt;
    return base::Timestamp{static_cast<std::int64_t>(number())};
  }

  base::Arguments arguments() {
    base::Arguments arguments;
    if (below(2) == 0) arguments.push_back({text(), text()});
    if (below(2) == 0) arguments.push_back({text(), static_cast<std::int64_t>(number())});
    if (below(2) == 0) arguments.push_back({text(), base::Timestamp{static_cast<std::int64_t>(number())}});
    if (below(2) == 0) arguments.push_back({text(), below(2) == 0});
    return arguments;
  }

  std::vector<std::pair<std::string, std::string>> pairs() {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (std::uint64_t n = below(5); n > 0; --n) pairs.push_back({text(), text()});
    return pairs;
  }

  Detection detection() {
    return {static_cast<std::uint32_t>(below(3)), number(), number(), time(), text(), text(), text(),
            static_cast<std::uint32_t>(number()), pairs()};
  }

  Fact fact() { return {text(), time(), pairs(), pairs(), number(), number()}; }

  std::mt19937_64 random_;
};

}  // namespace beffroi::model

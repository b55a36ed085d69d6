// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "match/literal_index.h"
#include "sigma/glob.h"

namespace beffroi::sigma {

/// A glob made ready for texts where they lie, in UTF-8. Agrees with reference::fits.
class GlobMatcher {
 public:
  /// Not cased: the glob is folded, and so must be the texts.
  GlobMatcher(const Glob& glob, bool cased);

  /// Whether the whole of a valid UTF-8 text fits.
  bool fits(std::string_view text) const;
  bool cased() const { return cased_; }

 private:
  /// What stands between two `*`.
  struct Segment {
    Glob symbols;
    std::string plain;  ///< its text where it has no symbols but characters
    bool is_plain = true;
    std::string run;         ///< its longest run of characters, to find it by
    std::size_t before = 0;  ///< how many symbols stand before that
  };

  static void find_run(Segment& segment);
  static std::size_t match_at(const Segment& segment, std::string_view text, std::size_t at);
  static std::size_t find(const Segment& segment, std::string_view text, std::size_t from);
  static bool ends_with(const Segment& segment, std::string_view text, std::size_t from);

  std::vector<Segment> segments_;  // the first and the last may be empty: then the glob is open there
  bool cased_;
};

/// A literal, folded, that the folded form of every fitting text has: the longest run of ordinary characters, as tightly
/// anchored as the glob allows.
match::Literal necessary_literal(const Glob& glob);

/// Whether every text that has the necessary literal fits, case left aside.
bool is_only_its_literal(const Glob& glob);

}  // namespace beffroi::sigma

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/messages.h"
#include "model/source.h"
#include "report/unread.h"

namespace beffroi::app::hunting {

/// How many files share a misfortune, and the paths of the first of them as the user would give them.
struct NamedFiles {
  static constexpr std::size_t kMost = 100, kShown = 3;

  std::uint64_t count = 0;
  std::vector<std::string> first;  ///< at most kMost

  void add(const model::SourceResult& result);
  /// "a.evtx, b.evtx, c.evtx …": kShown of them, or all that are kept.
  std::string text(bool all) const;
};

/// What a search did not read, or not whole: nothing is passed over in silence, since a folder of logs that nobody reads, or a log of
/// which a part is gone, would otherwise look as if nothing had happened in it.
class Misread {
 public:
  void add(const model::SourceResult& result);
  /// One line a misfortune that was met, safe for a terminal: damaged, empty, of a format that no reader takes, of no format that is known.
  std::vector<std::string> lines(const base::Catalogue& words, bool all) const;

 private:
  NamedFiles damaged_;  ///< see report::is_damaged(); `diagnose` counts the same
  NamedFiles empty_;    ///< a reader would take them by their names
  NamedFiles unread_, unrecognised_;
  report::UnreadFormats formats_;  ///< of unread_
};

}  // namespace beffroi::app::hunting

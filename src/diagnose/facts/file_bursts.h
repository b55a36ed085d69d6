// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/fact.h"

namespace beffroi::diagnose::facts {

/// Counts changes of files: one fact `file.burst` for each run of changes by one actor (host, account, address, program) whose
/// pauses are shorter than kPause, where it touched at least kFewest files. The fact stands at the first change and says:
///   winlog.files, winlog.directories   how many different ones
///   file.extension                     the ending that most of them have, and winlog.files.same_extension how many have it
///   winlog.files.double_extension      how many have an ending behind that of a document (courrier.docx.xyz)
///   file.name                          a name that was written into many directories, and winlog.directories.same_name how many
///   event.end                          when the last was
class FileBursts {
 public:
  static constexpr std::int64_t kPause = 120 * base::kNanosecondsPerSecond;
  static constexpr std::size_t kFewest = 25;
  static constexpr std::size_t kMostActors = 4096;   ///< at once; the one longest silent is closed
  static constexpr std::size_t kMostNames = 16'384;  ///< remembered of one burst; later ones are counted, not told apart

  /// `change` is a fact with file.path; a burst that ends is appended to `out`.
  void see(const model::Fact& change, std::vector<model::Fact>& out);
  void finish(std::vector<model::Fact>& out);

 private:
  struct Burst {
    model::Fact first;
    base::Timestamp last;
    std::set<std::string> files, directories;
    std::map<std::string, std::uint64_t> extensions;
    std::map<std::string, std::set<std::string>> names;  ///< file name → directories
    std::uint64_t double_extensions = 0;
  };

  static void add(Burst& burst, std::string_view path);
  static void close(Burst& burst, std::vector<model::Fact>& out);
  void make_room(std::vector<model::Fact>& out);

  std::map<std::string, Burst> open_;
};

}  // namespace beffroi::diagnose::facts

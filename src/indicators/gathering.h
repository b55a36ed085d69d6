// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indicators/list.h"

namespace beffroi::indicators {

/// Where in a list something stands: a line, or an object.
struct Place {
  std::uint32_t line = 0;
  std::string object;
};

/// What a list says of an indicator beside its value.
struct Said {
  std::string description, author;
  sigma::Level level = sigma::Level::high;
  std::optional<base::Timestamp> until;
};

/// What is kept of a description and of an author's name: a list may say the same long text of each of its indicators.
inline constexpr std::size_t kMaxSaidBytes = 400;

/// A text of at most kMaxSaidBytes; longer ones are cut between two characters and end in …
std::string shortened(std::string_view text);

/// Gathers the indicators of a list, each once, and what there is to remark.
class Gathering {
 public:
  /// Takes what `recognise` answered, or why it did not.
  void add(const Place& place, base::Result<Indicator> recognised, const Said& said);
  void remark(const Place& place, Weight weight, std::string reason, base::Arguments arguments = {});
  /// What there was to remark beyond any bound.
  void not_told(std::uint64_t remarks) { list_.not_told += remarks; }
  bool full() const { return list_.indicators.size() >= kMaxIndicators; }
  List take() { return std::move(list_); }

 private:
  List list_;
  std::unordered_map<std::string, std::size_t> places_;  // kind and value → place in the list
};

/// What stands for one thing only together: a file's name and its hash, an address and its port.
struct Together {
  std::vector<Indicator> parts;
  std::vector<Indicator> folders;  ///< say too little beside any part
  bool loosened = false;           ///< something that must hold too is not looked for
  struct Left {
    std::string reason;
    base::Arguments arguments;
  };
  std::vector<Left> left;      ///< parts that give no indicator: the first kMaxRemarks
  std::uint64_t not_told = 0;  ///< such parts beyond them

  void leave(std::string reason, base::Arguments arguments = {});
  /// Takes what `other` has of parts, of folders and of what is left.
  void join(Together other);
};

/// Adds each part, since records hardly ever hold all of them. What says little by itself (a file, an account) is looked for at level low
/// beside a stronger part (a file's hash), and where something that must hold too is not looked for, as a folder beside any part.
void add_together(Gathering& gathering, const Place& place, Together together, const Said& said);

/// What a kind word and a value of MISP stand for: "filename|sha256" is two things, "ip-dst|port" one that is left a port.
Together recognise_together(std::string_view kind_word, std::string_view value);

}  // namespace beffroi::indicators

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "base/text.h"

namespace beffroi::model {

/// Which native fields the run will look at. A reader may leave out every other one; it knows nothing of why they are wanted.
class Wanted {
 public:
  /// Everything: for show, and where a rule without field names looks into all values.
  static Wanted everything() { return Wanted(true); }
  static Wanted nothing() { return Wanted(false); }

  void add(std::string_view native_name) { folded_.insert(plain(native_name)); }
  void add_everything() { everything_ = true; }
  /// Every value that is a text, whatever it is called: for rules that look for words anywhere.
  void add_texts() { texts_ = true; }
  /// Whether a field may be wanted. Of one that is not wanted by name only texts are: a reader may leave out what is none.
  bool wants(std::string_view native_name) const { return texts_ || wants_by_name(native_name); }
  bool wants_by_name(std::string_view native_name) const { return everything_ || folded_.contains(plain(native_name)); }

 private:
  explicit Wanted(bool everything) : everything_(everything) {}

  /// Folded, without blanks and underscores: rules write Defender's "Threat Name" as ThreatName.
  static std::string plain(std::string_view name) {
    std::string folded = base::fold(name);
    std::erase_if(folded, [](char c) { return c == ' ' || c == '_'; });
    return folded;
  }

  bool everything_;
  bool texts_ = false;
  std::set<std::string, std::less<>> folded_;
};

}  // namespace beffroi::model

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace beffroi::places {

/// What databases say of an address; empty where they say nothing.
struct Place {
  std::string country;
  std::string city;
  std::string operated_by;  ///< "AS3215 Orange": number and name of the autonomous system

  friend bool operator==(const Place&, const Place&) = default;
};

/// Databases in MaxMind's format, version 2 (https://maxmind.github.io/MaxMind-DB/). Safe to ask from several threads.
class Atlas {
 public:
  /// Names of places are taken in `language` ("fr", "en"), in English where they have none. Errors with path: places.unreadable
  /// {reason}, places.not_mmdb {reason}.
  static base::Result<Atlas> open(const std::vector<std::string>& paths, std::string_view language);

  Atlas();
  Atlas(Atlas&&) noexcept;
  Atlas& operator=(Atlas&&) noexcept;
  ~Atlas();

  bool empty() const { return databases_.empty(); }

  /// Of an IPv4 or IPv6 address as text; of several databases the first that knows a part says it. A damaged database says nothing.
  Place find(std::string_view address) const;

 private:
  class Database;

  std::vector<std::unique_ptr<Database>> databases_;
  std::string language_;
};

}  // namespace beffroi::places

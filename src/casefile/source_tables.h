// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "casefile/database.h"
#include "casefile/rule.h"
#include "model/source.h"

namespace beffroi::casefile {

/// The rows of a source. Everything here happens inside a write transaction of the caller.
class SourceTables {
 public:
  explicit SourceTables(Database& database) : database_(database) {}

  struct Known {
    std::int64_t source = 0;
    std::string version;  ///< of the run that read it
  };
  base::Result<std::optional<Known>> find(const base::Digest& sha256);

  base::Result<std::uint64_t> size_of(std::int64_t source);

  /// Whether the case knows that the source stands there.
  base::Result<bool> has_origin(std::int64_t source, const model::Origin& origin);
  base::Result<> add_origin(std::int64_t source, const model::Origin& origin);

  /// Writes all but the origin; detections name rules of `rules`.
  base::Result<std::int64_t> add(const model::SourceResult& result, std::int64_t run, std::string_view version,
                                 std::span<const Rule> rules);
  /// The same, in place of what an earlier version made of the same stream.
  base::Result<> replace(std::int64_t source, const model::SourceResult& result, std::int64_t run, std::string_view version,
                         std::span<const Rule> rules);

  /// What was remembered of rows may be untrue once a transaction has been undone or the run's rules are others.
  void forget();

 private:
  base::Result<> add_parts(std::int64_t source, const model::SourceResult& result, std::span<const Rule> rules);
  base::Result<> add_detections(std::int64_t source, const model::SourceResult& result, std::span<const Rule> rules);
  base::Result<> add_facts(std::int64_t source, const model::SourceResult& result);
  base::Result<std::int64_t> name(std::string_view text);
  base::Result<std::int64_t> rule(std::uint32_t index, std::span<const Rule> rules);

  Database& database_;
  std::map<std::string, std::int64_t, std::less<>> names_;
  std::map<std::uint32_t, std::int64_t> rules_;
};

}  // namespace beffroi::casefile

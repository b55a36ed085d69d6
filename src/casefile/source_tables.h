// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/database.h"
#include "casefile/rule.h"
#include "model/source.h"

namespace beffroi::casefile {

/// A stream that needs no second reading.
struct KnownStream {
  base::Digest sha256;
  std::uint64_t size = 0;
  std::set<std::string> paths;
  bool container = false;  ///< holds other streams, whose paths begin with its own
};

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
  base::Result<bool> has_path(std::int64_t source, const std::string& path);
  /// Whether other streams lie inside it.
  base::Result<bool> is_container(std::int64_t source);
  base::Result<> add_origin(std::int64_t source, const model::Origin& origin);

  /// What `version` has read, by hash.
  base::Result<std::vector<KnownStream>> known(std::string_view version);

  /// A stream inside a container, as it stands there for another argument.
  struct Inside {
    model::Origin origin;
    std::int64_t source = 0;
    base::Digest sha256;
    std::uint64_t size = 0;
  };
  /// What stands inside the container `path` and was never noted for `argument`.
  base::Result<std::vector<Inside>> inside(const std::string& path, std::string_view argument);

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
  base::Result<> add_hits(std::int64_t source, const std::vector<std::string>& hits);
  base::Result<> add_facts(std::int64_t source, const model::Facts& facts);
  base::Result<std::int64_t> rule(std::uint32_t index, std::span<const Rule> rules);

  Database& database_;
  std::map<std::uint32_t, std::int64_t> rules_;
};

}  // namespace beffroi::casefile

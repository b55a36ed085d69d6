// SPDX-License-Identifier: EUPL-1.2
#include "casefile/source_digests.h"

#include <array>
#include <optional>

#include "casefile/custody.h"

namespace beffroi::casefile {
namespace {

/// Rules by what they say: the numbers of their rows follow from the order in which they matched.
constexpr std::array<std::string_view, 6> kParts{
    "SELECT sha256, size, reader, version, events, understood, unused, in_issues FROM sources WHERE id = ?",
    "SELECT position, computer, channel, records, first_time, last_time, first_record_id, last_record_id FROM coverage "
    "WHERE source = ? ORDER BY position",
    "SELECT position, kind, offset, length, arguments FROM issues WHERE source = ? ORDER BY position",
    "SELECT position, rule_id, title, author, level, status, tags, rules.path, offset, record_id, time, computer, channel, "
    "provider, code, details FROM detections JOIN rules ON rules.id = rule WHERE source = ? ORDER BY position",
    "SELECT rule_id, rules.path, title, matches, first_time, last_time FROM match_counts JOIN rules ON rules.id = rule "
    "WHERE source = ? ORDER BY rules.path, rule_id, title, author, level, status, tags",
    "SELECT position, facts, body FROM fact_pages WHERE source = ? ORDER BY position"};

/// Counted only where there are any, so that what was sealed before hits were kept stays as it was.
constexpr std::string_view kHits = "SELECT position, body FROM correlation_hits WHERE source = ? ORDER BY position";

base::Result<bool> has_hits(Database& database, std::int64_t source) {
  BEFFROI_TRY(Statement * query, database.statement("SELECT 1 FROM correlation_hits WHERE source = ? LIMIT 1"));
  query->start(source);
  BEFFROI_TRY(const bool found, query->next());
  query->reset();
  return found;
}

base::Result<std::int64_t> row_of(Database& database, const std::string& sha256) {
  BEFFROI_TRY(Statement * query, database.statement("SELECT id FROM sources WHERE sha256 = ?"));
  query->start(sha256);
  BEFFROI_TRY(const bool found, query->next());
  const std::int64_t row = found ? query->integer(0) : 0;
  query->reset();
  return row;
}

}  // namespace

base::Result<base::Digest> digest_of_source(Database& database, std::int64_t source) {
  base::Sha256 whole;
  for (const std::string_view sql : kParts) {
    BEFFROI_TRY(const base::Digest part, database.digest_of_rows(sql, source));
    whole.update(base::as_bytes(part.hex()));
  }
  BEFFROI_TRY(const bool hits, has_hits(database, source));
  if (hits) {
    BEFFROI_TRY(const base::Digest part, database.digest_of_rows(kHits, source));
    whole.update(base::as_bytes(part.hex()));
  }
  return whole.finish();
}

base::Result<std::vector<AlteredSource>> altered_sources(Database& database) {
  BEFFROI_TRY(const auto lines, custody_lines(database, {"read", "read_again", "kept"}));
  std::map<std::string, base::Digest> last;
  std::map<std::string, std::string> places;
  std::vector<std::string> order;
  for (const CustodyLine& line : lines) {
    if (line.action != "kept") {
      places.emplace(line.sha256.hex(), line.path);
    } else if (last.insert_or_assign(line.path, line.sha256).second) {
      order.push_back(line.path);
    }
  }
  std::vector<AlteredSource> altered;
  for (const std::string& sha256 : order) {
    BEFFROI_TRY(const std::int64_t row, row_of(database, sha256));
    std::optional<base::Digest> now;
    if (row != 0) {
      BEFFROI_TRY(now, digest_of_source(database, row));
    }
    if (now != last[sha256]) altered.push_back({places[sha256], sha256, row});
  }
  return altered;
}

}  // namespace beffroi::casefile

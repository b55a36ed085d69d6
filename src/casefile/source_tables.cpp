// SPDX-License-Identifier: EUPL-1.2
#include "casefile/source_tables.h"

#include "base/assert.h"
#include "casefile/stored_json.h"

namespace beffroi::casefile {

base::Result<std::optional<SourceTables::Known>> SourceTables::find(const base::Digest& sha256) {
  BEFFROI_TRY(Statement * query, database_.statement("SELECT id, version FROM sources WHERE sha256 = ?"));
  const std::string hex = sha256.hex();
  query->start(hex);
  BEFFROI_TRY(const bool found, query->next());
  std::optional<Known> known;
  if (found) known = {query->integer(0), std::string(query->text(1))};
  query->reset();
  return known;
}

base::Result<std::uint64_t> SourceTables::size_of(std::int64_t source) {
  BEFFROI_TRY(Statement * query, database_.statement("SELECT size FROM sources WHERE id = ?"));
  query->start(source);
  BEFFROI_TRY_VOID(query->next());
  const std::uint64_t size = query->unsigned_integer(0);
  query->reset();
  return size;
}

base::Result<bool> SourceTables::has_origin(std::int64_t source, const model::Origin& origin) {
  BEFFROI_TRY(Statement * query, database_.statement("SELECT 1 FROM origins WHERE path = ? AND argument = ? AND source = ?"));
  query->start(origin.path, origin.argument, source);
  BEFFROI_TRY(const bool found, query->next());
  query->reset();
  return found;
}

base::Result<> SourceTables::add_origin(std::int64_t source, const model::Origin& origin) {
  BEFFROI_TRY(Statement * insert, database_.statement("INSERT INTO origins VALUES (?, ?, ?, ?, ?, ?)"));
  return insert->run(origin.path, origin.argument, source, origin.original_path, origin.host, origin.collector);
}

base::Result<std::vector<KnownStream>> SourceTables::known(std::string_view version) {
  // '"' follows '!' in the order of bytes: between the two lies what is inside a container.
  BEFFROI_TRY(Statement * query,
              database_.statement("SELECT sha256, size, path, EXISTS (SELECT 1 FROM origins AS member WHERE "
                                  "member.path > origins.path || '!' AND member.path < origins.path || '\"') "
                                  "FROM sources JOIN origins ON source = sources.id WHERE version = ? ORDER BY sha256, path"));
  std::vector<KnownStream> streams;
  query->start(version);
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) return streams;
    const auto sha256 = base::Digest::from_hex(query->text(0));
    if (!sha256)
      return base::fail("casefile.damaged", {{"directory", database_.directory()}, {"reason", std::string("sha256")}});
    if (streams.empty() || streams.back().sha256 != *sha256)
      streams.push_back({*sha256, query->unsigned_integer(1), {}, false});
    streams.back().paths.emplace(query->text(2));
    streams.back().container = streams.back().container || query->integer(3) != 0;
  }
}

base::Result<bool> SourceTables::has_path(std::int64_t source, const std::string& path) {
  BEFFROI_TRY(Statement * query, database_.statement("SELECT 1 FROM origins WHERE source = ? AND path = ? LIMIT 1"));
  query->start(source, path);
  BEFFROI_TRY(const bool found, query->next());
  query->reset();
  return found;
}

base::Result<bool> SourceTables::is_container(std::int64_t source) {
  BEFFROI_TRY(Statement * query,
              database_.statement("SELECT 1 FROM origins JOIN origins AS member ON member.path > origins.path || '!' AND "
                                  "member.path < origins.path || '\"' WHERE origins.source = ? LIMIT 1"));
  query->start(source);
  BEFFROI_TRY(const bool found, query->next());
  query->reset();
  return found;
}

base::Result<std::vector<SourceTables::Inside>> SourceTables::inside(const std::string& path, std::string_view argument) {
  BEFFROI_TRY(
      Statement * query,
      database_.statement("SELECT path, original_path, host, collector, source, sha256, size FROM origins JOIN sources ON "
                          "source = sources.id WHERE path > ? || '!' AND path < ? || '\"' GROUP BY path, source "
                          "HAVING max(argument = ?) = 0 ORDER BY path"));
  std::vector<Inside> members;
  query->start(path, path, argument);
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) return members;
    members.push_back({{std::string(query->text(0)), std::string(argument), std::string(query->text(1)),
                        std::string(query->text(2)), std::string(query->text(3))},
                       query->integer(4),
                       base::Digest::from_hex(query->text(5)).value_or(base::Digest{}),
                       query->unsigned_integer(6)});
  }
}

base::Result<std::int64_t> SourceTables::add(const model::SourceResult& result, std::int64_t run, std::string_view version,
                                             std::span<const Rule> rules) {
  BEFFROI_TRY(Statement * insert, database_.statement("INSERT INTO sources VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
  const model::Accounting& bytes = result.accounting;
  BEFFROI_TRY_VOID(insert->run(result.sha256.hex(), result.size, result.reader, version, run, result.events, bytes.understood,
                               bytes.unused, bytes.in_issues));
  const std::int64_t source = database_.last_row();
  BEFFROI_TRY_VOID(add_parts(source, result, rules));
  return source;
}

base::Result<> SourceTables::replace(std::int64_t source, const model::SourceResult& result, std::int64_t run,
                                     std::string_view version, std::span<const Rule> rules) {
  for (const std::string_view table : {"coverage", "issues", "detections", "match_counts", "correlation_hits", "fact_pages"}) {
    BEFFROI_TRY(Statement * remove, database_.statement("DELETE FROM " + std::string(table) + " WHERE source = ?"));
    BEFFROI_TRY_VOID(remove->run(source));
  }
  BEFFROI_TRY(Statement * update,
              database_.statement("UPDATE sources SET size = ?, reader = ?, version = ?, run = ?, events = ?, understood = ?, "
                                  "unused = ?, in_issues = ? WHERE id = ?"));
  const model::Accounting& bytes = result.accounting;
  BEFFROI_TRY_VOID(update->run(result.size, result.reader, version, run, result.events, bytes.understood, bytes.unused,
                               bytes.in_issues, source));
  return add_parts(source, result, rules);
}

void SourceTables::forget() { rules_.clear(); }

base::Result<> SourceTables::add_parts(std::int64_t source, const model::SourceResult& result, std::span<const Rule> rules) {
  BEFFROI_TRY(Statement * coverage, database_.statement("INSERT INTO coverage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
  std::int64_t position = 0;
  for (const model::Coverage& seen : result.coverage) {
    BEFFROI_TRY_VOID(coverage->run(source, position++, seen.computer, seen.channel, seen.records, seen.first_time,
                                   seen.last_time, seen.first_record_id, seen.last_record_id));
  }
  BEFFROI_TRY(Statement * issues, database_.statement("INSERT INTO issues VALUES (?, ?, ?, ?, ?, ?)"));
  position = 0;
  for (const model::Issue& issue : result.issues)
    BEFFROI_TRY_VOID(issues->run(source, position++, issue.kind, issue.offset, issue.length, to_json(issue.arguments)));
  BEFFROI_TRY_VOID(add_detections(source, result, rules));
  BEFFROI_TRY_VOID(add_hits(source, result.hits));
  return add_facts(source, result.facts);
}

base::Result<> SourceTables::add_detections(std::int64_t source, const model::SourceResult& result,
                                            std::span<const Rule> rules) {
  BEFFROI_TRY(Statement * insert, database_.statement("INSERT INTO detections VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
  std::int64_t position = 0;
  for (const model::Detection& match : result.detections) {
    BEFFROI_TRY(const std::int64_t rule_row, rule(match.rule, rules));
    BEFFROI_TRY_VOID(insert->run(source, position++, rule_row, match.offset, match.record_id, match.time, match.computer,
                                 match.channel, match.provider, match.code, to_json(match.details)));
  }
  BEFFROI_TRY(Statement * counts, database_.statement("INSERT INTO match_counts VALUES (?, ?, ?, ?, ?)"));
  for (const model::MatchCount& count : result.match_counts) {
    BEFFROI_TRY(const std::int64_t rule_row, rule(count.rule, rules));
    BEFFROI_TRY_VOID(counts->run(source, rule_row, count.matches, count.first_time, count.last_time));
  }
  return {};
}

base::Result<> SourceTables::add_hits(std::int64_t source, const std::vector<std::string>& hits) {
  constexpr std::size_t kPageBytes = std::size_t{1} << 20;
  BEFFROI_TRY(Statement * insert, database_.statement("INSERT INTO correlation_hits VALUES (?, ?, ?)"));
  std::int64_t position = 0;
  std::string body;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const auto length = static_cast<std::uint32_t>(hits[i].size());
    for (unsigned shift = 0; shift < 32; shift += 8) body += static_cast<char>(length >> shift & 0xFF);
    body += hits[i];
    if (body.size() < kPageBytes && i + 1 < hits.size()) continue;
    BEFFROI_TRY_VOID(insert->run(source, position++, base::as_bytes(body)));
    body.clear();
  }
  return {};
}

base::Result<> SourceTables::add_facts(std::int64_t source, const model::Facts& facts) {
  BEFFROI_TRY(Statement * insert, database_.statement("INSERT INTO fact_pages VALUES (?, ?, ?, ?)"));
  std::int64_t position = 0;
  for (const model::FactPage& page : facts.pages()) {
    const std::string body = page.serialize();
    BEFFROI_TRY_VOID(insert->run(source, position++, std::uint64_t{page.size()}, base::as_bytes(body)));
  }
  return {};
}

base::Result<std::int64_t> SourceTables::rule(std::uint32_t index, std::span<const Rule> rules) {
  if (const auto known = rules_.find(index); known != rules_.end()) return known->second;
  BEFFROI_ASSERT(index < rules.size());
  const Rule& rule = rules[index];
  const std::string tags = to_json(rule.tags);
  BEFFROI_TRY(Statement * insert,
              database_.statement("INSERT INTO rules VALUES (NULL, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"));
  BEFFROI_TRY_VOID(insert->run(rule.id, rule.title, rule.author, rule.level, rule.status, tags, rule.path));
  BEFFROI_TRY(Statement * query,
              database_.statement("SELECT id FROM rules WHERE path = ? AND rule_id = ? AND title = ? AND author = ? AND "
                                  "level = ? AND status = ? AND tags = ?"));
  query->start(rule.path, rule.id, rule.title, rule.author, rule.level, rule.status, tags);
  BEFFROI_TRY_VOID(query->next());
  const std::int64_t id = query->integer(0);
  query->reset();
  rules_.emplace(index, id);
  return id;
}

}  // namespace beffroi::casefile

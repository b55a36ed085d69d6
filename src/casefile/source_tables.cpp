// SPDX-License-Identifier: EUPL-1.2
#include "casefile/source_tables.h"

#include "base/assert.h"
#include "casefile/stored_json.h"

namespace beffroi::casefile {

namespace {
constexpr std::size_t kMaxRemembered = 65'536;  // names kept in memory; the table holds all of them
}

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
  for (const std::string_view table : {"coverage", "issues", "detections", "facts", "fact_fields"}) {
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

void SourceTables::forget() {
  names_.clear();
  rules_.clear();
}

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
  return add_facts(source, result);
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
  return {};
}

base::Result<> SourceTables::add_facts(std::int64_t source, const model::SourceResult& result) {
  BEFFROI_TRY(Statement * insert, database_.statement("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?)"));
  BEFFROI_TRY(Statement * field, database_.statement("INSERT INTO fact_fields VALUES (?, ?, ?, ?, ?, ?)"));
  std::int64_t position = 0;
  for (const model::Fact& fact : result.facts) {
    BEFFROI_TRY(const std::int64_t kind, name(fact.kind));
    BEFFROI_TRY_VOID(insert->run(source, position, kind, fact.time, fact.offset, fact.record_id));
    std::int64_t place = 0;
    for (const auto* fields : {&fact.roles, &fact.attributes}) {
      for (const auto& [key, value] : *fields) {
        BEFFROI_TRY(const std::int64_t key_row, name(key));
        BEFFROI_TRY_VOID(field->run(source, position, place++, std::int64_t{fields == &fact.roles}, key_row, value));
      }
    }
    ++position;
  }
  return {};
}

base::Result<std::int64_t> SourceTables::name(std::string_view text) {
  if (const auto known = names_.find(text); known != names_.end()) return known->second;
  BEFFROI_TRY(Statement * insert, database_.statement("INSERT INTO names (text) VALUES (?) ON CONFLICT DO NOTHING"));
  BEFFROI_TRY_VOID(insert->run(text));
  BEFFROI_TRY(Statement * query, database_.statement("SELECT id FROM names WHERE text = ?"));
  query->start(text);
  BEFFROI_TRY_VOID(query->next());
  const std::int64_t id = query->integer(0);
  query->reset();
  if (names_.size() >= kMaxRemembered) names_.clear();
  names_.emplace(text, id);
  return id;
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

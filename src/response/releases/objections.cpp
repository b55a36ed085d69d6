// SPDX-License-Identifier: EUPL-1.2
// "No sign" is worth what was read: a log that starts late, ends early, was cleared, has holes or damage proves nothing about the
// time that it does not tell. Record numbers of a channel rise by one; what several exports hold together is their union.
#include "response/releases/objections.h"

#include <algorithm>

#include "base/text.h"

namespace beffroi::response::releases {
namespace {

using Objections = std::vector<base::Error>;

void object(Objections& all, std::string_view reason, base::Arguments arguments) {
  all.push_back({"response.release." + std::string(reason), std::move(arguments), {}, {}});
}

std::int64_t plain(std::uint64_t number) { return static_cast<std::int64_t>(number); }

/// Everything that was read of one channel of the machine, by the first record number.
std::vector<const Diagnosed::Seen*> seen_of(std::string_view host, std::string_view channel, const Diagnosed& told) {
  std::vector<const Diagnosed::Seen*> seen;
  for (const Diagnosed::Seen& one : told.seen) {
    const bool same = same_machine(one.coverage.computer, host) && base::equal_folded(one.coverage.channel, channel);
    if (same && one.coverage.records > 0) seen.push_back(&one);
  }
  std::ranges::sort(seen, {}, [](const auto* one) { return one->coverage.first_record_id; });
  return seen;
}

Examined span_of(const std::vector<const Diagnosed::Seen*>& seen) {
  Examined span;
  for (const auto* one : seen) {
    const auto& [from, to] = std::pair(one->coverage.first_time, one->coverage.last_time);
    if (from && (!span.from || *from < *span.from)) span.from = from;
    if (to && (!span.to || *to > *span.to)) span.to = to;
  }
  return span;
}

/// Holes within an export and between exports. One that has holes of its own does not say where they are.
void object_to_gaps(const Claim& claim, const std::string& channel, const std::vector<const Diagnosed::Seen*>& seen,
                    Objections& all) {
  std::uint64_t reached = 0;
  for (const auto* one : seen) {
    const model::Coverage& coverage = one->coverage;
    // Numbers are of the evidence: 0 and the greatest one must not wrap.
    const std::uint64_t further = coverage.last_record_id - coverage.first_record_id;
    const std::uint64_t lacking = coverage.records > further ? 0 : further - coverage.records + 1;
    const bool apart = one != seen.front() && coverage.first_record_id > reached && coverage.first_record_id - reached > 1;
    const base::Arguments place{{"host", claim.host}, {"channel", channel}};
    const auto missing = [&](std::uint64_t count, std::uint64_t before, std::uint64_t after) {
      base::Arguments arguments = place;
      arguments.push_back({"count", plain(count)});
      arguments.push_back({"before", plain(before)});
      arguments.push_back({"after", plain(after)});
      object(all, "gap", std::move(arguments));
    };
    if (apart) missing(coverage.first_record_id - reached - 1, reached, coverage.first_record_id);
    if (lacking > 0) missing(lacking, coverage.first_record_id, coverage.last_record_id);
    if (one->damaged) object(all, "damaged", place);
    reached = std::max(reached, coverage.last_record_id);
  }
}

void object_to_log(const Claim& claim, const std::string& channel, const Diagnosed& told, Objections& all) {
  const auto seen = seen_of(claim.host, channel, told);
  if (seen.empty()) return object(all, "no_channel", {{"host", claim.host}, {"channel", channel}});
  const Examined span = span_of(seen);
  const auto first = told.first_malicious(), last = told.last_malicious();
  const base::Arguments place{{"host", claim.host}, {"channel", channel}};
  if (first && (!span.from || *span.from > *first)) {
    base::Arguments arguments = place;
    arguments.push_back({"from", span.from ? base::ArgumentValue(*span.from) : base::ArgumentValue(std::string())});
    arguments.push_back({"first", *first});
    object(all, "starts_late", std::move(arguments));
  }
  if (last && (!span.to || *span.to < *last)) {
    base::Arguments arguments = place;
    arguments.push_back({"to", span.to ? base::ArgumentValue(*span.to) : base::ArgumentValue(std::string())});
    arguments.push_back({"last", *last});
    object(all, "ends_early", std::move(arguments));
  }
  object_to_gaps(claim, channel, seen, all);
}

void object_to_tampering(const Claim& claim, const Diagnosed& told, Objections& all) {
  for (const Diagnosed::Tampering& one : told.tampering) {
    if (!same_machine(one.host, claim.host)) continue;
    object(all, one.kind == "audit_disabled" ? "audit_disabled" : "cleared",
           {{"host", claim.host},
            {"channel", one.channel},
            {"at", one.at ? base::ArgumentValue(*one.at) : base::ArgumentValue(std::string())},
            {"finding", one.finding}});
  }
}

void object_if_hit(const Claim& claim, const Diagnosed& told, Objections& all) {
  const Diagnosed::Host* host = told.host(claim.host);
  if (!host || !host->is_hit()) return;
  object(all, "host_hit", {{"host", claim.host}, {"state", host->state}, {"finding", host->finding}});
}

bool was_examined(std::string_view host, const Diagnosed& told) {
  return std::ranges::any_of(told.seen, [host](const Diagnosed::Seen& one) {
    return same_machine(one.coverage.computer, host) && one.coverage.records > 0;
  });
}

void object_to_examined(const Claim& claim, const Diagnosed& told, Objections& all) {
  if (!told.exists) return object(all, "not_diagnosed", {{"host", claim.host}});
  if (!told.first_malicious()) object(all, "no_first_time", {{"host", claim.host}});
  object_if_hit(claim, told, all);
  if (!was_examined(claim.host, told)) return object(all, "not_examined", {{"host", claim.host}});
  for (const std::string& channel : grounds().channels) object_to_log(claim, channel, told, all);
  object_to_tampering(claim, told, all);
}

void object_to_restored(const Claim& claim, const Diagnosed& told, Objections& all) {
  if (!claim.restore_point) return object(all, "no_restore_point", {{"host", claim.host}});
  if (!told.exists) return object(all, "not_diagnosed", {{"host", claim.host}});
  const auto first = told.first_malicious();
  if (!first) return object(all, "no_first_time", {{"host", claim.host}});
  if (*claim.restore_point < *first) return;
  object(all, "restore_point_late", {{"host", claim.host}, {"at", *claim.restore_point}, {"first", *first}});
}

std::string_view domain_of(std::string_view name) {
  const std::size_t dot = name.find('.');
  return dot == name.npos ? std::string_view() : name.substr(dot + 1);
}

/// Its full name ends like that of a domain controller.
bool shares_a_directory(const Diagnosed::Host& host, const Diagnosed& told) {
  const std::string_view domain = domain_of(host.name);
  return !domain.empty() && std::ranges::any_of(told.hosts, [domain](const Diagnosed::Host& other) {
    return other.role == "domain_controller" && base::equal_folded(domain_of(other.name), domain);
  });
}

void object_to_never_reachable(const Claim& claim, const Diagnosed& told, Objections& all) {
  object_if_hit(claim, told, all);
  for (const Diagnosed::Move& move : told.moves) {
    const bool from = same_machine(move.from, claim.host);
    if (!from && !same_machine(move.to, claim.host)) continue;
    object(all, "reached", {{"host", claim.host}, {"other", from ? move.to : move.from}, {"finding", move.finding}});
  }
  const Diagnosed::Host* host = told.host(claim.host);
  if (host && (!was_examined(claim.host, told) || shares_a_directory(*host, told)))
    object(all, "in_directory", {{"host", claim.host}});
}

}  // namespace

std::vector<base::Error> objections(const Claim& claim, const Diagnosed& diagnosed) {
  Objections all;
  switch (claim.ground) {
    case Ground::rebuilt: break;  // what was is gone; what comes later is a contradiction, see releases.h
    case Ground::restored: object_to_restored(claim, diagnosed, all); break;
    case Ground::examined: object_to_examined(claim, diagnosed, all); break;
    case Ground::never_reachable: object_to_never_reachable(claim, diagnosed, all); break;
  }
  return all;
}

Examined examined_of(std::string_view host, const Diagnosed& diagnosed) {
  Examined all;
  for (const std::string& channel : grounds().channels) {
    const Examined span = span_of(seen_of(host, channel, diagnosed));
    if (!span.from || !span.to) return {};
    if (!all.from || *span.from > *all.from) all.from = span.from;
    if (!all.to || *span.to < *all.to) all.to = span.to;
  }
  return all;
}

}  // namespace beffroi::response::releases

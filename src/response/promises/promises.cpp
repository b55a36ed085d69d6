// SPDX-License-Identifier: EUPL-1.2
#include "response/promises/promises.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace beffroi::response {
namespace {

constexpr std::array<std::pair<PromiseKind, std::string_view>, 3> kKinds{
    {{PromiseKind::update, "update"}, {PromiseKind::service, "service"}, {PromiseKind::call_back, "call_back"}}};

std::string joined_ids(const std::vector<Promise>& promises) {
  std::string ids;
  for (const Promise& one : promises) ids += (ids.empty() ? "" : ", ") + one.id;
  return ids;
}

/// The promise called `id`, still open.
base::Result<Promise> open_one(casefile::Case& store, std::string_view id) {
  BEFFROI_TRY(const std::vector<Entry> entries, entries_of(store));
  const std::vector<Promise> all = promises_of(entries);
  const auto found = std::ranges::find(all, id, &Promise::id);
  if (found == all.end()) return base::fail("promise.unknown", {{"name", std::string(id)}, {"known", joined_ids(all)}});
  if (found->kept) return base::fail("promise.already_kept", {{"name", std::string(id)}});
  if (found->withdrawn) return base::fail("promise.already_withdrawn", {{"name", std::string(id)}});
  return *found;
}

Promise made_by(const Entry& entry, std::size_t number) {
  return {.id = fmt::format("P{}", number),
          .kind = promise_kind_of(entry.text("what")).value_or(PromiseKind::update),
          .text = std::string(entry.text("text")),
          .to = std::string(entry.text("to")),
          .times = {{entry.moment("due_at").value_or(entry.utc), entry.utc, entry.by, {}}},
          .kept = std::nullopt,
          .kept_by = {},
          .withdrawn = std::nullopt,
          .withdrawn_by = {},
          .withdrawn_because = {},
          .about = entry.subject};
}

}  // namespace

std::int64_t Promise::minutes_late() const {
  constexpr std::int64_t kMinute = 60 * base::kNanosecondsPerSecond;
  return kept && *kept > due() ? (kept->nanoseconds - due().nanoseconds) / kMinute : 0;
}

std::string_view name_of(PromiseKind kind) {
  return std::ranges::find(kKinds, kind, &decltype(kKinds)::value_type::first)->second;
}

std::optional<PromiseKind> promise_kind_of(std::string_view name) {
  const auto found = std::ranges::find(kKinds, name, &decltype(kKinds)::value_type::second);
  return found == kKinds.end() ? std::nullopt : std::optional(found->first);
}

base::Result<Entry> make_promise(casefile::Case& store, const NewPromise& promise, base::Timestamp now, std::string_view by) {
  if (promise.text.empty()) return base::fail("promise.empty");
  if (promise.due <= now) return base::fail("promise.past", {{"at", promise.due}});
  return note(
      store, "promise.made", promise.about,
      {{"text", promise.text}, {"to", promise.to}, {"what", std::string(name_of(promise.kind))}, {"due_at", promise.due}}, by);
}

base::Result<Entry> keep_promise(casefile::Case& store, std::string_view id, std::string_view by) {
  BEFFROI_TRY(const Promise promise, open_one(store, id));
  return note(store, "promise.kept", id, {{"text", promise.text}, {"to", promise.to}, {"due_at", promise.due()}}, by);
}

base::Result<Entry> move_promise(casefile::Case& store, std::string_view id, base::Timestamp due, std::string_view because,
                                 base::Timestamp now, std::string_view by) {
  if (because.empty()) return base::fail("promise.no_reason", {{"name", std::string(id)}});
  BEFFROI_TRY(const Promise promise, open_one(store, id));
  if (due <= now) return base::fail("promise.past", {{"at", due}});
  return note(store, "promise.moved", id,
              {{"text", promise.text},
               {"to", promise.to},
               {"before_at", promise.due()},
               {"due_at", due},
               {"because", std::string(because)}},
              by);
}

base::Result<Entry> withdraw_promise(casefile::Case& store, std::string_view id, std::string_view because,
                                     std::string_view by) {
  if (because.empty()) return base::fail("promise.no_reason", {{"name", std::string(id)}});
  BEFFROI_TRY(const Promise promise, open_one(store, id));
  return note(store, "promise.withdrawn", id,
              {{"text", promise.text}, {"to", promise.to}, {"due_at", promise.due()}, {"because", std::string(because)}}, by);
}

std::vector<Promise> promises_of(Entries entries) {
  std::vector<Promise> all;
  for (const Entry& entry : entries) {
    if (entry.kind == "promise.made") {
      all.push_back(made_by(entry, all.size() + 1));
      continue;
    }
    if (!is_kind(entry, "promise")) continue;
    const auto about = std::ranges::find(all, entry.subject, &Promise::id);
    // Two commands at once may both have found it open: the first one holds.
    if (about == all.end() || !about->is_open()) continue;
    if (entry.kind == "promise.kept") {
      about->kept = entry.utc;
      about->kept_by = entry.by;
    } else if (entry.kind == "promise.withdrawn") {
      about->withdrawn = entry.utc;
      about->withdrawn_by = entry.by;
      about->withdrawn_because = std::string(entry.text("because"));
    } else if (entry.kind == "promise.moved") {
      about->times.push_back(
          {entry.moment("due_at").value_or(about->due()), entry.utc, entry.by, std::string(entry.text("because"))});
    }
  }
  return all;
}

std::vector<Promise> open_promises_of(Entries entries) {
  std::vector<Promise> open = promises_of(entries);
  std::erase_if(open, [](const Promise& one) { return !one.is_open(); });
  std::ranges::stable_sort(open, {}, &Promise::due);
  return open;
}

}  // namespace beffroi::response

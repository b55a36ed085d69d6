// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "response/entry.h"

namespace beffroi::response {

/// What was promised for an hour.
enum class PromiseKind : std::uint8_t {
  update,     ///< the next news, to staff, the press, the inhabitants
  service,    ///< the return of a service
  call_back,  ///< to call somebody back
};

/// "update", "service", "call_back", and back.
std::string_view name_of(PromiseKind kind);
std::optional<PromiseKind> promise_kind_of(std::string_view name);

/// One hour that was named for a promise, by whom and why it was moved.
struct PromisedTime {
  base::Timestamp due;
  base::Timestamp said;
  std::string by;
  std::string because;  ///< empty for the first hour
};

/// Something that people wait for. Every hour ever named stays visible.
struct Promise {
  std::string id;  ///< "P1", "P2": in the order of the journal
  PromiseKind kind = PromiseKind::update;
  std::string text;
  std::string to;                       ///< to whom; may be empty
  std::vector<PromisedTime> times;      ///< the first hour named first; never empty
  std::optional<base::Timestamp> kept;  ///< when somebody said that it was kept
  std::string kept_by;
  std::optional<base::Timestamp> withdrawn;  ///< when somebody said that no hour is promised any more
  std::string withdrawn_by, withdrawn_because;
  std::string about;  ///< what another part of the response promised it for, by its own name; empty: a person's own promise

  bool is_open() const { return !kept && !withdrawn; }
  base::Timestamp due() const { return times.back().due; }
  /// Whole minutes between the hour that was promised and the one at which it was kept; 0 where it was kept in time or not at all.
  std::int64_t minutes_late() const;
  bool is_overdue(base::Timestamp now) const { return is_open() && due() <= now; }
};

struct NewPromise {
  PromiseKind kind = PromiseKind::update;
  std::string text;
  std::string to;
  base::Timestamp due;
  std::string about = {};  ///< as Promise::about
};

/// Makes a promise. Errors: promise.empty without a text, promise.past {at} where the hour is not after `now`.
base::Result<Entry> make_promise(casefile::Case& store, const NewPromise& promise, base::Timestamp now,
                                 std::string_view by = {});
/// Says that it was kept. Errors: promise.unknown {name, known}, promise.already_kept {name}.
base::Result<Entry> keep_promise(casefile::Case& store, std::string_view id, std::string_view by = {});
/// Names another hour, with a reason. Errors: those of both, promise.no_reason.
base::Result<Entry> move_promise(casefile::Case& store, std::string_view id, base::Timestamp due, std::string_view because,
                                 base::Timestamp now, std::string_view by = {});

/// Says, with a reason, that no hour is promised any more: the return that was announced has no date now. Errors: those of keeping,
/// promise.no_reason.
base::Result<Entry> withdraw_promise(casefile::Case& store, std::string_view id, std::string_view because,
                                     std::string_view by = {});

/// All promises, in the order in which they were made.
std::vector<Promise> promises_of(Entries entries);
/// Those that are still open, the first to come first.
std::vector<Promise> open_promises_of(Entries entries);

}  // namespace beffroi::response

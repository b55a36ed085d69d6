// SPDX-License-Identifier: EUPL-1.2
#include "response/services/decide.h"

#include <algorithm>

#include "response/first_hour/answers.h"
#include "response/list_text.h"
#include "response/promises/promises.h"
#include "town/catalogue.h"
#include "town/words.h"

namespace beffroi::response::services {
namespace {

base::ArgumentValue moment_or_nothing(const std::optional<base::Timestamp>& moment) {
  return moment ? base::ArgumentValue(*moment) : base::ArgumentValue(std::string());
}

bool says_nothing(const Change& change) {
  return !change.state && !change.since && !change.cause && !change.channels && !change.contact &&
         change.back == Return::unsaid && !change.next_update;
}

base::Result<> check_channels(const Change& change) {
  if (!change.channels) return {};
  std::vector<std::string> known;
  for (const town::Named& channel : town::Catalogue::embedded().channels()) known.push_back(channel.id);
  for (const std::string& channel : *change.channels) {
    if (std::ranges::find(known, channel) == known.end())
      return base::fail("service.channel", {{"name", channel}, {"known", list_text(known, ", ")}});
  }
  return {};
}

/// Whether a date that people were given stops being true.
bool moves_the_return(const Details& before, const Details& after) {
  const bool was_dated = before.back == Return::dated;
  return was_dated && after.state != State::normal && (after.back != Return::dated || after.returns_at != before.returns_at);
}

base::Result<> check(const Change& change, const Details& before, const Details& after, base::Timestamp now,
                     std::string_view by) {
  const base::Arguments name{{"name", change.name}};
  if (says_nothing(change)) return base::fail("service.nothing_said", name);
  BEFFROI_TRY_VOID(check_channels(change));
  if (after.back == Return::dated && change.back == Return::dated && by.empty())
    return base::fail("service.return_by_whom", name);
  for (const auto& moment : {change.returns_at, change.next_update}) {
    if (moment && *moment <= now) return base::fail("service.past", {{"at", *moment}});
  }
  if (change.since && *change.since > now) return base::fail("service.since_future", {{"at", *change.since}});
  if (moves_the_return(before, after) && change.because.empty()) return base::fail("service.return_moved", name);
  return {};
}

/// When what a proposal rests on began; nothing where nothing says so.
std::optional<base::Timestamp> beginning_of(const Proposal& proposal) {
  std::optional<base::Timestamp> first;
  for (const Because& one : proposal.because) {
    if (one.effect == Effect::stops && one.since && (!first || *one.since < *first)) first = one.since;
  }
  return first;
}

/// A service of which nobody had spoken stopped with the attack, and not when somebody accepts that it did.
Change with_beginning(Change change, const Details& before, Entries entries, base::Timestamp now) {
  if (change.since || !change.accepts || before.state != State::unknown || change.state == State::normal) return change;
  const auto began = change.began ? change.began : first_hour::state_of(entries).current("when");
  if (began && *began <= now) change.since = began;
  return change;
}

/// Nobody reaches a closed switchboard by telephone, nor a closed reception at its counter.
std::string own_channel(std::string_view service) {
  const town::ServiceKind* kind = town::Catalogue::embedded().find(service);
  return kind ? kind->own_channel : std::string();
}

/// What holds once the change is made.
Details after_of(const Change& change, const Details& before, base::Timestamp now) {
  Details after = before;
  const bool another = change.state && *change.state != before.state;
  after.state = change.state.value_or(before.state);
  // A service that works again has no cause, no other counter and no date any more.
  if (after.state == State::normal) after = Details{.state = State::normal, .since = before.since};
  if (another || before.since.nanoseconds == 0) after.since = now;
  if (change.since) after.since = *change.since;
  if (change.cause) after.cause = *change.cause;
  if (change.channels) after.channels = *change.channels;
  if (change.state == State::closed && (!change.channels || change.accepts))
    std::erase(after.channels, own_channel(change.service));
  if (change.contact) after.contact = *change.contact;
  if (change.back != Return::unsaid && after.state != State::normal) {
    after.back = change.back;
    after.returns_at = change.returns_at;
  }
  if (change.next_update && after.state != State::normal) after.next_update = change.next_update;
  return after;
}

base::Arguments members_of(const Change& change, const Details& after) {
  base::Arguments members{{"name", change.name},
                          {"site", change.site},
                          {"site_name", change.site_name},
                          {"state", std::string(name_of(after.state))},
                          {"cause", after.cause},
                          {"channels", list_text(after.channels, " ")},
                          {"contact", after.contact},
                          {"because", change.because},
                          {"proposed", std::string(name_of(change.proposed))},
                          {"grounds", change.grounds}};
  members.push_back({"back", std::string(after.back == Return::no_date ? "no_date"
                                         : after.back == Return::dated ? "dated"
                                                                       : "")});
  members.push_back({"at", after.since});
  members.push_back({"returns_at", moment_or_nothing(after.returns_at)});
  members.push_back({"update_at", moment_or_nothing(after.next_update)});
  return members;
}

std::string called(const Change& change) {
  return change.site_name.empty() ? change.name : change.name + " (" + change.site_name + ")";
}

struct Keeping {
  casefile::Case& store;
  const Change& change;
  base::Timestamp now;
  std::string_view by;
  std::vector<Promise> open;

  const Promise* find(const std::string& about) const {
    const auto at = std::ranges::find(open, about, &Promise::about);
    return at == open.end() ? nullptr : &*at;
  }

  base::Result<> keep_if_open(const std::string& about) const {
    if (const Promise* promise = find(about)) BEFFROI_TRY_VOID(keep_promise(store, promise->id, by));
    return {};
  }

  base::Result<> promise(PromiseKind kind, const std::string& about, base::Timestamp due) const {
    BEFFROI_TRY_VOID(make_promise(store, {kind, called(change), {}, due, about}, now, by));
    return {};
  }

  base::Result<> follow_return(const Details& after) const {
    const std::string about = return_promise(change.service, change.site);
    if (after.state == State::normal) return keep_if_open(about);
    // An hour that somebody moved with `promise move` stays as long as nobody speaks of the return.
    if (change.back == Return::unsaid) return {};
    const Promise* promised = find(about);
    if (after.back == Return::dated) {
      if (!promised) return promise(PromiseKind::service, about, *after.returns_at);
      if (promised->due() == *after.returns_at) return {};
      BEFFROI_TRY_VOID(move_promise(store, promised->id, *after.returns_at, change.because, now, by));
    } else if (promised) {
      BEFFROI_TRY_VOID(withdraw_promise(store, promised->id, change.because, by));
    }
    return {};
  }

  /// News that came with a new hour for the next ones were given. That the service works again is no news to those who wait for some:
  /// the promise stays open until a person says that it was kept.
  base::Result<> follow_update(const Details& after) const {
    const std::string about = update_promise(change.service, change.site);
    if (change.next_update) BEFFROI_TRY_VOID(keep_if_open(about));
    return after.next_update && change.next_update ? promise(PromiseKind::update, about, *change.next_update)
                                                   : base::Result<>();
  }
};

}  // namespace

Change change_of(const Line& line) {
  Change change;
  change.service = line.offer.service;
  change.site = line.offer.site;
  change.name = line.offer.name;
  change.site_name = line.offer.site_name;
  change.proposed = line.proposal.state;
  return change;
}

base::Result<Change> acceptance_of(const Line& line, std::string cause) {
  if (line.proposal.state == State::unknown) return base::fail("service.nothing_proposed", {{"name", typed(line.offer)}});
  Change change = change_of(line);
  change.accepts = true;
  change.state = line.proposal.state;
  change.grounds = grounds_text(line.proposal);
  if (line.proposal.state == State::normal) return change;
  change.began = beginning_of(line.proposal);
  change.cause = std::move(cause);
  change.channels = line.proposal.channels;
  return change;
}

Details once_accepted(const Line& line, Entries entries, base::Timestamp now) {
  const Details before = line.standing.now();
  const auto change = acceptance_of(line, {});
  return change ? after_of(with_beginning(*change, before, entries, now), before, now) : before;
}

base::Result<Entry> decide(casefile::Case& store, const Change& asked, base::Timestamp now, std::string_view by) {
  BEFFROI_TRY(const std::vector<Entry> entries, entries_of(store));
  const std::vector<Standing> all = standings_of(entries);
  const Standing* standing = find(all, asked.service, asked.site);
  const Details before = standing ? standing->now() : Details{};
  const Change change = with_beginning(asked, before, entries, now);
  const Details after = after_of(change, before, now);
  BEFFROI_TRY_VOID(check(change, before, after, now, by));
  const base::Arguments members = members_of(change, after);
  BEFFROI_TRY(Entry written, change.accepts ? note(store, "service.accepted", change.service, members, by)
                                            : note(store, "service.set", change.service, members, by));
  const Keeping keeping{store, change, now, by, open_promises_of(entries)};
  BEFFROI_TRY_VOID(keeping.follow_return(after));
  BEFFROI_TRY_VOID(keeping.follow_update(after));
  return written;
}

base::Result<Entry> add(casefile::Case& store, std::string_view name, std::string_view site, std::string_view by) {
  const std::string id = town::identifier_of(name);
  if (id.empty()) return base::fail("service.no_name");
  return note(store, "service.added", id,
              {{"name", std::string(name)}, {"site", town::identifier_of(site)}, {"site_name", std::string(site)}}, by);
}

}  // namespace beffroi::response::services

// SPDX-License-Identifier: EUPL-1.2
#include "response/people/sendings.h"

#include <algorithm>
#include <array>

#include "town/words.h"

namespace beffroi::response::people {
namespace {

constexpr std::string_view kSent = "people.sent", kCorrected = "people.corrected", kWithdrawn = "people.withdrawn",
                           kReturned = "people.returned";
constexpr std::int64_t kMostPeople = 100'000'000;
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kChannels{{{"post", "post"},
                                                                                   {"courrier", "post"},
                                                                                   {"email", "email"},
                                                                                   {"e_mail", "email"},
                                                                                   {"mail", "email"},
                                                                                   {"courriel", "email"},
                                                                                   {"counter", "counter"},
                                                                                   {"guichet", "counter"},
                                                                                   {"phone", "phone"},
                                                                                   {"telephone", "phone"},
                                                                                   {"public", "public"},
                                                                                   {"affichage", "public"},
                                                                                   {"avis_public", "public"},
                                                                                   {"public_notice", "public"}}};

base::Result<> refuse_names(std::string_view text) {
  if (names_somebody(text)) return base::fail("people.names_somebody", {{"text", std::string(text)}});
  return {};
}

base::Result<> check_count(std::int64_t count, std::int64_t least) {
  if (count < least || count > kMostPeople) return base::fail("people.count", {{"count", count}});
  return {};
}

base::Result<std::string> channel_of(std::string_view text) {
  const auto channel = channel_named(text);
  if (!channel) return base::fail("people.channel", {{"name", std::string(text)}});
  return *channel;
}

std::int64_t capped(std::int64_t count) { return std::clamp<std::int64_t>(count, 0, kMostPeople); }

Sending sending_of(const Entry& entry) {
  return {.id = entry.seq,
          .what = entry.subject,
          .name = std::string(entry.text("name")),
          .channel = std::string(entry.text("channel")),
          .count = capped(entry.number("count")),
          .at = entry.moment("at"),
          .utc = entry.utc,
          .by = entry.by,
          .text = std::string(entry.text("text")),
          .return_texts = {}};
}

void correct(Sending& sending, const Entry& entry) {
  Sending now = sending_of(entry);
  now.id = sending.id;
  now.utc = sending.utc;
  now.returned = std::min(now.count, sending.returned);
  now.return_texts = std::move(sending.return_texts);
  sending = std::move(now);
}

/// What an entry says of a sending that is known: corrected, withdrawn, come back.
void say_of(Sending& sending, std::vector<Sending>& all, const Entry& entry) {
  if (entry.kind == kCorrected) return correct(sending, entry);
  if (entry.kind == kWithdrawn) {
    std::erase_if(all, [id = sending.id](const Sending& one) { return one.id == id; });
    return;
  }
  // Two commands at once may have told of more than was sent.
  sending.returned = std::min(sending.count, sending.returned + capped(entry.number("count")));
  if (!entry.text("text").empty()) sending.return_texts.emplace_back(entry.text("text"));
}

base::Result<Sending> sending_with(casefile::Case& store, std::uint64_t id) {
  BEFFROI_TRY(const std::vector<Entry> entries, entries_of(store));
  const Sendings known = sendings_of(entries);
  const auto at = std::ranges::find(known.sent, id, &Sending::id);
  if (at == known.sent.end()) return base::fail("people.no_sending", {{"entry", static_cast<std::int64_t>(id)}});
  return *at;
}

bool looks_the_same(const Sending& one, const Sent& sent, std::string_view channel) {
  if (one.what != sent.what || one.channel != channel) return false;
  const bool hours = one.at && sent.at;
  return hours ? *one.at == *sent.at : one.count == sent.count;
}

base::Result<> refuse_twice(casefile::Case& store, const Sent& sent, std::string_view channel) {
  BEFFROI_TRY(const std::vector<Entry> entries, entries_of(store));
  for (const Sending& one : sendings_of(entries).sent) {
    if (!looks_the_same(one, sent, channel)) continue;
    return base::fail("people.already_sent",
                      {{"entry", static_cast<std::int64_t>(one.id)}, {"name", one.name}, {"count", one.count}, {"by", one.by}});
  }
  return {};
}

/// What an entry of a sending holds. Errors: those of note_sent() that look at one sending alone.
base::Result<base::Arguments> members_of(const Sent& sent) {
  BEFFROI_TRY(const std::string channel, channel_of(sent.channel));
  BEFFROI_TRY_VOID(check_count(sent.count, channel == "public" ? 0 : 1));
  BEFFROI_TRY_VOID(refuse_names(sent.text));
  BEFFROI_TRY_VOID(refuse_names(sent.name));
  base::Arguments members{{"name", sent.name}, {"channel", channel}, {"count", sent.count}, {"text", sent.text}};
  members.push_back({"at", sent.at ? base::ArgumentValue(*sent.at) : base::ArgumentValue(std::string())});
  return members;
}

}  // namespace

std::optional<std::string> channel_named(std::string_view text) {
  const std::string asked = town::identifier_of(text);
  const auto at = std::ranges::find(kChannels, asked, &std::pair<std::string_view, std::string_view>::first);
  return at == kChannels.end() ? std::nullopt : std::optional<std::string>(at->second);
}

bool names_somebody(std::string_view text) {
  constexpr std::size_t kDigits = 9;  // a telephone number has ten, a date eight
  std::size_t digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto is_word = [](char one) { return one != ' ' && one != ',' && one != ';'; };
    if (c == '@' && i > 0 && i + 1 < text.size() && is_word(text[i - 1]) && is_word(text[i + 1])) return true;
    if (c >= '0' && c <= '9') {
      if (++digits == kDigits) return true;
    } else if (c != ' ' && c != '.' && c != '-') {
      digits = 0;
    }
  }
  return false;
}

std::int64_t Sendings::told() const {
  std::int64_t sum = 0;
  for (const Sending& one : sent) sum += one.count - one.returned;
  return sum;
}

std::int64_t Sendings::returned() const {
  std::int64_t sum = 0;
  for (const Sending& one : sent) sum += one.returned;
  return sum;
}

base::Result<Entry> note_sent(casefile::Case& store, const Sent& sent, std::string_view by) {
  BEFFROI_TRY(const base::Arguments members, members_of(sent));
  if (!sent.again) BEFFROI_TRY_VOID(refuse_twice(store, sent, *channel_named(sent.channel)));
  return note(store, kSent, sent.what, members, by);
}

base::Result<Entry> correct_sent(casefile::Case& store, std::uint64_t sending, Sent sent, std::string_view because,
                                 std::string_view by) {
  BEFFROI_TRY(const Sending before, sending_with(store, sending));
  if (sent.what.empty()) {
    sent.what = before.what;
    sent.name = before.name;
  }
  if (sent.channel.empty()) sent.channel = before.channel;
  if (sent.count == 0) sent.count = before.count;
  if (!sent.at) sent.at = before.at;
  if (sent.text.empty()) sent.text = before.text;
  BEFFROI_TRY(base::Arguments members, members_of(sent));
  if (sent.count < before.returned)
    return base::fail("people.too_many_returned", {{"count", before.returned}, {"sent", sent.count}});
  BEFFROI_TRY_VOID(refuse_names(because));
  members.push_back({"sending", static_cast<std::int64_t>(sending)});
  members.push_back({"because", std::string(because)});
  return note(store, kCorrected, sent.what, members, by);
}

base::Result<Entry> withdraw_sent(casefile::Case& store, std::uint64_t sending, std::string_view because, std::string_view by) {
  BEFFROI_TRY(const Sending before, sending_with(store, sending));
  if (because.empty()) return base::fail("people.no_reason", {{"name", before.name}});
  BEFFROI_TRY_VOID(refuse_names(because));
  return note(store, kWithdrawn, before.what,
              {{"sending", static_cast<std::int64_t>(sending)}, {"name", before.name}, {"because", std::string(because)}}, by);
}

base::Result<Entry> note_returned(casefile::Case& store, std::uint64_t sending, std::int64_t count, std::string_view text,
                                  std::string_view by) {
  BEFFROI_TRY_VOID(check_count(count, 1));
  BEFFROI_TRY_VOID(refuse_names(text));
  BEFFROI_TRY(const Sending known, sending_with(store, sending));
  if (known.returned + count > known.count)
    return base::fail("people.too_many_returned", {{"count", known.returned + count}, {"sent", known.count}});
  return note(
      store, kReturned, known.what,
      {{"sending", static_cast<std::int64_t>(sending)}, {"name", known.name}, {"count", count}, {"text", std::string(text)}},
      by);
}

base::Result<Entry> note_asked(casefile::Case& store, const Question& question, std::string_view by) {
  if (question.text.empty()) return base::fail("people.no_question");
  BEFFROI_TRY_VOID(check_count(question.count, 1));
  BEFFROI_TRY_VOID(refuse_names(question.text));
  BEFFROI_TRY_VOID(refuse_names(question.answer));
  BEFFROI_TRY(const std::string channel,
              question.channel.empty() ? base::Result<std::string>(std::string()) : channel_of(question.channel));
  return note(store, "people.asked", {},
              {{"text", question.text}, {"answer", question.answer}, {"channel", channel}, {"count", question.count}}, by);
}

Sendings sendings_of(Entries entries) {
  Sendings all;
  for (const Entry& entry : entries) {
    if (entry.kind == kSent) all.sent.push_back(sending_of(entry));
    if (entry.kind == "people.asked")
      all.asked.push_back({.entry = entry.seq,
                           .utc = entry.utc,
                           .count = capped(entry.number("count")),
                           .text = std::string(entry.text("text")),
                           .answer = std::string(entry.text("answer")),
                           .channel = std::string(entry.text("channel")),
                           .by = entry.by});
    if (entry.kind != kReturned && entry.kind != kCorrected && entry.kind != kWithdrawn) continue;
    const auto id = static_cast<std::uint64_t>(std::max<std::int64_t>(entry.number("sending"), 0));
    const auto at = std::ranges::find(all.sent, id, &Sending::id);
    if (at != all.sent.end()) say_of(*at, all.sent, entry);
  }
  return all;
}

}  // namespace beffroi::response::people

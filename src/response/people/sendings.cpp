// SPDX-License-Identifier: EUPL-1.2
#include "response/people/sendings.h"

#include <algorithm>
#include <array>

#include "town/words.h"

namespace beffroi::response::people {
namespace {

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
  BEFFROI_TRY(const std::string channel, channel_of(sent.channel));
  BEFFROI_TRY_VOID(check_count(sent.count, channel == "public" ? 0 : 1));
  BEFFROI_TRY_VOID(refuse_names(sent.text));
  BEFFROI_TRY_VOID(refuse_names(sent.name));
  base::Arguments members{{"name", sent.name}, {"channel", channel}, {"count", sent.count}, {"text", sent.text}};
  members.push_back({"at", sent.at ? base::ArgumentValue(*sent.at) : base::ArgumentValue(std::string())});
  return note(store, "people.sent", sent.what, members, by);
}

base::Result<Entry> note_returned(casefile::Case& store, std::uint64_t sending, std::int64_t count, std::string_view text,
                                  std::string_view by) {
  BEFFROI_TRY_VOID(check_count(count, 1));
  BEFFROI_TRY_VOID(refuse_names(text));
  BEFFROI_TRY(const std::vector<Entry> entries, entries_of(store));
  const Sendings known = sendings_of(entries);
  const auto at = std::ranges::find(known.sent, sending, &Sending::id);
  if (at == known.sent.end()) return base::fail("people.no_sending", {{"entry", static_cast<std::int64_t>(sending)}});
  if (at->returned + count > at->count)
    return base::fail("people.too_many_returned", {{"count", at->returned + count}, {"sent", at->count}});
  return note(
      store, "people.returned", at->what,
      {{"sending", static_cast<std::int64_t>(sending)}, {"name", at->name}, {"count", count}, {"text", std::string(text)}}, by);
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
    if (entry.kind == "people.sent") all.sent.push_back(sending_of(entry));
    if (entry.kind == "people.asked")
      all.asked.push_back({.entry = entry.seq,
                           .utc = entry.utc,
                           .count = capped(entry.number("count")),
                           .text = std::string(entry.text("text")),
                           .answer = std::string(entry.text("answer")),
                           .channel = std::string(entry.text("channel")),
                           .by = entry.by});
    if (entry.kind != "people.returned") continue;
    const auto id = static_cast<std::uint64_t>(std::max<std::int64_t>(entry.number("sending"), 0));
    const auto at = std::ranges::find(all.sent, id, &Sending::id);
    if (at == all.sent.end()) continue;
    // Two commands at once may have told of more than was sent.
    at->returned = std::min(at->count, at->returned + capped(entry.number("count")));
    if (!entry.text("text").empty()) at->return_texts.emplace_back(entry.text("text"));
  }
  return all;
}

}  // namespace beffroi::response::people

// SPDX-License-Identifier: EUPL-1.2
// The register of what was sent to people: counts and channels, never whom.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "response/entry.h"

namespace beffroi::response::people {

/// post, email, counter, phone, public: how people were told.
std::optional<std::string> channel_named(std::string_view text);

/// Told to a number of people, or to everybody by a public notice.
struct Sending {
  std::uint64_t id = 0;  ///< the entry of the journal
  std::string what;      ///< a data set's id, or as typed: a group of people
  std::string name;      ///< for people
  std::string channel;
  std::int64_t count = 0;  ///< of people; 0 for a public notice
  std::optional<base::Timestamp> at;
  base::Timestamp utc;
  std::string by, text;
  std::int64_t returned = 0;              ///< that came back, all told
  std::vector<std::string> return_texts;  ///< why
};

/// What people asked, as the sense of it, and what was answered.
struct Question {
  std::uint64_t entry = 0;
  base::Timestamp utc;
  std::int64_t count = 1;
  std::string text, answer, channel, by;
};

struct Sendings {
  std::vector<Sending> sent;
  std::vector<Question> asked;

  std::int64_t told() const;  ///< people to whom something was sent, less what came back
  std::int64_t returned() const;
};

struct Sent {
  std::string what, name, channel;
  std::int64_t count = 0;
  std::optional<base::Timestamp> at;
  std::string text;
  bool again = false;  ///< it is another one, whatever it looks like
};

/// "people.sent". One that says what another said already – the same people by the same channel, as many of them or at the same hour – counts
/// them twice: it is refused unless its hour or `again` says that it is another one. Errors: people.channel {name}, people.count {count},
/// people.names_somebody {text}, people.already_sent {entry, name, count, by}.
base::Result<Entry> note_sent(casefile::Case& store, const Sent& sent, std::string_view by);
/// "people.corrected": what is said of a sending from now on; what is left empty stays as it was, what came back too. Errors: people.no_sending
/// {entry}, people.too_many_returned where more came back than that, those of note_sent() but the last.
base::Result<Entry> correct_sent(casefile::Case& store, std::uint64_t sending, Sent sent, std::string_view because,
                                 std::string_view by);
/// "people.withdrawn": it was never sent, or was noted twice. Errors: people.no_sending {entry}, people.no_reason {name}.
base::Result<Entry> withdraw_sent(casefile::Case& store, std::uint64_t sending, std::string_view because, std::string_view by);
/// "people.returned": so many more of that sending came back. Errors: people.no_sending {entry}, people.count, people.too_many_returned {count, sent},
/// people.names_somebody.
base::Result<Entry> note_returned(casefile::Case& store, std::uint64_t sending, std::int64_t count, std::string_view text,
                                  std::string_view by);
/// "people.asked". Errors: people.no_question, people.count, people.channel, people.names_somebody.
base::Result<Entry> note_asked(casefile::Case& store, const Question& question, std::string_view by);

Sendings sendings_of(Entries entries);

/// An e-mail address, or nine digits and more as telephone and identity numbers have them: what a register of counts must not hold.
bool names_somebody(std::string_view text);

}  // namespace beffroi::response::people

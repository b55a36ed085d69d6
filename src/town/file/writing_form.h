// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/yaml/writer.h"
#include "town/file/describe.h"
#include "town/value.h"
#include "town/words.h"

namespace beffroi::town::file {

/// The section of the keys that stand at the left margin.
inline constexpr std::string_view kWholeTown = "town";

/// Writes the keys of one record. With `guide` keys without a value are written too, each with its comment; otherwise only what is known.
class WritingForm {
 public:
  /// `section` names the record in the messages: "town.record.<section>.<key>", or "town.field.<key>" where all mean the same.
  WritingForm(base::yaml::Writer& out, const base::Catalogue& words, std::string section, bool guide)
      : out_(out), words_(words), section_(std::move(section)), guide_(guide) {}

  void text(std::string_view key, const std::string& value);
  void texts(std::string_view key, const std::vector<std::string>& values);
  void number(std::string_view key, const std::optional<std::int64_t>& value, std::int64_t, std::int64_t);
  void date(std::string_view key, const std::optional<base::Date>& value);
  void clock(std::string_view key, const std::optional<std::int64_t>& value);
  void count(std::string_view key, const std::optional<Count>& value);
  void insee(std::string_view key, const std::string& value) { text(key, value); }
  void siren(std::string_view key, const std::string& value) { text(key, value); }
  void telephone(std::string_view key, const std::string& value) { text(key, value); }
  void network(std::string_view key, const std::string& value) { text(key, value); }
  void networks(std::string_view key, const std::vector<std::string>& values) { texts(key, values); }
  void reference(std::string_view key, const std::string& value, Thing) { text(key, value); }
  void references(std::string_view key, const std::vector<std::string>& values, Thing) { texts(key, values); }
  void identity(std::string_view id_key, const std::string& id, std::string_view name_key, const std::string& name, Thing);

  template <class Choice>
  void choice(std::string_view key, const Choice& value) {
    // An answer that nobody knows yet is written out: whoever fills in the file sees what may stand there.
    if (start(key, value != Choice{} || (guide_ && std::is_same_v<Choice, Answer>)))
      out_.plain(word_of(value, words_.language()));
    say(key);
  }

  template <class Choice>
  void choices(std::string_view key, const std::vector<Choice>& values) {
    std::vector<std::string> written;
    for (const Choice value : values) written.emplace_back(word_of(value, words_.language()));
    texts(key, written);
  }

  template <class Record>
  void record(std::string_view key, Record& record) {
    introduce(key, {});
    out_.key(key).begin_mapping();
    WritingForm form(out_, words_, std::string(key), true);
    describe(form, record);
    out_.end_mapping();
  }

  template <class Record>
  void records(std::string_view key, std::vector<Record>& records) {
    if (!guide_ && records.empty()) return;
    introduce(key, records.empty() ? "example" : "");
    out_.key(key);
    started_ = section_ != kWholeTown;  // at the left margin the lines before it say what it is for
    say(key);
    out_.begin_sequence();
    bool first = true;
    for (Record& record : records) {
      WritingForm form(out_, words_, std::string(key), guide_ && std::exchange(first, false));
      out_.begin_mapping();
      describe(form, record);
      out_.end_mapping();
    }
    out_.end_sequence();
  }

 private:
  /// Writes the key if it has a value or is to be shown; says whether the value follows.
  bool start(std::string_view key, bool has_value);
  /// The comment beside the key that was started.
  void say(std::string_view key);
  /// What a section is for, before it, and its example.
  void introduce(std::string_view key, std::string_view example);

  base::yaml::Writer& out_;
  const base::Catalogue& words_;
  std::string section_;
  bool guide_;
  bool started_ = false;
};

}  // namespace beffroi::town::file

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnose/scene.h"
#include "model/source.h"

namespace beffroi::diagnose {

/// Writes the facts of a small town line by line, for the tests of questions.
class BookForTests {
 public:
  using Fields = std::vector<std::pair<std::string, std::string>>;

  /// `time` as RFC 3339; fields beside host.name in any order.
  BookForTests& fact(std::string_view kind, std::string_view time, std::string_view host, Fields fields = {}) {
    model::Fact made;
    made.kind = kind;
    made.time = base::parse_rfc3339(time);
    made.roles = {{"host.name", std::string(host)}};
    made.attributes = std::move(fields);
    made.record_id = ++records_;
    made.offset = 100 * records_;
    cover(host, *made.time);
    result_.facts.push_back(std::move(made));
    return *this;
  }

  /// `count` equal facts, ten seconds apart.
  BookForTests& facts(int count, std::string_view kind, std::string_view from, std::string_view host, const Fields& fields) {
    const base::Timestamp start = *base::parse_rfc3339(from);
    for (int i = 0; i < count; ++i) {
      fact(kind, base::format_rfc3339({start.nanoseconds + i * 10 * base::kNanosecondsPerSecond}), host, fields);
    }
    return *this;
  }

  /// A channel of a machine that was read.
  BookForTests& coverage(std::string_view host, std::string_view channel) {
    result_.coverage.push_back({std::string(host), std::string(channel), 1, {}, {}, 1, 1});
    return *this;
  }

  /// What somebody declared, in the journal's next entry.
  BookForTests& declare(std::string question, std::string answer, std::string event, std::optional<base::Timestamp> at = {}) {
    const std::uint64_t number = declared_.size() + 1;
    declared_.push_back({std::move(question), std::move(answer), std::move(event), "", at, {number, "La DGS", "seen"}});
    return *this;
  }

  /// A rule of high level that matched.
  BookForTests& alarm(std::string title) {
    alarms_.push_back({std::move(title), {{}, 7, 7, "Security.evtx", {}}});
    return *this;
  }

  /// The book over what was written so far; valid as long as this object and unchanged.
  Casebook book() {
    result_.origin.path = "Security.evtx";
    return Casebook({&result_, 1}, declared_, alarms_);
  }

  /// What the questions are asked of; valid until the next call and as long as this object.
  const Scene& scene() {
    scene_.reset();
    book_ = std::make_unique<Casebook>(book());
    scene_ = std::make_unique<Scene>(*book_);
    return *scene_;
  }

 private:
  void cover(std::string_view host, base::Timestamp time) {
    for (model::Coverage& seen : result_.coverage) {
      if (seen.computer != host || seen.channel != "Security") continue;
      ++seen.records;
      seen.last_time = std::max(*seen.last_time, time);
      seen.last_record_id = records_;
      return;
    }
    result_.coverage.push_back({std::string(host), "Security", 1, time, time, records_, records_});
  }

  model::SourceResult result_;
  std::vector<model::DeclaredAnswer> declared_;
  std::vector<model::Alarm> alarms_;
  std::unique_ptr<Casebook> book_;
  std::unique_ptr<Scene> scene_;
  std::uint64_t records_ = 0;
};

}  // namespace beffroi::diagnose

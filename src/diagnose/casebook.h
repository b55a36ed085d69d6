// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/alarm.h"
#include "model/citation.h"
#include "model/declared_answer.h"
#include "model/source.h"

namespace beffroi::diagnose {

class Casebook;
struct ClockError;

/// Where the records of one fact stand: more than one where the same record was collected several times. Citations are made when
/// somebody looks at them. Valid as long as the book.
class Citations {
 public:
  std::size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  model::Citation operator[](std::size_t index) const;
  model::Citation front() const { return (*this)[0]; }

  class Iterator {
   public:
    using value_type = model::Citation;
    using difference_type = std::ptrdiff_t;

    Iterator() = default;
    Iterator(const Citations& all, std::size_t index) : all_(&all), index_(index) {}
    model::Citation operator*() const { return (*all_)[index_]; }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    Iterator operator++(int) { return {*all_, index_++}; }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.index_ == b.index_; }

   private:
    const Citations* all_ = nullptr;
    std::size_t index_ = 0;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, count_}; }

 private:
  friend class Casebook;
  friend struct KnownFact;

  /// A fact of one of the results: three numbers instead of pointers, because there are millions.
  struct Place {
    std::uint32_t source = 0, page = 0, fact = 0;
  };
  struct Shelf {
    std::span<const model::SourceResult> results;
    std::vector<Place> places;

    model::FactPage::View view(const Place& place) const;
  };

  const Shelf* shelf_ = nullptr;
  std::uint32_t first_ = 0, count_ = 0;  // of the shelf's places
};

/// A fact of the case: the same record found in several sources is one fact with several citations.
struct KnownFact {
  base::Timestamp time;  ///< UTC, the machine's clock put right where it was wrong; facts without a time are not in the book
  Citations citations;

  std::string_view kind() const;
  /// The text of a role or attribute, empty where the record did not say it.
  std::string_view get(std::string_view ecs) const;
  /// The same as a number; 0 where it is none.
  std::uint64_t number(std::string_view ecs) const;
  std::string_view host() const { return get("host.name"); }
};

/// Everything the questions may ask: facts in the order of time, what was examined, and what people declared. Keeps views into the results,
/// the declarations and the alarms, which must outlive it.
class Casebook {
 public:
  explicit Casebook(std::span<const model::SourceResult> results, std::span<const model::DeclaredAnswer> declared = {},
                    std::span<const model::Alarm> alarms = {});

  /// All facts of one kind in the order of (time, source, offset).
  std::span<const KnownFact> facts(std::string_view kind) const;
  /// Those of them between two moments, both included.
  std::span<const KnownFact> facts(std::string_view kind, base::Timestamp from, base::Timestamp to) const;
  /// Every kind that some fact has, in alphabetical order.
  std::vector<std::string> kinds() const;
  /// What was read of each channel of each computer, the same channel from several sources put together.
  const std::vector<model::Coverage>& coverage() const { return coverage_; }
  /// All computers that wrote a record, in alphabetical order, each as it was first written.
  const std::vector<std::string>& hosts() const { return hosts_; }
  /// What people declared that answers a question, in the order of the journal. It never makes a fact: a statement that rests on it says
  /// so.
  std::vector<const model::DeclaredAnswer*> declared(std::string_view question) const;
  /// What rules of high level found.
  std::span<const model::Alarm> alarms() const { return alarms_; }
  /// How many facts are in the book, and how many are not because nothing says their time for sure.
  std::size_t dated() const { return dated_; }
  std::size_t undated() const { return undated_; }
  /// All that was read bears the mark of a drill. A log that bears it among others proves nothing: whoever writes one can write it.
  bool exercise() const { return marked_ > 0 && unmarked_ == 0; }
  /// Some logs bear the mark and others do not.
  bool mixes_exercise() const { return marked_ > 0 && unmarked_ > 0; }
  /// Machines whose clocks were wrong. Their facts stand at the right time, their citations at that of the record.
  const std::vector<ClockError>& clocks() const { return *clocks_; }

 private:
  void count_mark(const model::SourceResult& source);
  void put_clocks_right();
  void sort(std::vector<KnownFact>& list) const;
  void add_facts();
  void add_kind(std::string_view kind, std::span<const Citations::Place> places);

  std::unique_ptr<Citations::Shelf> shelf_;  // facts point at it, wherever the book moves
  std::map<std::string, std::vector<KnownFact>, std::less<>> by_kind_;
  std::vector<model::Coverage> coverage_;
  std::vector<std::string> hosts_;
  std::shared_ptr<const std::vector<ClockError>> clocks_;
  std::span<const model::DeclaredAnswer> declared_;
  std::span<const model::Alarm> alarms_;
  std::size_t dated_ = 0, undated_ = 0;
  std::size_t marked_ = 0, unmarked_ = 0;  ///< logs with and without the mark of a drill
};

/// An address that is routed on the Internet: neither private, local, link-local, shared (RFC 6598) nor unspecified.
bool is_public_address(std::string_view address);

/// An address that a machine of a private network has: RFC 1918, RFC 6598, RFC 4193.
bool is_private_address(std::string_view address);

}  // namespace beffroi::diagnose

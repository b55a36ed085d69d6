// SPDX-License-Identifier: EUPL-1.2
// The facts of one source in little memory: millions of them repeat a few thousand texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/fact.h"

namespace beffroi::model {

/// Some thousand facts, every text of theirs kept once, together with what that costs: two byte strings and where in them each
/// text and each fact begins.
class FactPage {
 public:
  /// One fact where it lies; valid as long as the page stays where it is and takes no further fact.
  class View {
   public:
    std::string_view kind() const;
    std::optional<base::Timestamp> time() const;
    std::uint64_t offset() const;
    std::uint64_t record_id() const;
    /// The text of the role or attribute called `ecs`, the first where there are several; empty where there is none.
    std::string_view get(std::string_view ecs) const;
    /// The fact as one that stands for itself.
    Fact whole() const;
    /// The same kind, time, record and fields; where the two stand plays no part.
    bool same_record(const View& other) const;
    /// A number that is the same for the same record. Not for an attacker to be unable to forge: compare as well.
    std::uint64_t record_hash() const;

   private:
    friend class FactPage;
    struct Head;
    View(const FactPage& page, std::size_t index) : page_(&page), index_(index) {}
    Head head() const;
    template <class Visit>
    void fields(const Head& head, Visit visit) const;

    const FactPage* page_;
    std::size_t index_;
  };

  std::size_t size() const { return starts_.size(); }
  View operator[](std::size_t index) const { return {*this, index}; }

  /// The page as bytes, and back: nothing where they are not those of a page, whatever they say.
  std::string serialize() const;
  static std::optional<FactPage> deserialize(std::string_view bytes);

 private:
  friend class Facts;
  std::string_view text(std::uint64_t number) const;
  bool add_record(std::string_view record);

  std::string texts_;
  std::vector<std::uint32_t> text_ends_;
  std::string records_;
  std::vector<std::uint32_t> starts_;  // of each fact in records_
};

/// A list of facts that only grows, in the order in which they came.
class Facts {
 public:
  static constexpr std::size_t kPageFacts = 4'096;
  static constexpr std::size_t kPageBytes = std::size_t{1} << 20;  ///< a page that has grown past it takes no more

  Facts();
  Facts(const Facts& other);
  Facts& operator=(const Facts& other);
  Facts(Facts&&) noexcept;
  Facts& operator=(Facts&&) noexcept;
  ~Facts();

  void push_back(const Fact& fact);
  void append(FactPage page);
  void clear();

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::span<const FactPage> pages() const { return pages_; }

  class Iterator {
   public:
    using value_type = Fact;
    using difference_type = std::ptrdiff_t;

    Iterator() = default;
    Iterator(std::span<const FactPage> pages, std::size_t page) : pages_(pages), page_(page) {}
    Fact operator*() const { return pages_[page_][index_].whole(); }
    Iterator& operator++() {
      if (++index_ == pages_[page_].size()) ++page_, index_ = 0;
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.page_ == b.page_ && a.index_ == b.index_; }

   private:
    std::span<const FactPage> pages_;
    std::size_t page_ = 0, index_ = 0;
  };
  Iterator begin() const { return {pages_, 0}; }
  Iterator end() const { return {pages_, pages_.size()}; }

  friend bool operator==(const Facts& a, const Facts& b);

 private:
  struct Index;  // text → its number in the page that still grows
  std::uint64_t number_of(std::string_view text);

  std::vector<FactPage> pages_;
  std::unique_ptr<Index> index_;
  std::size_t size_ = 0;
};

}  // namespace beffroi::model

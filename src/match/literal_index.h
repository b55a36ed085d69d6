// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beffroi::match {

enum class Anchor : std::uint8_t { whole, start, end, inside };

/// Bytes to look for: as the whole of a text, at its start, at its end, or anywhere.
struct Literal {
  std::string text;
  Anchor anchor = Anchor::inside;

  friend bool operator==(const Literal&, const Literal&) = default;
};

/// Thousands of literals looked for in one walk over a text, at a nanosecond or two a byte; building takes about as long as
/// copying them. literal_index_reference.h says the same in five lines and is compared with it for ever.
///
/// Every literal is filed in one hash table under one key. Anchored ones: the first or last 12, 8 or fewer bytes (fewer would
/// put everything that ends in .exe in one place), whole ones all bytes. Those inside: eight neighbouring bytes that begin with
/// the four that are rarest among all literals and in what Windows writes anyway; of literals that are shorter than eight, these
/// four; of those shorter still, all bytes. Before the table is asked, a small bitmap says no.
class LiteralIndex {
 public:
  LiteralIndex() = default;
  explicit LiteralIndex(std::span<const Literal> literals);

  /// Appends the index of every literal that the text has; one may be appended several times. Safe from several threads.
  void find(std::string_view text, std::vector<std::uint32_t>& found) const;

  std::size_t size() const { return extents_.size(); }

 private:
  struct Extent {
    std::uint32_t begin, size;
  };
  struct Entry {
    std::uint64_t key;
    std::uint32_t literal;
    std::uint32_t gram_at;  ///< where in the literal its key lies; only of those inside
    std::uint32_t next;
  };

  std::string_view literal(std::uint32_t index) const { return {bytes_.data() + extents_[index].begin, extents_[index].size}; }
  void file(const Literal& literal, std::uint32_t index, std::span<const std::uint16_t> gram_counts);
  void file_inside(const Literal& literal, std::uint32_t index, std::span<const std::uint16_t> gram_counts);
  void file_short(std::string_view text, std::uint32_t index);
  void insert(std::uint64_t key, std::uint32_t index, std::uint32_t gram_at);

  void find_anchored(std::string_view text, std::vector<std::uint32_t>& found) const;
  void find_inside(std::string_view text, std::vector<std::uint32_t>& found) const;
  template <bool HasShort>
  std::size_t find_grams(std::string_view text, std::vector<std::uint32_t>& found) const;
  void find_long_at(std::string_view text, std::size_t at, std::uint32_t gram, std::vector<std::uint32_t>& found) const;
  void find_short_at(std::string_view text, std::size_t at, std::uint32_t gram, std::vector<std::uint32_t>& found) const;
  void look_up_anchored(std::uint64_t key, Anchor anchor, std::string_view text, std::vector<std::uint32_t>& found) const;
  void look_up_inside(std::uint64_t key, std::string_view text, std::size_t at, std::vector<std::uint32_t>& found) const;

  std::string bytes_;  // of all literals, one behind the other
  std::vector<Extent> extents_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> heads_;  // index into entries_ + 1, 0 for none
  std::vector<std::uint64_t> grams_;  // bitmap of the first four bytes of keys of four and eight bytes; then of each apart
  std::vector<std::uint64_t> medium_grams_, long_grams_;
  std::vector<std::uint64_t> pairs_;  // bitmap of the first two bytes of shorter keys; after a key of one byte comes any other
  std::array<std::uint8_t, 256>
      short_lengths_{};  // by the first byte of shorter keys: bit n says that there are some of n bytes
  int gram_shift_ = 31;
  std::uint32_t classes_[4] = {0, 0, 0, 0};  // by anchor: bit n says that there are keys of n bytes
  std::vector<std::uint32_t> always_;        // empty literals that every text has
};

}  // namespace beffroi::match

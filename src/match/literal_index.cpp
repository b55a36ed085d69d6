// SPDX-License-Identifier: EUPL-1.2
#include "match/literal_index.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "match/hash.h"

namespace beffroi::match {
namespace {

constexpr std::size_t kGram = 4;
constexpr std::size_t kLongGram = 8;
constexpr std::size_t kGramCounters = 1u << 16;
constexpr std::uint32_t kAnyLength = 31;  // class of whole literals

std::uint32_t load_gram(const char* at) {
  std::uint32_t gram;
  std::memcpy(&gram, at, kGram);
  return gram;
}

std::uint64_t load_long_gram(const char* at) {
  std::uint64_t gram;
  std::memcpy(&gram, at, kLongGram);
  return gram;
}

std::uint32_t spread(std::uint32_t gram) { return gram * 0x9E3779B1u; }

/// How many bytes at the end or start of a literal of this size are its key.
std::size_t key_size(std::size_t size) {
  if (size >= 12) return 12;
  return std::min<std::size_t>(size, 8);
}

std::uint64_t key_of(std::string_view bytes, Anchor anchor, std::size_t length_class) {
  return hash_of(bytes, static_cast<std::uint64_t>(anchor) << 8 | length_class);
}

std::string_view key_bytes(std::string_view text, Anchor anchor, std::size_t size) {
  return anchor == Anchor::start ? text.substr(0, size) : text.substr(text.size() - size);
}

bool is_set(const std::uint64_t* bitmap, std::size_t bit) { return (bitmap[bit / 64] >> (bit % 64) & 1) != 0; }
void set(std::vector<std::uint64_t>& bitmap, std::size_t bit) { bitmap[bit / 64] |= std::uint64_t{1} << (bit % 64); }

bool fits(std::string_view text, std::string_view literal, Anchor anchor) {
  if (anchor == Anchor::whole) return text == literal;
  return anchor == Anchor::start ? text.starts_with(literal) : text.ends_with(literal);
}

/// What stands in most values of a Windows log anyway: a key taken from it would be found in every second text.
constexpr std::string_view kOrdinary[] = {
    "c:\\windows\\system32\\",
    "c:\\windows\\syswow64\\",
    "c:\\program files\\",
    "c:\\program files (x86)\\",
    "c:\\programdata\\",
    "c:\\users\\",
    "\\appdata\\local\\temp\\",
    "\\appdata\\roaming\\microsoft\\",
    "hklm\\software\\microsoft\\windows\\currentversion\\",
    "hklm\\system\\currentcontrolset\\services\\",
    "\\registry\\machine\\software\\",
    "\\device\\harddiskvolume",
    "nt authority\\system",
    "windowspowershell\\v1.0\\powershell.exe\"",
    "microsoft windows operating system",
    "svchost.exe -k",
    "cmd.exe /c ",
    ".exe\" ",
    "https://www.",
    "0x0000000000000000",
};
constexpr std::uint16_t kOrdinaryWeight = 64;

using GramCounts = std::vector<std::uint16_t>;

void count(std::string_view text, std::uint16_t weight, GramCounts& counts) {
  for (std::size_t at = 0; at + kGram <= text.size(); ++at) {
    std::uint16_t& known = counts[spread(load_gram(text.data() + at)) >> 16];
    known = static_cast<std::uint16_t>(std::min<std::uint32_t>(UINT16_MAX, std::uint32_t{known} + weight));
  }
}

GramCounts count_ordinary() {
  GramCounts counts(kGramCounters);
  for (const std::string_view text : kOrdinary) count(text, kOrdinaryWeight, counts);
  return counts;
}

/// How many bytes of a literal inside are its key.
std::size_t inside_key_size(std::size_t size) { return size < kLongGram ? std::min(size, kGram) : kLongGram; }

/// How often the four-byte pieces of all literals occur among them and in ordinary values, by their hash. Empty where no literal has
/// more than one place for its key: small indexes are made by the thousand.
GramCounts count_grams(std::span<const Literal> literals) {
  const auto has_choice = [](const Literal& one) {
    return one.anchor == Anchor::inside && one.text.size() > inside_key_size(one.text.size());
  };
  if (std::ranges::none_of(literals, has_choice)) return {};
  static const GramCounts ordinary = count_ordinary();
  GramCounts counts = ordinary;
  for (const Literal& literal : literals) {
    if (literal.anchor == Anchor::inside) count(literal.text, 1, counts);
  }
  return counts;
}

}  // namespace

LiteralIndex::LiteralIndex(std::span<const Literal> literals) {
  std::size_t bytes = 0;
  std::size_t inside = 0;
  for (const Literal& literal : literals) {
    bytes += literal.text.size();
    if (literal.anchor == Anchor::inside) ++inside;
  }
  bytes_.reserve(bytes);
  extents_.reserve(literals.size());
  entries_.reserve(literals.size());
  heads_.assign(std::bit_ceil(literals.size() * 2 + 1), 0);
  // Sixteen bits a key keep false alarms rare; more than 32 KiB would leave the first cache.
  const auto bits = std::clamp<std::size_t>(std::bit_ceil(inside * 16 + 64), 64, 1u << 18);
  for (auto* bitmap : {&grams_, &medium_grams_, &long_grams_}) bitmap->assign(bits / 64, 0);
  gram_shift_ = 32 - std::countr_zero(bits);
  const auto gram_counts = count_grams(literals);
  for (const Literal& literal : literals) {
    const auto index = static_cast<std::uint32_t>(extents_.size());
    extents_.push_back({static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(literal.text.size())});
    bytes_ += literal.text;
    file(literal, index, gram_counts);
  }
}

void LiteralIndex::file(const Literal& literal, std::uint32_t index, std::span<const std::uint16_t> gram_counts) {
  const std::string_view text = literal.text;
  const Anchor anchor = literal.anchor;
  if (text.empty() && anchor != Anchor::whole) return always_.push_back(index);
  if (anchor == Anchor::inside) return file_inside(literal, index, gram_counts);
  const std::size_t length = anchor == Anchor::whole ? kAnyLength : key_size(text.size());
  classes_[static_cast<std::size_t>(anchor)] |= 1u << length;
  const std::string_view key = anchor == Anchor::whole ? text : key_bytes(text, anchor, length);
  insert(key_of(key, anchor, length), index, 0);
}

void LiteralIndex::file_inside(const Literal& literal, std::uint32_t index, std::span<const std::uint16_t> gram_counts) {
  const std::string_view text = literal.text;
  if (text.size() < kGram) return file_short(text, index);
  const std::size_t length = inside_key_size(text.size());
  classes_[static_cast<std::size_t>(Anchor::inside)] |= 1u << length;
  std::size_t rarest = 0;
  for (std::size_t at = 1; at + length <= text.size(); ++at) {
    const auto count_at = [&](std::size_t where) { return gram_counts[spread(load_gram(text.data() + where)) >> 16]; };
    if (count_at(at) < count_at(rarest)) rarest = at;
  }
  const char* gram = text.data() + rarest;
  for (auto* bitmap : {&grams_, length == kGram ? &medium_grams_ : &long_grams_}) {
    set(*bitmap, spread(load_gram(gram)) >> gram_shift_);
  }
  const std::uint64_t key = length == kGram ? mix(kGram, load_gram(gram)) : mix(kLongGram, load_long_gram(gram));
  insert(key, index, static_cast<std::uint32_t>(rarest));
}

void LiteralIndex::file_short(std::string_view text, std::uint32_t index) {
  classes_[static_cast<std::size_t>(Anchor::inside)] |= 1u << text.size();
  pairs_.resize(65'536 / 64);
  const auto first = static_cast<std::uint8_t>(text[0]);
  short_lengths_[first] = static_cast<std::uint8_t>(short_lengths_[first] | 1u << text.size());
  for (std::size_t second = 0; second < 256; ++second) {
    if (text.size() == 1 || second == static_cast<std::uint8_t>(text[1])) set(pairs_, first | second << 8);
  }
  std::uint32_t gram = 0;
  std::memcpy(&gram, text.data(), text.size());
  insert(mix(text.size(), gram), index, 0);
}

void LiteralIndex::insert(std::uint64_t key, std::uint32_t index, std::uint32_t gram_at) {
  std::uint32_t& head = heads_[key & (heads_.size() - 1)];
  entries_.push_back({key, index, gram_at, head});
  head = static_cast<std::uint32_t>(entries_.size());
}

void LiteralIndex::find(std::string_view text, std::vector<std::uint32_t>& found) const {
  if (extents_.empty()) return;
  found.insert(found.end(), always_.begin(), always_.end());
  find_anchored(text, found);
  if (classes_[static_cast<std::size_t>(Anchor::inside)] != 0) find_inside(text, found);
}

void LiteralIndex::find_anchored(std::string_view text, std::vector<std::uint32_t>& found) const {
  if (classes_[static_cast<std::size_t>(Anchor::whole)] != 0) {
    look_up_anchored(key_of(text, Anchor::whole, kAnyLength), Anchor::whole, text, found);
  }
  for (const Anchor anchor : {Anchor::start, Anchor::end}) {
    for (std::uint32_t left = classes_[static_cast<std::size_t>(anchor)]; left != 0; left &= left - 1) {
      const auto length = static_cast<std::size_t>(std::countr_zero(left));
      if (length > text.size()) break;
      look_up_anchored(key_of(key_bytes(text, anchor, length), anchor, length), anchor, text, found);
    }
  }
}

void LiteralIndex::look_up_anchored(std::uint64_t key, Anchor anchor, std::string_view text,
                                    std::vector<std::uint32_t>& found) const {
  for (std::uint32_t at = heads_[key & (heads_.size() - 1)]; at != 0; at = entries_[at - 1].next) {
    const Entry& entry = entries_[at - 1];
    if (entry.key == key && fits(text, literal(entry.literal), anchor)) found.push_back(entry.literal);
  }
}

void LiteralIndex::find_inside(std::string_view text, std::vector<std::uint32_t>& found) const {
  const std::size_t last = pairs_.empty() ? find_grams<false>(text, found) : find_grams<true>(text, found);
  for (std::size_t at = last; !pairs_.empty() && at < text.size(); ++at) {
    std::uint32_t gram = 0;
    std::memcpy(&gram, text.data() + at, text.size() - at);
    find_short_at(text, at, gram, found);
  }
}

/// Looks at every place that has four bytes; returns the first that has not.
template <bool HasShort>
std::size_t LiteralIndex::find_grams(std::string_view text, std::vector<std::uint32_t>& found) const {
  // Kept out of reach of what is written to `found`: else they are loaded anew for each byte.
  const std::uint64_t* const grams = grams_.data();
  const std::uint64_t* const pairs = pairs_.data();
  const int shift = gram_shift_;
  const char* const begin = text.data();
  std::size_t at = 0;
  for (; at + kGram <= text.size(); ++at) {
    const std::uint32_t gram = load_gram(begin + at);
    if (is_set(grams, spread(gram) >> shift)) [[unlikely]]
      find_long_at(text, at, gram, found);
    if constexpr (HasShort) {
      if (is_set(pairs, gram & 0xFFFF)) [[unlikely]]
        find_short_at(text, at, gram, found);
    }
  }
  return at;
}

void LiteralIndex::find_long_at(std::string_view text, std::size_t at, std::uint32_t gram,
                                std::vector<std::uint32_t>& found) const {
  const std::size_t bit = spread(gram) >> gram_shift_;
  if (is_set(medium_grams_.data(), bit)) look_up_inside(mix(kGram, gram), text, at, found);
  if (!is_set(long_grams_.data(), bit) || at + kLongGram > text.size()) return;
  look_up_inside(mix(kLongGram, load_long_gram(text.data() + at)), text, at, found);
}

/// `gram`: the bytes at `at`, zeros past the end of the text; a literal that ends in zeros is compared with the text.
void LiteralIndex::find_short_at(std::string_view text, std::size_t at, std::uint32_t gram,
                                 std::vector<std::uint32_t>& found) const {
  const unsigned lengths = short_lengths_[gram & 0xFF];
  if ((lengths & 1u << 1) != 0) look_up_inside(mix(1, gram & 0xFF), text, at, found);
  if ((lengths & 1u << 2) != 0) look_up_inside(mix(2, gram & 0xFFFF), text, at, found);
  if ((lengths & 1u << 3) != 0) look_up_inside(mix(3, gram & 0xFF'FFFF), text, at, found);
}

void LiteralIndex::look_up_inside(std::uint64_t key, std::string_view text, std::size_t at,
                                  std::vector<std::uint32_t>& found) const {
  for (std::uint32_t next = heads_[key & (heads_.size() - 1)]; next != 0; next = entries_[next - 1].next) {
    const Entry& entry = entries_[next - 1];
    if (entry.key != key || entry.gram_at > at) continue;
    const std::string_view wanted = literal(entry.literal);
    if (text.substr(at - entry.gram_at, wanted.size()) == wanted) found.push_back(entry.literal);
  }
}

}  // namespace beffroi::match

// SPDX-License-Identifier: EUPL-1.2
// A fact in a page: kind, time (0, or 1 and zigzag nanoseconds), offset, record id, number of roles, number of attributes, then
// each field's name and text; texts by their number in the page; all numbers LEB128.
#include "model/facts.h"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

namespace beffroi::model {
namespace {

void put(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
  out += static_cast<char>(number);
}

std::uint64_t zigzag(std::int64_t number) {
  return static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63);
}

std::int64_t unzigzag(std::uint64_t number) { return static_cast<std::int64_t>(number >> 1 ^ (0 - (number & 1))); }

/// Takes the number at the front off; of bytes a page has checked.
std::uint64_t take(const char*& at) {
  std::uint64_t number = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<std::uint8_t>(*at++);
    number |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return number;
  }
}

/// The same of bytes that nobody has checked: false where they end too early or the number is too long.
bool take_checked(std::string_view& bytes, std::uint64_t& number) {
  number = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<std::uint8_t>(bytes.front());
    bytes.remove_prefix(1);
    number |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t more) {
  hash ^= more;
  hash *= 0x9E37'79B9'7F4A'7C15U;
  return hash ^ hash >> 32;
}

}  // namespace

struct FactPage::View::Head {
  std::uint64_t kind = 0;
  std::optional<base::Timestamp> time;
  std::uint64_t offset = 0, record_id = 0, roles = 0, attributes = 0;
  const char* fields = nullptr;
};

FactPage::View::Head FactPage::View::head() const {
  const char* at = page_->records_.data() + page_->starts_[index_];
  Head head;
  head.kind = take(at);
  if (take(at) != 0) head.time = base::Timestamp{unzigzag(take(at))};
  head.offset = take(at);
  head.record_id = take(at);
  head.roles = take(at);
  head.attributes = take(at);
  head.fields = at;
  return head;
}

template <class Visit>
void FactPage::View::fields(const Head& head, Visit visit) const {
  const char* at = head.fields;
  for (std::uint64_t i = 0; i < head.roles + head.attributes; ++i) {
    const std::uint64_t name = take(at);
    const std::uint64_t text = take(at);
    if (!visit(page_->text(name), page_->text(text), i < head.roles)) return;
  }
}

std::string_view FactPage::View::kind() const { return page_->text(head().kind); }
std::optional<base::Timestamp> FactPage::View::time() const { return head().time; }
std::uint64_t FactPage::View::offset() const { return head().offset; }
std::uint64_t FactPage::View::record_id() const { return head().record_id; }

std::string_view FactPage::View::get(std::string_view ecs) const {
  std::string_view found;
  fields(head(), [&](std::string_view name, std::string_view text, bool) {
    if (name != ecs) return true;
    found = text;
    return false;
  });
  return found;
}

Fact FactPage::View::whole() const {
  const Head head = this->head();
  Fact fact{std::string(page_->text(head.kind)), head.time, {}, {}, head.offset, head.record_id};
  fact.roles.reserve(head.roles);
  fact.attributes.reserve(head.attributes);
  fields(head, [&](std::string_view name, std::string_view text, bool role) {
    (role ? fact.roles : fact.attributes).emplace_back(name, text);
    return true;
  });
  return fact;
}

bool FactPage::View::same_record(const View& other) const {
  const Head a = head(), b = other.head();
  if (a.time != b.time || a.record_id != b.record_id || a.roles != b.roles || a.attributes != b.attributes) return false;
  if (page_->text(a.kind) != other.page_->text(b.kind)) return false;
  const char* at = b.fields;
  bool same = true;
  fields(a, [&](std::string_view name, std::string_view text, bool) {
    same = other.page_->text(take(at)) == name;
    same = other.page_->text(take(at)) == text && same;
    return same;
  });
  return same;
}

std::uint64_t FactPage::View::record_hash() const {
  const std::hash<std::string_view> hash_text;
  const Head head = this->head();
  std::uint64_t hash = mix(hash_text(page_->text(head.kind)), head.record_id);
  if (head.time) hash = mix(hash, static_cast<std::uint64_t>(head.time->nanoseconds));
  fields(head, [&](std::string_view name, std::string_view text, bool) {
    hash = mix(mix(hash, hash_text(name)), hash_text(text));
    return true;
  });
  return hash;
}

std::string_view FactPage::text(std::uint64_t number) const {
  const std::uint32_t begin = number == 0 ? 0 : text_ends_[number - 1];
  return std::string_view(texts_).substr(begin, text_ends_[number] - begin);
}

std::string FactPage::serialize() const {
  std::string bytes;
  bytes.reserve(texts_.size() + records_.size() + text_ends_.size() * 2 + starts_.size() * 2 + 16);
  put(bytes, text_ends_.size());
  std::uint32_t before = 0;
  for (const std::uint32_t end : text_ends_) put(bytes, end - std::exchange(before, end));
  put(bytes, starts_.size());
  for (std::size_t i = 0; i < starts_.size(); ++i)
    put(bytes, (i + 1 < starts_.size() ? starts_[i + 1] : records_.size()) - starts_[i]);
  return bytes.append(texts_).append(records_);
}

std::optional<FactPage> FactPage::deserialize(std::string_view bytes) {
  if (bytes.size() > UINT32_MAX) return std::nullopt;
  FactPage page;
  std::vector<std::uint32_t> record_sizes;
  std::uint64_t text_bytes = 0, record_bytes = 0;
  std::uint64_t count = 0, length = 0;
  if (!take_checked(bytes, count) || count > bytes.size()) return std::nullopt;
  for (std::uint64_t i = 0; i < count; ++i) {
    if (!take_checked(bytes, length) || length > bytes.size()) return std::nullopt;
    text_bytes += length;
    if (text_bytes > bytes.size()) return std::nullopt;
    page.text_ends_.push_back(static_cast<std::uint32_t>(text_bytes));
  }
  if (!take_checked(bytes, count) || count > bytes.size()) return std::nullopt;
  for (std::uint64_t i = 0; i < count; ++i) {
    if (!take_checked(bytes, length) || length > bytes.size()) return std::nullopt;
    record_bytes += length;
    record_sizes.push_back(static_cast<std::uint32_t>(length));
  }
  if (text_bytes + record_bytes != bytes.size()) return std::nullopt;
  page.texts_ = bytes.substr(0, text_bytes);
  bytes.remove_prefix(text_bytes);
  page.records_.reserve(bytes.size());
  for (const std::uint32_t size : record_sizes) {
    if (!page.add_record(bytes.substr(0, size))) return std::nullopt;
    bytes.remove_prefix(size);
  }
  return page;
}

bool FactPage::add_record(std::string_view record) {
  std::string_view rest = record;
  std::uint64_t number = 0, timed = 0, roles = 0, attributes = 0;
  const auto is_text = [&] { return take_checked(rest, number) && number < text_ends_.size(); };
  if (!is_text() || !take_checked(rest, timed) || timed > 1) return false;
  if (timed == 1 && !take_checked(rest, number)) return false;
  if (!take_checked(rest, number) || !take_checked(rest, number)) return false;
  if (!take_checked(rest, roles) || !take_checked(rest, attributes)) return false;
  if (roles > rest.size() || attributes > rest.size()) return false;
  for (std::uint64_t i = 0; i < 2 * (roles + attributes); ++i)
    if (!is_text()) return false;
  if (!rest.empty()) return false;
  starts_.push_back(static_cast<std::uint32_t>(records_.size()));
  records_ += record;
  return true;
}

struct Facts::Index {
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers;
};

Facts::Facts() = default;
// The copy's last page is closed: what follows begins a new one.
Facts::Facts(const Facts& other) : pages_(other.pages_), size_(other.size_) {}
Facts& Facts::operator=(const Facts& other) {
  if (this != &other) *this = Facts(other);
  return *this;
}
Facts::Facts(Facts&& other) noexcept
    : pages_(std::exchange(other.pages_, {})), index_(std::move(other.index_)), size_(std::exchange(other.size_, 0)) {}
Facts& Facts::operator=(Facts&& other) noexcept {
  pages_ = std::exchange(other.pages_, {});
  index_ = std::move(other.index_);
  size_ = std::exchange(other.size_, 0);
  return *this;
}
Facts::~Facts() = default;

std::uint64_t Facts::number_of(std::string_view text) {
  const auto known = index_->numbers.find(text);
  if (known != index_->numbers.end()) return known->second;
  FactPage& page = pages_.back();
  const auto number = static_cast<std::uint32_t>(page.text_ends_.size());
  page.texts_ += text;
  page.text_ends_.push_back(static_cast<std::uint32_t>(page.texts_.size()));
  index_->numbers.emplace(text, number);
  return number;
}

void Facts::push_back(const Fact& fact) {
  if (!index_) {
    index_ = std::make_unique<Index>();
    pages_.emplace_back();
  }
  FactPage& page = pages_.back();
  page.starts_.push_back(static_cast<std::uint32_t>(page.records_.size()));
  std::string& record = page.records_;
  put(record, number_of(fact.kind));
  put(record, std::uint64_t{fact.time.has_value()});
  if (fact.time) put(record, zigzag(fact.time->nanoseconds));
  put(record, fact.offset);
  put(record, fact.record_id);
  put(record, fact.roles.size());
  put(record, fact.attributes.size());
  for (const auto* list : {&fact.roles, &fact.attributes}) {
    for (const auto& [name, text] : *list) {
      put(record, number_of(name));
      put(record, number_of(text));
    }
  }
  ++size_;
  if (page.size() < kPageFacts && page.texts_.size() + page.records_.size() < kPageBytes) return;
  for (std::string* bytes : {&page.texts_, &page.records_}) bytes->shrink_to_fit();
  for (auto* list : {&page.text_ends_, &page.starts_}) list->shrink_to_fit();
  index_.reset();
}

void Facts::append(FactPage page) {
  if (page.size() == 0) return;
  index_.reset();
  size_ += page.size();
  pages_.push_back(std::move(page));
}

void Facts::clear() { *this = Facts(); }

bool operator==(const Facts& a, const Facts& b) { return a.size_ == b.size_ && std::equal(a.begin(), a.end(), b.begin()); }

}  // namespace beffroi::model

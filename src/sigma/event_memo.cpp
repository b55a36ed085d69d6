// SPDX-License-Identifier: EUPL-1.2
#include "sigma/event_memo.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace beffroi::sigma {
namespace {

constexpr std::size_t kLongest = 4096;

template <class T>
void append_bytes(std::string& to, const T& value) {
  to.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void append_text(std::vector<std::uint32_t>& words, std::string_view text) {
  words.push_back(static_cast<std::uint32_t>(text.size()));
  const std::size_t at = words.size();
  words.resize(at + (text.size() + 3) / 4);
  if (!text.empty()) std::memcpy(words.data() + at, text.data(), text.size());
}

std::string take_text(std::span<const std::uint32_t>& words) {
  const std::size_t size = words.front();
  std::string text(reinterpret_cast<const char*>(words.data() + 1), size);
  words = words.subspan(1 + (size + 3) / 4);
  return text;
}

}  // namespace

bool EventMemo::ask(std::uint32_t question, const model::Event& event) {
  question_ = question;
  bytes_.clear();
  append_bytes(bytes_, event.computer);
  for (const model::Field& field : event.fields) {
    const std::string_view bytes = bytes_of(field.value);
    if (bytes_.size() + bytes.size() > kLongest) return false;
    const auto scope_and_kind = static_cast<std::uint32_t>(field.scope) << 8 | static_cast<std::uint32_t>(field.value.kind);
    append_bytes(bytes_, std::array{field.name, scope_and_kind, static_cast<std::uint32_t>(bytes.size())});
    bytes_ += bytes;
  }
  hash_ = match::ValueMemo::hash_of(key());
  return true;
}

const std::vector<Fired>* EventMemo::find() {
  const auto kept = memo_.find(key(), hash_);
  if (!kept) return nullptr;
  found_.clear();
  for (std::span<const std::uint32_t> words = kept->numbers; !words.empty();) {
    Fired& fired = found_.emplace_back(words[0], Details(words[1]));
    words = words.subspan(2);
    for (auto& [name, text] : fired.details) {
      name = take_text(words);
      text = take_text(words);
    }
  }
  return &found_;
}

void EventMemo::keep(std::span<const Fired> fired) {
  words_.clear();
  for (const Fired& one : fired) {
    words_.push_back(one.candidate);
    words_.push_back(static_cast<std::uint32_t>(one.details.size()));
    for (const auto& [name, text] : one.details) {
      append_text(words_, name);
      append_text(words_, text);
    }
  }
  memo_.keep(key(), hash_, words_);
}

}  // namespace beffroi::sigma

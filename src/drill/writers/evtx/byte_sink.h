// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace beffroi::drill::writers::evtx {

/// A growing run of bytes in which earlier numbers can be filled in later.
class ByteSink {
 public:
  template <class T>
  void put(T number) {
    bytes_.append(reinterpret_cast<const char*>(&number), sizeof number);
  }
  void put_bytes(std::string_view bytes) { bytes_.append(bytes); }

  template <class T>
  void put_at(std::size_t offset, T number) {
    std::memcpy(bytes_.data() + offset, &number, sizeof number);
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size()); }
  void resize(std::size_t size) { bytes_.resize(size); }
  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace beffroi::drill::writers::evtx

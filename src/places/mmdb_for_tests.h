// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace beffroi::places {

// Writes small databases of IPv4 addresses by https://maxmind.github.io/MaxMind-DB/ (version 2.0).

inline std::string mmdb_value(int type, const std::string& bytes, std::size_t size) {
  std::string out;
  const bool extended = type > 7;
  const std::size_t in_control = size < 29 ? size : size < 29 + 256 ? 29 : 30;
  out += static_cast<char>((extended ? 0 : type << 5) | static_cast<int>(in_control));
  if (extended) out += static_cast<char>(type - 7);
  if (in_control == 29) out += static_cast<char>(size - 29);
  if (in_control == 30) out += {static_cast<char>((size - 285) >> 8), static_cast<char>(size - 285)};
  return out + bytes;
}

inline std::string mmdb_text(const std::string& text) { return mmdb_value(2, text, text.size()); }

inline std::string mmdb_number(int type, std::uint64_t number, std::size_t bytes) {
  std::string out;
  for (std::size_t i = bytes; i-- > 0;) out += static_cast<char>(number >> (8 * i));
  return mmdb_value(type, out, bytes);
}

inline std::string mmdb_map(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string out;
  for (const auto& [key, value] : members) out += mmdb_text(key) + value;
  return mmdb_value(7, out, members.size());
}

/// `networks`: the first eight bits of addresses, and the value of all that begin so.
inline std::string mmdb_of(const std::vector<std::pair<std::uint8_t, std::string>>& networks) {
  std::vector<std::array<std::int64_t, 2>> nodes = {{-1, -1}};
  std::string data;
  std::vector<std::pair<std::pair<std::size_t, int>, std::size_t>> leaves;
  for (const auto& [first, value] : networks) {
    std::size_t node = 0;
    for (int bit = 7; bit > 0; --bit) {
      const int side = (first >> bit) & 1;
      if (nodes[node][static_cast<std::size_t>(side)] < 0) {
        nodes[node][static_cast<std::size_t>(side)] = static_cast<std::int64_t>(nodes.size());
        nodes.push_back({-1, -1});
      }
      node = static_cast<std::size_t>(nodes[node][static_cast<std::size_t>(side)]);
    }
    leaves.push_back({{node, first & 1}, data.size()});
    data += value;
  }
  for (const auto& [place, offset] : leaves) {
    nodes[place.first][static_cast<std::size_t>(place.second)] = static_cast<std::int64_t>(nodes.size() + 16 + offset);
  }
  std::string out;
  for (const auto& node : nodes) {
    for (const std::int64_t record : node) {
      const auto value = record < 0 ? nodes.size() : static_cast<std::size_t>(record);
      out += {static_cast<char>(value >> 16), static_cast<char>(value >> 8), static_cast<char>(value)};
    }
  }
  out += std::string(16, '\0') + data + "\xAB\xCD\xEFMaxMind.com";
  return out + mmdb_map({{"node_count", mmdb_number(6, nodes.size(), 4)},
                         {"record_size", mmdb_number(5, 24, 2)},
                         {"ip_version", mmdb_number(5, 4, 2)},
                         {"database_type", mmdb_text("Test")},
                         {"languages", mmdb_value(11, mmdb_text("en"), 1)},
                         {"binary_format_major_version", mmdb_number(5, 2, 2)},
                         {"binary_format_minor_version", mmdb_number(5, 0, 2)},
                         {"build_epoch", mmdb_number(9, 1'700'000'000, 8)},
                         {"description", mmdb_map({{"en", mmdb_text("test")}})}});
}

inline std::string mmdb_place(const std::string& french, const std::string& english, const std::string& city) {
  auto names = std::vector<std::pair<std::string, std::string>>{{"en", mmdb_text(english)}};
  if (!french.empty()) names.emplace_back("fr", mmdb_text(french));
  return mmdb_map({{"country", mmdb_map({{"names", mmdb_map(names)}})},
                   {"city", mmdb_map({{"names", mmdb_map({{"en", mmdb_text(city)}})}})}});
}

inline std::string mmdb_operator(std::uint32_t number, const std::string& name) {
  return mmdb_map(
      {{"autonomous_system_number", mmdb_number(6, number, 4)}, {"autonomous_system_organization", mmdb_text(name)}});
}

inline void write_mmdb(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace beffroi::places

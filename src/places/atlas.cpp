// SPDX-License-Identifier: EUPL-1.2
#include "places/atlas.h"

#include <arpa/inet.h>
#include <maxminddb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <optional>

#include <fmt/format.h>

#include "base/system_reason.h"
#include "base/text.h"

namespace beffroi::places {
namespace {

constexpr std::size_t kMostBytes = 256;  // of a name; a longer one is no name of a place

std::optional<sockaddr_storage> socket_address(std::string_view text) {
  const std::string copy(text);
  sockaddr_storage address{};
  in_addr v4{};
  if (inet_pton(AF_INET, copy.c_str(), &v4) == 1) {
    sockaddr_in made{};
    made.sin_family = AF_INET;
    made.sin_addr = v4;
    std::memcpy(&address, &made, sizeof made);
    return address;
  }
  sockaddr_in6 made{};
  if (inet_pton(AF_INET6, copy.c_str(), &made.sin6_addr) != 1) return std::nullopt;
  made.sin6_family = AF_INET6;
  std::memcpy(&address, &made, sizeof made);
  return address;
}

/// What stands at a path of keys below the entry; nothing where it is not there, or is no such thing.
std::optional<MMDB_entry_data_s> value_at(MMDB_entry_s& entry, const std::vector<const char*>& keys, std::uint32_t type) {
  std::vector<const char*> path = keys;
  path.push_back(nullptr);
  MMDB_entry_data_s data{};
  if (MMDB_aget_value(&entry, &data, path.data()) != MMDB_SUCCESS) return std::nullopt;
  return data.has_data && data.type == type ? std::optional(data) : std::nullopt;
}

std::string text_at(MMDB_entry_s& entry, const std::vector<const char*>& keys) {
  const auto data = value_at(entry, keys, MMDB_DATA_TYPE_UTF8_STRING);
  if (!data || data->data_size > kMostBytes) return {};
  return base::to_valid_utf8({data->utf8_string, data->data_size});
}

std::string name_at(MMDB_entry_s& entry, const char* what, const std::string& language) {
  std::string name = text_at(entry, {what, "names", language.c_str()});
  return name.empty() ? text_at(entry, {what, "names", "en"}) : name;
}

std::string operator_at(MMDB_entry_s& entry) {
  const auto number = value_at(entry, {"autonomous_system_number"}, MMDB_DATA_TYPE_UINT32);
  const std::string name = text_at(entry, {"autonomous_system_organization"});
  if (!number) return name;
  return fmt::format("AS{}{}{}", number->uint32, name.empty() ? "" : " ", name);
}

}  // namespace

class Atlas::Database {
 public:
  static base::Result<std::unique_ptr<Database>> open(const std::string& path) {
    auto database = std::make_unique<Database>();
    const int status = MMDB_open(path.c_str(), MMDB_MODE_MMAP, &database->mmdb_);
    if (status == MMDB_SUCCESS) {
      database->is_open_ = true;
      return database;
    }
    const bool by_system = status == MMDB_FILE_OPEN_ERROR || status == MMDB_IO_ERROR;
    if (by_system) return base::fail("places.unreadable", {{"reason", base::system_reason(errno)}}, {path, {}, {}});
    return base::fail("places.not_mmdb", {{"reason", std::string(MMDB_strerror(status))}}, {path, {}, {}});
  }

  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() {
    if (is_open_) MMDB_close(&mmdb_);
  }

  /// Adds what is not known yet.
  void complete(Place& place, const sockaddr_storage& address, const std::string& language) const {
    int error = MMDB_SUCCESS;
    MMDB_lookup_result_s found = MMDB_lookup_sockaddr(&mmdb_, reinterpret_cast<const sockaddr*>(&address), &error);
    if (error != MMDB_SUCCESS || !found.found_entry) return;
    if (place.country.empty()) place.country = name_at(found.entry, "country", language);
    if (place.country.empty()) place.country = name_at(found.entry, "registered_country", language);
    if (place.city.empty()) place.city = name_at(found.entry, "city", language);
    if (place.operated_by.empty()) place.operated_by = operator_at(found.entry);
  }

 private:
  MMDB_s mmdb_{};
  bool is_open_ = false;
};

Atlas::Atlas() = default;
Atlas::Atlas(Atlas&&) noexcept = default;
Atlas& Atlas::operator=(Atlas&&) noexcept = default;
Atlas::~Atlas() = default;

base::Result<Atlas> Atlas::open(const std::vector<std::string>& paths, std::string_view language) {
  Atlas atlas;
  atlas.language_ = language;
  for (const std::string& path : paths) {
    BEFFROI_TRY(atlas.databases_.emplace_back(), Database::open(path));
  }
  return atlas;
}

Place Atlas::find(std::string_view address) const {
  Place place;
  const auto known = socket_address(address);
  if (!known) return place;
  for (const auto& database : databases_) database->complete(place, *known, language_);
  return place;
}

}  // namespace beffroi::places

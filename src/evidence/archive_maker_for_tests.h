// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <clocale>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace beffroi::evidence {

/// A member to put into an archive, whatever its name says.
struct MadeMember {
  std::string name;
  std::string content;
  std::string link_to = {};  ///< not empty: a symbolic link
  bool device = false;
};

/// Makes archives with libarchive's writer. `format`: "zip", "7zip", "ustar", "pax", "raw"; `filter`: "", "gzip", "xz", "zstd".
/// With a password the members of a zip are encrypted (ZipCrypto).
inline std::string make_archive(std::string_view format, std::string_view filter, const std::vector<MadeMember>& members,
                                const char* password = nullptr) {
  static const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
  uselocale(utf8);
  const auto check = [](int code) {
    if (code < ARCHIVE_WARN) throw std::runtime_error("archive not made");
  };
  const std::unique_ptr<struct archive, int (*)(struct archive*)> writer(archive_write_new(), archive_write_free);
  check(archive_write_set_format_by_name(writer.get(), std::string(format).c_str()));
  if (!filter.empty()) check(archive_write_add_filter_by_name(writer.get(), std::string(filter).c_str()));
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  if (password) {
    check(archive_write_set_options(writer.get(), "zip:encryption=traditional"));
    check(archive_write_set_passphrase(writer.get(), password));
  }
  std::string made;
  check(archive_write_open2(
      writer.get(), &made, nullptr,
      [](struct archive*, void* out, const void* bytes, std::size_t size) -> la_ssize_t {
        static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
        return static_cast<la_ssize_t>(size);
      },
      nullptr, nullptr));
  for (const MadeMember& member : members) {
    const std::unique_ptr<struct archive_entry, void (*)(struct archive_entry*)> entry(archive_entry_new(), archive_entry_free);
    archive_entry_set_pathname_utf8(entry.get(), member.name.c_str());
    archive_entry_set_filetype(entry.get(), member.device ? AE_IFCHR : member.link_to.empty() ? AE_IFREG : AE_IFLNK);
    if (!member.link_to.empty()) archive_entry_set_symlink(entry.get(), member.link_to.c_str());
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(member.content.size()));
    check(archive_write_header(writer.get(), entry.get()));
    if (!member.content.empty() && archive_write_data(writer.get(), member.content.data(), member.content.size()) < 0)
      check(-30);
  }
  check(archive_write_close(writer.get()));
  uselocale(LC_GLOBAL_LOCALE);
  return made;
}

}  // namespace beffroi::evidence

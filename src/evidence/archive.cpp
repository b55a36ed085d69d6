// SPDX-License-Identifier: EUPL-1.2
// The only door to libarchive. Formats and filters are enabled one by one; its RAR, ISO, CAB … code is never reached.
#include "evidence/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <vector>

#include "base/assert.h"
#include "base/text.h"

namespace beffroi::evidence {
namespace {

constexpr std::size_t kBlockSize = std::size_t{256} << 10;
constexpr int kMaxRetries = 16;  // of one call that libarchive asks to repeat

/// libarchive turns names into the character set of the locale. Ours is UTF-8 whatever the user's is, on this thread only and
/// for the time of one call.
class Utf8Locale {
 public:
  Utf8Locale() : before_(uselocale(utf8())) {}
  ~Utf8Locale() { uselocale(before_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t utf8() {
    static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
    return locale;  // null where the system has none: uselocale(null) changes nothing and names lose their accents
  }

  locale_t before_;
};

bool starts_with(base::Bytes head, std::string_view magic) { return base::as_text(head).starts_with(magic); }

/// A tar header carries the sum of its own bytes, in octal, counted with the sum itself as blanks.
bool is_tar(base::Bytes head) {
  constexpr std::size_t kHeader = 512, kSumAt = 148, kSumEnd = 156;
  if (head.size() < kHeader || head[0] == 0) return false;
  std::uint64_t sum = 0, written = 0;
  for (std::size_t i = 0; i < kHeader; ++i) sum += i >= kSumAt && i < kSumEnd ? std::uint64_t{' '} : head[i];
  bool digits = false;
  for (std::size_t i = kSumAt; i < kSumEnd; ++i) {
    if (head[i] < '0' || head[i] > '7') {
      if (digits) break;
      if (head[i] != ' ') return false;
      continue;
    }
    digits = true;
    written = written * 8 + (head[i] - std::uint64_t{'0'});
  }
  return digits && sum == written;
}

void enable(struct archive* handle, ArchiveKind kind) {
  switch (kind) {
    case ArchiveKind::zip: archive_read_support_format_zip(handle); return;
    case ArchiveKind::seven_zip: archive_read_support_format_7zip(handle); return;
    case ArchiveKind::tar: archive_read_support_format_tar(handle); return;
    case ArchiveKind::gzip: archive_read_support_filter_gzip(handle); break;
    case ArchiveKind::xz: archive_read_support_filter_xz(handle); break;
    case ArchiveKind::zstd: archive_read_support_filter_zstd(handle); break;
  }
  archive_read_support_format_tar(handle);
  archive_read_support_format_raw(handle);
}

}  // namespace

/// Where libarchive gets its bytes. A failure of the world is kept here, because the library knows only "fatal".
struct Archive::Input {
  virtual ~Input() = default;
  virtual base::Result<base::Bytes> block() = 0;
  virtual bool seekable() const { return false; }
  virtual std::uint64_t seek(std::uint64_t) { return 0; }
  virtual std::uint64_t size() const { return 0; }

  std::uint64_t at = 0;
  std::optional<base::Error> failure;
};

namespace {

struct StreamInput final : Archive::Input {
  explicit StreamInput(HashedStream& from) : stream(from) {}
  base::Result<base::Bytes> block() override { return stream.next(kBlockSize); }

  HashedStream& stream;
};

struct FileInput final : Archive::Input {
  FileInput(const File& from, std::uint64_t length, const Watch* follower)
      : file(from), whole(length), watch(follower), buffer(kBlockSize) {}

  base::Result<base::Bytes> block() override {
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), whole - at));
    if (watch) BEFFROI_TRY_VOID(watch->check());
    BEFFROI_TRY(const std::size_t got, file.read_at(at, {buffer.data(), wanted}));
    if (watch) watch->read(got);
    return base::Bytes{buffer.data(), got};
  }
  bool seekable() const override { return true; }
  std::uint64_t seek(std::uint64_t to) override { return at = std::min(to, whole); }
  std::uint64_t size() const override { return whole; }

  const File& file;
  std::uint64_t whole;  // as hashed: what was appended since is not looked at
  const Watch* watch;
  std::vector<std::uint8_t> buffer;
};

la_ssize_t on_read(struct archive* handle, void* data, const void** block) {
  auto& input = *static_cast<Archive::Input*>(data);
  auto bytes = input.block();
  if (!bytes) {
    input.failure = std::move(bytes).error();
    archive_set_error(handle, EIO, "read failed");
    return ARCHIVE_FATAL;
  }
  input.at += bytes->size();
  *block = bytes->data();
  return static_cast<la_ssize_t>(bytes->size());
}

la_int64_t on_seek(struct archive*, void* data, la_int64_t offset, int whence) {
  auto& input = *static_cast<Archive::Input*>(data);
  const auto base = whence == SEEK_SET ? 0 : static_cast<la_int64_t>(whence == SEEK_CUR ? input.at : input.size());
  la_int64_t to = 0;
  if (__builtin_add_overflow(base, offset, &to) || to < 0) return ARCHIVE_FATAL;
  return static_cast<la_int64_t>(input.seek(static_cast<std::uint64_t>(to)));
}

}  // namespace

struct Archive::Handle {
  struct archive* reader = archive_read_new();
  struct archive_entry* entry = nullptr;

  Handle() { BEFFROI_ASSERT(reader); }
  ~Handle() { archive_read_free(reader); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
};

std::optional<ArchiveKind> identify_archive(base::Bytes head) {
  using namespace std::string_view_literals;
  if (starts_with(head, "PK\3\4") || starts_with(head, "PK\5\6")) return ArchiveKind::zip;
  if (starts_with(head, "7z\xBC\xAF\x27\x1C")) return ArchiveKind::seven_zip;
  if (starts_with(head, "\x1F\x8B\x08")) return ArchiveKind::gzip;
  if (starts_with(head,
                  "\xFD"
                  "7zXZ\0"sv))
    return ArchiveKind::xz;
  if (starts_with(head, "\x28\xB5\x2F\xFD")) return ArchiveKind::zstd;
  if (is_tar(head)) return ArchiveKind::tar;
  return std::nullopt;
}

std::string_view archive_name(ArchiveKind kind) {
  switch (kind) {
    case ArchiveKind::zip: return "zip";
    case ArchiveKind::seven_zip: return "7z";
    case ArchiveKind::tar: return "tar";
    case ArchiveKind::gzip: return "gz";
    case ArchiveKind::xz: return "xz";
    case ArchiveKind::zstd: break;
  }
  return "zst";
}

bool needs_seeking(ArchiveKind kind) { return kind == ArchiveKind::zip || kind == ArchiveKind::seven_zip; }

Archive::Archive(ArchiveKind kind, HashedStream& stream) : Archive(kind, std::make_unique<StreamInput>(stream)) {}

Archive::Archive(ArchiveKind kind, const File& file, std::uint64_t size, const Watch* watch)
    : Archive(kind, std::make_unique<FileInput>(file, size, watch)) {}

Archive::Archive(ArchiveKind kind, std::unique_ptr<Input> input)
    : input_(std::move(input)), handle_(std::make_unique<Handle>()) {
  struct archive* reader = handle_->reader;
  enable(reader, kind);
  archive_read_set_read_callback(reader, on_read);
  if (input_->seekable()) archive_read_set_seek_callback(reader, on_seek);
  archive_read_set_callback_data(reader, input_.get());
  const Utf8Locale utf8;
  open_ = archive_read_open1(reader) == ARCHIVE_OK;
}

Archive::~Archive() = default;

base::Result<Archive::Step> Archive::next() {
  member_damaged_ = false;
  int code = open_ ? ARCHIVE_RETRY : ARCHIVE_FATAL;
  {
    const Utf8Locale utf8;
    for (int tries = 0; code == ARCHIVE_RETRY && tries < kMaxRetries; ++tries) {
      code = archive_read_next_header(handle_->reader, &handle_->entry);
    }
  }
  if (input_->failure) return std::unexpected(*input_->failure);
  if (code == ARCHIVE_EOF) return Step::end;
  if (code != ARCHIVE_OK && code != ARCHIVE_WARN) {
    handle_->entry = nullptr;
    return Step::damaged;
  }
  if (archive_entry_hardlink(handle_->entry) || archive_entry_symlink(handle_->entry)) return Step::special;
  const auto type = archive_entry_filetype(handle_->entry);
  if (type == AE_IFDIR) return Step::folder;
  return type == AE_IFREG ? Step::file : Step::special;
}

std::string Archive::name() const {
  if (archive_format(handle_->reader) == ARCHIVE_FORMAT_RAW) return {};
  const Utf8Locale utf8;
  const char* name = archive_entry_pathname_utf8(handle_->entry);
  if (!name) name = archive_entry_pathname(handle_->entry);
  return base::to_valid_utf8(name ? name : "");
}

bool Archive::encrypted() const {
  if (handle_->entry) return archive_entry_is_encrypted(handle_->entry) != 0;
  return open_ && archive_read_has_encrypted_entries(handle_->reader) == 1;
}

base::Result<std::size_t> Archive::read(std::span<std::uint8_t> into) {
  if (member_damaged_) return std::size_t{0};
  la_ssize_t got = ARCHIVE_RETRY;
  for (int tries = 0; got == ARCHIVE_RETRY && tries < kMaxRetries; ++tries) {
    got = archive_read_data(handle_->reader, into.data(), into.size());
  }
  if (input_->failure) return std::unexpected(*input_->failure);
  if (got >= 0) return static_cast<std::size_t>(got);
  member_damaged_ = true;
  return std::size_t{0};
}

std::uint64_t Archive::consumed() const {
  return static_cast<std::uint64_t>(std::max<la_int64_t>(archive_filter_bytes(handle_->reader, -1), 0));
}

}  // namespace beffroi::evidence

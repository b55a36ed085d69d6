// SPDX-License-Identifier: EUPL-1.2
#include "evidence/walk.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "evidence/archive.h"
#include "evidence/bounded_issues.h"
#include "evidence/file.h"
#include "evidence/layouts/layout.h"
#include "evidence/member_names.h"
#include "evidence/spool.h"

namespace beffroi::evidence {
namespace {

/// What may still be unpacked of the file being walked.
struct Budget {
  std::uint64_t members;
  std::uint64_t bytes;
  const char* bytes_limit;  ///< the limit that `bytes` comes from
};

Budget budget_of(const Limits& limits, std::uint64_t file_size) {
  const bool overflows = file_size > limits.total_bytes / std::max<std::uint64_t>(limits.ratio, 1);
  const std::uint64_t by_ratio = overflows ? limits.total_bytes : std::max(limits.ratio_free_bytes, limits.ratio * file_size);
  if (by_ratio < limits.total_bytes) return {limits.members, by_ratio, "limit.ratio"};
  return {limits.members, limits.total_bytes, "limit.total_bytes"};
}

/// The content of the current member of an archive, cut where it is damaged or where a limit ends it.
class Member final : public ByteSource {
 public:
  Member(Archive& archive, std::string name, Budget& budget, std::uint64_t most, const Watch& watch)
      : archive_(archive), name_(std::move(name)), budget_(budget), most_(most), watch_(watch) {}

  base::Result<std::size_t> read(std::span<std::uint8_t> into) override {
    BEFFROI_TRY_VOID(watch_.check());
    if (cut_) return std::size_t{0};
    BEFFROI_TRY(std::size_t got, archive_.read(into));
    if (archive_.member_damaged()) cut_ = "container.member_damaged";
    const std::uint64_t room = std::min(most_ - size_, budget_.bytes);
    if (got > room) {
      cut_ = room == budget_.bytes ? budget_.bytes_limit : "limit.member_bytes";
      got = static_cast<std::size_t>(room);
    }
    size_ += got;
    budget_.bytes -= got;
    return got;
  }

  std::optional<model::Issue> cut_short() const override {
    if (!cut_) return std::nullopt;
    return model::Issue{cut_, size_, 0, {{"member", name_}}};
  }
  bool out_of_budget() const { return cut_ == budget_.bytes_limit; }

 private:
  Archive& archive_;
  std::string name_;
  Budget& budget_;
  std::uint64_t most_;
  const Watch& watch_;
  std::uint64_t size_ = 0;
  const char* cut_ = nullptr;
};

/// Where a stream of the walk stands.
struct Place {
  std::string path;
  unsigned depth = 0;
  const File* file = nullptr;        ///< the stream as a file that can be read in any order, where it is one already
  WatchedSource* watched = nullptr;  ///< what the stream comes from, where it is such a file
};

/// What reading a container's members gave, for the container's own result.
struct Contents {
  std::uint64_t members = 0;
  std::uint64_t special = 0;
  std::optional<Stop> stop;
  std::optional<std::uint64_t> consumed;  ///< bytes of the container, where it was read front to back
  BoundedIssues issues;
};

class Walk {
 public:
  Walk(const SourceFile& file, const Limits& limits, const std::set<std::string>* only, Visitor& visitor, const Watch& watch)
      : file_(file), limits_(limits), only_(only), visitor_(visitor), watch_(watch), budget_(budget_of(limits, file.size)) {}

  base::Result<> run() {
    if (!leads_to_wanted(file_.path)) return {};
    BEFFROI_TRY(File opened, open_source(file_));
    WatchedSource watched(opened, watch_);
    HashedStream stream(watched);
    return visit({file_.path, 0, &opened, &watched}, stream);
  }

 private:
  bool wanted(const std::string& path) const { return !only_ || only_->contains(path); }

  bool leads_to_wanted(const std::string& path) const {
    if (wanted(path)) return true;
    const std::string inside = path + '!';
    const auto found = only_->lower_bound(inside);
    return found != only_->end() && found->starts_with(inside);
  }

  base::Result<> visit(const Place& place, HashedStream& stream) {
    BEFFROI_TRY(const base::Bytes head, stream.head());
    if (const auto kind = identify_archive(head)) return container(place, *kind, stream);
    if (wanted(place.path)) {
      BEFFROI_TRY_VOID(visitor_.stream(describe_origin(file_.argument, place.path), stream));
    }
    return stream.drain();
  }

  base::Result<> container(const Place& place, ArchiveKind kind, HashedStream& stream) {
    Contents contents;
    if (place.depth >= limits_.archive_depth) {
      contents.stop = Stop{"limit.archive_depth", {{"limit", std::int64_t{limits_.archive_depth}}}};
    } else if (needs_seeking(kind)) {
      BEFFROI_TRY_VOID(out_of_order(place, kind, stream, contents));
    } else {
      Archive archive(kind, stream);
      BEFFROI_TRY_VOID(members(place, archive, contents));
      contents.consumed = archive.consumed();
    }
    BEFFROI_TRY_VOID(stream.drain());
    if (wanted(place.path)) visitor_.container(result_of(place, kind, stream, std::move(contents)));
    return {};
  }

  base::Result<> out_of_order(const Place& place, ArchiveKind kind, HashedStream& stream, Contents& contents) {
    if (place.file) {
      BEFFROI_TRY(const auto before, place.file->stamp());
      place.watched->count_no_more();
      BEFFROI_TRY_VOID(stream.drain());
      BEFFROI_TRY_VOID(members_of_file(place, kind, *place.file, stream.size(), contents));
      BEFFROI_TRY(const auto after, place.file->stamp());
      if (before != after) return base::fail("evidence.changed", {}, {place.file->path(), {}, {}});
      return {};
    }
    BEFFROI_TRY(Spooled copy, spool(stream, limits_.spool_bytes));
    if (!copy.file) {
      contents.stop = std::move(copy.refused);
      return {};
    }
    return members_of_file(place, kind, *copy.file, stream.size(), contents);
  }

  base::Result<> members_of_file(const Place& place, ArchiveKind kind, const File& file, std::uint64_t size,
                                 Contents& contents) {
    Archive archive(kind, file, size, place.file ? &watch_ : nullptr);
    return members(place, archive, contents);
  }

  base::Result<> members(const Place& place, Archive& archive, Contents& contents) {
    MemberNames names;
    while (!contents.stop) {
      BEFFROI_TRY(const Archive::Step step, archive.next());
      if (step == Archive::Step::end) break;
      if (step == Archive::Step::damaged) {
        contents.stop = Stop{archive.encrypted() ? "evidence.encrypted_names" : "container.damaged"};
      } else if (budget_.members == 0) {
        contents.stop = Stop{"limit.members", {{"limit", static_cast<std::int64_t>(limits_.members)}}};
      } else {
        --budget_.members;
        ++contents.members;
        if (step == Archive::Step::special) ++contents.special;
        if (step == Archive::Step::file) BEFFROI_TRY_VOID(member(place, archive, names, contents));
      }
    }
    return {};
  }

  base::Result<> member(const Place& place, Archive& archive, MemberNames& names, Contents& contents) {
    std::string name = archive.name();
    if (name.empty()) name = unpacked_name(place.path);
    if (name.size() > limits_.name_bytes) {
      contents.issues.add({"limit.name_bytes", 0, 0, {{"limit", static_cast<std::int64_t>(limits_.name_bytes)}}});
      name = base::to_valid_utf8(std::string_view(name).substr(0, limits_.name_bytes));
    }
    name = names.unique(name);
    const Place inside{place.path + '!' + name, place.depth + 1};
    if (!leads_to_wanted(inside.path)) return {};
    if (archive.encrypted()) {
      contents.issues.add({"evidence.encrypted", 0, 0, {{"member", name}}});
      return {};
    }
    Member content(archive, name, budget_, limits_.member_bytes, watch_);
    HashedStream stream(content);
    BEFFROI_TRY_VOID(visit(inside, stream));
    if (const auto cut = content.cut_short()) contents.issues.add({cut->kind, 0, 0, cut->arguments});
    if (content.out_of_budget()) contents.stop = Stop{budget_.bytes_limit};
    return {};
  }

  model::SourceResult result_of(const Place& place, ArchiveKind kind, HashedStream& stream, Contents contents) const {
    model::SourceResult result;
    result.origin = describe_origin(file_.argument, place.path);
    result.reader = archive_name(kind);
    result.size = stream.size();
    result.sha256 = stream.digest();
    const std::uint64_t reached = std::min(contents.consumed.value_or(contents.members > 0 ? result.size : 0), result.size);
    if (contents.stop) {
      result.accounting = {reached, 0, result.size - reached};
      contents.issues.add({contents.stop->kind, reached, result.size - reached, std::move(contents.stop->arguments)});
    } else {
      result.accounting = {contents.consumed ? reached : result.size, contents.consumed ? result.size - reached : 0, 0};
    }
    if (contents.special > 0) {
      contents.issues.add({"container.special_members", 0, 0, {{"count", static_cast<std::int64_t>(contents.special)}}});
    }
    if (auto cut = stream.cut_short()) contents.issues.add(*std::move(cut));
    result.issues = std::move(contents.issues).take();
    return result;
  }

  const SourceFile& file_;
  const Limits& limits_;
  const std::set<std::string>* only_;
  Visitor& visitor_;
  const Watch& watch_;
  Budget budget_;
};

}  // namespace

base::Result<> walk(const SourceFile& file, const Limits& limits, Visitor& visitor, const Watch& watch) {
  return Walk(file, limits, nullptr, visitor, watch).run();
}

base::Result<> walk_only(const SourceFile& file, const Limits& limits, const std::set<std::string>& paths, Visitor& visitor,
                         const Watch& watch) {
  return Walk(file, limits, &paths, visitor, watch).run();
}

base::Result<base::Digest> hash_file(const SourceFile& file, const Watch& watch) {
  BEFFROI_TRY(File opened, open_source(file));
  WatchedSource watched(opened, watch);
  HashedStream stream(watched);
  BEFFROI_TRY_VOID(stream.drain());
  return stream.digest();
}

}  // namespace beffroi::evidence

// SPDX-License-Identifier: EUPL-1.2
#include "evidence/walk.h"

#include <gtest/gtest.h>

#include <map>

#include "evidence/archive_maker_for_tests.h"
#include "evidence/temporary_folder_for_tests.h"

namespace beffroi::evidence {
namespace {

/// Short texts as they are, long ones by their hash.
std::string summary(const std::string& text) {
  return text.size() < 100 ? text : std::to_string(text.size()) + " " + base::sha256(base::as_bytes(text)).hex();
}

/// Remembers what a walk showed.
class Seen final : public Visitor {
 public:
  base::Result<> stream(const model::Origin& origin, HashedStream& stream) override {
    std::string text;
    while (true) {
      BEFFROI_TRY(const base::Bytes bytes, stream.next(1000));
      if (bytes.empty()) break;
      text += base::as_text(bytes);
    }
    order.push_back(origin.path);
    streams[origin.path] = summary(text);
    if (auto cut = stream.cut_short()) cuts[origin.path] = cut->kind;
    return {};
  }
  void container(model::SourceResult result) override {
    const model::Accounting& sums = result.accounting;
    EXPECT_EQ(sums.understood + sums.unused + sums.in_issues, result.size) << result.origin.path;
    std::uint64_t in_issues = 0;
    for (const model::Issue& issue : result.issues) in_issues += issue.length;
    EXPECT_EQ(in_issues, sums.in_issues) << result.origin.path;
    containers[result.origin.path] = std::move(result);
  }

  std::vector<std::string> issues(const std::string& path) const {
    std::vector<std::string> kinds;
    for (const model::Issue& issue : containers.at(path).issues) kinds.push_back(issue.kind);
    return kinds;
  }

  std::vector<std::string> order;
  std::map<std::string, std::string> streams, cuts;
  std::map<std::string, model::SourceResult> containers;
};

using Kinds = std::vector<std::string>;
using Streams = std::map<std::string, std::string>;

Seen walk_over(const std::string& name, const std::string& bytes, const Limits& limits = {},
               const std::set<std::string>* only = nullptr) {
  const TemporaryFolder folder;
  folder.write(name, bytes);
  const Discovery found = discover({folder.path()});
  Seen seen;
  const auto outcome = only ? walk_only(found.files.at(0), limits, *only, seen) : walk(found.files.at(0), limits, seen);
  EXPECT_TRUE(outcome) << outcome.error().id;
  return seen;
}

std::string noise(std::size_t size) {
  std::string text(size, '\0');
  std::uint64_t state = 88'172'645'463'325'252;
  for (char& c : text) {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    c = static_cast<char>(state);
  }
  return text;
}

TEST(Walk, ShowsAPlainFileAsItself) {
  const Seen seen = walk_over("PC-1/Windows/a.evtx", "hello");
  EXPECT_EQ(seen.streams, (Streams{{"PC-1/Windows/a.evtx", "hello"}}));
  EXPECT_TRUE(seen.containers.empty());
}

struct Format {
  const char *name, *format, *filter;
};

class WalkFormats : public testing::TestWithParam<Format> {};

TEST_P(WalkFormats, ShowsEveryMemberAndHashesTheContainer) {
  const auto& [name, format, filter] = GetParam();
  const std::string large = noise(700'000);
  const std::string made =
      make_archive(format, filter, {{"C/Windows/x.evtx", large}, {"\u00E9t\u00E9/vide", ""}, {"z", "end"}});
  const std::string path = std::string("a.") + name;
  const Seen seen = walk_over(path, made);
  EXPECT_EQ(seen.streams,
            (Streams{{path + "!C/Windows/x.evtx", summary(large)}, {path + "!\u00E9t\u00E9/vide", ""}, {path + "!z", "end"}}));
  EXPECT_EQ(seen.issues(path), Kinds{});
  EXPECT_EQ(seen.containers.at(path).sha256, base::sha256(base::as_bytes(made)));
  EXPECT_EQ(seen.containers.at(path).size, made.size());
}

TEST_P(WalkFormats, OpensContainersInContainers) {
  const auto& [name, format, filter] = GetParam();
  const std::string inner = make_archive(format, filter, {{"deep.txt", "found"}});
  const std::string path = std::string("outer.") + name;
  const Seen seen = walk_over(path, make_archive(format, filter, {{"inner", inner}, {"beside", "b"}}));
  EXPECT_EQ(seen.streams, (Streams{{path + "!beside", "b"}, {path + "!inner!deep.txt", "found"}}));
  EXPECT_EQ(seen.containers.at(path + "!inner").sha256, base::sha256(base::as_bytes(inner)));
}

TEST_P(WalkFormats, NamesTheDamageOfATruncatedContainerAndKeepsWhatIsThere) {
  const auto& [name, format, filter] = GetParam();
  const std::string made = make_archive(format, filter, {{"first", noise(40'000)}, {"second", noise(700'000)}});
  const std::string path = std::string("cut.") + name;
  const Seen seen = walk_over(path, made.substr(0, made.size() / 2));
  EXPECT_FALSE(seen.issues(path).empty());
  EXPECT_EQ(seen.containers.at(path).sha256, base::sha256(base::as_bytes(made.substr(0, made.size() / 2))));
  if (std::string_view(format) != "7zip") {
    EXPECT_EQ(seen.streams.at(path + "!first"), summary(noise(40'000)));
  }
}

constexpr Format kFormats[] = {{"zip", "zip", ""},          {"7z", "7zip", ""},          {"tar", "ustar", ""},
                               {"pax", "pax", ""},          {"tar.gz", "ustar", "gzip"}, {"tar.xz", "ustar", "xz"},
                               {"tar.zst", "ustar", "zstd"}};
std::string format_name(const testing::TestParamInfo<Format>& format) { return "format_" + std::to_string(format.index); }

INSTANTIATE_TEST_SUITE_P(All, WalkFormats, testing::ValuesIn(kFormats), format_name);

TEST(Walk, OpensCompressedSingleFiles) {
  const Seen seen = walk_over("x.evtx.gz", make_archive("raw", "gzip", {{"whatever", "content"}}));
  EXPECT_EQ(seen.streams, (Streams{{"x.evtx.gz!x.evtx", "content"}}));
}

TEST(Walk, TakesHostileNamesAsData) {
  for (const char* format : {"zip", "ustar"}) {
    const Seen seen =
        walk_over("a", make_archive(format, "", {{"../../etc/cron.d/x", "1"}, {"/etc/passwd", "2"}, {"C:x", "3"}}));
    EXPECT_EQ(seen.streams, (Streams{{"a!../../etc/cron.d/x", "1"}, {"a!/etc/passwd", "2"}, {"a!C:x", "3"}})) << format;
  }
  EXPECT_FALSE(std::filesystem::exists("/etc/cron.d/x"));
}

TEST(Walk, CountsLinksAndDevicesAndOpensNone) {
  const Seen seen = walk_over("a", make_archive("ustar", "", {{"link", "", "/etc/passwd"}, {"tty", "", "", true}, {"f", "x"}}));
  EXPECT_EQ(seen.streams, (Streams{{"a!f", "x"}}));
  ASSERT_EQ(seen.issues("a"), Kinds{"container.special_members"});
  EXPECT_EQ(seen.containers.at("a").issues[0].arguments, (base::Arguments{{"count", std::int64_t{2}}}));
}

TEST(Walk, GivesEveryMemberAPathOfItsOwn) {
  const Seen seen = walk_over("a", make_archive("ustar", "", {{"x", "1"}, {"x", "2"}, {"x#2", "3"}, {"x", "4"}}));
  EXPECT_EQ(seen.order, (std::vector<std::string>{"a!x", "a!x#2", "a!x#2#2", "a!x#3"}));
}

TEST(Walk, SaysWhichMembersAreEncrypted) {
  const Seen seen = walk_over("a.zip", make_archive("zip", "", {{"secret", "content"}}, "password"));
  EXPECT_TRUE(seen.streams.empty());
  ASSERT_EQ(seen.issues("a.zip"), Kinds{"evidence.encrypted"});
  EXPECT_EQ(seen.containers.at("a.zip").issues[0].arguments, (base::Arguments{{"member", "secret"}}));
}

TEST(Walk, OpensNoMoreThanTheAllowedDepth) {
  std::string bytes = "core";
  std::string path = "a";
  for (int depth = 0; depth < 5; ++depth) bytes = make_archive("ustar", "", {{"a", bytes}});
  for (int depth = 0; depth < 4; ++depth) path += "!a";
  const Seen seen = walk_over("a", bytes);
  EXPECT_TRUE(seen.streams.empty());
  EXPECT_EQ(seen.issues(path), Kinds{"limit.archive_depth"});
  EXPECT_EQ(seen.containers.at(path).accounting.in_issues, seen.containers.at(path).size);
  Limits deeper;
  deeper.archive_depth = 5;
  EXPECT_EQ(walk_over("a", bytes, deeper).streams, (Streams{{path + "!a", "core"}}));
}

TEST(Walk, StopsABombByItsRatio) {
  Limits limits;
  limits.ratio_free_bytes = 100'000;
  limits.ratio = 10;
  for (const auto& [format, filter] : {std::pair{"zip", ""}, {"7zip", ""}, {"ustar", "gzip"}, {"ustar", "xz"}}) {
    const Seen seen =
        walk_over("bomb", make_archive(format, filter, {{"zeros", std::string(5'000'000, '\0')}, {"after", "x"}}), limits);
    EXPECT_EQ(seen.streams.at("bomb!zeros"), summary(std::string(100'000, '\0'))) << format;
    EXPECT_EQ(seen.cuts.at("bomb!zeros"), "limit.ratio") << format;
    EXPECT_EQ(seen.issues("bomb"), (Kinds{"limit.ratio", "limit.ratio"})) << format;
    EXPECT_FALSE(seen.streams.contains("bomb!after")) << format;
  }
}

TEST(Walk, CutsATooLargeMemberAndReadsTheNext) {
  Limits limits;
  limits.member_bytes = 10;
  const Seen seen = walk_over("a", make_archive("zip", "", {{"large", "0123456789+"}, {"exact", "0123456789"}}), limits);
  EXPECT_EQ(seen.streams, (Streams{{"a!exact", "0123456789"}, {"a!large", "0123456789"}}));
  EXPECT_EQ(seen.cuts, (Streams{{"a!large", "limit.member_bytes"}}));
  EXPECT_EQ(seen.issues("a"), Kinds{"limit.member_bytes"});
}

TEST(Walk, BoundsMembersNamesTotalAndSpool) {
  const std::string three = make_archive("ustar", "", {{"a", "1"}, {"b", "2"}, {"c", "3"}});
  Limits limits;
  limits.members = 2;
  EXPECT_EQ(walk_over("t", three, limits).issues("t"), Kinds{"limit.members"});
  EXPECT_EQ(walk_over("t", three, limits).streams.size(), 2U);
  limits = {};
  limits.total_bytes = 2;
  EXPECT_EQ(walk_over("t", three, limits).issues("t"), (Kinds{"limit.total_bytes", "limit.total_bytes"}));
  limits = {};
  limits.name_bytes = 3;
  const Seen named = walk_over("t", make_archive("pax", "", {{"long name", "1"}, {"long too", "2"}}), limits);
  EXPECT_EQ(named.streams, (Streams{{"t!lon", "1"}, {"t!lon#2", "2"}}));
  EXPECT_EQ(named.issues("t"), (Kinds{"limit.name_bytes", "limit.name_bytes"}));
  limits = {};
  limits.spool_bytes = 10;
  const Seen spooled = walk_over("t", make_archive("ustar", "", {{"in", make_archive("zip", "", {{"a", "1"}})}}), limits);
  EXPECT_EQ(spooled.issues("t!in"), Kinds{"limit.spool_bytes"});
}

TEST(Walk, GoesOnAfterADamagedMember) {
  std::string made = make_archive("zip", "", {{"bad", noise(5000)}, {"good", "fine"}});
  made[made.find("bad") + 600] ^= 1;
  const Seen seen = walk_over("a", made);
  EXPECT_EQ(seen.cuts, (Streams{{"a!bad", "container.member_damaged"}}));
  EXPECT_EQ(seen.streams.at("a!good"), "fine");
  EXPECT_EQ(seen.issues("a"), Kinds{"container.member_damaged"});
}

TEST(WalkOnly, FindsChosenStreamsAgainAndNothingElse) {
  const std::string inner = make_archive("7zip", "", {{"x", "1"}, {"y", "2"}});
  const std::string made = make_archive("zip", "", {{"in.7z", inner}, {"z", "3"}, {"other.7z", inner}});
  const std::set<std::string> only = {"a.zip!in.7z!y", "a.zip!z"};
  const Seen seen = walk_over("a.zip", made, {}, &only);
  EXPECT_EQ(seen.streams, (Streams{{"a.zip!in.7z!y", "2"}, {"a.zip!z", "3"}}));
  EXPECT_TRUE(seen.containers.empty());
  const std::set<std::string> container = {"a.zip"};
  EXPECT_EQ(walk_over("a.zip", made, {}, &container).containers.at("a.zip").sha256, base::sha256(base::as_bytes(made)));
}

}  // namespace
}  // namespace beffroi::evidence

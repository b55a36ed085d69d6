// SPDX-License-Identifier: EUPL-1.2
#include "evidence/read_stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace beffroi::evidence {
namespace {

/// Gives its text in pieces of at most `piece` bytes.
class TextSource final : public ByteSource {
 public:
  TextSource(std::string text, std::size_t piece) : text_(std::move(text)), piece_(piece) {}

  base::Result<std::size_t> read(std::span<std::uint8_t> into) override {
    const std::size_t count = std::min({into.size(), piece_, text_.size() - at_});
    std::copy_n(text_.data() + at_, count, into.data());
    at_ += count;
    return count;
  }

 private:
  std::string text_;
  std::size_t piece_;
  std::size_t at_ = 0;
};

class NoSink final : public Sink {
 public:
  void events(const model::EventBatch&) override {}
  void issue(model::Issue) override {}
};

std::string pattern(std::size_t size) {
  std::string text(size, '\0');
  for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>('a' + i % 23);
  return text;
}

Reader reader_named(std::string_view name, Recognition recognition) {
  return {name, "none", [recognition](base::Bytes, std::string_view) { return recognition; }, nullptr};
}

/// Asks for `most` bytes once and says that it understood `understood` of them.
Reader reader_taking(std::size_t most, std::uint64_t understood) {
  Reader reader = reader_named("taker", Recognition::certain);
  reader.read = [=](Stream& stream, const ReadOptions&, Sink&) -> base::Result<ReadOutcome> {
    BEFFROI_TRY_VOID(stream.next(most));
    return ReadOutcome{{understood, 0, 0}};
  };
  return reader;
}

model::SourceResult read_with(const Reader* reader, const std::string& text) {
  TextSource source(text, 1000);
  HashedStream stream(source);
  EXPECT_TRUE(stream.head());
  NoSink sink;
  const model::Wanted wanted = model::Wanted::everything();
  auto result = read_stream(stream, {}, reader, {.wanted = wanted, .path = ""}, sink);
  EXPECT_TRUE(result);
  return *std::move(result);
}

TEST(HashedStream, HandsOutExactlyWhatWasHashedWhateverTheRequests) {
  const std::string text = pattern(700'001);
  TextSource source(text, 4096);
  HashedStream stream(source);
  const auto head = stream.head();
  ASSERT_TRUE(head);
  EXPECT_EQ(base::as_text(*head), text.substr(0, kHeadSize));
  std::string seen;
  for (const std::size_t most : {1U, 65'536U, 3U, 400'000U, 500'000U}) {
    const auto bytes = stream.next(most);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(bytes->size(), std::min<std::size_t>(most, text.size() - seen.size()));
    seen += base::as_text(*bytes);
  }
  EXPECT_EQ(seen, text);
  EXPECT_TRUE(stream.next(10)->empty());
  ASSERT_TRUE(stream.drain());
  EXPECT_EQ(stream.size(), text.size());
  EXPECT_EQ(stream.digest(), base::sha256(base::as_bytes(text)));
}

TEST(ReadStream, HashesAndNamesTheTailTheReaderLeft) {
  const std::string text = pattern(300'000);
  const Reader reader = reader_taking(100'000, 100'000);
  const auto result = read_with(&reader, text);
  EXPECT_EQ(result.sha256, base::sha256(base::as_bytes(text)));
  EXPECT_EQ(result.accounting, (model::Accounting{100'000, 0, 200'000}));
  EXPECT_EQ(result.issues, (std::vector<model::Issue>{{"evidence.unread", 100'000, 200'000, {}}}));
}

TEST(ReadStream, NamesStreamsNobodyRecognises) {
  const auto result = read_with(nullptr, "hello");
  EXPECT_EQ(result.reader, "");
  EXPECT_EQ(result.accounting, (model::Accounting{0, 0, 5}));
  EXPECT_EQ(result.issues, (std::vector<model::Issue>{{"evidence.unrecognised", 0, 5, {}}}));
  EXPECT_EQ(read_with(nullptr, "").issues, (std::vector<model::Issue>{{"evidence.empty", 0, 0, {}}}));
  const std::string audit = "type=LOGIN msg=audit(1700000000.1:7): pid=1\n";
  EXPECT_EQ(read_with(nullptr, audit).issues,
            (std::vector<model::Issue>{{"evidence.no_reader", 0, audit.size(), {{"format", std::string("auditd")}}}}))
      << "what is known all the same is named";
}

TEST(ReadStream, KeepsTheSumsRightWhenAReaderMiscounts) {
  const Reader too_much = reader_taking(10, 50), too_little = reader_taking(10, 4);
  EXPECT_EQ(read_with(&too_much, "0123456789").accounting, (model::Accounting{0, 0, 10}));
  const auto result = read_with(&too_little, "0123456789");
  EXPECT_EQ(result.accounting, (model::Accounting{4, 0, 6}));
  EXPECT_EQ(result.issues.front().kind, "evidence.miscounted");
}

TEST(ReadStream, BoundsTheIssuesOfASource) {
  Reader reader = reader_named("flood", Recognition::certain);
  reader.read = [](Stream& stream, const ReadOptions&, Sink& sink) -> base::Result<ReadOutcome> {
    BEFFROI_TRY_VOID(stream.next(20'000));
    for (std::uint64_t i = 0; i < 20'000; ++i) sink.issue({"flood.byte", i, 1, {}});
    return ReadOutcome{{0, 0, 20'000}};
  };
  const auto result = read_with(&reader, pattern(20'000));
  ASSERT_EQ(result.issues.size(), kMaxIssues + 1);
  EXPECT_EQ(result.issues.back(), (model::Issue{"limit.issues", 10'000, 10'000, {{"count", std::int64_t{10'000}}}}));
}

TEST(ChooseReader, PrefersTheCertainThenTheFirstByName) {
  const std::vector<Reader> readers = {reader_named("z", Recognition::perhaps), reader_named("c", Recognition::certain),
                                       reader_named("b", Recognition::certain), reader_named("a", Recognition::no)};
  EXPECT_EQ(choose_reader(readers, {}, "")->name, "b");
  EXPECT_EQ(choose_reader(std::span(readers).first(1), {}, "")->name, "z");
  EXPECT_EQ(choose_reader(std::span(readers).last(1), {}, ""), nullptr);
}

}  // namespace
}  // namespace beffroi::evidence

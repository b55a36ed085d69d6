// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "readers/evtx/chunk.h"
#include "readers/evtx/interest_for_tests.h"
#include "readers/evtx/log_builder_for_tests.h"
#include "readers/evtx/memory_stream_for_tests.h"
#include "readers/evtx/reader_for_tests.h"

namespace beffroi::readers::evtx {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace std::string_literals;

constexpr std::uint16_t kNone = 0xFFFF;
constexpr std::uint16_t kFirst = ChunkBuilder::kFirstValue;

struct Read {
  CollectingSink sink;
  model::Accounting accounting;

  const CopiedEvent& only() const { return sink.found.at(0); }
  std::vector<std::string> issues() const {
    std::vector<std::string> kinds;
    for (const model::Issue& issue : sink.issues) kinds.push_back(issue.kind);
    return kinds;
  }
};

/// What an interest looks at among the fields of an event.
std::vector<CopiedEvent::CopiedField> looked_at(const CopiedEvent& event, std::vector<CopiedEvent::CopiedField> fields) {
  const auto kind = ArbitraryInterest().in(event.provider, event.channel, event.event.code);
  std::erase_if(fields, [&](const CopiedEvent::CopiedField& field) {
    const bool is_text = field.kind == model::ValueKind::utf16le || field.kind == model::ValueKind::utf8;
    return kind && !kind->looks_at(field.name) && !(is_text && kind->looks_at_texts());
  });
  return fields;
}

/// Reading by interest gives the same events, and at once what is looked at.
void expect_same_by_interest(const std::vector<std::uint8_t>& log, TestOptions options, const Read& whole) {
  ArbitraryInterest interest;
  options.interest = &interest;
  Read glanced;
  glanced.accounting = read_log(log, options, glanced.sink, 50'000);
  EXPECT_EQ(glanced.issues(), whole.issues());
  EXPECT_EQ(glanced.accounting.understood, whole.accounting.understood);
  ASSERT_EQ(glanced.sink.found.size(), whole.sink.found.size());
  for (std::size_t i = 0; i < whole.sink.found.size(); ++i) {
    const CopiedEvent &one = whole.sink.found[i], &other = glanced.sink.found[i];
    const auto members = [](const CopiedEvent& of) {
      const std::int64_t moment = of.event.time ? of.event.time->moment.nanoseconds : 0;
      return std::tuple(of.provider, of.channel, of.computer, of.event.code, of.event.record_id, of.event.offset, moment);
    };
    EXPECT_EQ(members(other), members(one));
    EXPECT_EQ(other.fields, one.fields);
    EXPECT_EQ(looked_at(other, other.given), looked_at(one, one.given));
  }
}

Read read(const std::vector<std::uint8_t>& log, const TestOptions& options = {}) {
  Read result;
  result.accounting = read_log(log, options, result.sink, 50'000);
  const model::Accounting& sum = result.accounting;
  EXPECT_EQ(sum.understood + sum.unused + sum.in_issues, log.size());
  expect_same_by_interest(log, options, result);
  return result;
}

void data(ChunkBuilder& b, std::string_view name, std::uint16_t number, bool optional = true) {
  b.open("Data", kNone, true).attribute("Name").text(name).token(0x02).substitution(number, optional).token(0x04);
}

std::vector<std::uint8_t> ordinary_chunk(std::uint64_t first, int count) {
  ChunkBuilder b;
  for (int i = 0; i < count; ++i) {
    b.event(first + static_cast<std::uint64_t>(i), [](ChunkBuilder& to) { data(to, "TargetUserName", kFirst); },
            {text_value("maire")});
  }
  return b.finish();
}

TEST(EvtxReader, SystemFillsTheMembersOfTheEvent) {
  const Read got = read(build_log(ordinary_chunk(42, 1)));
  ASSERT_EQ(got.sink.found.size(), 1u);
  const CopiedEvent& event = got.only();
  EXPECT_EQ(event.provider, "Beffroi-Tests");
  EXPECT_EQ(event.channel, "Security");
  EXPECT_EQ(event.computer, "PC-MAIRIE");
  EXPECT_EQ(event.event.code, 4624u);
  EXPECT_EQ(event.event.record_id, 42u);
  EXPECT_EQ(event.event.offset, 4096u + 512u);
  EXPECT_EQ(base::format_rfc3339(event.event.time->moment), "2022-06-18T04:26:40.000000000Z");
  EXPECT_THAT(event.texts("EventID"), ElementsAre("4624"));
  EXPECT_THAT(event.texts("Qualifiers"), IsEmpty());
  EXPECT_THAT(event.texts("Correlation_ActivityID"), IsEmpty());
  EXPECT_THAT(event.texts("TargetUserName"), ElementsAre("maire"));
  EXPECT_THAT(got.issues(), IsEmpty());
}

TEST(EvtxReader, NullEmptyUnnamedAndRepeatedData) {
  ChunkBuilder b;
  b.event(1,
          [](ChunkBuilder& to) {
            data(to, "Gone", kFirst);
            data(to, "Empty", kFirst + 1);
            data(to, "Nothing", kFirst, false);
            data(to, "Twice", kFirst + 2);
            data(to, "Twice", kFirst + 3);
            to.open("Data", kFirst + 4).token(0x02).substitution(kFirst + 4, false).token(0x04);
            to.open("Data", kFirst).token(0x02).text("depends on nothing").token(0x04);
            to.open("Binary", kNone).token(0x02).substitution(kFirst + 5).token(0x04);
            to.open("Data", kNone, true).attribute("Name").text("Constant").token(0x03);
          },
          {null_value(),
           text_value(""),
           text_value("a"),
           text_value("b"),
           {0x81, base::utf8_to_utf16le("x\0y\0"s)},
           {0x0E, "\x01"}});
  const CopiedEvent event = read(build_log(b.finish())).only();
  EXPECT_THAT(event.texts("Gone"), IsEmpty());
  EXPECT_THAT(event.texts("Empty"), ElementsAre(""));
  EXPECT_THAT(event.texts("Nothing"), ElementsAre(""));
  EXPECT_THAT(event.texts("Twice"), ElementsAre("a", "b"));
  EXPECT_THAT(event.texts("Data"), ElementsAre("x", "y"));
  EXPECT_THAT(event.texts("Binary"), ElementsAre("01"));
  EXPECT_THAT(event.texts("Constant"), ElementsAre(""));
}

TEST(EvtxReader, UnwantedFieldsAreLeftOutAndMembersStay) {
  ChunkBuilder b;
  b.event(7,
          [](ChunkBuilder& to) {
            data(to, "A", kFirst);
            data(to, "B", kFirst + 1);
          },
          {text_value("1"), text_value("2")});
  TestOptions options{.wanted = model::Wanted::nothing()};
  options.wanted.add("b");
  const CopiedEvent event = read(build_log(b.finish()), options).only();
  ASSERT_EQ(event.fields.size(), 1u);
  EXPECT_THAT(event.texts("B"), ElementsAre("2"));
  EXPECT_EQ(event.channel, "Security");
  EXPECT_EQ(event.event.record_id, 7u);
}

/// A fragment without template: what forwarded events are made of.
void direct_event(ChunkBuilder& b) {
  b.begin_record(9);
  b.fragment().open("Event").token(0x02).open("System").token(0x02);
  b.open("Provider", {}, true).attribute("Name").text("P").token(0x03);
  b.open("EventID").token(0x02).text("4625").token(0x04);
  b.open("TimeCreated", {}, true).attribute("SystemTime").text("2021-01-02T03:04:05.5Z").token(0x03);
  b.open("EventRecordID").token(0x02).text("77").token(0x04).token(0x04);
  b.open("UserData").token(0x02).open("ns2:Wrapper", {}, true).attribute("xmlns:ns2").text("urn:x").token(0x02);
  b.open("ns2:Leaf", {}, true)
      .attribute("Kind")
      .text("k")
      .token(0x02)
      .text("a")
      .entity("amp")
      .character('b')
      .cdata("<c>")
      .token(0x04);
  b.token(0x04).token(0x04);
  b.open("RenderingInfo").token(0x02).open("Level").token(0x02).text("Information").token(0x04).token(0x04);
  b.token(0x04).token(0x00);
  b.end_record();
}

TEST(EvtxReader, WhereTextsAreWantedOtherValuesMustBeWantedByName) {
  TestOptions options{.wanted = model::Wanted::nothing()};
  options.wanted.add_texts();
  const Read all = read(build_log(ordinary_chunk(42, 1)), options);
  EXPECT_THAT(all.only().texts("TargetUserName"), ElementsAre("maire"));
  EXPECT_THAT(all.only().texts("Channel"), ElementsAre("Security"));
  EXPECT_THAT(all.only().texts("EventRecordID"), IsEmpty());
  EXPECT_EQ(all.only().event.record_id, 42u);
  options.wanted.add("EventRecordID");
  const Read named = read(build_log(ordinary_chunk(42, 1)), options);
  EXPECT_THAT(named.only().texts("EventRecordID"), ElementsAre("42"));
}

TEST(EvtxReader, RecordsWithoutTemplate) {
  ChunkBuilder b;
  direct_event(b);
  const CopiedEvent event = read(build_log(b.finish()), {.rendering = evidence::Rendering::xml}).only();
  EXPECT_EQ(event.event.code, 4625u);
  EXPECT_EQ(event.event.record_id, 77u);
  EXPECT_EQ(base::format_rfc3339(event.event.time->moment), "2021-01-02T03:04:05.500000000Z");
  EXPECT_THAT(event.texts("Leaf"), ElementsAre("a&b<c>"));
  EXPECT_THAT(event.texts("Leaf_Kind"), ElementsAre("k"));
  EXPECT_THAT(event.texts("Level"), IsEmpty());
  EXPECT_THAT(event.rendering, HasSubstr("<ns2:Leaf Kind='k'>a&amp;b<![CDATA[<c>]]></ns2:Leaf>"));
  EXPECT_THAT(event.rendering, HasSubstr("<RenderingInfo><Level>Information</Level></RenderingInfo>"));
}

/// <Event><EventData>%0</EventData></Event> whose value is a fragment with a template of its own.
TEST(EvtxReader, FragmentsInFragments) {
  ChunkBuilder inner;
  inner.begin_record(1);
  inner.fragment().begin_template(1);
  inner.open("Event", kNone).token(0x02).open("EventData", kNone).token(0x02).substitution(0).token(0x04).token(0x04);
  inner.end_template();
  ChunkBuilder probe = inner;  // the value's offset is known once its descriptor is written
  probe.values(std::vector<TestValue>{{0x21, ""}});
  const std::uint32_t at = probe.here();
  ChunkBuilder value;
  value.bytes().resize(at);
  value.fragment().begin_template(2);
  value.open("Data", kNone, true).attribute("Name").substitution(1, false).token(0x02).substitution(0).token(0x04);
  value.end_template();
  value.values(std::vector<TestValue>{text_value("content"), text_value("Dynamic")});
  const std::string bytes(value.bytes().begin() + at, value.bytes().end());
  inner.values(std::vector<TestValue>{{0x21, bytes}});
  inner.end_record();
  const Read got = read(build_log(inner.finish()), {.rendering = evidence::Rendering::json});
  EXPECT_THAT(got.issues(), IsEmpty());
  EXPECT_THAT(got.only().texts("Dynamic"), ElementsAre("content"));
  EXPECT_EQ(got.only().rendering, R"({"Event":{"EventData":{"Dynamic":"content"}}})");
}

TEST(EvtxReader, ATemplateMayStandLaterOrInAnotherChunk) {
  ChunkBuilder b;
  const auto use = [&](std::uint64_t number, std::uint32_t definition) {
    b.begin_record(number);
    b.fragment().instance(5, definition);
    b.values(std::vector<TestValue>{text_value("v")});
    b.end_record();
  };
  ChunkBuilder measure = b;
  use(1, 0);
  std::swap(measure, b);  // `measure` now holds the record: the definition stands right behind it
  use(1, measure.here() + 64);
  b.bytes().resize(measure.here() + 64);
  b.begin_definition(5);
  b.open("Event", kNone)
      .token(0x02)
      .open("EventData", kNone)
      .token(0x02)
      .open("Data", kNone)
      .token(0x02)
      .substitution(0)
      .token(0x04);
  b.token(0x04).token(0x04).end_template();
  ChunkBuilder other;
  std::swap(other, b);
  use(2, 60'000);  // nothing stands there
  const std::vector<std::vector<std::uint8_t>> chunks = {other.finish(), b.finish()};
  const Read got = read(build_log(chunks));
  ASSERT_EQ(got.sink.found.size(), 2u);
  EXPECT_THAT(got.sink.found[0].texts("Data"), ElementsAre("v"));
  EXPECT_THAT(got.sink.found[1].texts("Data"), ElementsAre("v"));
}

TEST(EvtxReader, StaleRecordsOnlyWhenCarving) {
  std::vector<std::uint8_t> chunk = ordinary_chunk(1, 3);
  const auto second = ChunkHeader::kSize + base::load<std::uint32_t>(chunk.data() + ChunkHeader::kSize + 4);
  std::memcpy(chunk.data() + 48, &second, 4);  // the free space now begins behind the first record
  const auto log = build_log(chunk);
  EXPECT_EQ(read(log).sink.found.size(), 1u);
  const Read carved = read(log, {.carve = true});
  ASSERT_EQ(carved.sink.found.size(), 3u);
  EXPECT_FALSE(carved.sink.found[0].event.carved);
  EXPECT_TRUE(carved.sink.found[2].event.carved);
}

TEST(EvtxReader, DamageIsAnIssueAndReadingGoesOn) {
  const std::vector<std::uint8_t> whole = build_log(ordinary_chunk(1, 3));
  const std::size_t first = 4096 + ChunkHeader::kSize;
  const auto size = base::load<std::uint32_t>(whole.data() + first + 4);

  auto frame = whole;
  frame[first] = 'x';
  const Read without_frame = read(frame);
  EXPECT_EQ(without_frame.sink.found.size(), 2u);
  EXPECT_THAT(without_frame.issues(), ElementsAre("evtx.chunk_checksum", "evtx.record_frame"));
  EXPECT_EQ(without_frame.accounting.in_issues, size);

  auto xml = whole;
  xml[first + 24 + 4 + 10 + 24 + 4] = 0x7F;  // the first element of the template
  const Read without_xml = read(xml);
  ASSERT_EQ(without_xml.sink.found.size(), 3u);
  EXPECT_EQ(without_xml.sink.found[0].event.record_id, 1u);
  EXPECT_THAT(without_xml.issues(), ElementsAre("evtx.chunk_checksum", "evtx.binary_xml"));

  auto magic = whole;
  magic[4096] = 'x';
  EXPECT_THAT(read(magic).issues(), ElementsAre("evtx.chunk_magic"));

  auto header = whole;
  header[0] = 'x';
  EXPECT_THAT(read(header).issues(), ElementsAre("evtx.file_header"));
  EXPECT_EQ(read(header).sink.found.size(), 3u);

  auto shifted = whole;  // a sector is missing before the chunk
  shifted.insert(shifted.begin() + 4096, 512, 'x');
  EXPECT_EQ(read(shifted).sink.found.size(), 3u);

  const std::vector<std::uint8_t> bare(whole.begin() + 4096, whole.end());
  EXPECT_EQ(read(bare).sink.found.size(), 3u);

  const std::vector<std::uint8_t> cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(first + 2 * size + 30));
  const Read partial = read(cut);
  EXPECT_EQ(partial.sink.found.size(), 2u);
  EXPECT_THAT(partial.issues(), ElementsAre("evtx.chunk_truncated", "evtx.record_frame"));
}

TEST(EvtxReader, EmptyFilesAndEmptyChunks) {
  EXPECT_EQ(read({}).sink.found.size(), 0u);
  EXPECT_THAT(read(build_log(std::vector<std::uint8_t>(kChunkSize, 0))).issues(), IsEmpty());
  EXPECT_EQ(read(build_log(std::vector<std::uint8_t>(kChunkSize, 0))).accounting.unused, kChunkSize);
}

TEST(EvtxReader, ZerosBeforeAChunkAreLostChunksZerosAtTheEndAreReserved) {
  auto log = build_log(ordinary_chunk(1, 3));
  log.insert(log.begin() + 4096, 2 * kChunkSize, 0);
  log.insert(log.end(), kChunkSize, 0);
  const Read damaged = read(log);
  EXPECT_EQ(damaged.sink.found.size(), 3u);
  ASSERT_THAT(damaged.issues(), ElementsAre("evtx.chunk_zeroed"));
  EXPECT_EQ(damaged.sink.issues.front().offset, 4096u);
  EXPECT_EQ(damaged.accounting.in_issues, 2 * kChunkSize);
}

/// Every byte of a log flipped in three ways, every length cut: nothing crashes, every byte stays accounted for.
TEST(EvtxReader, FlippedAndCutBytesStayAccountedFor) {
  ChunkBuilder b;
  direct_event(b);
  b.event(2, [](ChunkBuilder& to) { data(to, "A", kFirst); }, {{0x81, base::utf8_to_utf16le("x\0y\0"s)}});
  const std::vector<std::uint8_t> whole = build_log(b.finish());
  const std::size_t used = 4096 + b.here();
  for (std::size_t at = 4096; at < used; at += at < 4096 + 512 ? 7 : 1) {
    for (const int mask : {0x01, 0x80, 0xFF}) {
      auto log = whole;
      log[at] = static_cast<std::uint8_t>(log[at] ^ mask);
      read(log, {.rendering = evidence::Rendering::xml, .carve = true});
    }
  }
  for (std::size_t size = 0; size < used; size += 13) {
    read(std::vector<std::uint8_t>(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)),
         {.rendering = evidence::Rendering::json});
  }
}

/// Instances of one template, each the only value of the next, so many levels deep.
std::string nested_instances(std::uint32_t identifier, std::uint32_t definition, int levels) {
  std::string value;
  for (int depth = 0; depth < levels; ++depth) {
    ChunkBuilder level;
    level.fragment().instance(identifier, definition);
    level.values(std::vector<TestValue>{{0x21, value}});
    value.assign(level.bytes().begin() + ChunkHeader::kSize, level.bytes().end());
  }
  return value;
}

/// A template that uses one value thousands of times, and the value is a fragment that uses the same template: without a
/// budget this would never end.
TEST(EvtxReader, ARecordCannotBlowItselfUp) {
  ChunkBuilder b;
  b.begin_record(1);
  b.fragment().begin_template(3);
  const std::uint32_t definition = b.here() - 4 - 24;
  b.open("Event", kNone).token(0x02);
  for (int i = 0; i < 1000; ++i) b.substitution(0);
  b.token(0x04).end_template();
  b.values(std::vector<TestValue>{{0x21, nested_instances(3, definition, 20)}});
  b.end_record();
  const Read got = read(build_log(b.finish()), {.rendering = evidence::Rendering::xml});
  EXPECT_THAT(got.issues(), ElementsAre("evtx.record_too_large"));
}

/// The envelope behind the data, or twice, says only at the end of what kind an event is.
TEST(EvtxReader, AnEnvelopeThatComesLateOrTwiceIsReadAsAWhole) {
  for (const bool twice : {false, true}) {
    ChunkBuilder b;
    b.begin_record(1);
    b.fragment().begin_template(1);
    b.open("Event", kNone).token(0x02);
    const auto system = [&b](std::uint16_t code) {
      b.open("System", kNone).token(0x02);
      b.open("Provider", kNone, true).attribute("Name").text("P").token(0x03);
      b.open("EventID", kNone).token(0x02).substitution(code).token(0x04);
      b.open("Channel", kNone).token(0x02).text("Security").token(0x04).token(0x04);
    };
    if (twice) system(0);
    b.open("EventData", kNone).token(0x02);
    data(b, "Even", 1);
    data(b, "Odd", 1);
    b.token(0x04);
    system(2);
    b.token(0x04).end_template();
    b.values(std::vector<TestValue>{number_value(ValueType::uint16, std::uint16_t{4624}), text_value("v"),
                                    number_value(ValueType::uint16, std::uint16_t{4625})});
    b.token(0x00);
    b.end_record();
    const Read got = read(build_log(b.finish()));
    ASSERT_EQ(got.sink.found.size(), 1u);
    EXPECT_EQ(got.only().event.code, 4625u);
    EXPECT_THAT(got.only().texts("Odd"), ElementsAre("v"));
  }
}

/// An identifier that is a fragment again, level in level: gone through twice at each level it would take for ever.
TEST(EvtxReader, AFragmentInTheEnvelopeIsGoneThroughOnce) {
  ChunkBuilder b;
  b.begin_record(1);
  b.fragment().begin_template(3);
  const std::uint32_t definition = b.here() - 4 - 24;
  b.open("Event", kNone).token(0x02).open("System", kNone).token(0x02);
  b.open("EventID", kNone).token(0x02).substitution(0).token(0x04).token(0x04).token(0x04).end_template();
  b.values(std::vector<TestValue>{{0x21, nested_instances(3, definition, 24)}});
  b.end_record();
  EXPECT_THAT(read(build_log(b.finish())).issues(), IsEmpty());
}

TEST(EvtxReader, ByInterestOnlyWhatIsLookedAtIsGivenFirst) {
  ArbitraryInterest interest;
  CollectingSink sink;
  read_log(build_log(ordinary_chunk(1, 3)), {.interest = &interest}, sink);
  ASSERT_EQ(sink.found.size(), 3u);
  EXPECT_LT(sink.found.front().given.size(), sink.found.front().fields.size());
}

TEST(EvtxReader, RecognisesByContent) {
  const evidence::Reader reader = make_reader();
  const auto log = build_log(ordinary_chunk(1, 1));
  EXPECT_EQ(reader.recognises(log, "any.bin"), evidence::Recognition::certain);
  EXPECT_EQ(reader.recognises(base::Bytes(log).subspan(4096), "any.bin"), evidence::Recognition::certain);
  EXPECT_EQ(reader.recognises(base::as_bytes("text"), "Security.EVTX"), evidence::Recognition::perhaps);
  EXPECT_EQ(reader.recognises(base::as_bytes("text"), "notes.txt"), evidence::Recognition::no);
}

}  // namespace
}  // namespace beffroi::readers::evtx

// SPDX-License-Identifier: EUPL-1.2
// The two ways out of the parser say the same: fields taken from the rendered document, slowly and obviously, are the fields
// that the flattener gives.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "readers/evtx/chunk.h"
#include "readers/evtx/document.h"
#include "readers/evtx/flat.h"
#include "readers/evtx/log_builder_for_tests.h"
#include "readers/evtx/reader_for_tests.h"

namespace beffroi::readers::evtx {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;
using Items = std::span<const Item>;

std::string local(std::string_view name) { return std::string(name.substr(name.rfind(':') + 1)); }

std::string joined(Items items) {
  std::string text;
  for (const Item& item : items) {
    const bool is_amp = item.kind == ItemKind::entity && item.name == "amp";
    text += item.kind == ItemKind::entity ? (is_amp ? "&" : '&' + std::string(item.name) + ';') : canonical_text(item.value);
  }
  return text;
}

class SlowFlattener {
 public:
  explicit SlowFlattener(Items items) : items_(items) {
    while (at_ < items_.size()) element("", 0);
  }
  Fields fields;

 private:
  void element(const std::string& section, int depth) {
    std::string name = local(items_[at_++].name);
    const std::string inside = depth == 1 ? name : section;
    const bool system = inside == "System", skipped = inside == "RenderingInfo";
    const std::size_t begin = fields.size();
    std::string field = name;
    bool has_attributes = false;
    while (items_[at_].kind == ItemKind::attribute) {
      const std::string_view attribute = items_[at_].name;
      const std::size_t first = ++at_;
      while (items_[at_].kind != ItemKind::attribute && items_[at_].kind != ItemKind::attributes_end) ++at_;
      const std::string value = joined(items_.subspan(first, at_ - first));
      if (attribute == "xmlns" || attribute.starts_with("xmlns:")) continue;
      if (depth > 1 && attribute == "Name" && (name == "Data" || name == "ComplexData")) {
        if (!value.empty()) field = value;
        continue;
      }
      has_attributes = true;
      std::string key = name + '_' + local(attribute);
      if (system && key == "EventID_Qualifiers") key = "Qualifiers";
      if (system && key == "TimeCreated_SystemTime") key = "TimeCreated";
      fields.emplace_back(key, value);
    }
    const std::size_t first = ++at_;
    bool leaf = true;
    while (items_[at_].kind != ItemKind::element_end) {
      if (items_[at_].kind != ItemKind::element) {
        ++at_;
        continue;
      }
      leaf = false;
      element(inside, depth + 1);
    }
    const Items content = items_.subspan(first, at_++ - first);
    const bool counts = !content.empty() || (depth > 1 && !system && !has_attributes);
    if (leaf && counts) fields.emplace_back(field, joined(content));
    if (skipped) fields.resize(begin);
  }

  Items items_;
  std::size_t at_ = 0;
};

/// Compares all live records of a log; returns how many.
std::size_t compare(base::Bytes log) {
  Fragments fragments;
  model::Symbols symbols;
  const model::Wanted wanted = model::Wanted::everything();
  Flattener flattener(fragments, wanted, symbols);
  Document document(fragments);
  std::size_t records = 0;
  for (std::size_t at = 4096; at + kChunkSize <= log.size(); at += kChunkSize) {
    const base::Bytes chunk = log.subspan(at, kChunkSize);
    const auto header = read_chunk_header(chunk);
    if (!header) continue;
    if (fragments.new_chunk(chunk)) flattener.forget_templates();
    for (auto frame = read_frame(chunk, ChunkHeader::kSize, header->free_space); frame; ++records) {
      const Cursor cursor(chunk, frame->offset + RecordFrame::kHeaderSize, frame->offset + frame->size - 4);
      model::Event event;
      Budget budget;
      flattener.clear();
      EXPECT_EQ(flattener.flatten(cursor, budget, event), Outcome::complete);
      Fields flat;
      for (const model::Field& field : flattener.fields()) {
        flat.emplace_back(symbols.text(field.name), canonical_text(field.value));
      }
      budget.new_record();
      EXPECT_EQ(document.build(cursor, budget), Outcome::complete);
      EXPECT_EQ(flat, SlowFlattener(document.items()).fields) << "record " << frame->number;
      frame = read_frame(chunk, frame->offset + frame->size, header->free_space);
    }
  }
  return records;
}

constexpr std::uint16_t kFirst = ChunkBuilder::kFirstValue;
constexpr std::uint16_t kNone = 0xFFFF;

TEST(EvtxConsistency, BothWaysOutSayTheSameOfHandMadeRecords) {
  ChunkBuilder b;
  b.event(1,
          [](ChunkBuilder& to) {
            to.open("Data", kNone, true).attribute("Name").text("a").token(0x02).substitution(kFirst).token(0x04);
            to.open("Data", kFirst + 1).token(0x02).substitution(kFirst + 1).token(0x04);
            to.open("Data", kNone, true).attribute("Name").substitution(kFirst).token(0x02).text("x").entity("amp");
            to.substitution(kFirst + 2).token(0x04);
            to.open("p:Info", kNone, true).attribute("Kind").substitution(kFirst + 1).token(0x02).cdata("c").token(0x04);
            to.open("Gone", kNone, true).attribute("Kind").text("k").token(0x02).substitution(kFirst + 3).token(0x04);
          },
          {text_value("v"), {0x86, std::string("\1\0\2\0", 4)}, number_value(ValueType::hex32, 23), null_value()});
  EXPECT_EQ(compare(build_log(b.finish())), 1u);
}

TEST(EvtxConsistency, BothWaysOutSayTheSameOfRealRecords) {
  const char* given = std::getenv("BEFFROI_EVIDENCE");
  const std::filesystem::path unpacked = std::filesystem::path(BEFFROI_BINARY_DIR) / "evidence";
  const std::filesystem::path folder = (given ? std::filesystem::path(given) : unpacked) / "dev/evtx-corpus";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "skipped: evidence pack absent";
  std::size_t records = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".evtx") continue;
    SCOPED_TRACE(entry.path().string());
    const std::string bytes = read_whole_file(entry.path());
    records += compare(base::as_bytes(bytes));
  }
  EXPECT_GT(records, 20'000u);
}

}  // namespace
}  // namespace beffroi::readers::evtx

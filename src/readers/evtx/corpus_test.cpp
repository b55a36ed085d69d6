// SPDX-License-Identifier: EUPL-1.2
// Every log of the evidence pack, against the counts of two other readers (expected/evtx-counts.tsv). Skipped where the pack
// is not there: it must not be committed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "evidence/reader.h"
#include "readers/evtx/reader_for_tests.h"

namespace beffroi::readers::evtx {
namespace {

namespace fs = std::filesystem;

const fs::path kShared = fs::path(BEFFROI_SOURCE_DIR) / "../shared/evidence";

/// The folder of the unpacked pack: given, or unpacked once into the build folder, or empty.
fs::path pack() {
  if (const char* given = std::getenv("BEFFROI_EVIDENCE")) return given;
  const fs::path unpacked = fs::path(BEFFROI_BINARY_DIR) / "evidence";
  if (fs::exists(unpacked / "dev")) return unpacked;
  const fs::path script = kShared / "unpack.sh";
  if (!fs::exists(script)) return {};
  const std::string command = "sh '" + script.string() + "' '" + unpacked.string() + "' > /dev/null";
  return std::system(command.c_str()) == 0 && fs::exists(unpacked / "dev") ? unpacked : fs::path();
}

struct Row {
  std::string file;
  std::uint64_t size;
  std::uint64_t records;
};

std::vector<Row> expected_counts() {
  std::ifstream in(kShared / "expected/evtx-counts.tsv");
  std::vector<Row> rows;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream columns(line);
    std::vector<std::string> cells;
    for (std::string cell; std::getline(columns, cell, '\t');) cells.push_back(cell);
    if (cells.size() > 9) rows.push_back({cells[0], std::stoull(cells[2]), std::stoull(cells[9])});
  }
  return rows;
}

/// Where we find more records than the separate reader, which stops a chunk's walk at the first damaged frame: we go on at
/// the next whole frame below the free-space offset (README, "Compared with others").
const std::map<std::string, std::uint64_t> kFoundAfterDamage = {
    {"hayabusa-evtx__samples__2-vss_0-Microsoft-Windows-RemoteDesktopServices-RdpCoreTS%4Operational.evtx", 63},
    {"hayabusa-evtx__samples__sample-with-zero-data-size-event.evtx", 114},
    {"hayabusa-evtx__samples__sample_with_a_bad_chunk_magic.evtx", 31}};

TEST(EvtxCorpus, EveryLogGivesItsRecordsAndAccountsForEveryByte) {
  const fs::path folder = pack();
  if (folder.empty()) GTEST_SKIP() << "skipped: evidence pack absent";
  const std::vector<Row> rows = expected_counts();
  if (rows.empty()) GTEST_SKIP() << "skipped: expected/evtx-counts.tsv absent";
  std::map<std::string, std::uint64_t> kinds;
  std::uint64_t records = 0;
  for (const Row& row : rows) {
    SCOPED_TRACE(row.file);
    const std::string bytes = read_whole_file(folder / "dev" / row.file);
    ASSERT_EQ(bytes.size(), row.size);
    CollectingSink sink;
    const model::Accounting accounting = read_log(base::as_bytes(bytes), {}, sink);
    EXPECT_EQ(accounting.understood + accounting.unused + accounting.in_issues, row.size);
    const auto more = kFoundAfterDamage.find(fs::path(row.file).filename().string());
    EXPECT_EQ(sink.found.size(), row.records + (more == kFoundAfterDamage.end() ? 0 : more->second));
    records += sink.found.size();
    for (const model::Issue& issue : sink.issues) {
      kinds[issue.kind]++;
      if (std::getenv("BEFFROI_VERBOSE")) {
        std::cout << issue.kind << " " << issue.offset << " " << issue.length << " " << row.file << "\n";
      }
    }
  }
  for (const auto& [kind, count] : kinds) std::cout << kind << ": " << count << "\n";
  std::cout << records << " records\n";
}

}  // namespace
}  // namespace beffroi::readers::evtx

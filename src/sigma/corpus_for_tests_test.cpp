// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/bytes.h"
#include "readers/registry.h"
#include "sigma/corpus_for_tests.h"

namespace beffroi::sigma {
namespace {

namespace fs = std::filesystem;

class ForwardingSink final : public evidence::Sink {
 public:
  explicit ForwardingSink(const std::function<void(const model::EventBatch&)>& use) : use_(use) {}
  void events(const model::EventBatch& batch) override { use_(batch); }
  void issue(model::Issue) override {}

 private:
  const std::function<void(const model::EventBatch&)>& use_;
};

class MemoryStream final : public evidence::Stream {
 public:
  explicit MemoryStream(base::Bytes bytes) : bytes_(bytes) {}
  base::Result<base::Bytes> next(std::size_t most) override {
    const base::Bytes piece = bytes_.first(std::min(most, bytes_.size()));
    bytes_ = bytes_.subspan(piece.size());
    return piece;
  }

 private:
  base::Bytes bytes_;
};

std::string read_whole(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = text.find(at);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::optional<EvidencePack> EvidencePack::find() {
  const fs::path shared = fs::path(BEFFROI_SOURCE_DIR).parent_path() / "shared/evidence";
  const char* given = std::getenv("BEFFROI_EVIDENCE");
  for (const fs::path& root : {fs::path(given ? given : ""), fs::path(BEFFROI_BINARY_DIR) / "evidence"}) {
    if (root.empty() || !fs::exists(root / "dev") || !fs::exists(root / "sigma-rules")) continue;
    for (const fs::path& expected : {root / "expected", shared / "expected"}) {
      if (fs::exists(expected)) return EvidencePack{root / "dev", root / "sigma-rules", expected};
    }
  }
  return std::nullopt;
}

RuleSet EvidencePack::load_rules() const {
  const std::vector<fs::path> folders = {rules / "rules", rules / "rules-emerging-threats", rules / "rules-threat-hunting"};
  auto set = RuleSet::load(folders);
  return set ? *std::move(set) : RuleSet();
}

void for_each_batch(const fs::path& file, const std::function<void(const model::EventBatch&)>& use) {
  const std::string bytes = read_whole(file);
  MemoryStream stream(base::as_bytes(bytes));
  ForwardingSink sink(use);
  const model::Wanted wanted = model::Wanted::everything();
  const auto readers = readers::registry();
  const auto evtx = std::ranges::find(readers, "evtx", &evidence::Reader::name);
  const auto outcome = evtx->read(stream, {.wanted = wanted, .path = {}}, sink);
  if (!outcome) std::abort();  // bytes in memory can always be read
}

std::vector<std::vector<std::string>> read_table(const fs::path& file) {
  const std::string text = read_whole(file);
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : split(text, '\n')) {
    if (!line.empty()) rows.push_back(split(line, '\t'));
  }
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}

}  // namespace beffroi::sigma

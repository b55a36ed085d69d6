// SPDX-License-Identifier: EUPL-1.2
#include "engine/keeper.h"

namespace beffroi::engine {

namespace {

constexpr std::size_t kFactsWaiting = 100'000;
constexpr std::chrono::seconds kLongest{1};

}  // namespace

base::Result<> Keeper::keep(FileResults file) {
  if (waiting_.empty()) since_ = std::chrono::steady_clock::now();
  for (const model::SourceResult& result : file.results) facts_waiting_ += result.facts.size();
  waiting_.push_back(std::move(file));
  if (facts_waiting_ < kFactsWaiting && std::chrono::steady_clock::now() - since_ < kLongest) return {};
  return flush();
}

base::Result<> Keeper::flush() {
  if (waiting_.empty()) return {};
  BEFFROI_TRY_VOID(store_.together([this] { return keep_waiting(); }));
  waiting_.clear();
  facts_waiting_ = 0;
  return {};
}

base::Result<> Keeper::keep_waiting() {
  for (const FileResults& file : waiting_) BEFFROI_TRY_VOID(keep_now(file));
  return {};
}

base::Result<> Keeper::keep_now(const FileResults& file) {
  for (const model::SourceResult& result : file.results) {
    if (const auto stored = store_.store(result); !stored) return std::unexpected(stored.error());
  }
  if (!file.known) return {};
  const auto& [origin, sha256] = *file.known;
  BEFFROI_TRY(const bool recalled, store_.recall(origin, sha256));
  if (!recalled) return base::fail("casefile.other_version", {}, {origin.path, {}, {}});
  return {};
}

}  // namespace beffroi::engine

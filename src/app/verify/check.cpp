// SPDX-License-Identifier: EUPL-1.2
#include "app/verify/check.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "app/interrupt.h"
#include "app/progress_bar.h"
#include "engine/resolve.h"
#include "evidence/discover.h"

namespace beffroi::app::verify {
namespace {

/// What the case says, read once: nobody waits while the evidence is read again.
struct Told {
  std::vector<casefile::Source> sources;
  std::vector<casefile::Location> locations;
  model::Diagnosis diagnosis;

  std::set<base::Digest> hashes() const {
    std::set<base::Digest> all;
    for (const casefile::Source& source : sources) all.insert(source.sha256);
    return all;
  }
};

/// The evidence as it is today: every stream's hash, and the cited records that are still there.
struct Today {
  std::multimap<std::string, base::Digest> by_path;
  std::map<base::Digest, std::string> paths;  ///< one for each hash
  engine::Resolution citations;
};

base::Result<Told> read_case(casefile::Case& store) {
  BEFFROI_TRY(casefile::Reading reading, store.read());
  Told told{reading.sources(), reading.locations(), {}};
  BEFFROI_TRY(auto stored, reading.diagnosis());
  if (stored) told.diagnosis = std::move(*stored);
  return told;
}

/// Where to look: the paths that the user gives, else where the evidence lay.
std::vector<std::string> places_of(const Request& request, const Told& told) {
  if (!request.evidence.empty()) return request.evidence;
  std::vector<std::string> places;
  for (const casefile::Location& location : told.locations) places.push_back(location.path);
  return places;
}

/// The citations, with the paths at which their streams lie today.
std::vector<model::Citation> located(std::vector<model::Citation> citations, const Today& today) {
  for (model::Citation& citation : citations) {
    const auto [first, last] = today.by_path.equal_range(citation.source);
    const auto there = [&](const auto& stream) { return stream.second == citation.evidence; };
    if (std::any_of(first, last, there)) continue;
    const auto moved = today.paths.find(citation.evidence);
    if (moved != today.paths.end()) citation.source = moved->second;
  }
  return citations;
}

base::Result<Today> read_again(const Request& request, const Told& told, const Context& context, std::stop_token stop) {
  const evidence::Discovery found = evidence::discover(places_of(request, told));
  Today today;
  const model::Wanted wanted = model::Wanted::nothing();
  const engine::Job job{.wanted = wanted,
                        .consumers = [](const evidence::Reader&, const model::Origin&) { return engine::Consumers{}; },
                        .limits = {},
                        .threads = context.threads,
                        .pass = engine::Pass::checking};
  ProgressBar progress(context);
  BEFFROI_TRY_VOID(engine::read_all(found.files, job, stop, progress, [&](const engine::FileResults& file) -> base::Result<> {
    for (const model::SourceResult& result : file.results) {
      today.by_path.emplace(result.origin.path, result.sha256);
      today.paths.emplace(result.sha256, result.origin.path);
    }
    return {};
  }));
  const auto citations = located(engine::citations_of(told.diagnosis), today);
  BEFFROI_TRY(today.citations, engine::resolve(found.files, citations, told.hashes(), context.threads, stop, progress));
  return today;
}

/// How many of the last parts of two paths are the same: "a/b/x.evtx" and "c/b/x.evtx" share two.
std::size_t shared_end(std::string_view a, std::string_view b) {
  const auto differs = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  const auto same = static_cast<std::size_t>(differs.first - a.rbegin());
  const bool whole_part = differs.first == a.rend() || differs.second == b.rend() || a[a.size() - same - 1] == '/';
  const std::string_view end = a.substr(a.size() - same);
  const auto parts = static_cast<std::size_t>(std::ranges::count(end, '/'));
  return whole_part && !end.starts_with('/') && same > 0 ? parts + 1 : parts;
}

/// A stream that the case does not know and that lies in a moved copy where this one should: the only one whose path ends most like it.
std::optional<base::Digest> altered_elsewhere(const Today& today, const std::set<base::Digest>& known, std::string_view path) {
  std::optional<base::Digest> best;
  std::size_t most = 0;
  for (const auto& [there, digest] : today.by_path) {
    const std::size_t shared = known.contains(digest) ? 0 : shared_end(there, path);
    if (shared == 0 || shared < most) continue;
    best = shared == most ? std::nullopt : std::optional(digest);
    most = shared;
  }
  return best;
}

/// The stream at its path; where the user says that the evidence lies elsewhere, also under another name.
base::Result<base::Digest> rehash(const Request& request, const Today& today, const std::set<base::Digest>& known,
                                  const model::Origin& origin, const base::Digest& expected) {
  const auto [first, last] = today.by_path.equal_range(origin.path);
  const bool there = std::any_of(first, last, [&](const auto& stream) { return stream.second == expected; });
  if (there || (!request.evidence.empty() && today.paths.contains(expected))) return expected;
  const auto altered = std::find_if(first, last, [&known](const auto& stream) { return !known.contains(stream.second); });
  if (altered != last) return altered->second;
  if (!request.evidence.empty()) {
    if (const auto elsewhere = altered_elsewhere(today, known, origin.path)) return *elsewhere;
  }
  return base::fail("evidence.not_found", {}, {origin.path, {}, {}});
}

base::Result<> check_heads(const Request& request, casefile::Case& store, Checked& checked) {
  BEFFROI_TRY(const auto entries, store.entries());
  for (const std::string& text : request.heads) {
    BEFFROI_TRY(casefile::Head head, casefile::parse_head(text));
    const casefile::HeadState state = casefile::check_head(entries, head);
    checked.heads.emplace_back(std::move(head), state);
  }
  if (!entries.empty()) checked.head = casefile::head_of(entries.back());
  return {};
}

}  // namespace

base::Result<Checked> check(const Request& request, const Context& context) {
  const Interrupt interrupt;
  for (const std::string& text : request.heads) {
    if (const auto head = casefile::parse_head(text); !head) return std::unexpected(head.error());  // before the long part
  }
  BEFFROI_TRY(casefile::Case store, casefile::Case::open(request.case_directory, {.actor = ""}));
  BEFFROI_TRY(Told told, read_case(store));
  BEFFROI_TRY(const Today today, read_again(request, told, context, interrupt.token()));
  const auto known = told.hashes();
  const auto rehash_source = [&](const model::Origin& origin, const base::Digest& expected) {
    return rehash(request, today, known, origin, expected);
  };
  const auto find_record = [&today](const model::Citation& citation) -> base::Result<bool> {
    if (today.citations.records.contains({citation.evidence, citation.offset})) return true;
    if (today.citations.absent.contains(citation.source))
      return base::fail("evidence.not_found", {}, {citation.source, {}, {}});
    return false;
  };
  Checked checked;
  BEFFROI_TRY(checked.verification, store.verify(rehash_source, find_record));
  checked.diagnosis = std::move(told.diagnosis);
  BEFFROI_TRY_VOID(check_heads(request, store, checked));
  return checked;
}

}  // namespace beffroi::app::verify

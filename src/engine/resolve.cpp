// SPDX-License-Identifier: EUPL-1.2
#include "engine/resolve.h"

#include <algorithm>
#include <mutex>
#include <set>
#include <variant>

namespace beffroi::engine {
namespace {

using Offsets = std::set<std::uint64_t>;

/// Keeps the records at the offsets cited anywhere; which of them belong to this stream is known with its hash.
class CitedConsumer final : public Consumer {
 public:
  CitedConsumer(const Offsets& cited, std::mutex& mutex, ResolvedRecords& into) : cited_(cited), mutex_(mutex), into_(into) {}

  void events(const model::EventBatch& batch) override {
    for (const model::Event& event : batch.events) {
      if (cited_.contains(event.offset)) found_.emplace(event.offset, describe(batch, event));
    }
  }

  void finish(model::SourceResult& result) override {
    const std::scoped_lock lock(mutex_);
    for (auto& [offset, record] : found_) into_.try_emplace({result.sha256, offset}, std::move(record));
  }

 private:
  static ResolvedRecord describe(const model::EventBatch& batch, const model::Event& event) {
    ResolvedRecord record{.computer = std::string(batch.symbols.text(event.computer)),
                          .channel = std::string(batch.symbols.text(event.channel)),
                          .code = event.code,
                          .record_id = event.record_id,
                          .fields = {}};
    for (const model::Field& field : event.fields) {
      record.fields.emplace_back(batch.symbols.text(field.name), model::canonical_text(field.value));
    }
    return record;
  }

  const Offsets& cited_;
  std::mutex& mutex_;
  ResolvedRecords& into_;
  std::map<std::uint64_t, ResolvedRecord> found_;
};

const model::Citation* as_record(const model::Basis& basis) { return std::get_if<model::Citation>(&basis); }

/// The files that are one of the streams, or a container of one: "collecte.zip!C/x.evtx" lies in "collecte.zip".
std::vector<evidence::SourceFile> files_holding(const std::set<std::string>& sources,
                                                const std::vector<evidence::SourceFile>& files) {
  std::vector<evidence::SourceFile> holding;
  std::ranges::copy_if(files, std::back_inserter(holding), [&sources](const evidence::SourceFile& file) {
    const auto inside = sources.lower_bound(file.path + '!');
    return sources.contains(file.path) || (inside != sources.end() && inside->starts_with(file.path + '!'));
  });
  return holding;
}

}  // namespace

std::vector<model::Citation> citations_of(const model::Diagnosis& diagnosis) {
  std::vector<model::Citation> all;
  std::set<std::pair<base::Digest, std::uint64_t>> seen;
  for (const model::Finding& finding : diagnosis.findings) {
    for (const auto* list : {&finding.supports, &finding.contradicts}) {
      for (const model::Basis& basis : *list) {
        const model::Citation* citation = as_record(basis);
        if (citation && seen.emplace(citation->evidence, citation->offset).second) all.push_back(*citation);
      }
    }
  }
  return all;
}

base::Result<Resolution> resolve(const std::vector<evidence::SourceFile>& files, const std::vector<model::Citation>& citations,
                                 const std::set<base::Digest>& known, unsigned threads, std::stop_token stop,
                                 Progress& progress) {
  Offsets offsets;
  std::set<std::string> sources;
  for (const model::Citation& citation : citations) {
    offsets.insert(citation.offset);
    sources.insert(citation.source);
  }
  Resolution resolution;
  std::set<base::Digest> seen;
  std::set<std::string> altered;  // paths at which something stands that the case does not know
  std::mutex mutex;
  const model::Wanted wanted = model::Wanted::everything();
  const Job job{.wanted = wanted,
                .consumers =
                    [&](const evidence::Reader&, const model::Origin&) {
                      Consumers consumers;
                      consumers.push_back(std::make_unique<CitedConsumer>(offsets, mutex, resolution.records));
                      return consumers;
                    },
                .limits = {},
                .threads = threads,
                .pass = Pass::checking,
                .only = &sources};
  BEFFROI_TRY_VOID(read_all(files_holding(sources, files), job, stop, progress, [&](const FileResults& file) {
    for (const model::SourceResult& result : file.results) {
      seen.insert(result.sha256);
      if (!known.contains(result.sha256)) altered.insert(result.origin.path);
    }
    return base::Result<>{};
  }));
  for (const model::Citation& citation : citations) {
    if (resolution.records.contains({citation.evidence, citation.offset})) continue;
    if (seen.contains(citation.evidence) || altered.contains(citation.source)) {
      resolution.unresolved.push_back(citation);
    } else {
      resolution.absent.insert(citation.source);
    }
  }
  return resolution;
}

std::vector<std::string> withhold(model::Diagnosis& diagnosis, const std::set<base::Digest>& sources) {
  std::vector<std::string> withheld;
  const auto unsound = [&sources](const model::Basis& basis) {
    const model::Citation* citation = as_record(basis);
    return citation && sources.contains(citation->evidence);
  };
  std::erase_if(diagnosis.findings, [&](const model::Finding& finding) {
    const bool unsure = std::ranges::any_of(finding.supports, unsound) || std::ranges::any_of(finding.contradicts, unsound);
    if (unsure) withheld.push_back(finding.id);
    return unsure;
  });
  return withheld;
}

}  // namespace beffroi::engine

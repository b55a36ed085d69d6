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

/// The file of the command line that a stream's path begins with: "collecte.zip!C/x.evtx" lies in "collecte.zip".
std::string_view file_of(std::string_view source) { return source.substr(0, source.find('!')); }

const model::Citation* as_record(const model::Basis& basis) { return std::get_if<model::Citation>(&basis); }

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

base::Result<ResolvedRecords> resolve(const std::vector<evidence::SourceFile>& files,
                                      const std::vector<model::Citation>& citations, unsigned threads, std::stop_token stop) {
  Offsets offsets;
  std::set<std::string, std::less<>> cited_files;
  for (const model::Citation& citation : citations) {
    offsets.insert(citation.offset);
    cited_files.emplace(file_of(citation.source));
  }
  std::vector<evidence::SourceFile> to_read;
  std::ranges::copy_if(files, std::back_inserter(to_read), [&](const auto& file) { return cited_files.contains(file.path); });

  ResolvedRecords resolved;
  std::mutex mutex;
  const model::Wanted wanted = model::Wanted::everything();
  const Job job{.wanted = wanted,
                .consumers =
                    [&](const evidence::Reader&, const model::Origin&) {
                      Consumers consumers;
                      consumers.push_back(std::make_unique<CitedConsumer>(offsets, mutex, resolved));
                      return consumers;
                    },
                .limits = {},
                .threads = threads};
  NoProgress progress;
  BEFFROI_TRY_VOID(read_all(to_read, job, stop, progress, [](const FileResults&) { return base::Result<>{}; }));
  return resolved;
}

std::vector<std::string> withhold_unresolved(model::Diagnosis& diagnosis, const ResolvedRecords& resolved) {
  std::vector<std::string> withheld;
  const auto dangling = [&resolved](const model::Basis& basis) {
    const model::Citation* citation = as_record(basis);
    return citation && !resolved.contains({citation->evidence, citation->offset});
  };
  std::erase_if(diagnosis.findings, [&](const model::Finding& finding) {
    const bool unsure = std::ranges::any_of(finding.supports, dangling) || std::ranges::any_of(finding.contradicts, dangling);
    if (unsure) withheld.push_back(finding.id);
    return unsure;
  });
  return withheld;
}

}  // namespace beffroi::engine

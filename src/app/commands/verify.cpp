// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <set>

#include "app/command.h"
#include "base/text.h"
#include "casefile/case.h"
#include "engine/resolve.h"
#include "evidence/discover.h"

namespace beffroi::app::commands::verify {
namespace {

struct Options {
  std::string case_directory;
};

/// The evidence as it is today: every stream's hash, and the cited records that are still there.
struct Today {
  std::map<std::pair<std::string, std::string>, base::Digest> digests;  ///< {argument, path} → hash
  engine::ResolvedRecords records;
};

base::Result<Today> read_again(const std::vector<casefile::Source>& sources, const model::Diagnosis& diagnosis,
                               unsigned threads) {
  std::set<std::string> arguments;
  for (const casefile::Source& source : sources) {
    for (const model::Origin& origin : source.origins) arguments.insert(origin.argument);
  }
  const evidence::Discovery found = evidence::discover({arguments.begin(), arguments.end()});
  Today today;
  const model::Wanted wanted = model::Wanted::nothing();
  const engine::Job job{.wanted = wanted,
                        .consumers = [](const evidence::Reader&, const model::Origin&) { return engine::Consumers{}; },
                        .limits = {},
                        .threads = threads};
  engine::NoProgress progress;
  BEFFROI_TRY_VOID(engine::read_all(found.files, job, {}, progress, [&](const engine::FileResults& file) -> base::Result<> {
    for (const model::SourceResult& result : file.results) {
      today.digests[{result.origin.argument, result.origin.path}] = result.sha256;
    }
    return {};
  }));
  BEFFROI_TRY(today.records, engine::resolve(found.files, engine::citations_of(diagnosis), threads, {}));
  return today;
}

base::Result<casefile::Verification> check(const Options& options, const Context& context) {
  BEFFROI_TRY(casefile::Case store, casefile::Case::open(options.case_directory, {.actor = ""}));
  std::vector<casefile::Source> sources;
  model::Diagnosis diagnosis;
  {
    BEFFROI_TRY(casefile::Reading reading, store.read());
    sources = reading.sources();
    BEFFROI_TRY(auto stored, reading.diagnosis());
    if (stored) diagnosis = std::move(*stored);
  }
  BEFFROI_TRY(const Today today, read_again(sources, diagnosis, context.threads));
  return store.verify(
      [&today](const model::Origin& origin) -> base::Result<base::Digest> {
        const auto found = today.digests.find({origin.argument, origin.path});
        if (found == today.digests.end()) return base::fail("evidence.not_found", {}, {origin.path, {}, {}});
        return found->second;
      },
      [&today](const model::Citation& citation) -> base::Result<bool> {
        return today.records.contains({citation.evidence, citation.offset});
      });
}

/// One line a source and a fault; then the sum.
void tell(const casefile::Verification& verification, const Context& context) {
  const base::Catalogue& words = context.words;
  for (const casefile::SourceCheck& source : verification.sources) {
    if (source.state == casefile::SourceState::intact && !context.verbose) continue;
    const std::string_view state = source.state == casefile::SourceState::intact    ? "intact"
                                   : source.state == casefile::SourceState::altered ? "altered"
                                                                                    : "absent";
    std::cout << base::printable(words.text(fmt::format("app.verify.{}", state), {{"source", source.origin.path}})) << "\n";
  }
  for (const casefile::UnresolvedBasis& basis : verification.unresolved) {
    std::cout << base::printable(words.text("app.verify.unresolved", {{"finding", basis.finding}})) << "\n";
  }
  if (verification.ledger) {
    std::cout << words.text("app.verify.ledger", {{"entry", static_cast<std::int64_t>(verification.ledger->seq)}}) << "\n";
  }
  if (verification.custody) {
    std::cout << words.text("app.verify.custody", {{"line", static_cast<std::int64_t>(verification.custody->line)}}) << "\n";
  }
  for (const casefile::ChangedFile& file : verification.changed_files) {
    std::cout << base::printable(words.text("app.verify.changed", {{"file", file.name}})) << "\n";
  }
  std::cout << words.text(verification.passed() ? "app.verify.passed" : "app.verify.failed",
                          {{"sources", static_cast<std::int64_t>(verification.sources.size())},
                           {"citations", static_cast<std::int64_t>(verification.bases_checked)}})
            << "\n";
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  app.add_option("--case", options->case_directory, words.text("app.verify.option.case"))->required()->type_name("DIR");
  return [options](const Context& context) -> int {
    const auto verification = check(*options, context);
    if (!verification) return explain_failure(context, verification.error());
    tell(*verification, context);
    return verification->passed() ? kDone : kFailed;
  };
}

}  // namespace

Command make_command() { return {"verify", 50, define}; }

}  // namespace beffroi::app::commands::verify

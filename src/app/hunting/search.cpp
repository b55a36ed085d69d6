// SPDX-License-Identifier: EUPL-1.2
#include "app/hunting/search.h"

#include <algorithm>
#include <iterator>

#include "app/hunting/consumer.h"
#include "app/hunting/rows.h"
#include "app/progress_bar.h"
#include "engine/mappings.h"
#include "engine/read_all.h"
#include "sigma/kind_cache.h"

namespace beffroi::app::hunting {

base::Result<Outcome> search(const std::vector<std::string>& paths, const Search& search, const Context& context,
                             const std::function<void(const report::DetectionRow& row, std::uint64_t index)>& take) {
  BEFFROI_TRY(const engine::Mappings mappings, engine::load_mappings());
  const evidence::Discovery found = evidence::discover(paths);
  Outcome outcome;
  outcome.errors = found.errors;
  Waiting waiting;
  Rows rows(search);
  // Of a match its own fields may have to be told; only what is looked at first decides how fast the others are passed.
  const model::Wanted wanted = model::Wanted::everything();
  // Indicators are looked for in every field.
  model::Interest* interest = search.indicators.empty() ? &search.plan.kinds() : nullptr;
  const engine::Job job{.wanted = wanted,
                        .interest = interest,
                        .consumers =
                            [&](const evidence::Reader& reader, const model::Origin&) {
                              engine::Consumers consumers;
                              const model::Mapping& mapping = mappings.at(std::string(reader.mapping));
                              consumers.push_back(std::make_unique<MatchConsumer>(search, mapping, waiting));
                              return consumers;
                            },
                        .format = search.format,
                        .limits = {},
                        .threads = context.threads};
  ProgressBar progress(context);
  const auto deliver = [&](engine::FileResults file) -> base::Result<> {
    std::ranges::move(file.errors, std::back_inserter(outcome.errors));
    for (const model::SourceResult& result : file.results) {
      if (engine::was_read(result)) ++outcome.readable;
      outcome.misread.add(result);
      BEFFROI_TRY_VOID(rows.add(result, waiting.take(result.origin)));
    }
    return {};
  };
  BEFFROI_TRY_VOID(engine::read_all(found.files, job, {}, progress, deliver));
  BEFFROI_TRY_VOID(rows.correlate());
  BEFFROI_TRY(outcome.rows, rows.each(context.words, take));
  outcome.losses = rows.losses();
  outcome.duplicates = rows.duplicates();
  return outcome;
}

}  // namespace beffroi::app::hunting

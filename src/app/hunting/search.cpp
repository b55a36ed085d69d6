// SPDX-License-Identifier: EUPL-1.2
#include "app/hunting/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <iterator>

#include "app/hunting/consumer.h"
#include "app/hunting/row_sorter.h"
#include "app/progress_bar.h"
#include "base/assert.h"
#include "engine/mappings.h"
#include "engine/read_all.h"
#include "model/source_form.h"

namespace beffroi::app::hunting {
namespace {

/// What every row of one stream has in common.
struct Source {
  std::string path;
  base::Digest sha256;
};

/// The path as the user gave it, and what lies inside.
std::string path_as_given(const model::Origin& origin) {
  std::error_code ignored;
  if (std::filesystem::is_directory(origin.argument, ignored)) {
    return origin.argument + (origin.argument.ends_with('/') ? "" : "/") + origin.path;
  }
  const std::size_t bang = origin.path.find('!');
  return bang == std::string::npos ? origin.argument : origin.argument + origin.path.substr(bang);
}

void name_rule(report::DetectionRow& row, const sigma::Rule& rule, base::Language language) {
  row.rule_id = rule.id;
  row.rule_title = rule.title;
  row.shown_title = sigma::title_in(language, rule);
  row.rule_author = rule.author;
  row.level = sigma::name_of(rule.level);
  row.tags = rule.tags;
}

void name_indicator(report::DetectionRow& row, const indicators::Indicator& indicator, const base::Catalogue& words) {
  row.rule_id = indicator.id();
  row.rule_title = indicator.title();
  const std::string kind = fmt::format("indicator.kind.{}", name_of(indicator.kind));
  row.shown_title = words.text(
      "indicator.title", {{"kind", words.text(kind)}, {"value", indicator.written}, {"description", indicator.description}});
  row.rule_author = indicator.author;
  row.level = sigma::name_of(indicator.level);
  row.by_indicator = true;
}

report::DetectionRow to_row(const Source& source, model::Detection detection, const Search& search,
                            const base::Catalogue& words) {
  report::DetectionRow row;
  const std::vector<sigma::Rule>& rules = search.plan.rules();
  if (detection.rule < rules.size()) {
    name_rule(row, rules[detection.rule], words.language());
  } else {
    name_indicator(row, search.indicators.indicators()[detection.rule - rules.size()], words);
  }
  row.timestamp = detection.time;
  row.computer = std::move(detection.computer);
  row.channel = std::move(detection.channel);
  row.provider = std::move(detection.provider);
  row.event_id = detection.code;
  row.record_id = detection.record_id;
  row.source = source.path;
  row.evidence_sha256 = source.sha256;
  row.offset = detection.offset;
  row.details = std::move(detection.details);
  return row;
}

/// Gathers the matches of streams in the order of the evidence, and gives them back in the order of time.
class Rows {
 public:
  base::Result<> add(const model::SourceResult& result, Spool matches) {
    const std::uint64_t number = sources_.size();
    sources_.push_back({path_as_given(result.origin), result.sha256});
    std::string row;
    return unpack(matches, [&](const PackedMatch& match) {
      row.assign(reinterpret_cast<const char*>(&number), sizeof number);
      sorter_.add(match.time, row += match.detection);
    });
  }

  base::Result<std::uint64_t> each(const Search& search, const base::Catalogue& words,
                                   const std::function<void(const report::DetectionRow&, std::uint64_t)>& take) {
    std::uint64_t rows = 0;
    BEFFROI_TRY_VOID(sorter_.each([&](std::string_view row) {
      std::uint64_t number = 0;
      std::memcpy(&number, row.data(), sizeof number);
      auto detection = model::deserialize_detection(row.substr(sizeof number));
      BEFFROI_ASSERT(detection);  // written by this program
      take(to_row(sources_[number], *std::move(detection), search, words), rows++);
    }));
    return rows;
  }

 private:
  std::vector<Source> sources_;
  RowSorter sorter_;
};

}  // namespace

base::Result<Outcome> search(const std::vector<std::string>& paths, const Search& search, const Context& context,
                             const std::function<void(const report::DetectionRow& row, std::uint64_t index)>& take) {
  BEFFROI_TRY(const engine::Mappings mappings, engine::load_mappings());
  const evidence::Discovery found = evidence::discover(paths);
  Outcome outcome;
  outcome.errors = found.errors;
  Waiting waiting;
  Rows rows;
  const model::Wanted wanted = search.indicators.empty() ? search.plan.wanted() : model::Wanted::everything();
  const engine::Job job{.wanted = wanted,
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
      BEFFROI_TRY_VOID(rows.add(result, waiting.take(result.origin)));
    }
    return {};
  };
  BEFFROI_TRY_VOID(engine::read_all(found.files, job, {}, progress, deliver));
  BEFFROI_TRY(outcome.rows, rows.each(search, context.words, take));
  return outcome;
}

}  // namespace beffroi::app::hunting

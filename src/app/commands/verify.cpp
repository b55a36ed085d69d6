// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <map>
#include <set>

#include "app/command.h"
#include "app/interrupt.h"
#include "app/progress_bar.h"
#include "base/text.h"
#include "casefile/case.h"
#include "engine/resolve.h"
#include "evidence/discover.h"

namespace beffroi::app::commands::verify {
namespace {

struct Options {
  std::string case_directory;
  std::vector<std::string> evidence, heads;
};

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
std::vector<std::string> places_of(const Options& options, const Told& told) {
  if (!options.evidence.empty()) return options.evidence;
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

base::Result<Today> read_again(const Options& options, const Told& told, const Context& context, std::stop_token stop) {
  const evidence::Discovery found = evidence::discover(places_of(options, told));
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
base::Result<base::Digest> rehash(const Options& options, const Today& today, const std::set<base::Digest>& known,
                                  const model::Origin& origin, const base::Digest& expected) {
  const auto [first, last] = today.by_path.equal_range(origin.path);
  const bool there = std::any_of(first, last, [&](const auto& stream) { return stream.second == expected; });
  if (there || (!options.evidence.empty() && today.paths.contains(expected))) return expected;
  const auto altered = std::find_if(first, last, [&known](const auto& stream) { return !known.contains(stream.second); });
  if (altered != last) return altered->second;
  if (!options.evidence.empty()) {
    if (const auto elsewhere = altered_elsewhere(today, known, origin.path)) return *elsewhere;
  }
  return base::fail("evidence.not_found", {}, {origin.path, {}, {}});
}

/// What was checked, with what came of it.
struct Checked {
  model::Diagnosis diagnosis;
  casefile::Verification verification;
  std::vector<std::pair<casefile::Head, casefile::HeadState>> heads;  ///< those of --head
  std::string head;                                                   ///< of the ledger now; empty where it has no entry

  bool passed() const {
    return verification.passed() &&
           std::ranges::all_of(heads, [](const auto& told) { return told.second == casefile::HeadState::same; });
  }
};

base::Result<> check_heads(const Options& options, casefile::Case& store, Checked& checked) {
  BEFFROI_TRY(const auto entries, store.entries());
  for (const std::string& text : options.heads) {
    BEFFROI_TRY(casefile::Head head, casefile::parse_head(text));
    const casefile::HeadState state = casefile::check_head(entries, head);
    checked.heads.emplace_back(std::move(head), state);
  }
  if (!entries.empty()) checked.head = casefile::head_of(entries.back());
  return {};
}

base::Result<Checked> check(const Options& options, const Context& context) {
  const Interrupt interrupt;
  for (const std::string& text : options.heads) {
    if (const auto head = casefile::parse_head(text); !head) return std::unexpected(head.error());  // before the long part
  }
  BEFFROI_TRY(casefile::Case store, casefile::Case::open(options.case_directory, {.actor = ""}));
  BEFFROI_TRY(Told told, read_case(store));
  BEFFROI_TRY(const Today today, read_again(options, told, context, interrupt.token()));
  const auto known = told.hashes();
  const auto rehash_source = [&](const model::Origin& origin, const base::Digest& expected) {
    return rehash(options, today, known, origin, expected);
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
  BEFFROI_TRY_VOID(check_heads(options, store, checked));
  return checked;
}

/// Each finding with the records it rests on, and whether each was found again.
void tell_citations(const Checked& checked, const base::Catalogue& words) {
  std::set<std::pair<base::Digest, std::uint64_t>> lost;
  for (const casefile::UnresolvedBasis& basis : checked.verification.unresolved) {
    const auto* citation = std::get_if<model::Citation>(&basis.basis);
    if (citation != nullptr) lost.insert({citation->evidence, citation->offset});
  }
  for (const model::Finding& finding : checked.diagnosis.findings) {
    if (finding.supports.empty() && finding.contradicts.empty()) continue;
    std::cout << base::printable(words.text("app.verify.finding", {{"finding", finding.id}})) << "\n";
    for (const auto* bases : {&finding.supports, &finding.contradicts}) {
      for (const model::Basis& basis : *bases) {
        const auto* citation = std::get_if<model::Citation>(&basis);
        if (citation == nullptr) continue;
        const base::Arguments place{{"source", citation->source},
                                    {"record", static_cast<std::int64_t>(citation->record_id)},
                                    {"offset", static_cast<std::int64_t>(citation->offset)}};
        const bool found = !lost.contains({citation->evidence, citation->offset});
        std::cout << base::printable(words.text(found ? "app.verify.cited" : "app.verify.cited_lost", place)) << "\n";
      }
    }
  }
}

void say(const base::Catalogue& words, std::string_view id, const base::Arguments& arguments) {
  std::cout << base::printable(words.text(id, arguments)) << "\n";
}

void tell_register(const casefile::Verification& verification, const base::Catalogue& words) {
  if (verification.ledger) {
    const bool cut = verification.ledger->reason == "cut";
    say(words, cut ? "app.verify.ledger_cut" : "app.verify.ledger",
        {{"entry", static_cast<std::int64_t>(verification.ledger->seq)}});
  }
  if (verification.custody) {
    const std::string& reason = verification.custody->reason;
    const bool own_words = reason == "absent" || reason == "cut" || reason == "rows";
    say(words, own_words ? "app.verify.custody_" + reason : "app.verify.custody",
        {{"line", static_cast<std::int64_t>(verification.custody->line)}});
  }
  if (verification.custody_behind) say(words, "app.verify.custody_behind", {});
}

void tell_heads(const Checked& checked, const base::Catalogue& words) {
  for (const auto& [head, state] : checked.heads) {
    const std::string_view id = state == casefile::HeadState::same      ? "app.verify.head_same"
                                : state == casefile::HeadState::altered ? "app.verify.head_altered"
                                                                        : "app.verify.head_absent";
    const auto entry = static_cast<std::int64_t>(head.seq);
    say(words, id, {{"entry", entry}, {"head", std::to_string(head.seq) + '-' + head.hex}});
  }
  if (!checked.head.empty()) say(words, "app.verify.head_now", {{"head", checked.head}});
}

void tell_files(const std::vector<casefile::ChangedFile>& files, const base::Catalogue& words) {
  for (const casefile::ChangedFile& file : files) {
    const std::string state = file.added ? "added" : file.absent ? "absent" : "changed";
    if (file.dossier)
      say(words, "app.verify.dossier", {{"state", state}, {"file", file.name}});
    else
      say(words, file.page ? "app.verify.changed_page" : "app.verify.changed", {{"file", file.name}});
  }
  if (std::ranges::any_of(files, &casefile::ChangedFile::dossier)) say(words, "app.verify.dossier_meaning", {});
}

/// What is amiss with the case itself, whatever became of the evidence.
void tell_case(const Checked& checked, const Options& options, const base::Catalogue& words) {
  const casefile::Verification& verification = checked.verification;
  tell_register(verification, words);
  for (const casefile::AlteredSource& source : verification.changed_sources)
    say(words, "app.verify.kept", {{"source", source.path}, {"there", source.source == 0 ? "no" : "yes"}});
  if (!verification.changed_sources.empty()) say(words, "app.verify.kept_meaning", {{"case", options.case_directory}});
  for (const std::string& part : verification.changed_parts) {
    const std::string_view name = part;
    constexpr std::string_view kSection = "section.";
    say(words, "app.verify.part", {{"part", std::string(name.substr(name.starts_with(kSection) ? kSection.size() : 0))}});
  }
  if (!verification.changed_parts.empty()) say(words, "app.verify.part_meaning", {{"case", options.case_directory}});
  for (const casefile::SchemaFault& fault : verification.schema)
    say(words, "app.verify.schema", {{"type", fault.type}, {"name", fault.name}, {"state", fault.state}});
  if (!verification.schema.empty()) say(words, "app.verify.schema_meaning", {});
  tell_files(verification.changed_files, words);
  for (const casefile::ErasedPiece& one : verification.erased)
    say(words, "app.verify.erased",
        {{"by", one.by}, {"at", one.at}, {"because", one.because}, {"file", casefile::place_of(one.piece.sha256)}});
  tell_heads(checked, words);
}

/// One line a source and a fault; then the sum.
void tell(const Checked& checked, const Options& options, const Context& context) {
  const casefile::Verification& verification = checked.verification;
  const base::Catalogue& words = context.words;
  if (context.verbose) tell_citations(checked, words);
  for (const casefile::SourceCheck& source : verification.sources) {
    if (source.state == casefile::SourceState::intact && !context.verbose) continue;
    const std::string_view state = source.state == casefile::SourceState::intact    ? "intact"
                                   : source.state == casefile::SourceState::altered ? "altered"
                                                                                    : "absent";
    std::cout << base::printable(words.text(fmt::format("app.verify.{}", state), {{"source", source.origin.path}})) << "\n";
  }
  std::set<std::string> told;
  for (const casefile::UnresolvedBasis& basis : verification.unresolved) {
    if (!told.insert(basis.finding).second) continue;
    const auto* citation = std::get_if<model::Citation>(&basis.basis);
    const bool altered = citation && std::ranges::any_of(verification.sources, [citation](const casefile::SourceCheck& one) {
                           return one.sha256 == citation->evidence && one.state == casefile::SourceState::altered;
                         });
    const std::string_view id = altered ? "app.verify.cites_altered" : "app.verify.unresolved";
    std::cout << base::printable(words.text(id, {{"finding", basis.finding}, {"source", altered ? citation->source : ""}}))
              << "\n";
  }
  tell_case(checked, options, words);
  const auto in_state = [&verification](casefile::SourceState state) {
    return static_cast<std::int64_t>(std::ranges::count(verification.sources, state, &casefile::SourceCheck::state));
  };
  std::cout << words.text(checked.passed() ? "app.verify.passed" : "app.verify.failed",
                          {{"sources", static_cast<std::int64_t>(verification.sources.size())},
                           {"citations", static_cast<std::int64_t>(verification.bases_checked)},
                           {"intact", in_state(casefile::SourceState::intact)},
                           {"altered", in_state(casefile::SourceState::altered)},
                           {"absent", in_state(casefile::SourceState::absent)}})
            << "\n";
  const bool all_absent = !verification.sources.empty() &&
                          in_state(casefile::SourceState::absent) == static_cast<std::int64_t>(verification.sources.size());
  if (all_absent) {
    std::cout << words.text(options.evidence.empty() ? "app.verify.moved" : "app.verify.not_there",
                            {{"case", base::printable(options.case_directory)}})
              << "\n";
  }
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  app.add_option("--case", options->case_directory, words.text("app.verify.option.case"))->required()->type_name("DIR");
  app.add_option("--evidence", options->evidence, words.text("app.verify.option.evidence"))->type_name("PATH");
  app.add_option("--head", options->heads, words.text("app.verify.option.head"))->type_name("HEAD")->allow_extra_args(false);
  return [options](const Context& context) -> int {
    const auto checked = check(*options, context);
    if (!checked) return explain_failure(context, checked.error());
    tell(*checked, *options, context);
    return checked->passed() ? kDone : kFailed;
  };
}

}  // namespace

Command make_command() { return {"verify", 50, define}; }

}  // namespace beffroi::app::commands::verify

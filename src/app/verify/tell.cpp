// SPDX-License-Identifier: EUPL-1.2
#include "app/verify/tell.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <set>

#include "app/verify/few.h"
#include "app/verify/states.h"
#include "base/text.h"

namespace beffroi::app::verify {
namespace {

using casefile::SourceState;

void say(const base::Catalogue& words, std::string_view id, const base::Arguments& arguments) {
  std::cout << base::printable(words.text(id, arguments)) << "\n";
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
    const auto entry = static_cast<std::int64_t>(head.seq);
    say(words, fmt::format("app.verify.head_{}", word_of(state)),
        {{"entry", entry}, {"head", std::to_string(head.seq) + '-' + head.hex}});
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
void tell_case(const Checked& checked, const Request& request, const base::Catalogue& words) {
  const casefile::Verification& verification = checked.verification;
  tell_register(verification, words);
  for (const casefile::AlteredSource& source : verification.changed_sources)
    say(words, "app.verify.kept", {{"source", source.path}, {"there", source.source == 0 ? "no" : "yes"}});
  if (!verification.changed_sources.empty()) say(words, "app.verify.kept_meaning", {{"case", request.case_directory}});
  for (const std::string& part : verification.changed_parts) {
    const std::string_view name = part;
    constexpr std::string_view kSection = "section.";
    say(words, "app.verify.part", {{"part", std::string(name.substr(name.starts_with(kSection) ? kSection.size() : 0))}});
  }
  if (!verification.changed_parts.empty()) say(words, "app.verify.part_meaning", {{"case", request.case_directory}});
  for (const casefile::SchemaFault& fault : verification.schema)
    say(words, "app.verify.schema", {{"type", fault.type}, {"name", fault.name}, {"state", fault.state}});
  if (!verification.schema.empty()) say(words, "app.verify.schema_meaning", {});
  tell_files(verification.changed_files, words);
  for (const casefile::ErasedPiece& one : verification.erased)
    say(words, "app.verify.erased",
        {{"by", one.by}, {"at", one.at}, {"because", one.because}, {"file", casefile::place_of(one.piece.sha256)}});
  tell_heads(checked, words);
}

void tell_sources(const casefile::Verification& verification, const Context& context) {
  for (const SourceState state : {SourceState::intact, SourceState::altered, SourceState::absent}) {
    if (state == SourceState::intact && !context.verbose) continue;
    Few few(context);
    for (const casefile::SourceCheck& source : verification.sources) {
      if (source.state == state) few.tell(fmt::format("app.verify.{}", word_of(state)), {{"source", source.origin.path}});
    }
    few.end();
  }
}

/// The findings that rest on what was altered, on what nobody can read here, and on records that are not there any more: each told once.
void tell_findings(const casefile::Verification& verification, const Context& context) {
  std::map<SourceState, std::set<base::Digest>> in_state;
  for (const casefile::SourceCheck& source : verification.sources) in_state[source.state].insert(source.sha256);
  Few on_altered(context), lost(context);
  std::set<std::string> told, unread;
  for (const casefile::UnresolvedBasis& basis : verification.unresolved) {
    const auto* citation = std::get_if<model::Citation>(&basis.basis);
    const bool is_altered = citation && in_state[SourceState::altered].contains(citation->evidence);
    const bool is_absent = citation && in_state[SourceState::absent].contains(citation->evidence) &&
                           !in_state[SourceState::intact].contains(citation->evidence);
    if (!is_altered && (is_absent || basis.reason)) {
      unread.insert(basis.finding);
    } else if (told.insert(basis.finding).second) {
      const base::Arguments what{{"finding", basis.finding}, {"source", is_altered ? citation->source : std::string()}};
      is_altered ? on_altered.tell("app.verify.cites_altered", what) : lost.tell("app.verify.unresolved", what);
    }
  }
  on_altered.end();
  lost.end();
  if (!unread.empty()) say(context.words, "app.verify.cites_absent", {{"count", static_cast<std::int64_t>(unread.size())}});
}

void tell_sum(const Checked& checked, const Request& request, const base::Catalogue& words) {
  const casefile::Verification& verification = checked.verification;
  const auto in_state = [&verification](SourceState state) {
    return static_cast<std::int64_t>(std::ranges::count(verification.sources, state, &casefile::SourceCheck::state));
  };
  const auto sources = static_cast<std::int64_t>(verification.sources.size());
  say(words, checked.passed() ? "app.verify.passed" : "app.verify.failed",
      {{"sources", sources},
       {"citations", static_cast<std::int64_t>(verification.bases_checked)},
       {"intact", in_state(SourceState::intact)},
       {"altered", in_state(SourceState::altered)},
       {"absent", in_state(SourceState::absent)}});
  if (sources == 0 || in_state(SourceState::absent) != sources) return;
  say(words, request.evidence.empty() ? "app.verify.moved" : "app.verify.not_there", {{"case", request.case_directory}});
}

}  // namespace

void tell(const Checked& checked, const Request& request, const Context& context) {
  if (context.verbose) tell_citations(checked, context.words);
  tell_sources(checked.verification, context);
  tell_findings(checked.verification, context);
  tell_case(checked, request, context.words);
  tell_sum(checked, request, context.words);
}

}  // namespace beffroi::app::verify

// SPDX-License-Identifier: EUPL-1.2
#include "report/measures/listing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "report/columns.h"
#include "report/ground.h"
#include "report/judged.h"
#include "response/measures/objections.h"

namespace beffroi::report::measures {
namespace {

using base::Catalogue;
using base::Piece;
using response::Wording;
using response::measures::Deed;
using response::measures::Line;
using response::measures::Measure;
using response::measures::Step;

std::string title_of(const Line& line, const Catalogue& words) {
  return line.known ? line.known->title.in(words.language()) : base::printable(line.measure.title);
}

void put_systems(std::string& out, std::span<const Line> lines, const ShortNames& names, const Catalogue& words) {
  for (const Line& line : lines) {
    std::string state = printable(standing(line.measure, words));
    const std::string against = printable(objection(line, words));
    if (!against.empty()) state += " ; " + against;
    const std::string system = base::printable(names.of(line.measure.system));
    put_paragraph(
        out, "    ",
        system.empty() ? state : printable(words.pieces("report.measures.system", {{"system", system}, {"state", state}})));
  }
}

void put_list(std::string& out, const std::string& heading, const std::vector<Wording>& list, std::string_view mark,
              const Catalogue& words) {
  if (list.empty()) return;
  put_paragraph(out, "  ", heading);
  for (std::size_t i = 0; i < list.size(); ++i) {
    put_paragraph(out, mark.empty() ? fmt::format("    {}. ", i + 1) : std::string(mark), list[i].in(words.language()));
  }
}

void put_findings(std::string& out, std::span<const Line> lines, const response::Diagnosed& diagnosed, const Catalogue& words) {
  const ShortNames names = short_names(diagnosed);
  std::vector<std::string> told;
  for (const Line& line : lines) {
    for (const std::string& id : line.measure.findings) {
      const model::Finding* finding = diagnosed.finding(id);
      if (!finding || std::ranges::find(told, id) != told.end()) continue;
      if (told.empty()) put_paragraph(out, "  ", words.text("report.measures.rests_on"));
      told.push_back(id);
      put_paragraph(out, fmt::format("    {}  ", id), printable(sentence_of(*finding, names, words)));
      if (const response::Dispute* against = objection_on(line, id))
        put_paragraph(out, std::string(6 + id.size(), ' '), printable(judgement_of(judged_of(*against), words)));
    }
  }
}

void put_known(std::string& out, const response::measures::Known& known, const Catalogue& words) {
  const auto one = [&](std::string_view id, const Wording& wording) {
    put_paragraph(out, "  ", words.text(id, {{"text", wording.in(words.language())}}));
  };
  one("report.measures.why", known.why);
  put_list(out, words.text("report.measures.steps"), known.steps, "", words);
  put_list(out, words.text("report.measures.never"), known.never, "    - ", words);
  one("report.measures.check", known.check);
  one("report.measures.undo_when", known.undo_when);
  one("report.measures.trade_off", known.trade_off);
  one("report.measures.source", known.source.text);
}

base::Arguments arguments_of(const Deed& deed) {
  return {{"by", deed.by}, {"who", deed.who.empty() ? deed.by : deed.who}, {"time", deed.when()}, {"text", deed.text}};
}

}  // namespace

ShortNames short_names(const response::Diagnosed& diagnosed) {
  ShortNames names;
  for (const response::Diagnosed::Host& host : diagnosed.hosts) names.add(host.name);
  return names;
}

std::string exercise_line(bool exercise, const Catalogue& words) {
  std::string out;
  if (exercise) put_paragraph(out, "", words.text("report.exercise") + " " + words.text("report.exercise.sentence"));
  return out;
}

std::vector<Piece> standing(const Measure& measure, const Catalogue& words) {
  const Deed* deed = measure.last(measure.step);
  if (!deed) return words.pieces("report.measures.state.proposed");
  const bool only_said = deed->answered && measure.step == Step::done;
  const std::string state = only_said ? "done_said" : std::string(name_of(measure.step));
  std::vector<Piece> pieces = words.pieces(fmt::format("report.measures.state.{}", state), arguments_of(*deed));
  const Deed* decided = measure.last(Step::decided);
  if (decided && measure.step > Step::declined && measure.step != Step::undone) {
    for (Piece& piece : words.pieces("report.measures.decided_before", arguments_of(*decided)))
      pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::vector<Piece> objection(const Line& line, const Catalogue& words) {
  if (line.objections.empty()) return {};
  const response::Dispute& last = line.objections.back();
  return words.pieces("report.measures.objection",
                      {{"all", response::measures::is_disputed(line) ? "yes" : "no"}, {"by", last.by}});
}

std::string listing(const response::measures::Plan& plan, const response::Diagnosed& diagnosed, const Catalogue& words) {
  static constexpr std::array<std::string_view, 3> kBases = {"none", "no_sign", "verdict"};
  std::string out;
  put_paragraph(out, "", words.text(fmt::format("report.measures.basis.{}", kBases[static_cast<std::size_t>(plan.basis)])));
  const ShortNames names = short_names(diagnosed);
  std::size_t number = 0;
  for (std::size_t i = 0; i < plan.lines.size();) {
    const Line& line = plan.lines[i];
    std::size_t end = i + 1;
    while (end < plan.lines.size() && plan.lines[end].measure.id == line.measure.id) ++end;
    out += "\n";
    put_paragraph(out, fmt::format("{:>2}. ", ++number), fmt::format("{}  [{}]", title_of(line, words), line.measure.id));
    put_systems(out, std::span(plan.lines).subspan(i, end - i), names, words);
    i = end;
  }
  out += "\n";
  put_paragraph(out, "", words.text("report.measures.next"));
  return out;
}

std::string details(std::span<const Line> lines, const response::Diagnosed& diagnosed, const Catalogue& words) {
  std::string out;
  if (lines.empty()) return out;
  put_paragraph(out, "", fmt::format("{}  [{}]", title_of(lines.front(), words), lines.front().measure.id));
  put_systems(out, lines, short_names(diagnosed), words);
  put_findings(out, lines, diagnosed, words);
  if (lines.front().known) put_known(out, *lines.front().known, words);
  return out;
}

std::string listing(std::span<const response::releases::Release> releases, const response::Diagnosed& diagnosed,
                    const Catalogue& words) {
  std::string out;
  if (releases.empty()) put_paragraph(out, "", words.text("report.releases.none"));
  for (const response::releases::Release& release : releases) {
    const base::Arguments arguments{{"host", release.claim.host},
                                    {"ground", known(release.claim.ground).title.in(words.language())},
                                    {"by", release.by},
                                    {"time", release.signed_at},
                                    {"because", release.because}};
    put_paragraph(out, "", printable(words.pieces("report.releases.line", arguments)));
    if (!release.stands()) {
      put_paragraph(out, "    ",
                    printable(words.pieces(
                        "report.releases.revoked",
                        {{"by", release.revoked_by}, {"time", *release.revoked_at}, {"because", release.revoked_because}})));
      continue;
    }
    const auto against = contradictions(release, diagnosed);
    if (!against.empty()) put_paragraph(out, "    ", words.text("report.releases.contradicted"));
    for (const base::Error& error : against) {
      put_paragraph(out, "    - ", printable(words.pieces(fmt::format("error.{}.what", error.id), error.arguments)));
    }
  }
  return out;
}

}  // namespace beffroi::report::measures

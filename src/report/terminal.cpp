// SPDX-License-Identifier: EUPL-1.2
#include "report/terminal.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/columns.h"
#include "report/ground.h"
#include "report/verdict.h"
#include "report/view.h"

namespace beffroi::report {
namespace {

constexpr std::size_t kLabelColumns = 22;
constexpr std::size_t kAccountLines = 4;

constexpr std::string_view kReset = "\x1b[0m", kBold = "\x1b[1m", kDim = "\x1b[2m", kRed = "\x1b[31m", kYellow = "\x1b[33m",
                           kGreen = "\x1b[32m", kInverse = "\x1b[7m";

std::string safe(const std::vector<base::Piece>& pieces) {
  std::string text;
  for (const base::Piece& piece : pieces) text += base::printable(piece.text);
  return text;
}

std::string_view colour_of(std::string_view kind) {
  if (kind == "bad" || kind == "yes") return kRed;
  if (kind == "doubtful" || kind == "suspected") return kYellow;
  if (kind == "good" || kind == "no_sign") return kGreen;
  return kDim;
}

/// Lines of a screen; what no longer fits is left out, never scrolled.
class Screen {
 public:
  Screen(const base::Catalogue& words, const TerminalOptions& options) : words_(words), options_(options) {
    kept_ = (options.report_path.empty() ? 0u : 1u) + (options.case_path.empty() ? 0u : 1u);
    if (kept_ > 0) ++kept_;
  }

  std::size_t room() const { return kTerminalLines - kept_ - std::min(lines_, kTerminalLines - kept_); }

  void line(const std::string& content, std::string_view colour = {}) {
    if (room() == 0) return;
    put(cut_to(content, kTerminalColumns), colour);
  }

  void exercise() {
    const std::string banner = words_.text("report.exercise");
    const std::string sentence = cut_to(banner + " " + words_.text("report.exercise.sentence"), kTerminalColumns);
    put(pad_to(sentence, kTerminalColumns), kInverse);
  }

  void answer(const Answer& one, const Content& content) {
    if (room() == 0) return;
    const std::string label =
        pad_to(words_.text(fmt::format("report.short.{}", one.label.substr(one.label.rfind('.') + 1))), kLabelColumns);
    const std::string value = safe(one.value);
    const std::size_t space = kTerminalColumns - 2 - kLabelColumns;
    std::string rest;
    if (!one.detail.empty()) rest = fmt::format(" ({})", safe(one.detail));
    const bool fits = columns_of(value) + columns_of(rest) <= space;
    std::string shown = fits ? value + rest : value;
    std::string ground;
    if (one.finding) {
      const auto words = name_of(ground_of(content.diagnosis.findings[*one.finding]));
      ground = fmt::format(" [{}]", words_.text(fmt::format("report.ground.short.{}", words)));
      if (const Judged* judged = content.judgement_on(*one.finding))
        ground += fmt::format(" [{}]", words_.text(fmt::format("report.disputed.short.{}", judged->judgement)));
    }
    const bool ground_fits = columns_of(shown) + columns_of(ground) <= space;
    if (ground_fits) shown += ground;
    out_ += "  " + label + painted(cut_to(shown, space), colour_of(one.kind)) + '\n';
    ++lines_;
    const std::string below = (fits ? "" : safe(one.detail)) + (ground_fits ? "" : ground);
    if (!below.empty()) line(std::string(2 + kLabelColumns, ' ') + cut_to(below.substr(fits ? 1 : 0), space), kDim);
  }

  void places() {
    if (kept_ > 0) out_ += '\n';
    const auto place = [&](std::string_view id, const std::string& path) {
      if (!path.empty()) out_ += words_.text(id, {{"path", base::printable(path)}}) + '\n';
    };
    place("report.terminal.report", options_.report_path);
    place("report.terminal.case", options_.case_path);
  }

  std::string text() && { return std::move(out_); }

 private:
  std::string painted(const std::string& content, std::string_view colour) const {
    if (!options_.colour || colour.empty()) return content;
    return fmt::format("{}{}{}", colour, content, kReset);
  }

  void put(const std::string& content, std::string_view colour) {
    out_ += painted(content, colour) + '\n';
    ++lines_;
  }

  const base::Catalogue& words_;
  const TerminalOptions& options_;
  std::string out_;
  std::size_t lines_ = 0;
  std::size_t kept_;  // for the paths at the foot, with the blank line before them
};

/// What is not known, in one line each, as long as there is room.
void tell_unknowns(Screen& screen, const Content& content, const base::Catalogue& words) {
  std::vector<std::string> said;
  for (const model::Finding& finding : content.diagnosis.findings) {
    for (const model::Missing& missing : finding.missing) {
      const std::string id = "missing." + missing.id;
      const std::string sentence = words.has(id) ? safe(words.pieces(id, missing.arguments)) : base::printable(missing.id);
      if (std::ranges::count(said, sentence) == 0) said.push_back(sentence);
    }
  }
  if (said.empty() || screen.room() < 3) return;
  screen.line("");
  screen.line(words.text("report.section.unknowns"), kBold);
  for (const std::string& sentence : said) screen.line("  – " + sentence);
}

/// How many findings people confirmed or dispute: the verdict above is the machine's alone.
void tell_judged(Screen& screen, const Content& content, const base::Catalogue& words) {
  const auto count = [&content](std::string_view judgement) {
    return static_cast<std::int64_t>(std::ranges::count(content.disputes, judgement, &Judged::judgement));
  };
  const std::int64_t disputed = count("rejected") + count("replaced");
  if (!content.disputes.empty())
    screen.line("  " + words.text("report.terminal.judged", {{"disputed", disputed}, {"confirmed", count("confirmed")}}),
                kYellow);
}

/// What nobody could read stays out of every answer above: that is said beside them.
void tell_unread(Screen& screen, const Content& content, const base::Catalogue& words) {
  const auto unread = std::ranges::count_if(
      content.sources, [](const SourceSummary& source) { return source.reader.empty() && source.size > 0; });
  const auto damaged =
      std::ranges::count_if(content.sources, [](const SourceSummary& source) { return source.accounting.in_issues > 0; });
  if (unread > 0)
    screen.line("  " + words.text("report.terminal.unread", {{"count", static_cast<std::int64_t>(unread)}}), kYellow);
  if (damaged > 0)
    screen.line("  " + words.text("report.terminal.damaged", {{"count", static_cast<std::int64_t>(damaged)}}), kYellow);
}

}  // namespace

std::string terminal_summary(const Content& content, const base::Catalogue& catalogue, const TerminalOptions& options) {
  const View view = view_of(content.diagnosis);
  const Verdict verdict = verdict_of(content.diagnosis, view, catalogue);
  Screen screen(catalogue, options);
  if (content.diagnosis.exercise) screen.exercise();
  screen.line(safe(verdict.headline), options.colour ? fmt::format("{}{}", kBold, colour_of(verdict.state)) : "");
  const auto account = wrap(safe(verdict.account), kTerminalColumns - 2);
  for (std::size_t i = 0; i < account.size() && i < kAccountLines; ++i) {
    const bool cut = i + 1 == kAccountLines && account.size() > kAccountLines;
    screen.line("  " + (cut ? cut_to(account[i] + " …", kTerminalColumns - 2) : account[i]));
  }
  screen.line("");
  for (const Answer& one : verdict.answers) screen.answer(one, content);
  tell_unread(screen, content, catalogue);
  tell_judged(screen, content, catalogue);
  tell_unknowns(screen, content, catalogue);
  screen.places();
  return std::move(screen).text();
}

}  // namespace beffroi::report

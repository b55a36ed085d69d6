// SPDX-License-Identifier: EUPL-1.2
#include "report/terminal.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/advice.h"
#include "report/columns.h"
#include "report/ground.h"
#include "report/unread.h"
#include "report/verdict.h"
#include "report/view.h"

namespace beffroi::report {
namespace {

constexpr std::size_t kLabelColumns = 22;
// Together at most kTerminalLines, whatever the evidence says: banner, headline, 3 and a blank, 10 answers of which 3 have 2 lines of
// details, 2 for what was not read, 5 for what is open, 8 of advice, 3 at the foot.
constexpr std::size_t kAccountLines = 3, kDetailLines = 2, kUnknownsShown = 3, kUnknownLines = 1, kAdviceShown = 5,
                      kAdviceLines = 1;

constexpr std::string_view kReset = "\x1b[0m", kBold = "\x1b[1m", kDim = "\x1b[2m", kRed = "\x1b[31m", kYellow = "\x1b[33m",
                           kGreen = "\x1b[32m", kInverse = "\x1b[7m";

std::string_view colour_of(std::string_view kind) {
  if (kind == "bad" || kind == "yes") return kRed;
  if (kind == "doubtful" || kind == "suspected") return kYellow;
  if (kind == "good" || kind == "no_sign") return kGreen;
  return kDim;
}

/// The line ended by an ellipsis in the place of its last words.
std::string broken_off(std::string line, std::size_t columns) {
  while (columns_of(line) + 2 > columns && line.find(' ') != line.npos) line.resize(line.rfind(' '));
  return cut_to(line, columns - 2) + " …";
}

/// Lines of a screen, as many as are needed; each section is told with what it may take, and says what it left out.
class Screen {
 public:
  Screen(const base::Catalogue& words, const TerminalOptions& options) : words_(words), options_(options) {}

  void line(const std::string& content, std::string_view colour = {}) {
    out_ += painted(cut_to(content, kTerminalColumns), colour) + '\n';
  }

  /// A text over several lines, at most `most` of them; the last one shows that it was cut.
  void paragraph(const std::string& text, const std::string& first, const std::string& next, std::size_t most,
                 std::string_view colour = {}) {
    const auto lines = wrap(text, kTerminalColumns - columns_of(next));
    for (std::size_t i = 0; i < lines.size() && i < most; ++i) {
      const bool cut = i + 1 == most && lines.size() > most;
      line((i == 0 ? first : next) + (cut ? broken_off(lines[i], kTerminalColumns - columns_of(next)) : lines[i]), colour);
    }
  }

  void exercise() {
    const std::string sentence = words_.text("report.exercise") + " " + words_.text("report.exercise.sentence");
    out_ += painted(pad_to(sentence, kTerminalColumns), kInverse) + '\n';
  }

  /// `ground`: what it rests on, in a word; empty where the answer before says the same.
  void answer(const Answer& one, const std::string& ground) {
    const std::string label = pad_to(short_label(one, words_), kLabelColumns);
    const std::string value = printable(one.value), detail = printable(one.detail);
    const std::size_t space = kTerminalColumns - 2 - kLabelColumns;
    const std::string whole = detail.empty() ? value : fmt::format("{} ({})", value, detail);
    const bool fits = columns_of(whole) + columns_of(ground) <= space;
    const bool ground_fits = fits || columns_of(value) + columns_of(ground) <= space;
    const std::string shown = (fits ? whole : value) + (fits || (ground_fits && detail.empty()) ? ground : "");
    const std::string indent(2 + kLabelColumns, ' ');
    const auto lines = wrap(shown, space);
    const std::size_t taken = std::min(lines.size(), kDetailLines);
    paragraph(shown, "  " + label, indent, taken, colour_of(one.kind));
    const std::string below = detail.empty() ? "" : detail + ground;
    if (!fits)
      paragraph(below.empty() ? ground.substr(std::min<std::size_t>(1, ground.size())) : below, indent, indent,
                kDetailLines + 1 - taken, kDim);
  }

  void places() {
    if (!options_.report_path.empty() || !options_.case_path.empty()) out_ += '\n';
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

  const base::Catalogue& words_;
  const TerminalOptions& options_;
  std::string out_;
};

/// The answers; what they rest on is said once for those that rest on the same.
void tell_answers(Screen& screen, const Content& content, const Verdict& verdict, const base::Catalogue& words) {
  std::optional<std::size_t> before;
  for (const Answer& one : verdict.answers) {
    std::string ground;
    if (one.finding && one.finding != before) {
      ground = fmt::format(" [{}]", short_ground(content.diagnosis.findings[*one.finding], words));
      if (const Judged* judged = content.judgement_on(*one.finding))
        ground += fmt::format(" [{}]", words.text(fmt::format("report.disputed.short.{}", judged->judgement)));
    }
    before = one.finding;
    screen.answer(one, ground);
  }
}

void tell_advice(Screen& screen, const Content& content, const View& view, const base::Catalogue& words) {
  const auto steps = advice_of(content, view, words, "short");
  if (steps.empty()) return;
  screen.line("");
  screen.line(words.text("report.section.advice"), kBold);
  for (std::size_t i = 0; i < steps.size() && i < kAdviceShown; ++i)
    screen.paragraph(printable(steps[i]), fmt::format("  {}. ", i + 1), "     ", kAdviceLines);
  if (steps.size() > kAdviceShown) {
    screen.line("     " +
                words.text("report.terminal.more_advice", {{"count", static_cast<std::int64_t>(steps.size() - kAdviceShown)}}));
  }
}

void tell_unknowns(Screen& screen, const Content& content, const View& view, const base::Catalogue& words) {
  const auto open = unknowns_of(content, view, words);
  if (open.empty()) return;
  screen.line("");
  screen.line(words.text("report.section.unknowns"), kBold);
  for (std::size_t i = 0; i < open.size() && i < kUnknownsShown; ++i)
    screen.paragraph(base::printable(open[i]), "  – ", "    ", kUnknownLines);
  if (open.size() > kUnknownsShown) {
    screen.line("    " + words.text("report.terminal.more_unknowns",
                                    {{"count", static_cast<std::int64_t>(open.size() - kUnknownsShown)}}));
  }
}

/// How many findings people confirmed or dispute: the verdict above is the machine's alone.
void tell_judged(Screen& screen, const Content& content, const base::Catalogue& words) {
  if (!content.disputes.empty()) screen.line("  " + words.text("report.terminal.judged", counts_of(content.disputes)), kYellow);
}

/// What nobody could read stays out of every answer above: that is said beside them.
void tell_unread(Screen& screen, const Content& content, const base::Catalogue& words) {
  const auto unread = std::ranges::count_if(
      content.sources, [](const SourceSummary& source) { return source.reader.empty() && source.size > 0; });
  const auto damaged = std::ranges::count_if(
      content.sources, [](const SourceSummary& source) { return is_damaged(source.reader, source.accounting); });
  UnreadFormats formats;
  for (const SourceSummary& source : content.sources) {
    if (std::string format = unread_format(source.issues); !format.empty()) ++formats[std::move(format)];
  }
  if (unread > 0) {
    const std::string said = words.text(
        "report.terminal.unread", {{"count", static_cast<std::int64_t>(unread)}, {"formats", unread_text(formats, words)}});
    screen.line("  " + base::printable(said), kYellow);
  }
  if (damaged > 0)
    screen.line("  " + words.text("report.terminal.damaged", {{"count", static_cast<std::int64_t>(damaged)}}), kYellow);
}

}  // namespace

std::string terminal_summary(const Content& content, const base::Catalogue& catalogue, const TerminalOptions& options) {
  const View view = view_of(content);
  const Verdict verdict = verdict_of(content.diagnosis, view, catalogue);
  Screen screen(catalogue, options);
  if (content.diagnosis.exercise) screen.exercise();
  constexpr std::size_t kHeadlineLines = 3;
  screen.paragraph(printable(verdict.headline), "", "", kHeadlineLines, fmt::format("{}{}", kBold, colour_of(verdict.state)));
  // Where the logs are of another time, that comes before what they tell.
  const auto& next = verdict.warning.empty() ? verdict.account : verdict.warning;
  if (content.has_evidence())
    screen.paragraph(printable(next), "  ", "  ", kAccountLines, verdict.warning.empty() ? "" : kYellow);
  screen.line("");
  tell_answers(screen, content, verdict, catalogue);
  tell_unread(screen, content, catalogue);
  tell_judged(screen, content, catalogue);
  tell_unknowns(screen, content, view, catalogue);
  tell_advice(screen, content, view, catalogue);
  screen.places();
  return std::move(screen).text();
}

}  // namespace beffroi::report

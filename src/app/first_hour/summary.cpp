// SPDX-License-Identifier: EUPL-1.2
#include "app/first_hour/summary.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/first_hour/ask.h"
#include "base/json/writer.h"
#include "base/text.h"
#include "report/board/json.h"

namespace beffroi::app::first_hour {
namespace {

constexpr std::size_t kActs = 4;
constexpr std::size_t kCalls = 3;

std::string line(std::string_view mark, const std::string& text) { return paragraph(mark, base::printable(text)) + "\n"; }

std::string acts_of(const engine::Situation& situation, const base::Catalogue& words) {
  const auto& night = situation.nights.front();
  std::string lines = line("", words.text("ask.end.acts", {{"night", night.title.in(words.language())}}));
  std::size_t shown = 0;
  for (const response::first_hour::Act& act : night.acts) {
    const bool done = act.said_done && act.said_done->holds(situation.first_hour);
    if (!done && shown++ < kActs) lines += line(fmt::format("{:>3}. ", shown), act.act.in(words.language()));
  }
  return lines;
}

std::string next_deadline(const response::Board& board, const base::Catalogue& words) {
  const auto next = std::ranges::find_if(
      board.deadlines, [](const response::Deadline& one) { return one.due && one.state < response::DeadlineState::met; });
  if (next == board.deadlines.end()) return {};
  std::string titles;
  for (const response::Deadline& one : board.deadlines) {
    if (one.due != next->due || one.state >= response::DeadlineState::met) continue;
    titles += (titles.empty() ? "" : " ; ") + one.title_in(words.language());
  }
  return line("", words.text("ask.end.deadline", {{"at", *next->due}, {"title", titles}}));
}

std::string calls_of(const response::Board& board, const base::Catalogue& words) {
  std::string list;
  std::size_t shown = 0;
  for (const response::Call& call : board.calls) {
    if (call.number.empty() || call.now == response::Open::no || shown++ == kCalls) continue;
    list += (list.empty() ? "" : " ; ") + call.who + " " + call.number;
    if (shown == kCalls) break;
  }
  return list.empty() ? std::string() : line("", words.text("ask.end.calls", {{"calls", list}}));
}

void write_answers(base::json::Writer& json, const engine::Situation& situation) {
  json.key("answers").begin_object();
  for (const auto& question : situation.questions) {
    const auto* given = situation.first_hour.find(question.id);
    if (!given) continue;
    json.key(question.id)
        .begin_object()
        .member("known", given->answer.known)
        .member("words", given->words)
        .member("by", given->by);
    json.member("said", base::format_rfc3339(given->said)).key("chosen").begin_array();
    for (const std::string& id : given->answer.chosen) json.value(id);
    json.end_array().member("text", given->answer.text).key("at");
    if (given->answer.at) {
      json.value(base::format_rfc3339(*given->answer.at));
    } else {
      json.null();
    }
    json.member("times_answered", situation.first_hour.answers.find(question.id)->second.size()).end_object();
  }
  json.end_object();
}

void write_paths(base::json::Writer& json, std::string_view name, const std::vector<std::filesystem::path>& paths) {
  json.key(name).begin_array();
  for (const auto& path : paths) json.value(path.string());
  json.end_array();
}

}  // namespace

std::string summary(const engine::Situation& situation, const engine::Refreshed& refreshed, const std::string& case_directory,
                    const base::Catalogue& words) {
  std::string lines;
  if (situation.exercise) lines += line("", words.text("ask.end.exercise"));
  lines += base::printable(words.text("ask.end.case", {{"path", case_directory}})) + "\n";
  lines += base::printable(words.text("ask.end.board", {{"path", refreshed.board_page.string()}})) + "\n";
  const base::Arguments printed{{"path", (refreshed.board_page.parent_path() / "imprimer").string()},
                                {"pages", static_cast<std::int64_t>(refreshed.pages.size())}};
  lines += base::printable(words.text("ask.end.print", printed)) + "\n\n";
  lines += acts_of(situation, words) + next_deadline(refreshed.board, words) + calls_of(refreshed.board, words);
  return lines + line("", words.text("ask.end.correct"));
}

std::string summary_json(const engine::Situation& situation, const engine::Refreshed& refreshed,
                         const std::string& case_directory, const base::Catalogue& words) {
  base::json::Writer json(true);
  json.begin_object().member("case", case_directory).member("exercise", situation.exercise);
  json.key("nights").begin_array();
  for (const auto& night : situation.nights) json.value(night.id);
  json.end_array();
  write_answers(json, situation);
  json.key("board");
  report::write_board(json, refreshed.board, words);
  json.member("board_page", refreshed.board_page.string());
  write_paths(json, "pages", refreshed.pages);
  write_paths(json, "pdfs", refreshed.pdfs);
  json.end_object();
  return std::move(json).text() + "\n";
}

}  // namespace beffroi::app::first_hour

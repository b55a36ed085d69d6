// SPDX-License-Identifier: EUPL-1.2
#include "app/menu/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

#include "base/number.h"
#include "base/text.h"
#include "report/columns.h"

namespace beffroi::app::menu {
namespace {

constexpr std::size_t kRows = 24;          // where the terminal does not say
constexpr std::size_t kMaxTyped = 16'384;  // bytes of one answer; a terminal gives at most 4,096 at once

volatile std::sig_atomic_t interrupted = 0;

void on_interrupt(int) { interrupted = 1; }

/// Ctrl-C goes back to the menu instead of ending it: reading ends with EINTR, which needs a handler that does not restart it.
void listen_for_interrupts() {
  struct sigaction action{};
  action.sa_handler = on_interrupt;
  sigaction(SIGINT, &action, nullptr);
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == text.npos) return {};
  return base::to_valid_utf8(text.substr(first, text.find_last_not_of(kBlanks) - first + 1));
}

/// How far the text of a line stands from its edge: behind blanks and a mark such as "12. " or "- ".
std::size_t indent_of(std::string_view line) {
  const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
  const std::size_t mark = std::min(line.find_first_not_of("0123456789", blanks), line.size());
  const bool numbered = mark > blanks && line.substr(mark).starts_with(". ");
  const bool listed = line.substr(blanks).starts_with("- ");
  return std::min(numbered ? mark + 2 : listed ? blanks + 2 : blanks, Terminal::kColumns / 2);
}

/// The line broken into pieces that fit, the text of each below that of the first. A long word, such as a path, stays whole.
std::vector<std::string> pieces_of(std::string_view line) {
  const std::size_t indent = indent_of(line);
  std::vector<std::string> pieces{std::string(line.substr(0, indent))};
  bool first_word = true;
  for (std::string_view rest = line.substr(indent); !rest.empty();) {
    const std::size_t end = std::min(rest.find(' ', 1), rest.size());
    std::string_view word = rest.substr(0, end);
    rest.remove_prefix(end);
    if (!first_word && report::columns_of(pieces.back()) + report::columns_of(word) > Terminal::kColumns) {
      pieces.emplace_back(indent, ' ');
      word.remove_prefix(1);
    }
    pieces.back() += word;
    first_word = false;
  }
  return pieces;
}

std::string broken(std::string_view line) {
  std::string all;
  for (const std::string& piece : pieces_of(line)) all += (all.empty() ? "" : "\n") + piece;
  return all;
}

}  // namespace

Terminal::Terminal(const base::Catalogue& words) : words_(words) { listen_for_interrupts(); }

Terminal::~Terminal() { std::signal(SIGINT, SIG_DFL); }

std::size_t Terminal::rows() const {
  winsize size{};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row >= 10;
  return known ? size.ws_row : kRows;
}

void Terminal::put(std::string_view text) {
  while (!text.empty() && !closed_) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    if (written <= 0 && errno != EINTR) closed_ = true;
  }
}

bool Terminal::say(std::string_view text) {
  while (!closed_) {
    const std::size_t end = text.find('\n');
    for (const std::string& piece : pieces_of(text.substr(0, end))) {
      // Two lines for the question below, one for the answer.
      if (shown_ + 3 > rows()) {
        const auto more = ask(words_.text("menu.more"));
        if (!more || *more == "0") return false;
      }
      put(piece + "\n");
      ++shown_;
    }
    if (end == text.npos || end + 1 >= text.size()) return true;
    text.remove_prefix(end + 1);
  }
  return false;
}

std::optional<std::string> Terminal::read_line() {
  while (!closed_) {
    const std::size_t end = typed_.find('\n');
    if (end != typed_.npos) {
      const std::string line = typed_.substr(0, end);
      typed_.erase(0, end + 1);
      return line;
    }
    std::array<char, 4096> bytes;
    const ssize_t count = typed_.size() > kMaxTyped ? 0 : ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count > 0) typed_.append(bytes.data(), static_cast<std::size_t>(count));
    if (count < 0 && errno == EINTR && interrupted != 0) {
      typed_.clear();
      return std::nullopt;
    }
    if (count == 0 || (count < 0 && errno != EINTR)) closed_ = true;
  }
  return std::nullopt;
}

std::optional<std::string> Terminal::ask(std::string_view prompt) {
  listen_for_interrupts();
  interrupted = 0;
  shown_ = 0;
  put(broken(prompt) + " ");
  auto line = read_line();
  if (line) return trimmed(*line);
  put("\n");
  if (!closed_) put(broken(words_.text("menu.interrupted")) + "\n");
  return std::nullopt;
}

std::optional<std::size_t> Terminal::choose(std::string_view prompt, std::size_t count, Empty empty) {
  while (const auto answer = ask(prompt)) {
    if (answer->empty() && empty == Empty::goes_back) return std::nullopt;
    const auto number = base::whole_number<std::size_t>(*answer);
    if (number && *number == 0) return std::nullopt;
    if (number && *number <= count) return number;
    say(words_.text("menu.not_a_number", {{"count", static_cast<std::int64_t>(count)}}));
  }
  return std::nullopt;
}

}  // namespace beffroi::app::menu

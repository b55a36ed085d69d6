// SPDX-License-Identifier: EUPL-1.2
#include "app/menu/dialogue.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "app/identity.h"
#include "base/text.h"

namespace beffroi::app::menu {
namespace {

constexpr std::size_t kMaxShown = 1U << 20;  ///< bytes of a command's output; nobody reads more page by page

bool is_plain(std::string_view word) {
  return !word.empty() &&
         word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:") == word.npos;
}

/// In the child: the program as if it had been typed.
[[noreturn]] void become(const std::vector<std::string>& words, int output) {
  if (output >= 0) {
    dup2(output, STDOUT_FILENO);
    close(output);  // what goes on behind must not keep the menu waiting
  }
  std::vector<const char*> arguments;
  for (const std::string& word : words) arguments.push_back(word.c_str());
  std::cin.clear();
  std::clearerr(stdin);
  const int code = app::run(static_cast<int>(arguments.size()), arguments.data());
  std::cout.flush();
  std::fflush(nullptr);
  _exit(code);
}

std::string read_all(int input) {
  std::string all;
  std::array<char, 4096> bytes;
  for (;;) {
    const ssize_t count = ::read(input, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return all;
    if (all.size() < kMaxShown) all.append(bytes.data(), static_cast<std::size_t>(count));
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return kFailed;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : kInterrupted;
}

/// The command line that runs: the case is named, so that nothing else opened meanwhile takes its place.
std::vector<std::string> whole(const Dialogue& dialogue, const std::vector<std::string>& command) {
  std::vector<std::string> words{"beffroi", command.front()};
  if (!dialogue.directory.empty()) words.insert(words.end(), {"--case", dialogue.directory.string()});
  words.insert(words.end(), {"--lang", std::string(base::code_of(dialogue.context.words.language()))});
  words.insert(words.end(), command.begin() + 1, command.end());
  return words;
}

}  // namespace

bool Dialogue::say(std::string_view id, const base::Arguments& arguments) const { return terminal.say(text(id, arguments)); }

base::Result<casefile::Case> Dialogue::open() const {
  return casefile::Case::open(directory, {.actor = by.empty() ? account_name() : by});
}

void Dialogue::explain(const base::Error& error) const { terminal.say(base::explain(error, context.words)); }

void add_option(std::vector<std::string>& command, const std::string& name, const std::string& value) {
  if (value.empty()) return;
  if (value.starts_with('-')) {
    command.push_back(name + "=" + value);
  } else {
    command.insert(command.end(), {name, value});
  }
}

void add_text(std::vector<std::string>& command, const std::string& text) {
  if (text.starts_with('-')) command.emplace_back("--");
  command.push_back(text);
}

std::string typed(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) {
    std::string safe = word;
    if (!is_plain(word)) {
      safe = "'";
      for (const char c : word) safe += c == '\'' ? std::string("'\\''") : std::string(1, c);
      safe += "'";
    }
    line += (line.empty() ? "" : " ") + safe;
  }
  return line;
}

int execute(const Dialogue& dialogue, const std::vector<std::string>& command, Shows shows) {
  std::vector<std::string> shown{"beffroi"};
  shown.insert(shown.end(), command.begin(), command.end());
  dialogue.say("menu.runs", {{"command", base::printable(typed(shown))}});
  std::cout.flush();
  std::array<int, 2> channel{-1, -1};
  if (shows == Shows::output && pipe(channel.data()) != 0) channel = {-1, -1};
  const pid_t child = fork();
  if (child == 0) {
    if (channel[0] >= 0) close(channel[0]);
    become(whole(dialogue, command), channel[1]);
  }
  if (channel[1] >= 0) close(channel[1]);
  const std::string output = channel[0] >= 0 ? read_all(channel[0]) : std::string();
  if (channel[0] >= 0) close(channel[0]);
  const int code = child > 0 ? wait_for(child) : kFailed;
  if (!output.empty()) dialogue.terminal.say(output);
  return code;
}

}  // namespace beffroi::app::menu

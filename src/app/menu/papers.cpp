// SPDX-License-Identifier: EUPL-1.2
// The pages of imprimer/: which there are, and how they come onto paper.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <optional>

#include "app/menu/screens.h"
#include "base/program_path.h"
#include "base/text.h"
#include "engine/documents.h"

namespace beffroi::app::menu {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxTitleBytes = 65'536;  ///< of the start of a page, in which its title stands

/// Hands a file to a program of the machine; true where it took it.
bool hand_to(const std::string& taker, const fs::path& file) {
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(nowhere, STDIN_FILENO);
    execl(taker.c_str(), taker.c_str(), file.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  int status = 0;
  while (child > 0 && waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return false;
  }
  return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// The words of <title>, as a person would read them; the name of the file where there are none.
std::string title_of(const fs::path& page) {
  std::ifstream file(page, std::ios::binary);
  std::string start(kMaxTitleBytes, '\0');
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(file.gcount()));
  const std::size_t from = start.find("<title>"), to = start.find("</title>");
  if (from == start.npos || to == start.npos || to < from) return base::printable(page.filename().string());
  std::string title = start.substr(from + 7, to - from - 7);
  for (const auto& [mark, character] : {std::pair("&#39;", "'"), std::pair("&quot;", "\""), std::pair("&amp;", "&")}) {
    for (std::size_t at = title.find(mark); at != title.npos; at = title.find(mark, at + 1)) {
      title.replace(at, std::string_view(mark).size(), character);
    }
  }
  return base::printable(title);
}

/// The pages as they are now, newly written.
base::Result<std::vector<fs::path>> pages(const Dialogue& dialogue) {
  BEFFROI_TRY(casefile::Case store, dialogue.open());
  BEFFROI_TRY(engine::Refreshed refreshed, engine::refresh_documents(store, dialogue.context.words));
  return std::move(refreshed.pages);
}

void copy_to_stick(const fs::path& file, const Dialogue& dialogue) {
  const auto folder = dialogue.terminal.ask(dialogue.text("menu.print.stick.ask"));
  if (!folder || folder->empty()) return;
  std::error_code code;
  const fs::path target = fs::path(*folder) / file.filename();
  fs::copy_file(file, target, fs::copy_options::overwrite_existing, code);
  if (code) {
    dialogue.say("menu.print.stick.failed", {{"reason", code.message()}});
  } else {
    dialogue.say("menu.print.stick.done", {{"path", base::printable(target.string())}});
  }
}

/// The PDF where there is one: it prints the same everywhere.
fs::path to_print(const fs::path& page) {
  fs::path pdf = page;
  pdf.replace_extension(".pdf");
  std::error_code ignored;
  return fs::exists(pdf, ignored) ? pdf : page;
}

void hand_over(const Dialogue& dialogue, const std::string& taker, const fs::path& file) {
  dialogue.say("menu.runs", {{"command", base::printable(typed({fs::path(taker).filename().string(), file.string()}))}});
  dialogue.say(hand_to(taker, file) ? "menu.print.taken" : "menu.print.refused");
}

void print(const fs::path& page, const Dialogue& dialogue) {
  const fs::path file = to_print(page);
  dialogue.say("menu.print.where", {{"path", base::printable(file.string())}});
  const auto printer = file.extension() == ".pdf" ? base::program_on_path("lp") : std::nullopt;
  const auto viewer =
      std::getenv("DISPLAY") || std::getenv("WAYLAND_DISPLAY") ? base::program_on_path("xdg-open") : std::nullopt;
  std::vector<std::pair<const char*, std::optional<std::string>>> ways;
  if (printer) ways.emplace_back("menu.print.printer", printer);
  if (viewer) ways.emplace_back("menu.print.viewer", viewer);
  ways.emplace_back("menu.print.stick", std::nullopt);
  std::string lines;
  for (std::size_t i = 0; i < ways.size(); ++i) lines += fmt::format("{:>2}. {}\n", i + 1, dialogue.text(ways[i].first));
  dialogue.terminal.say(lines);
  const auto number = dialogue.terminal.choose(dialogue.text("menu.choose_back"), ways.size());
  if (!number) return;
  const auto& taker = ways[*number - 1].second;
  if (!taker) return copy_to_stick(file, dialogue);
  hand_over(dialogue, *taker, file);
}

}  // namespace

void writing(const Dialogue& dialogue) {
  const auto all = pages(dialogue);
  if (!all) return dialogue.explain(all.error());
  const auto statement =
      std::ranges::find_if(*all, [](const fs::path& page) { return page.filename().string().starts_with("05-"); });
  if (statement == all->end()) {
    dialogue.say("menu.writing.none");
    return;
  }
  dialogue.say("menu.writing.how");
  print(*statement, dialogue);
}

void printing(const Dialogue& dialogue) {
  const auto all = pages(dialogue);
  if (!all) return dialogue.explain(all.error());
  std::string lines;
  for (std::size_t i = 0; i < all->size(); ++i) lines += fmt::format("{:>2}. {}\n", i + 1, title_of((*all)[i]));
  dialogue.terminal.say(lines);
  dialogue.say("menu.print.printers");
  const auto number = dialogue.terminal.choose(dialogue.text("menu.print.choose"), all->size());
  if (number) print((*all)[*number - 1], dialogue);
}

}  // namespace beffroi::app::menu

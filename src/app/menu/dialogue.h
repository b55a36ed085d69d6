// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/command.h"
#include "app/menu/terminal.h"
#include "base/result.h"
#include "casefile/case.h"

namespace beffroi::app::menu {

/// What all screens of the menu share: who sits there and which case is open.
struct Dialogue {
  const Context& context;
  Terminal& terminal;
  std::filesystem::path directory;
  std::string by;  ///< noted beside what is decided; empty: the account

  std::string text(std::string_view id, const base::Arguments& arguments = {}) const {
    return context.words.text(id, arguments);
  }
  bool say(std::string_view id, const base::Arguments& arguments = {}) const;
  /// The case, for looking at it.
  base::Result<casefile::Case> open() const;
  /// Shows the four parts of what went wrong.
  void explain(const base::Error& error) const;
};

enum class Shows : std::uint8_t {
  output,    ///< its output is shown page by page
  directly,  ///< it talks to the person itself
};

/// Says which command does it, then does it: the command line of this very program, in a process of its own, so that Ctrl-C or a
/// failure ends the command and not the menu. What it has acknowledged is in the case. `command` names neither the program nor the
/// case. Answers the exit code.
int execute(const Dialogue& dialogue, const std::vector<std::string>& command, Shows shows = Shows::output);

/// Adds an option that people gave a value; nothing where it is empty. A value that begins with '-' stays a value.
void add_option(std::vector<std::string>& command, const std::string& name, const std::string& value);
/// Adds a text as the last word of a command, whatever it begins with.
void add_text(std::vector<std::string>& command, const std::string& text);

/// The words of a command as a shell would take them: "beffroi measure do cut_internet --by 'Mme Petit'".
std::string typed(const std::vector<std::string>& words);

}  // namespace beffroi::app::menu

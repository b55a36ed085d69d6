// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/result.h"

namespace CLI {
class App;
}

namespace beffroi::app {

/// What a shell sees. Grave verdicts, damaged evidence and refused rules are no failure.
enum ExitCode : int { kDone = 0, kFailed = 1, kWrongUsage = 2, kNothingReadable = 3, kInterrupted = 130 };

/// What every command is given besides its own options.
struct Context {
  const base::Catalogue& words;
  bool quiet = false;
  bool verbose = false;
  bool color = false;  ///< of standard error and, where it is a terminal, standard output
  unsigned threads = 1;
};

/// Writes the four-part message of an error to standard error and answers the exit code that fits it.
int explain_failure(const Context& context, const base::Error& error);

/// Says that no reader recognised anything in the evidence; answers kNothingReadable.
int explain_nothing_readable(const Context& context);

/// One sub-command. A file of src/app/commands makes one of these: `app::Command make_command()`.
struct Command {
  using Run = std::function<int(const Context& context)>;

  std::string_view name;
  int order = 0;  ///< place in --help
  /// Declares the options on `options`, with texts from `words`, and answers what runs once they are parsed.
  std::function<Run(CLI::App& options, const base::Catalogue& words)> define;
};

/// What runs once the options are parsed: `run` of them, an error explained.
template <class Options>
Command::Run explained(std::shared_ptr<Options> options, base::Result<int> (*run)(const Options&, const Context&)) {
  return [options, run](const Context& context) {
    const auto done = run(*options, context);
    return done ? *done : explain_failure(context, done.error());
  };
}

namespace commands {
/// Every command file, in alphabetical order (generated).
std::vector<Command> registry();
}  // namespace commands

/// The whole program: parses, runs, answers the exit code.
int run(int argc, const char* const* argv);

}  // namespace beffroi::app

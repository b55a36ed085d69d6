// SPDX-License-Identifier: EUPL-1.2
// Command lines that the catalogue knows, wherever Windows wrote them down.
#include <algorithm>
#include <unordered_map>

#include "diagnose/clues/recogniser.h"

namespace beffroi::diagnose::clues::recognisers::command_lines {
namespace {

using Source = scene::Command::Source;

bool is_where(const CommandPattern& pattern, const scene::Command& command) {
  if (!pattern.source) return command.source != Source::service;  // an image path is told by the patterns of services
  return (*pattern.source == "service" && command.source == Source::service) ||
         (*pattern.source == "task" && command.source == Source::task);
}

/// A script block that only defines functions was loaded; what they would do has not been done. That such a tool was brought in is
/// a clue all the same.
bool is_done(const CommandPattern& pattern, const scene::Command& command) {
  const bool defines = command.source == Source::script && command.text.starts_with("function ");
  return !defines || pattern.kind == "credential_tool" || pattern.kind == "attack_framework";
}

/// Which patterns a text fits. Command lines repeat by the thousand, so the answers are kept; they never leave this file, whose
/// output is in the order of the commands.
class Answers {
 public:
  static constexpr std::size_t kMostKept = 100'000;

  explicit Answers(const std::vector<CommandPattern>& patterns) : patterns_(patterns) {}

  const std::vector<const CommandPattern*>& to(std::string_view text) {
    if (kept_.size() >= kMostKept) kept_.clear();
    const auto [at, fresh] = kept_.try_emplace(text);
    for (std::size_t i = 0; fresh && i < patterns_.size(); ++i) {
      if (patterns_[i].fits(text)) at->second.push_back(&patterns_[i]);
    }
    return at->second;
  }

 private:
  const std::vector<CommandPattern>& patterns_;
  std::unordered_map<std::string_view, std::vector<const CommandPattern*>> kept_;
};

void recognise(const Traces& traces, std::vector<Clue>& found) {
  Answers answers(traces.catalogue.commands());
  for (const scene::Command& command : traces.commands) {
    for (const CommandPattern* pattern : answers.to(command.text)) {
      if (!is_where(*pattern, command) || !is_done(*pattern, command)) continue;
      if (std::ranges::find(pattern->unless_parent, command.parent) != pattern->unless_parent.end()) continue;
      found.push_back(traces.clue_at(pattern->kind, command));
    }
  }
}

}  // namespace

Recogniser make_recogniser() { return recognise; }

}  // namespace beffroi::diagnose::clues::recognisers::command_lines

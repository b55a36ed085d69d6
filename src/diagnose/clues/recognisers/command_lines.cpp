// SPDX-License-Identifier: EUPL-1.2
// Command lines that the catalogue knows, wherever Windows wrote them down.
#include <algorithm>

#include "diagnose/clues/recogniser.h"

namespace beffroi::diagnose::clues::recognisers::command_lines {
namespace {

using Source = scene::Command::Source;

bool is_where(const CommandPattern& pattern, const scene::Command& command) {
  if (!pattern.source) return command.source != Source::service;  // an image path is told by the patterns of services
  return (*pattern.source == "service" && command.source == Source::service) ||
         (*pattern.source == "task" && command.source == Source::task);
}

void recognise(const Traces& traces, std::vector<Clue>& found) {
  for (const scene::Command& command : traces.commands) {
    for (const CommandPattern& pattern : traces.catalogue.commands()) {
      if (!is_where(pattern, command) || !pattern.fits(command.text)) continue;
      if (std::ranges::find(pattern.unless_parent, command.parent) != pattern.unless_parent.end()) continue;
      found.push_back(traces.clue_at(pattern.kind, command));
    }
  }
}

}  // namespace

Recogniser make_recogniser() { return recognise; }

}  // namespace beffroi::diagnose::clues::recognisers::command_lines

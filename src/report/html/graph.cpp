// SPDX-License-Identifier: EUPL-1.2
#include "report/html/graph.h"

#include <algorithm>
#include <map>
#include <optional>

namespace beffroi::report::html {
namespace {

/// The box called `name`, made if there is room.
std::optional<std::size_t> box_for(Graph& graph, const std::string& name, bool outside, std::size_t column) {
  const auto found = std::ranges::find(graph.boxes, name, &Box::name);
  if (found != graph.boxes.end()) return static_cast<std::size_t>(found - graph.boxes.begin());
  if (graph.boxes.size() == kMaxBoxes) {
    ++graph.left_out;
    return std::nullopt;
  }
  graph.boxes.push_back({name, outside, column, 0});
  return graph.boxes.size() - 1;
}

void place(Graph& graph) {
  std::map<std::size_t, std::size_t> used;
  for (Box& box : graph.boxes) box.row = used[box.column]++;
  for (const auto& [column, count] : used) {
    graph.columns = std::max(graph.columns, column + 1);
    graph.rows = std::max(graph.rows, count);
  }
}

}  // namespace

Graph graph_of(const std::vector<Step>& steps) {
  Graph graph;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    const auto from = box_for(graph, step.from, step.from_outside, 0);
    if (!from) continue;
    const auto to = box_for(graph, step.to, false, graph.boxes[*from].column + 1);
    if (!to) continue;
    const auto same = [&](const Arrow& arrow) { return arrow.from == *from && arrow.to == *to; };
    auto arrow = std::ranges::find_if(graph.arrows, same);
    if (arrow == graph.arrows.end()) arrow = graph.arrows.insert(arrow, Arrow{*from, *to, {}, false});
    arrow->steps.push_back(i + 1);
    arrow->succeeded = arrow->succeeded || step.succeeded;
  }
  place(graph);
  return graph;
}

}  // namespace beffroi::report::html

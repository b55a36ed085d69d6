// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace beffroi::report::html {

/// A box of the drawing: a machine, or the outside address where it began.
struct Box {
  std::string name;
  bool outside = false;
  std::size_t column = 0;  ///< steps from the start
  std::size_t row = 0;
};

/// One arrow for all steps between two boxes, with the numbers of their rows in the table.
struct Arrow {
  std::size_t from = 0;
  std::size_t to = 0;
  std::vector<std::size_t> steps;
  bool succeeded = false;  ///< at least one of them
};

struct Graph {
  std::vector<Box> boxes;
  std::vector<Arrow> arrows;
  std::size_t columns = 0;
  std::size_t rows = 0;      ///< of the tallest column
  std::size_t left_out = 0;  ///< machines that no longer fit
};

struct Step {
  std::string from, to;
  bool from_outside = false;
  bool succeeded = false;
};

inline constexpr std::size_t kMaxBoxes = 28;  ///< more cannot be read; the table has them all

/// Places machines in columns by the number of steps from where it began, in the order in which they were reached.
Graph graph_of(const std::vector<Step>& steps);

}  // namespace beffroi::report::html

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/messages.h"

namespace beffroi::app::menu {

/// A terminal as a person without habit of it, or a screen reader, uses one: plain lines one below the other, no movement of the
/// cursor, no colour, an answer ends with Enter. Never more lines at once than the window holds.
class Terminal {
 public:
  /// `words` must outlive it.
  explicit Terminal(const base::Catalogue& words);
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal();

  /// Shows a text of one or more lines, broken at kColumns. Where the window is full it waits for Enter; false where the person had
  /// enough.
  bool say(std::string_view text);
  /// What was typed, without blanks around. Nothing where the person went back (Ctrl-C) or the terminal was closed.
  std::optional<std::string> ask(std::string_view prompt);
  /// What Enter alone means where a number is asked for.
  enum class Empty : std::uint8_t { goes_back, asks_again };
  /// A number from 1 to `count`, asked again until it is one; nothing for 0, which goes back, and as with ask().
  std::optional<std::size_t> choose(std::string_view prompt, std::size_t count, Empty empty = Empty::goes_back);

  /// The terminal was closed, or the input ended: nobody will answer any more.
  bool closed() const { return closed_; }

  static constexpr std::size_t kColumns = 80;

 private:
  std::size_t rows() const;
  void put(std::string_view text);
  std::optional<std::string> read_line();

  const base::Catalogue& words_;
  std::string typed_;  // what came with an earlier line
  std::size_t shown_ = 0;
  bool closed_ = false;
};

}  // namespace beffroi::app::menu

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace beffroi::diagnose::clues {

/// Weights of data/diagnosis/clues.yaml: strong, with a rare innocent explanation; unusual, while below is context only.
inline constexpr int kStrong = 4, kUnusual = 2;

struct Kind {
  std::string question;   ///< folder of src/diagnose/questions that tells it
  std::string technique;  ///< ATT&CK
  int weight = 1;         ///< 8, 6, 4, 2 or 1: see data/diagnosis/clues.yaml
  bool attempt = false;   ///< shows that somebody tried, not that he succeeded
  bool series = false;    ///< made of many commands that are one deed together
};

/// A pattern of command lines; texts are folded.
struct CommandPattern {
  std::string kind;
  std::optional<std::string> source;  ///< "service" or "task"; nothing: wherever a command may stand
  std::vector<std::vector<std::string>> any;
  std::vector<std::string> unless, unless_parent;

  bool fits(std::string_view text) const;
};

/// data/diagnosis/clues.yaml, read and checked once.
class Catalogue {
 public:
  /// Errors: yaml.*, and clues.invalid with the line and what is wrong.
  static base::Result<Catalogue> parse(std::string_view yaml, std::string_view path);
  /// The embedded one. That it is valid is proven by a test.
  static const Catalogue& embedded();

  const Kind& kind(std::string_view name) const;
  const std::map<std::string, Kind, std::less<>>& kinds() const { return kinds_; }
  const std::vector<CommandPattern>& commands() const { return commands_; }

  /// Whether a folded file name is of a class of programs ("office", "shell" …).
  bool is_program(std::string_view file_name, std::string_view of) const;
  /// Whether a folded path is a product for remote help, or a part of one.
  bool is_remote_tool(std::string_view folded_path) const;
  /// Whether a folded path lies in a folder where no installed program lives.
  bool is_odd_folder(std::string_view folded_path) const;
  bool is_dangerous_malware(std::string_view folded_name) const;
  bool is_stopped_by_ransomware(std::string_view folded_name) const;

 private:
  std::map<std::string, Kind, std::less<>> kinds_;
  std::vector<CommandPattern> commands_;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> programs_;
  std::vector<std::string> remote_tool_folders_, odd_folders_, known_in_odd_folders_, dangerous_malware_,
      stopped_by_ransomware_;
};

}  // namespace beffroi::diagnose::clues

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diagnose/casebook.h"
#include "diagnose/scene/accounts.h"
#include "diagnose/scene/hosts.h"
#include "diagnose/scene/text_pool.h"

namespace beffroi::diagnose::scene {

inline constexpr std::size_t kNoProcess = SIZE_MAX;

/// A program that was started. Paths are folded. Texts are valid as long as Processes and the book.
struct Process {
  HostId host = kNoHost;
  std::string_view path, parent_path;
  std::string_view command;  ///< as written; the path where no command line was kept
  std::string_view account;  ///< key of Accounts; empty for the system
  std::string_view logon_id;
  std::size_t parent = kNoProcess;  ///< in Processes::all()
  base::Timestamp time;
  const KnownFact* fact = nullptr;

  std::string_view image() const;
  std::string_view parent_image() const;
};

/// All starts of programs in the order of time, each with the start of its parent where that was kept.
class Processes {
 public:
  static constexpr std::size_t kDeepest = 32;  ///< how far a chain of parents is followed

  Processes(const Casebook& book, const Hosts& hosts, const Accounts& accounts);

  const std::vector<Process>& all() const { return all_; }
  /// The process itself, its parent, the parent's parent …; at most kDeepest.
  std::vector<const Process*> line_of(std::size_t process) const;

 private:
  TextPool texts_;
  std::vector<Process> all_;
};

/// The last part of a path.
std::string_view file_name(std::string_view path);

}  // namespace beffroi::diagnose::scene

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/citation.h"
#include "model/diagnosis.h"
#include "report/content.h"
#include "report/names.h"

namespace beffroi::report {

struct Hypothesis {
  std::string vector, technique, host, account, source_ip;
  std::optional<base::Timestamp> time;
  double confidence = 0;
};

struct HostRow {
  std::string name, role, state;
  std::optional<base::Timestamp> first_time;
  std::optional<base::Timestamp> examined_from, examined_to;
  std::vector<std::string> channels;
  std::size_t gaps = 0;
  std::optional<std::int64_t>
      clock_ahead;  ///< seconds by which its clock was wrong, negative where it was late: its times are corrected
  std::vector<model::Citation> supports;  ///< evidence and offset only
  bool unseen_then = false;  ///< no sign, and no log of the time of the attack either: nothing tells what happened there
};

struct AccountRow {
  std::string name, sid, privilege, state;
  std::vector<model::Citation> supports;
};

/// A step from one machine to another.
struct Move {
  std::string from, to, account, method, outcome;
  std::optional<base::Timestamp> time;
  std::optional<std::size_t> finding;  ///< index of the finding that says so
};

struct Unknown {
  std::string question, why;              ///< why: a message id, with or without "missing."
  std::vector<std::string> collect_next;  ///< message ids
};

/// The diagnosis as the reports read it: the sections of diagnosis.json (schema 1) as plain data, the steps of the findings. A
/// section that no question wrote leaves its state empty, which every report shows as not known.
struct View {
  std::string incident;
  std::string situation;  ///< the incident's state, or "attempted": somebody tried to come in and nothing shows that he did
  std::string origin;
  std::vector<Hypothesis> hypotheses;  ///< in the order of their rank
  std::vector<HostRow> hosts;
  std::vector<AccountRow> accounts;
  std::vector<Move> moves;  ///< in the order of time
  std::vector<Unknown> unknowns;
  std::string encryption, encryption_extension;
  std::optional<base::Timestamp> encryption_start;
  std::optional<base::Timestamp> last_sign;  ///< of the attack
  std::string exfiltration;
  std::string backups;
  std::string severity;                 ///< cert_fr
  std::optional<base::Timestamp> told;  ///< the first hour that somebody named for the attack; no part of the diagnosis
  ShortNames names;                     ///< of every machine that the sections and the findings name

  std::vector<std::string> hosts_in(std::string_view state) const;
};

View view_of(const model::Diagnosis& diagnosis);
/// The same with the hour that people told.
View view_of(const Content& content);

/// "PowerShell" for "Microsoft-Windows-PowerShell/Operational": a log as people call it.
std::string short_channel(std::string_view channel);

}  // namespace beffroi::report

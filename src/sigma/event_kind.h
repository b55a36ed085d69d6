// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "match/regex.h"
#include "sigma/native_names.h"
#include "sigma/resolve.h"
#include "sigma/slot_index.h"

namespace beffroi::sigma {

/// A native field that rules look at in events of one kind.
struct Column {
  std::string native;        ///< folded
  std::int32_t slot = -1;    ///< the slot its values are tested in; -1: only derivations need it
  bool is_channel = false;   ///< where the record has no such field, the event's own member serves
  bool is_computer = false;  ///< the same
};

/// A field as rules see it, with every test of its values.
struct Slot {
  Route route;
  SlotIndex index;
  std::uint32_t column = 0;                        ///< of a native field
  std::vector<std::vector<std::uint32_t>> inputs;  ///< columns of a derived one, as Derivation::first_of
};

/// Operands of one test, as far as one look decides them; true if any is.
struct Group {
  enum class Kind : std::uint8_t {
    of_value,            ///< SlotIndex says it
    regular_expression,  ///< SlotIndex says that it is possible
    absence,             ///< the slot has no value
    other_field,         ///< a value agrees with one of `other_slot`
  };

  Kind kind = Kind::of_value;
  std::uint32_t slot = 0;
  std::uint32_t other_slot = 0;
  const OtherField* other = nullptr;
  std::vector<const match::Regex*> expressions;  ///< of the rules
};

/// A condition as a list of nodes, each before its operands.
struct FormulaNode {
  enum class Kind : std::uint8_t { group, reference, negation, at_least };

  Kind kind = Kind::group;
  std::uint32_t number = 0;  ///< index of the group; of the node referred to; how many operands must be true
  std::uint32_t end = 0;     ///< index behind its last operand
};

/// A target as far as the kind of event has not decided it.
struct Candidate {
  const Target* target = nullptr;
  std::uint32_t root = 0;        ///< in EventKind::nodes
  std::uint32_t first_test = 0;  ///< in EventKind::tests: those of the rule in their order
};

/// What all rules together ask of the events of one kind (provider, channel, identifier). Never changes once made.
class EventKind {
 public:
  static constexpr std::uint32_t kNever = UINT32_MAX, kAlways = UINT32_MAX - 1;  ///< tests decided by the kind

  std::vector<Slot> slots;
  std::vector<Column> columns;
  std::vector<std::int32_t> column_of_native;  ///< by NativeNames number, -1 where nobody looks at it
  std::vector<Group> groups;
  std::vector<FormulaNode> nodes;
  std::vector<std::uint32_t> tests;   ///< node of each test of each candidate, or kNever, kAlways
  std::vector<Candidate> candidates;  ///< in the order of the targets
};

/// Makes the kind of the given targets, which outlive it.
struct KindMaker {
  std::span<const Rule> rules;
  const NativeNames& natives;

  EventKind make(const std::vector<const Target*>& targets, std::string_view provider, std::uint32_t code) const;
};

}  // namespace beffroi::sigma

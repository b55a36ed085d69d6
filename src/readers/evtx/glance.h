// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "model/interest.h"
#include "model/symbols.h"
#include "readers/evtx/fragments.h"
#include "readers/evtx/program.h"

namespace beffroi::readers::evtx {

/// Kinds of events by small numbers that are never used twice, with what is looked at in them.
class Kinds {
 public:
  struct Kind {
    std::uint32_t number = 0;
    std::shared_ptr<const model::KindInterest> interest;  ///< null: everything
  };

  Kinds(model::Interest* interest, const model::Symbols& symbols) : interest_(interest), symbols_(symbols) {}

  /// False where nobody said what is looked at: then of() must not be called.
  bool are_told() const { return interest_ != nullptr; }
  /// Valid until the next call.
  const Kind& of(const model::KindKey& key);

 private:
  static constexpr std::size_t kMaxKinds = 4096;  // of made-up logs

  model::Interest* interest_;
  const model::Symbols& symbols_;
  std::unordered_map<model::KindKey, Kind, model::KindKey::Hash> kinds_;
  std::uint32_t next_ = 0;
  model::KindKey last_key_;
  const Kind* last_ = nullptr;
};

/// The parts of a program that are needed first: members of Event, then the fields that decide.
class Glance {
 public:
  explicit Glance(const Program& program);

  /// Whether the part's values make the same fields piecewise as at once, at the same price.
  bool serves(const Part& part) const {
    return possible_ && !part.has_arrays && part.values <= kMaxValues && (part.fragments & values_of_members_) == 0;
  }
  /// Steps that fill the members of Event and make no field.
  const std::vector<Step>& members() const { return members_; }
  /// Steps for the fields that `kind` looks at and for the values that are binary XML themselves. Null where there is no `room`, in
  /// steps, to keep them: only made-up logs need so many.
  const std::vector<Step>* fields(const Kinds::Kind& kind, const Part& part, const model::Symbols& symbols, std::size_t& room);

 private:
  static constexpr std::uint32_t kMaxValues = 64;  // as many as Part has bits for
  static constexpr std::size_t kMaxKinds = 512, kMaxForms = 16;

  /// Steps for parts whose values are of such types: Windows mostly gives a value the same type in every record.
  struct Form {
    std::uint64_t fragments = 0, texts = 0;  ///< as in Part
    std::vector<Step> steps;
  };

  std::vector<Step> make(const Kinds::Kind& kind, const Part& part, const model::Symbols& symbols) const;

  const Program& program_;
  bool possible_ = true;
  std::uint64_t values_of_members_ = 0;  // binary XML there would be gone through twice, and its own twice again
  std::vector<Step> members_;
  std::vector<std::vector<std::unique_ptr<const Form>>> forms_;  // by number of the kind; steps in use stay where they are
};

}  // namespace beffroi::readers::evtx

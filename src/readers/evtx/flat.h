// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/event.h"
#include "model/wanted.h"
#include "readers/evtx/budget.h"
#include "readers/evtx/direct.h"
#include "readers/evtx/fragments.h"
#include "readers/evtx/glance.h"
#include "readers/evtx/outcome.h"
#include "readers/evtx/program.h"

namespace beffroi::readers::evtx {

/// The symbols of texts that are the same in record after record, at the price of one comparison of their bytes.
class SymbolMemo {
 public:
  model::Symbol of(const model::Value& value, model::Symbols& symbols);

 private:
  static constexpr std::size_t kMaxKept = 256;
  struct Kept {
    model::ValueKind kind = model::ValueKind::null;
    std::string bytes;
    model::Symbol symbol = model::kNoSymbol;
  };
  std::array<Kept, 16> kept_;
};

/// The first way out: a record as a flat list of fields whose values stay where they lie.
class Flattener {
 public:
  /// With `interest`, only the fields that it looks at are made.
  Flattener(Fragments& fragments, const model::Wanted& wanted, model::Symbols& symbols, model::Interest* interest = nullptr)
      : fragments_(fragments), wanted_(wanted), symbols_(symbols), kinds_(interest, symbols) {}

  /// Appends the fields of the fragment at `cursor` to fields() and fills the members of `event` that stand in System.
  /// What could be read before damage stays. Outcome, members and the price in budget do not depend on the interest.
  Outcome flatten(Cursor cursor, Budget& budget, model::Event& event);

  const std::vector<model::Field>& fields() const { return fields_; }
  /// Forgets all fields and the texts made for them.
  void clear();
  /// Forgets everything made of templates: they are gone.
  void forget_templates() {
    programs_.clear();
    direct_.forget();
    room_ = kRoom;
  }

 private:
  /// A program and, where fields are made by interest, what comes first of it.
  struct Compiled {
    Program program;
    std::unique_ptr<Glance> glance;
  };
  static constexpr std::size_t kRoom = 1u << 20;  // steps kept for all kinds: some 60 MB

  /// False: only reading everything tells.
  bool glance(Cursor cursor, Budget& budget, model::Event& event);
  bool glance(Compiled& compiled, const Part& part, Outcome& outcome);
  Outcome fragment(Cursor& cursor, Place place);
  Outcome instance(const Part& part, Place place);
  Outcome run(const std::vector<Step>& steps, const Part& part);
  Outcome run_step(const Step& step, const Part& part);
  Outcome run_text(const Step* pieces, const Step& step, const Part& part);
  Outcome nested(RawValue raw, Place place);
  Outcome array(const Step& step, RawValue raw, model::Symbol name);
  Outcome emit(const Step& step, model::Symbol name, const model::Value& value);
  void fill(Role role, const model::Value& value);
  RawValue raw_value(const Part& part, std::uint16_t number) const;
  model::Symbol name_of(const Step& step, const Part& part);
  Compiled& program_of(const Template& plan, Place place);

  Fragments& fragments_;
  const model::Wanted& wanted_;
  model::Symbols& symbols_;
  SymbolMemo providers_, channels_, computers_, names_;  // apart, so that they do not drive each other out
  TextStore texts_;
  std::vector<std::array<std::unique_ptr<Compiled>, kPlaces>> programs_;  // by Template::number
  DirectPrograms direct_;
  std::vector<model::Field> fields_;
  std::vector<RawValue> elements_;  // of the array being read
  Budget* budget_ = nullptr;        // of the record being read
  model::Event* event_ = nullptr;
  std::uint32_t depth_ = 0;

  Kinds kinds_;
  bool glancing_ = false;
  std::size_t room_ = kRoom;
  std::uint8_t filled_ = 0;                // a bit for each member of the event that the record has given
  bool is_sure_ = true;                    // no member was given twice, fields of one kind only were left out
  std::optional<model::KindKey> glanced_;  // that kind
};

}  // namespace beffroi::readers::evtx

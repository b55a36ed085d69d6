// SPDX-License-Identifier: EUPL-1.2
#include "readers/evtx/glance.h"

#include <algorithm>
#include <optional>

namespace beffroi::readers::evtx {

const Kinds::Kind& Kinds::of(const model::KindKey& key) {
  if (last_ && last_key_ == key) return *last_;
  if (kinds_.size() >= kMaxKinds) kinds_.clear();
  const auto [entry, is_new] = kinds_.try_emplace(key);
  if (is_new) entry->second = {next_++, interest_->in(symbols_.text(key.provider), symbols_.text(key.channel), key.code)};
  last_key_ = key;
  last_ = &entry->second;
  return *last_;
}

namespace {

bool is_text_constant(const Step& step) {
  return step.constant.kind == model::ValueKind::utf16le || step.constant.kind == model::ValueKind::utf8;
}

}  // namespace

Glance::Glance(const Program& program) : program_(program) {
  // Of a text made of pieces nothing can be left out.
  const auto is_text = [](const Step& step) { return step.kind == StepKind::text; };
  possible_ = std::ranges::none_of(program.all, is_text);
  if (!possible_) return;
  members_ = excerpt(program.plain, [](Step step) {
    step.emitted = false;
    return step.role == Role::none ? std::nullopt : std::optional(step);
  });
  for (const Step& step : members_) {
    if (step.kind == StepKind::value && step.number < kMaxValues) values_of_members_ |= std::uint64_t{1} << step.number;
  }
}

const std::vector<Step>* Glance::fields(const Kinds::Kind& kind, const Part& part, const model::Symbols& symbols,
                                        std::size_t& room) {
  if (kind.number >= kMaxKinds) return nullptr;
  if (kind.number >= forms_.size()) {
    const std::size_t more = kind.number + 1 - forms_.size();  // a third of a step each
    if (more > room) return nullptr;
    room -= more;
    forms_.resize(kind.number + 1);
  }
  auto& forms = forms_[kind.number];
  for (const auto& known : forms) {
    if (known->fragments == part.fragments && known->texts == part.texts) return &known->steps;
  }
  const std::size_t price = program_.all.size() + 1;
  if (forms.size() == kMaxForms || price > room) return nullptr;
  room -= price;
  forms.push_back(std::make_unique<const Form>(part.fragments, part.texts, make(kind, part, symbols)));
  return &forms.back()->steps;
}

std::vector<Step> Glance::make(const Kinds::Kind& kind, const Part& part, const model::Symbols& symbols) const {
  const auto holds = [&part](std::uint64_t values, std::uint16_t number) {
    return number < part.values && (values >> number & 1) != 0;
  };
  const auto is_text = [&](const Step& step) {
    return step.kind == StepKind::value ? holds(part.texts, step.number) : is_text_constant(step);
  };
  const auto narrowed = [&](Step step) -> std::optional<Step> {
    step.role = Role::none;
    if (step.emitted && step.name_from == Step::kStaticName && !kind.interest->looks_at(symbols.text(step.name))) {
      step.emitted = kind.interest->looks_at_texts() && is_text(step);
    }
    const bool leads_on = step.kind == StepKind::value && holds(part.fragments, step.number);
    return step.emitted || leads_on ? std::optional(step) : std::nullopt;
  };
  return excerpt(part.has_fragments ? program_.all : program_.plain, narrowed);
}

}  // namespace beffroi::readers::evtx

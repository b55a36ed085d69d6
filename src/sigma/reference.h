// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "model/event.h"
#include "sigma/resolve.h"

namespace beffroi::sigma::reference {

/// Whether the events of a source include this one: channel, provider and event identifier, without case.
bool is_from(const EventSource& source, const model::Event& event, const model::Symbols& symbols);

/// The slow, obvious answer to "does this rule match this event?", by the canonical text of every value, one test after the
/// other. Kept for ever: the fast engine must agree with it. Shares the rule's tree with it and nothing else.
bool matches(const Rule& rule, const Target& target, const model::Event& event, const model::Symbols& symbols);

/// Whether a part of the rule's condition is true of an event of the target's source.
bool is_true(const Expression& part, const Rule& rule, const Target& target, const model::Event& event,
             const model::Symbols& symbols);

/// The canonical texts of the values that lie at the end of a route.
std::vector<std::string> values_of(const Route& route, const model::Event& event, const model::Symbols& symbols);

/// Whether the further condition of the source is true of the event.
bool where_is_true(const EventSource& source, const model::Event& event, const model::Symbols& symbols);

/// Whether a value agrees with the value of another field, as `other` asks.
bool agrees(std::string_view value, std::string_view with, const OtherField& other);

/// Whether a text fits a glob as a whole.
bool fits(const Glob& glob, std::string_view text, bool cased);

/// Whether one value of a field fits an operand that needs no other field.
bool value_fits(const Operand& operand, std::string_view text);

}  // namespace beffroi::sigma::reference

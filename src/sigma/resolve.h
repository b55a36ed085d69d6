// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sigma/log_sources.h"
#include "sigma/rule.h"

namespace beffroi::sigma {

/// Where the values of a Sigma field lie in the events of one source.
struct Route {
  enum class Kind : std::uint8_t {
    nowhere,   ///< these events never have it
    anywhere,  ///< keywords: every value of the event
    event_id,  ///< Event::code
    provider,  ///< Event::provider
    field,     ///< the native field called `native`
    derived,   ///< made by `derivation`
  };

  Kind kind = Kind::nowhere;
  std::string native;                      ///< folded
  const Derivation* derivation = nullptr;  ///< lives as long as the source
};

/// One way a rule can fire: its condition on the events of one source.
struct Target {
  std::uint32_t rule = 0;  ///< index in the list that was resolved
  std::shared_ptr<const EventSource> source;
  std::map<std::string, Route> routes;  ///< folded Sigma name → where it lies; every field of the rule is in it
  Expression condition;                 ///< of the rule, without what these events decide beforehand
};

/// A rule that can never match the events of one of its sources, because they lack fields that it needs.
struct OutOfReach {
  std::uint32_t rule = 0;
  std::string source;               ///< EventSource::name()
  std::vector<std::string> fields;  ///< Sigma names that these events do not have, sorted
};

struct Resolution {
  std::vector<Target> targets;           ///< in the order of the rules
  std::vector<OutOfReach> out_of_reach;  ///< parts of rules; a rule without any target is in `not_evaluated` too
  std::vector<NotEvaluated> not_evaluated;
};

/// Where the field of that Sigma name lies in the events of a source.
Route route_of(std::string_view sigma_name, const EventSource& source);

Resolution resolve(const std::vector<Rule>& rules, const LogSources& log_sources);

/// The expression with the tests decided that `truth_of` knows: a constant, or one without constants inside.
Expression simplified(const Expression& expression, const std::function<std::optional<bool>(std::uint32_t test)>& truth_of);

/// The outcome of a test of a field that is never there.
bool truth_when_absent(const FieldTest& test);

/// How a native name may be written in a rule: folded; where it has blanks also without them and with '_'.
std::vector<std::string> spellings(std::string_view native);

}  // namespace beffroi::sigma

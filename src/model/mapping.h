// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/event.h"

namespace beffroi::model {

/// How the text of a native field becomes the text of an ECS field.
/// `program` is the command line that PowerShell's own events hide among other lines ("HostApplication=…").
enum class Reading : std::uint8_t { text, ip, number, name, domain, program };

struct MappedField {
  std::string ecs;
  std::string native;
  Reading reading = Reading::text;
};

/// What is drawn from an event of one kind. Events that come in millions are drawn together: changes of files in bursts,
/// connections by who talks to whom.
enum class Draw : std::uint8_t { nothing, fact, file_burst, flow };

/// A condition on one native field; texts are folded, one of them is enough.
struct MappedCondition {
  enum class Test : std::uint8_t { equals, ends_with, contains };

  std::string native;
  Test test = Test::equals;
  std::vector<std::string> texts;

  bool holds(std::string_view text) const;
};

/// What one kind of event means in the words of ECS.
struct MappedEvent {
  std::string provider;
  std::uint32_t code = 0;
  std::string category, action, outcome;
  Draw draws = Draw::fact;
  std::vector<MappedCondition> when;  ///< all must hold for `draws`
  Draw otherwise = Draw::nothing;     ///< where one of them does not
  std::vector<MappedField> fields;
};

/// ECS field → text, in the order of the mapping.
using EcsFields = std::vector<std::pair<std::string, std::string>>;

/// A vocabulary's way into ECS: a file of data/mappings, read and checked once.
class Mapping {
 public:
  /// Errors: yaml.*, and mapping.invalid with the line and what is wrong.
  static base::Result<Mapping> parse(std::string_view yaml, std::string_view path);
  /// The embedded mapping called `vocabulary` (mapping.unknown).
  static base::Result<Mapping> embedded(std::string_view vocabulary);

  /// What the event means, or null where the mapping has no entry for it.
  const MappedEvent* find(std::string_view provider, std::uint32_t code) const;
  const std::vector<MappedField>& common() const { return common_; }
  const std::vector<MappedEvent>& events() const { return events_; }

 private:
  std::vector<MappedField> common_;
  std::vector<MappedEvent> events_;
  std::map<std::pair<std::string, std::uint32_t>, std::size_t, std::less<>> index_;
};

/// The fields that the event really has; empty and "-" are absent. Where the event's own and its envelope's have the same name, the
/// first of those in `preferred` is it, even where it is empty: common() is of the envelope, all else the event's own.
void append_mapped(EcsFields& out, const std::vector<MappedField>& fields, const EventBatch& batch, const Event& event,
                   FieldScope preferred = FieldScope::data);

/// The native text as the field wants it read; empty where there is nothing to say (empty, "-").
std::string read_native(const MappedField& field, const Value& value);

/// "::ffff:10.0.0.1" → "10.0.0.1"; empty for what is no address.
std::string read_address(std::string_view text);

}  // namespace beffroi::model

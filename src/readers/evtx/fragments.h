// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "readers/evtx/cursor.h"
#include "readers/evtx/names.h"
#include "readers/evtx/tree.h"
#include "readers/evtx/values.h"

namespace beffroi::readers::evtx {

/// A template: the fixed part of all events of one kind, with places for values. Read once and then shared by every chunk of
/// the file that holds an equal one.
struct Template {
  std::uint32_t number = 0;      ///< from 0, in the order of first sight
  std::uint32_t identifier = 0;  ///< the first four bytes of its GUID
  Tree tree;                     ///< its texts are views of `texts`
  std::string texts;
};

/// What one fragment holds, piece by piece.
enum class PartKind : std::uint8_t {
  end,
  damaged,   ///< nothing more can be read of the fragment
  instance,  ///< a template with its values
  element,   ///< an element written out: see Fragments::direct()
};

struct Part {
  PartKind kind = PartKind::end;
  const Template* plan = nullptr;
  std::uint32_t first_value = 0;  ///< in Fragments::value
  std::uint32_t values = 0;
  bool has_fragments = false;  ///< a value is binary XML itself
  bool has_arrays = false;
  std::uint64_t fragments = 0;  ///< a bit for each value that is binary XML; of more than 64 values it tells nothing
  std::uint64_t texts = 0;      ///< the same for those that are texts
};

/// Reads binary XML fragments of a file, chunk after chunk: finds templates and values, shares what is equal. Knows nothing
/// of what the parts are used for; flat.h and document.h are the two ways out.
class Fragments {
 public:
  static constexpr std::size_t kMaxTemplates = 4096;
  static constexpr std::size_t kMaxTemplateBytes = 32u << 20;
  /// Bytes of template definitions read for one chunk: definitions that do not overlap never need more than a chunk.
  static constexpr std::uint32_t kMaxDefinitionBytes = 262'144;

  /// `chunk` must stay where it is until the next call. Returns whether everything shared so far was let go, because it had
  /// grown too large: then no Template handed out before lives any more.
  [[nodiscard]] bool new_chunk(base::Bytes chunk);

  /// The next part of the fragment at the cursor. Values stay until release().
  Part next(Cursor& cursor);
  const Tree& direct() const { return direct_; }
  const RawValue& value(std::size_t index) const { return values_[index]; }
  /// Forgets the values of `part` and of every part after it.
  void release(const Part& part) { values_.resize(part.first_value); }

  base::Bytes chunk() const { return chunk_; }
  const Names& names() const { return names_; }

 private:
  struct Seen {
    std::uint64_t generation = 0;
    std::uint32_t offset = 0;
    const Template* plan = nullptr;
  };

  Part read_instance(Cursor& cursor);
  const Template* find(std::uint32_t identifier, std::uint32_t offset);
  const Template* read_definition(std::uint32_t identifier, std::uint32_t offset);
  const Template* share(std::uint32_t identifier);

  base::Bytes chunk_;
  std::uint64_t generation_ = 0;
  Names names_;
  Tree direct_;   // the last element part
  Tree scratch_;  // of a definition being read
  std::vector<RawValue> values_;
  std::vector<std::unique_ptr<Template>> templates_;
  std::unordered_multimap<std::uint64_t, const Template*> by_content_;
  std::unordered_map<std::uint32_t, const Template*> by_identifier_;  // the last one
  std::array<Seen, 256> seen_{};
  std::uint32_t definition_bytes_ = 0;
  std::size_t template_bytes_ = 0;
};

}  // namespace beffroi::readers::evtx

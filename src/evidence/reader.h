// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "model/event.h"
#include "model/interest.h"
#include "model/issue.h"
#include "model/source.h"
#include "model/wanted.h"

namespace beffroi::evidence {

/// The bytes of one stream from front to back. Everything handed out has gone through the stream's SHA-256.
class Stream {
 public:
  virtual ~Stream() = default;

  /// The next bytes, at most `most`; fewer only at the end of the stream, none after it. Valid until the next call.
  virtual base::Result<base::Bytes> next(std::size_t most) = 0;
};

/// Where a reader puts what it finds.
class Sink {
 public:
  virtual ~Sink() = default;

  /// Events in the order of their offsets (carved ones too). The views live until the call returns.
  virtual void events(const model::EventBatch& batch) = 0;
  virtual void issue(model::Issue issue) = 0;
};

enum class Rendering : std::uint8_t { none, xml, json };

struct ReadOptions {
  const model::Wanted& wanted;
  Rendering rendering = Rendering::none;  ///< fill Event::rendering
  bool carve = false;                     ///< also look for records in stale space, marked as carved
  std::string_view path;                  ///< of the stream, for what a format tells by its name
  model::Interest* interest = nullptr;    ///< what is looked at first; null: every wanted field
};

/// What a reader made of a stream: accounting.understood + unused + in_issues is the number of bytes it was given.
struct ReadOutcome {
  model::Accounting accounting;
};

enum class Recognition : std::uint8_t { no, perhaps, certain };

/// A format of evidence. One folder of src/readers makes one of these: `evidence::Reader make_reader()`.
struct Reader {
  std::string_view name;     ///< as given to --format and shown in beffroi.reader
  std::string_view mapping;  ///< which native → ECS mapping (data/mappings/<mapping>.yaml) its events are written in

  /// Judges by the first bytes (up to kHeadSize) and the path. Never trusts the path alone for "certain".
  std::function<Recognition(base::Bytes head, std::string_view path)> recognises;

  /// Reads the whole stream. Content never makes it fail: damage goes to the sink and reading goes on. An error means that
  /// the stream itself could not be read.
  std::function<base::Result<ReadOutcome>(Stream& stream, const ReadOptions& options, Sink& sink)> read;
};

inline constexpr std::size_t kHeadSize = 65'536;

}  // namespace beffroi::evidence

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/consumer.h"
#include "engine/known.h"
#include "engine/progress.h"
#include "evidence/discover.h"
#include "evidence/limits.h"
#include "evidence/reader.h"
#include "model/interest.h"
#include "model/wanted.h"

namespace beffroi::engine {

/// What to do with every stream.
struct Job {
  const model::Wanted& wanted;
  model::Interest* interest = nullptr;  ///< what every consumer looks at first; null: every wanted field
  /// The consumers of a stream that `reader` reads; called on the thread that reads it.
  std::function<Consumers(const evidence::Reader& reader, const model::Origin& origin)> consumers;
  evidence::Rendering rendering = evidence::Rendering::none;
  bool carve = false;
  std::string_view format;  ///< a reader forced on every stream; empty: recognised
  evidence::Limits limits;
  unsigned threads = 1;
  Pass pass = Pass::reading;
  KnownFiles* known = nullptr;                  ///< what need not be read; null: everything is read
  const std::set<std::string>* only = nullptr;  ///< paths of the streams to look at; null: all
};

/// The results of one file: one a stream or container in it, in the order in which they lie there.
struct FileResults {
  std::vector<model::SourceResult> results;
  std::vector<base::Error> errors;  ///< what could not be read
  /// Instead of results: the file's place and hash, where Job::known knows it.
  std::optional<std::pair<model::Origin, base::Digest>> known = {};
};

/// Reads all files, several at a time, and hands over their results one file after the other in the order of `files`, on the
/// calling thread: the outcome does not depend on the number of threads. `deliver` answering an error, or `stop` (the error
/// run.interrupted), ends the reading early, within a huge file too; files delivered until then are whole.
base::Result<> read_all(const std::vector<evidence::SourceFile>& files, const Job& job, std::stop_token stop,
                        Progress& progress, const std::function<base::Result<>(FileResults)>& deliver);

/// The reader called `name` (error reader.unknown with the names there are).
base::Result<const evidence::Reader*> find_reader(std::string_view name);

/// Whether a reader of logs understood something of the stream: a container or a file that is a log by its name only does not count.
bool was_read(const model::SourceResult& result);

/// Every reader of the program.
const std::vector<evidence::Reader>& all_readers();

}  // namespace beffroi::engine

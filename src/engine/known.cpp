// SPDX-License-Identifier: EUPL-1.2
#include "engine/known.h"

#include <algorithm>

namespace beffroi::engine {

KnownFiles::KnownFiles(std::span<const casefile::KnownStream> stored, std::span<const evidence::SourceFile> files) {
  for (const casefile::KnownStream& stream : stored) {
    stored_sizes_.insert(stream.size);
    stored_.emplace(stream.sha256, stream);
  }
  for (std::size_t number = 0; number < files.size(); ++number) first_of_size_.try_emplace(files[number].size, number);
}

bool KnownFiles::worth_hashing(std::size_t number, const evidence::SourceFile& file) const {
  if (stored_sizes_.contains(file.size)) return true;
  const auto first = first_of_size_.find(file.size);
  return first != first_of_size_.end() && first->second < number;
}

bool KnownFiles::knows(std::size_t number, const evidence::SourceFile& file, const base::Digest& sha256) const {
  if (const auto stream = stored_.find(sha256); stream != stored_.end()) {
    return !stream->second.container || stream->second.paths.contains(file.path);
  }
  // Only one that is delivered before this one: the case has it by then.
  const std::scoped_lock lock(mutex_);
  const auto first = read_.find(sha256);
  return first != read_.end() && first->second < number;
}

void KnownFiles::add(std::size_t number, const base::Digest& sha256) {
  const std::scoped_lock lock(mutex_);
  const auto [at, fresh] = read_.try_emplace(sha256, number);
  if (!fresh) at->second = std::min(at->second, number);
}

}  // namespace beffroi::engine

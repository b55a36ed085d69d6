// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <string>

#include "evidence/discover.h"
#include "evidence/hashed_stream.h"
#include "evidence/limits.h"
#include "evidence/watch.h"
#include "model/source.h"

namespace beffroi::evidence {

/// Receives what a file of the evidence holds, in the order in which it lies there.
class Visitor {
 public:
  virtual ~Visitor() = default;

  /// A stream that is no container: the file itself, or a member however deep. What the visitor does not read of it is drained
  /// afterwards. An error ends the walk of this file.
  virtual base::Result<> stream(const model::Origin& origin, HashedStream& stream) = 0;

  /// A container, after its last member: hash, size and accounting of its own bytes, and everything that was refused in it.
  virtual void container(model::SourceResult result) = 0;
};

/// Opens one file, and the containers (zip, 7z, tar, gz, xz, zst) in it under `limits`, and visits every stream once. Nothing is
/// written under a name of the evidence. Damage in a container never fails: it is an issue of that container and what can
/// still be reached is visited. An error means that the file could not be read.
///
/// Origin::path of a member is that of its container, '!' and its name as written there; the second member of one name is
/// called "name#2" and so on, so that a path stands for one stream.
///
/// A plain file, a tar and compressed single files are hashed from the very buffer they are parsed from. Of a zip and a 7z, which
/// have to be read out of order, that holds for every member; the container itself is hashed first and read then, and a
/// container that changed in between is the error `evidence.changed`.
///
/// `watch` counts the bytes of the file as they are hashed; of a zip and a 7z, as their members are read.
base::Result<> walk(const SourceFile& file, const Limits& limits, Visitor& visitor, const Watch& watch = {});

/// The same, visiting only the streams and containers whose Origin::path is in `paths`, in one pass over each container: for
/// showing a record again and for verifying a case.
base::Result<> walk_only(const SourceFile& file, const Limits& limits, const std::set<std::string>& paths, Visitor& visitor,
                         const Watch& watch = {});

/// The hash of a whole file, to tell whether it is known before it is read.
base::Result<base::Digest> hash_file(const SourceFile& file, const Watch& watch = {});

}  // namespace beffroi::evidence

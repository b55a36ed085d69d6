// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace beffroi::evidence {

/// A regular file found below an argument of the command line.
struct SourceFile {
  std::string argument;      ///< as the user gave it
  std::string path;          ///< relative to the argument, with '/'; of an argument that is a file: its name
  std::string location;      ///< what open_source() opens; may contain the user's absolute paths, so never printed in a result
  std::uint64_t device = 0;  ///< with `inode` the identity that open_source() checks again
  std::uint64_t inode = 0;
  std::uint64_t size = 0;
  std::size_t argument_number = 0;  ///< place of the argument on the command line
};

/// What lies below the arguments.
struct Discovery {
  std::vector<SourceFile> files;         ///< by path compared as bytes, then in the order of the arguments
  std::vector<base::Error> errors;       ///< what should have been read and cannot be
  std::vector<base::Error> passed_over;  ///< symbolic links inside the arguments: named, never followed
};

/// Looks for the regular files of the arguments, folders and their folders included. An argument may be a symbolic link; inside an
/// argument no link is followed. A file reached by two arguments counts once, with the first of them. Devices, sockets and pipes
/// are never opened and come out as errors.
Discovery discover(const std::vector<std::string>& arguments);

/// Whether `path`, which need not exist, is the folder `evidence` or lies in it, links resolved: writing there would write into the
/// evidence.
bool lies_within(const std::string& path, const std::string& evidence);

inline constexpr std::size_t kMaxFolderDepth = 128;

}  // namespace beffroi::evidence

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

#include "casefile/files.h"

namespace beffroi::casefile {

/// How far the files of a case are known to be whole, as numbers of lines of the custody register. They tell a file that somebody cut
/// from one that a killed command left half-way, and nothing else: without them, or with smaller ones, verify() is milder.
struct Marks {
  std::uint64_t logged = 0;     ///< custody.log held all lines up to this one
  std::uint64_t documents = 0;  ///< tableau.html and imprimer/ were as told up to this one
};

/// Zeros where nothing can be read.
Marks marks_of(const Layout& layout);

/// Raises the numbers to these; one that is greater stays. That nothing could be written is no error.
void raise_marks(const Layout& layout, const Marks& marks);

}  // namespace beffroi::casefile

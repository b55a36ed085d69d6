// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace beffroi::casefile {

/// A file of a folder that was handed over; empty where it is none (a link may lead anywhere, a pipe would keep us waiting), is larger than
/// `limit` or cannot be read.
std::string handed_bytes(const std::filesystem::path& file, std::size_t limit);

}  // namespace beffroi::casefile

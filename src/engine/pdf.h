// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace beffroi::engine {

/// A program of this machine that turns a page into a PDF.
struct Converter {
  enum class Kind : std::uint8_t { weasyprint, chromium };

  Kind kind = Kind::weasyprint;
  std::string program;  ///< absolute path
};

/// The first one on the PATH: weasyprint, then chromium and its like.
std::optional<Converter> find_converter();

inline constexpr int kMaxSecondsForPdf = 30;

/// Writes `pdf` from `page`, whole or not at all. False where the converter failed or took longer than kMaxSecondsForPdf: it is then
/// ended. What it prints is thrown away.
bool convert(const Converter& converter, const std::filesystem::path& page, const std::filesystem::path& pdf);

}  // namespace beffroi::engine

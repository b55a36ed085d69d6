// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace beffroi::response::notices {

/// How a text message is counted and paid. One letter outside the GSM-7 alphabet (ç, ê, ’) turns the whole message into UCS-2.
/// Source: 3GPP TS 23.038, sections 6.1.2 and 6.2.1, as our notes of 23 November 2026 give it.
struct MessageCount {
  bool gsm7 = true;
  std::size_t units = 0;             ///< letters; € [ ] { } ~ ^ | \ count two in GSM-7, letters beyond the BMP two in UCS-2
  std::size_t limit = 160;           ///< units of one message: 160 or 70
  std::size_t messages = 0;          ///< how many are sent: longer ones are joined, of 153 or 67 units
  std::vector<std::string> foreign;  ///< letters outside the alphabet, each once, in the order of the text
};

MessageCount count_message(std::string_view text);

/// The same text in letters of the alphabet: ç → c, ê → e, ’ → ', « → ", a no-break blank → a blank. Letters without a neighbour in the
/// alphabet stay.
std::string spelled_for_gsm(std::string_view text);

}  // namespace beffroi::response::notices

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/wording.h"

namespace beffroi::response::notices {

/// What a text is put to, and how it is laid out.
enum class Form : std::uint8_t {
  page,     ///< read: press release, web text, notes
  letter,   ///< sent to one person
  poster,   ///< hung up: A4 and A3
  spoken,   ///< said by an answering machine
  message,  ///< one block of letters with a limit: post, panel, application
  sms,      ///< a message counted in GSM-7
};

/// A piece of a text, used where all its conditions hold.
struct Part {
  std::vector<std::string> when;  ///< words of facts.h; "!word": where it does not hold
  Wording text;                   ///< a template of base/messages.h
};

/// A kind of notice: one file of data/catalogue/notices, or of the folder `textes/` of a case, where a town puts its own wording.
struct Kind {
  std::string id;
  std::int64_t order = 0;
  Form form = Form::page;
  bool internal = false;   ///< for staff and elected people: may be said while nothing is public
  bool online = false;     ///< once published, shown on the public page
  std::int64_t limit = 0;  ///< letters of a message; 0: none
  Wording title, audience;
  Wording headline = {};  ///< what residents read above it on the public page; empty: the title
  std::vector<Part> parts;
  bool adapted = false;  ///< the town's own wording
};

/// Errors: yaml.*, response.catalogue {reason}.
base::Result<Kind> read_kind(std::string_view yaml, std::string_view path);

/// What the program carries, in its order. That it is valid is proven by a test.
const std::vector<Kind>& built_in();

/// The same, each replaced by the file of the same name in `own`, where there is one. Errors: those of
/// read_kind for the town's own files, notice.own_text {path} where one cannot be read or bears another id.
base::Result<std::vector<Kind>> kinds(const std::filesystem::path& own);

const Kind* find(const std::vector<Kind>& all, std::string_view id);

inline constexpr std::size_t kMaxKindBytes = 256U << 10;

}  // namespace beffroi::response::notices

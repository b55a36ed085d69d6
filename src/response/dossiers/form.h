// SPDX-License-Identifier: EUPL-1.2
// A dossier as its file in data/catalogue/dossiers has it; the README there says what each member means.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/body_names.h"
#include "response/wording.h"

namespace beffroi::response::dossiers {

struct Field {
  std::string id;
  HeadedWording label;            ///< a body that is no commune has neither registers of civil status nor electoral rolls
  Wording hint;                   ///< what belongs there, where nothing could be filled in; may be empty
  std::vector<std::string> from;  ///< sources of report/dossiers/sources.h that fill it, in this order; empty: people alone
  std::string cnil, edpb;         ///< place in the CNIL's form and in the EDPB's template; may be empty
};

struct Part {
  Wording title;
  std::vector<Field> fields;
};

struct Form {
  std::string id;
  std::int64_t order = 0;
  Wording title, to, channel;  ///< what it is, for whom, by which way it goes
  std::vector<Wording> lead;   ///< what must be known before it is sent
  std::string obligation;      ///< that sending it meets; may be empty
  HeadedWording signs;         ///< who signs
  bool checks_signatory = false;
  bool every_person = false;  ///< each legal person has its own; otherwise the body's is the usual one
  bool handed_over = false;   ///< a slip of what is handed over goes with it
  std::vector<Part> parts;
  std::vector<Wording> papers;  ///< to bring or attach

  const Field* field(std::string_view name) const;
};

/// One file. Errors: yaml.*, response.catalogue {reason} with path and line.
base::Result<Form> parse_form(std::string_view yaml, std::string_view path);
/// All that the program carries, in their order. That they are valid is proven by a test. Errors: those of parse_form.
base::Result<std::vector<Form>> forms();

}  // namespace beffroi::response::dossiers

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/wording.h"

namespace beffroi::response::papers {

inline constexpr std::string_view kAnyService = "any";

/// What is written into a field by hand.
enum class FieldKind : std::uint8_t {
  line,
  lines,    ///< several lines
  choice,   ///< boxes, one to tick or more
  letters,  ///< one box a letter or digit
};

struct Field {
  FieldKind kind = FieldKind::line;
  Wording label;
  int width = 12;                ///< twelfths of the sheet
  int rows = 1;                  ///< of lines
  int boxes = 0;                 ///< of letters
  std::vector<Wording> options;  ///< of choice
};

struct Section {
  Wording title;  ///< may be empty
  std::vector<Field> fields;
};

struct Column {
  Wording label;
  int width = 1;  ///< twelfths; all columns together are twelve
};

/// A form that a service is kept with on paper: one file of data/catalogue/forms.
struct Form {
  std::string id;
  std::string code;                   ///< three letters in front of the number of each sheet: NAI-0001
  int order = 0;                      ///< place in the list; no two are equal
  std::vector<std::string> services;  ///< ids of data/catalogue/services.yaml that it is for, or kAnyService
  Wording title;
  Wording filled_by;
  Wording warning;              ///< stands in a frame before everything else; may be empty
  std::vector<Wording> before;  ///< to do before one writes
  std::vector<Section> sections;
  std::vector<Column> columns;  ///< of a list; empty: none
  int rows = 0;                 ///< of the list
  std::vector<Wording> after;   ///< what becomes of the sheet
  bool signature = false;       ///< room for date, name and signature of who filled it in
  Wording source;
  std::string source_state, source_as_of;
};

inline constexpr std::size_t kMaxFields = 60;  ///< of one form: a sheet of A4

/// One file. Errors: yaml.*, response.catalogue {reason}.
base::Result<Form> read_form(std::string_view yaml, std::string_view path);

/// Whether the form is for that service.
bool is_for(const Form& form, std::string_view service);

/// All forms that the program carries, in their order.
std::span<const Form> forms();
/// The form whose id, code or title a person wrote, or null.
const Form* form_named(std::string_view text);

}  // namespace beffroi::response::papers

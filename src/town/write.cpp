// SPDX-License-Identifier: EUPL-1.2
#include "town/write.h"

#include "town/file/writing_form.h"

namespace beffroi::town {

std::string write(const Town& town, const base::Catalogue& words) {
  base::yaml::Writer out;
  out.comment(words.text("town.section.head")).blank_line();
  out.begin_mapping();
  file::WritingForm form(out, words, std::string(file::kWholeTown), true);
  Town same = town;  // describe() serves readers too, and asks for something that could be changed
  file::describe(form, same);
  out.end_mapping();
  return out.take();
}

}  // namespace beffroi::town

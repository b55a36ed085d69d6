// SPDX-License-Identifier: EUPL-1.2
#include "app/hunting/misread.h"

#include <algorithm>

#include "app/hunting/rows.h"
#include "base/text.h"

namespace beffroi::app::hunting {

void NamedFiles::add(const model::SourceResult& result) {
  if (++count <= kMost) first.push_back(path_as_given(result.origin));
}

std::string NamedFiles::text(bool all) const {
  const std::size_t shown = std::min(all ? kMost : kShown, first.size());
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : ", ") + first[i];
  return shown < count ? text + " …" : text;
}

void Misread::add(const model::SourceResult& result) {
  if (report::is_damaged(result.reader, result.accounting)) return damaged_.add(result);
  if (result.size == 0) {
    if (!result.reader.empty()) empty_.add(result);
    return;
  }
  if (!result.reader.empty()) return;
  std::string format = report::unread_format(result.issues);
  if (format.empty()) return unrecognised_.add(result);
  ++formats_[std::move(format)];
  unread_.add(result);
}

std::vector<std::string> Misread::lines(const base::Catalogue& words, bool all) const {
  std::vector<std::string> lines;
  const auto say = [&](std::string_view message, const NamedFiles& files) {
    if (files.count == 0) return;
    lines.push_back(base::printable(words.text(message, {{"count", static_cast<std::int64_t>(files.count)},
                                                         {"files", files.text(all)},
                                                         {"formats", report::unread_text(formats_, words)}})));
  };
  say("app.hunt.damaged", damaged_);
  say("app.hunt.empty", empty_);
  say("app.hunt.unread", unread_);
  say("app.hunt.unrecognised", unrecognised_);
  return lines;
}

}  // namespace beffroi::app::hunting

// SPDX-License-Identifier: EUPL-1.2
#include "report/html/parts.h"

#include <fmt/format.h>

#include "report/clocks.h"

namespace beffroi::report::html {
namespace {

constexpr std::size_t kNotesShown = 4;  // beside a sentence

}  // namespace

Markup section(std::string_view id, const std::string& heading, const Markup& content) {
  const std::string heading_id = fmt::format("{}-heading", id);
  return element("section", {{"id", std::string(id)}, {"aria-labelledby", heading_id}},
                 element("h2", {{"id", heading_id}}, text(heading)), content);
}

Markup tag(std::string_view kind, const std::string& words) {
  return element("span", {{"class", fmt::format("tag {}", kind)}}, text(words));
}

Markup ground_tag(const Context& context, const model::Finding& finding) {
  return tag(name_of(ground_of(finding)), words_of(finding, context.words));
}

Markup corrected(const Context& context, const model::Finding& finding) {
  const auto note = clock_note(finding, context.view, context.words);
  return note.empty() ? Markup() : join(text(" "), element("span", {{"class", "detail inline"}}, sentence(note)));
}

Markup state_tag(const Context& context, std::string_view family, std::string_view state) {
  return tag(state.empty() ? "unknown" : state, word_of(family, state, context.words));
}

Markup notes(const Context& context, const std::vector<std::size_t>& numbers, std::optional<std::size_t> finding) {
  if (numbers.empty()) return {};
  Markup links;
  const std::size_t shown = numbers.size() > kNotesShown && finding ? kNotesShown - 1 : numbers.size();
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) links += text(" ");
    const std::string label = context.say("report.note", {{"number", static_cast<std::int64_t>(numbers[i])}});
    links += link_to(fmt::format("r{}", numbers[i]), {{"aria-label", label}}, text(std::to_string(numbers[i])));
  }
  if (shown < numbers.size()) {
    const auto more = static_cast<std::int64_t>(numbers.size() - shown);
    links += text(" ");
    links += link_to(fmt::format("f{}", *finding + 1), {}, text(context.say("report.note.more", {{"count", more}})));
  }
  return join(text("\u00A0"), element("sup", {{"class", "notes"}}, links));
}

Markup moment(const Context& context, base::Timestamp time, std::string_view style) {
  return element("time", {{"datetime", machine_time(time)}, {"title", context.words.moment(time, "utc")}},
                 text(context.words.moment(time, style)));
}

Markup machine(const Context& context, std::string_view name) { return element("bdi", text(context.view.names.of(name))); }

Markup row(const std::vector<Attribute>& attributes, const std::vector<Markup>& cells,
           const std::vector<std::string>& headings) {
  Markup all;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string label = i < headings.size() ? headings[i] : "";
    all += i == 0 ? element("th", {{"scope", "row"}}, cells[i]) : element("td", {{"data-label", label}}, cells[i]);
  }
  return element("tr", attributes, all);
}

Markup table_of(const std::string& caption, const std::vector<std::string>& headings, const Markup& rows,
                std::string_view kind) {
  Markup head;
  for (const std::string& heading : headings) head += element("th", {{"scope", "col"}}, text(heading));
  return element("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption}},
                 element("table", {{"class", std::string(kind)}}, element("caption", text(caption)),
                         element("thead", element("tr", head)), element("tbody", rows)));
}

Markup table(const std::string& caption, const std::vector<std::string>& headings, const std::vector<std::vector<Markup>>& rows,
             std::string_view kind) {
  Markup body;
  for (const auto& cells : rows) body += row({}, cells, headings);
  return table_of(caption, headings, body, kind);
}

}  // namespace beffroi::report::html

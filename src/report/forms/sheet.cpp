// SPDX-License-Identifier: EUPL-1.2
// The one renderer of forms: knows fields and lists, no form by name.
#include "report/forms/sheet.h"

#include <fmt/format.h>

#include "report/forms/style.h"
#include "report/paper/page.h"

namespace beffroi::report::forms {
namespace {

using base::Catalogue;
using html::element;
using html::join;
using html::Markup;
using html::text;
using response::Wording;
using response::papers::Column;
using response::papers::Field;
using response::papers::FieldKind;
using response::papers::Form;
using response::papers::Section;
using response::papers::Series;

Markup words_of(const Wording& wording, const Catalogue& words) { return text(wording.in(words.language())); }

Markup repeated(int count, const Markup& one) {
  Markup all;
  for (int i = 0; i < count; ++i) all += one;
  return all;
}

Markup place_to_write(const Field& field, const Catalogue& words) {
  switch (field.kind) {
    case FieldKind::line: return element("span", {{"class", "hand"}});
    case FieldKind::lines: return repeated(field.rows, element("span", {{"class", "hand"}}));
    case FieldKind::letters:
      return element("span", {{"class", "letters"}}, repeated(field.boxes, element("span", {{"class", "letter"}})));
    case FieldKind::choice: break;
  }
  Markup options;
  for (const Wording& option : field.options) {
    options += element("span", {{"class", "option"}}, paper::box(false, words), text(" "), words_of(option, words));
  }
  return element("span", {{"class", "options"}}, options);
}

Markup field_of(const Field& field, const Catalogue& words) {
  return element("div", {{"class", fmt::format("field w{}", field.width)}},
                 element("span", {{"class", "label"}}, words_of(field.label, words)), place_to_write(field, words));
}

Markup section_of(const Section& section, const Catalogue& words) {
  Markup content = section.title.empty() ? Markup() : element("h3", words_of(section.title, words));
  Markup fields;
  for (const Field& field : section.fields) fields += field_of(field, words);
  return join(content, element("div", {{"class", "fields"}}, fields));
}

Markup list_of(const Form& form, const Catalogue& words) {
  if (form.columns.empty()) return {};
  Markup headings, cells;
  for (const Column& column : form.columns) {
    headings += element("th", {{"scope", "col"}, {"class", fmt::format("w{}", column.width)}}, words_of(column.label, words));
    cells += element("td");
  }
  return element("table", {{"class", "list"}}, element("thead", element("tr", headings)),
                 element("tbody", repeated(form.rows, element("tr", cells))));
}

Markup notes_of(const std::vector<Wording>& notes, const Catalogue& words) {
  Markup items;
  for (const Wording& note : notes) items += element("li", words_of(note, words));
  return items.empty() ? Markup() : element("ul", {{"class", "notes"}}, items);
}

Markup signature(const Form& form, const Catalogue& words) {
  Markup blanks;
  if (form.signature) {
    for (const auto* id : {"report.forms.day", "report.forms.name", "report.forms.signature"}) {
      blanks += element("div", {{"class", "field w4"}}, element("span", {{"class", "label"}}, text(words.text(id))),
                        element("span", {{"class", "hand"}}));
    }
  }
  return element("div", {{"class", "fields signed"}}, blanks);
}

/// What the secretary fills in when computers work again.
Markup keyed_in(const Catalogue& words) {
  Markup fields = element("div", {{"class", "field w3"}}, paper::box(false, words), text(" "),
                          element("strong", text(words.text("report.forms.keyed_in"))));
  for (const auto* id : {"report.forms.keyed_on", "report.forms.keyed_by", "report.forms.keyed_where"}) {
    fields += element("div", {{"class", "field w3"}}, element("span", {{"class", "label"}}, text(words.text(id))),
                      element("span", {{"class", "hand"}}));
  }
  return element("div", {{"class", "fields keyed"}}, fields);
}

Markup heading(const Form& form, const std::string& number, const Series& series, const std::string& place,
               const Catalogue& words) {
  Markup left = element("h2", words_of(form.title, words));
  const base::Arguments who{{"place", place}, {"service", series.service_name}, {"site", series.site_name}};
  left += element("p", {{"class", "for"}}, html::sentence(words.pieces("report.forms.for", who)));
  left += element("p", {{"class", "soft"}},
                  text(words.text("report.forms.filled_by", {{"who", form.filled_by.in(words.language())}})));
  return element("div", {{"class", "top"}}, element("div", left), element("p", {{"class", "sheet-number"}}, text(number)));
}

Markup sheet_of(const Form& form, const std::string& number, const Series& series, const std::string& place,
                const Catalogue& words) {
  Markup body = heading(form, number, series, place, words);
  if (!form.warning.empty()) body += element("p", {{"class", "warning"}}, element("strong", words_of(form.warning, words)));
  body += notes_of(form.before, words);
  for (const Section& section : form.sections) body += section_of(section, words);
  body += join(list_of(form, words), notes_of(form.after, words), signature(form, words), keyed_in(words));
  const base::Arguments source{{"text", form.source.in(words.language())}, {"number", number}};
  body += element("p", {{"class", "source"}}, text(words.text("report.forms.source", source)));
  return element("article", {{"class", "form"}}, body);
}

}  // namespace

std::string sheets(const Form& form, const Series& series, const std::string& place, bool exercise, const Catalogue& words) {
  Markup body;
  for (std::int64_t number = series.first; number <= series.last; ++number) {
    body += sheet_of(form, text_of(response::papers::Number{series.code, number}), series, place, words);
  }
  const base::Arguments numbers{{"title", form.title.in(words.language())},
                                {"first", text_of(response::papers::Number{series.code, series.first})},
                                {"last", text_of(response::papers::Number{series.code, series.last})}};
  return paper::page({.title = words.text("report.forms.title", numbers),
                      .place = place,
                      .as_of = series.printed,
                      .exercise = exercise,
                      .look = paper::Look::forms,
                      .body = body,
                      .style = style_sheet()},
                     words);
}

}  // namespace beffroi::report::forms

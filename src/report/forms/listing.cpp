// SPDX-License-Identifier: EUPL-1.2
#include "report/forms/listing.h"

#include <fmt/format.h>

#include "base/json/writer.h"
#include "base/text.h"
#include "report/columns.h"
#include "report/paper/page.h"
#include "town/catalogue.h"

namespace beffroi::report::forms {
namespace {

using base::Catalogue;
using base::json::Writer;
using html::element;
using html::Markup;
using html::text;
using response::papers::Fate;
using response::papers::Form;
using response::papers::Number;
using response::papers::Papers;
using response::papers::Sheet;

/// The form's title in the reader's language, or as it was noted where there is no such form any more.
std::string title_of(const Sheet& sheet, const Catalogue& words) {
  const Form* form = response::papers::form_named(sheet.number.code);
  return form ? form->title.in(words.language()) : sheet.title;
}

base::Arguments arguments_of(const Sheet& sheet, const Catalogue& words) {
  base::Arguments arguments{{"number", text_of(sheet.number)},
                            {"title", title_of(sheet, words)},
                            {"service", sheet.service_name},
                            {"site", sheet.site_name},
                            {"who", sheet.who},
                            {"text", sheet.text}};
  arguments.push_back({"at", sheet.at ? base::ArgumentValue(*sheet.at) : base::ArgumentValue(std::string())});
  return arguments;
}

struct Range {
  Number first;
  std::int64_t last = 0;
};

/// "NAI-0001" to "NAI-0010" as one.
std::vector<Range> ranges_of(const std::vector<const Sheet*>& sheets) {
  std::vector<Range> ranges;
  for (const Sheet* sheet : sheets) {
    const Number& number = sheet->number;
    const bool next = !ranges.empty() && ranges.back().first.code == number.code && ranges.back().last + 1 == number.number;
    if (next) {
      ranges.back().last = number.number;
    } else {
      ranges.push_back({number, number.number});
    }
  }
  return ranges;
}

std::string blanks_of(const Papers& papers) {
  std::string all;
  for (const Range& range : ranges_of(papers.with(Fate::blank))) {
    all += (all.empty() ? "" : ", ") + text_of(range.first);
    if (range.last > range.first.number) all += ".." + text_of(Number{range.first.code, range.last});
  }
  return all;
}

Markup blank_items(const Papers& papers, const Catalogue& words) {
  Markup items;
  for (const Range& range : ranges_of(papers.with(Fate::blank))) {
    const base::Arguments numbers{{"first", text_of(range.first)}, {"last", text_of(Number{range.first.code, range.last})}};
    const bool one = range.last == range.first.number;
    items += element("span", {{"class", "nowrap"}}, paper::box(false, words), text(" "),
                     text(one ? text_of(range.first) : words.text("report.forms.range", numbers)));
    items += text("   ");
  }
  return element("p", {{"class", "services"}}, items);
}

base::Arguments counts_of(const Papers& papers) {
  const auto count = [&papers](Fate fate) { return static_cast<std::int64_t>(papers.count(fate)); };
  return {{"filled", count(Fate::filled)},
          {"entered", count(Fate::entered)},
          {"blank", count(Fate::blank)},
          {"spoiled", count(Fate::spoiled)}};
}

void write_sheet(Writer& json, const Sheet& sheet, const Catalogue& words) {
  json.begin_object().member("number", text_of(sheet.number)).member("form", sheet.form);
  json.member("title", title_of(sheet, words)).member("fate", name_of(sheet.fate)).member("printed", sheet.printed);
  json.member("service", sheet.service).member("service_name", sheet.service_name).member("site_name", sheet.site_name);
  json.member("who", sheet.who).key("at");
  sheet.at ? json.value(base::format_rfc3339(*sheet.at)) : json.null();
  json.member("text", sheet.text).key("entered_at");
  sheet.entered_at ? json.value(base::format_rfc3339(*sheet.entered_at)) : json.null();
  json.member("entered_by", sheet.entered_by).member("entered_where", sheet.entered_where);
  json.member("spoiled_because", sheet.spoiled_because).end_object();
}

std::string services_of(const Form& form, const Catalogue& words) {
  std::string names;
  for (const std::string& id : form.services) {
    const town::ServiceKind* kind = town::Catalogue::embedded().find(id);
    names += (names.empty() ? "" : words.text("report.services.and")) +
             (kind ? kind->name.in(words.language()) : words.text("report.forms.any_service"));
  }
  return names;
}

Markup row_of(const Sheet& sheet, const Catalogue& words) {
  const base::Arguments arguments = arguments_of(sheet, words);
  return element("tr", element("td", {{"class", "state"}}, element("strong", text(text_of(sheet.number)))),
                 element("td", html::sentence(words.pieces("report.forms.row.what", arguments))),
                 element("td", html::sentence(words.pieces("report.forms.row.who", arguments))),
                 element("td", paper::box(false, words)), element("td"));
}

}  // namespace

std::string listing(const Papers& papers, const Catalogue& words) {
  std::string out;
  put_paragraph(out, "", words.text("report.forms.counts", counts_of(papers)));
  const auto waiting = papers.with(Fate::filled);
  if (!waiting.empty()) out += "\n" + words.text("report.forms.waiting") + "\n";
  for (const Sheet* sheet : waiting)
    put_paragraph(out, fmt::format("  {}  ", text_of(sheet->number)),
                  printable(words.pieces("report.forms.line", arguments_of(*sheet, words))));
  const std::string blanks = blanks_of(papers);
  if (!blanks.empty()) {
    out += "\n";
    put_paragraph(out, "", words.text("report.forms.blanks", {{"numbers", blanks}}));
  }
  out += "\n";
  put_paragraph(out, "", words.text("report.forms.next"));
  return out;
}

std::string forms_listing(const Catalogue& words) {
  std::string out;
  for (const Form& form : response::papers::forms()) {
    put_paragraph(out, fmt::format("{}  ", form.code), fmt::format("{}  [{}]", form.title.in(words.language()), form.id));
    put_paragraph(out, "     ", services_of(form, words));
  }
  out += "\n";
  put_paragraph(out, "", words.text("report.forms.how_to_print"));
  return out;
}

std::string to_json(const Papers& papers, const Catalogue& words) {
  Writer json(true);
  json.begin_object().key("sheets").begin_array();
  for (const Sheet& sheet : papers.sheets) write_sheet(json, sheet, words);
  json.end_array();
  for (const Fate fate : {Fate::blank, Fate::filled, Fate::entered, Fate::spoiled})
    json.member(name_of(fate), static_cast<std::uint64_t>(papers.count(fate)));
  json.key("series").begin_array();
  for (const response::papers::Series& series : papers.series) {
    json.begin_object().member("form", series.form).member("code", series.code).member("first", series.first);
    json.member("last", series.last).member("printed", base::format_rfc3339(series.printed)).member("by", series.by);
    json.member("service", series.service).member("service_name", series.service_name);
    json.member("site_name", series.site_name).end_object();
  }
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

std::string forms_json(const Catalogue& words) {
  Writer json(true);
  json.begin_array();
  for (const Form& form : response::papers::forms()) {
    json.begin_object().member("id", form.id).member("code", form.code).member("title", form.title.in(words.language()));
    json.key("services").begin_array();
    for (const std::string& service : form.services) json.value(service);
    json.end_array().member("warning", form.warning.in(words.language()));
    json.key("source").begin_object().member("text", form.source.in(words.language()));
    json.member("state", form.source_state).member("as_of", form.source_as_of).end_object().end_object();
  }
  json.end_array();
  return std::move(json).text() + "\n";
}

std::string waiting_sheet(const Papers& papers, const Letterhead& head, const Catalogue& words) {
  Markup headings, rows;
  for (const auto* id : {"number", "what", "who", "done", "where"}) {
    headings += element("th", {{"scope", "col"}}, text(words.text(fmt::format("report.forms.column.{}", id))));
  }
  for (const Sheet* sheet : papers.with(Fate::filled)) rows += row_of(*sheet, words);
  Markup body = element("p", {{"class", "lead"}}, text(words.text("report.forms.counts", counts_of(papers))));
  body += element("p", {{"class", "soft"}}, text(words.text("report.forms.sheet_how")));
  if (!rows.empty())
    body += element("table", {{"class", "services"}}, element("thead", element("tr", headings)), element("tbody", rows));
  if (papers.count(Fate::blank) > 0) {
    const Markup why = element("p", text(words.text("report.forms.blanks_why")));
    body += paper::section(words.text("report.forms.blanks_title"), html::join(why, blank_items(papers, words)));
  }
  return paper::page({.title = words.text("report.forms.waiting_title"),
                      .place = head.place,
                      .as_of = head.as_of,
                      .exercise = head.exercise,
                      .body = body},
                     words);
}

}  // namespace beffroi::report::forms

// SPDX-License-Identifier: EUPL-1.2
#include "response/papers/papers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/number.h"

namespace beffroi::response::papers {
namespace {

constexpr std::array<std::string_view, 4> kFates = {"blank", "filled", "entered", "spoiled"};
constexpr std::size_t kCodeLetters = 3;

std::optional<std::int64_t> digits(std::string_view text) {
  const auto value = base::whole_number<std::int64_t>(text);
  return value && *value >= 1 && *value <= kMaxNumber ? value : std::nullopt;
}

std::int64_t last_number(const std::vector<Series>& all, std::string_view code) {
  std::int64_t last = 0;
  for (const Series& one : all) {
    if (one.code == code) last = std::max(last, one.last);
  }
  return last;
}

/// The numbers follow from the order of the journal: whoever wrote second has the numbers behind.
std::optional<Series> series_of(const Entry& entry, const std::vector<Series>& before) {
  Series series;
  series.code = entry.text("code");
  series.first = last_number(before, series.code) + 1;
  series.last = series.first + std::clamp<std::int64_t>(entry.number("copies"), 1, kMaxCopies) - 1;
  if (series.last > kMaxNumber) return std::nullopt;
  series.form = entry.subject;
  series.service = entry.text("service");
  series.service_name = entry.text("service_name");
  series.site_name = entry.text("site_name");
  series.printed = entry.utc;
  series.by = entry.by;
  return series;
}

class Fold {
 public:
  void take(const Entry& entry) {
    if (entry.kind == "paper.printed") return print(entry);
    const auto number = number_of(entry.subject);
    if (!number) return;
    if (entry.kind == "paper.filled") fill(entry, *number);
    if (entry.kind == "paper.entered") enter(entry, *number);
    if (entry.kind == "paper.spoiled") spoil(entry, *number);
  }

  Papers papers() && {
    Papers papers{std::move(series_), {}};
    for (auto& [number, sheet] : sheets_) papers.sheets.push_back(std::move(sheet));
    return papers;
  }

 private:
  void print(const Entry& entry) {
    const auto series = series_of(entry, series_);
    if (!series) return;
    series_.push_back(*series);
    for (std::int64_t number = series->first; number <= series->last; ++number) {
      Sheet& sheet = sheet_of({series->code, number});
      sheet.printed = true;
      if (sheet.title.empty()) sheet.title = entry.text("title");
      if (!sheet.service_name.empty()) continue;  // noted before it was printed
      sheet.service = series->service;
      sheet.service_name = series->service_name;
      sheet.site_name = series->site_name;
    }
  }

  void fill(const Entry& entry, const Number& number) {
    Sheet& sheet = sheet_of(number);
    if (sheet.fate != Fate::blank) return;  // of two commands at once the first one holds
    sheet.fate = Fate::filled;
    sheet.title = entry.text("title");
    if (!entry.text("service_name").empty()) {
      sheet.service = entry.text("service");
      sheet.service_name = entry.text("service_name");
    }
    if (!entry.text("site_name").empty()) sheet.site_name = entry.text("site_name");
    sheet.who = entry.text("who");
    sheet.at = entry.moment("at");
    sheet.text = entry.text("text");
  }

  void enter(const Entry& entry, const Number& number) {
    Sheet& sheet = sheet_of(number);
    if (sheet.fate != Fate::filled) return;
    sheet.fate = Fate::entered;
    sheet.entered_at = entry.utc;
    sheet.entered_by = entry.by;
    sheet.entered_where = entry.text("text");
  }

  void spoil(const Entry& entry, const Number& number) {
    Sheet& sheet = sheet_of(number);
    if (sheet.fate == Fate::entered) return;
    sheet.fate = Fate::spoiled;
    sheet.spoiled_because = entry.text("because");
  }

  Sheet& sheet_of(const Number& number) {
    Sheet& sheet = sheets_[number];
    if (sheet.number.number != 0) return sheet;
    sheet.number = number;
    if (const Form* form = form_named(number.code)) sheet.form = form->id;
    return sheet;
  }

  std::vector<Series> series_;
  std::map<Number, Sheet> sheets_;
};

base::Result<Papers> read(casefile::Case& store) {
  BEFFROI_TRY(const std::vector<Entry> entries, entries_of(store));
  return papers_of(entries);
}

std::unexpected<base::Error> already(const Sheet& sheet) {
  return base::fail("paper.already", {{"number", text_of(sheet.number)}, {"fate", std::string(name_of(sheet.fate))}});
}

}  // namespace

std::string text_of(const Number& number) { return fmt::format("{}-{:04}", number.code, number.number); }

std::optional<Number> number_of(std::string_view text) {
  std::string code;
  while (!text.empty() && code.size() < kCodeLetters) {
    const char upper = text.front() >= 'a' && text.front() <= 'z' ? static_cast<char>(text.front() - 'a' + 'A') : text.front();
    if (upper < 'A' || upper > 'Z') return std::nullopt;
    code += upper;
    text.remove_prefix(1);
  }
  while (!text.empty() && (text.front() == '-' || text.front() == ' ')) text.remove_prefix(1);
  const auto number = digits(text);
  if (code.size() != kCodeLetters || !number) return std::nullopt;
  return Number{code, *number};
}

base::Result<std::vector<Number>> numbers_of(std::span<const std::string> words) {
  std::vector<Number> all;
  for (const std::string& word : words) {
    const std::size_t dots = word.find("..");
    const auto first = number_of(std::string_view(word).substr(0, dots));
    auto last = first;
    if (dots != word.npos) {
      const std::string_view rest = std::string_view(word).substr(dots + 2);
      last = number_of(rest);
      if (const auto bare = digits(rest); first && bare) last = Number{first->code, *bare};
    }
    if (!first || !last || last->code != first->code || last->number < first->number)
      return base::fail("paper.not_a_number", {{"text", word}});
    for (std::int64_t number = first->number; number <= last->number; ++number) {
      if (all.size() == kMaxAtOnce) return base::fail("paper.too_many", {{"count", static_cast<std::int64_t>(kMaxAtOnce)}});
      all.push_back({first->code, number});
    }
  }
  return all;
}

std::string_view name_of(Fate fate) { return kFates[static_cast<std::size_t>(fate)]; }

const Sheet* Papers::find(const Number& number) const {
  const auto at = std::ranges::lower_bound(sheets, number, {}, &Sheet::number);
  return at == sheets.end() || at->number != number ? nullptr : &*at;
}

std::size_t Papers::count(Fate fate) const { return static_cast<std::size_t>(std::ranges::count(sheets, fate, &Sheet::fate)); }

std::vector<const Sheet*> Papers::with(Fate fate) const {
  std::vector<const Sheet*> found;
  for (const Sheet& sheet : sheets) {
    if (sheet.fate == fate) found.push_back(&sheet);
  }
  return found;
}

Papers papers_of(Entries entries) {
  Fold fold;
  for (const Entry& entry : entries) fold.take(entry);
  return std::move(fold).papers();
}

base::Result<Series> print(casefile::Case& store, const Form& form, std::int64_t copies, const Place& place,
                           std::string_view title, std::string_view by) {
  if (copies < 1 || copies > kMaxCopies) return base::fail("paper.copies", {{"count", copies}, {"most", kMaxCopies}});
  BEFFROI_TRY(const Papers before, read(store));
  if (last_number(before.series, form.code) + copies > kMaxNumber)
    return base::fail("paper.numbers_used_up", {{"name", std::string(title)}});
  BEFFROI_TRY(const Entry written, note(store, "paper.printed", form.id,
                                        {{"code", form.code},
                                         {"title", std::string(title)},
                                         {"copies", copies},
                                         {"service", place.service},
                                         {"service_name", place.service_name},
                                         {"site_name", place.site_name}},
                                        by));
  // Read again: another command may have printed meanwhile, and the order of the journal decides.
  BEFFROI_TRY(const std::vector<Entry> entries, entries_of(store));
  std::vector<Series> known;
  for (const Entry& entry : entries) {
    if (entry.kind != "paper.printed") continue;
    const auto series = series_of(entry, known);
    if (series) known.push_back(*series);
    if (entry.seq == written.seq && series) return *series;
  }
  return base::fail("paper.numbers_used_up", {{"name", std::string(title)}});
}

base::Result<Entry> note_filled(casefile::Case& store, const Filled& filled, std::string_view by) {
  const std::string number = text_of(filled.number);
  if (!form_named(filled.number.code)) return base::fail("paper.no_such_form", {{"code", filled.number.code}});
  BEFFROI_TRY(const Papers papers, read(store));
  const Sheet* sheet = papers.find(filled.number);
  if (sheet && sheet->fate != Fate::blank) return already(*sheet);
  base::Arguments members{{"title", filled.title},
                          {"number", number},
                          {"service", filled.place.service},
                          {"service_name", filled.place.service_name},
                          {"site_name", filled.place.site_name},
                          {"who", filled.who},
                          {"text", filled.text}};
  members.push_back({"at", filled.at ? base::ArgumentValue(*filled.at) : base::ArgumentValue(std::string())});
  return note(store, "paper.filled", number, members, by);
}

base::Result<Entry> note_entered(casefile::Case& store, const Number& number, std::string_view where, std::string_view by) {
  BEFFROI_TRY(const Papers papers, read(store));
  const Sheet* sheet = papers.find(number);
  if (!sheet || sheet->fate == Fate::blank) return base::fail("paper.not_filled", {{"number", text_of(number)}});
  if (sheet->fate != Fate::filled) return already(*sheet);
  return note(store, "paper.entered", text_of(number),
              {{"title", sheet->title}, {"number", text_of(number)}, {"text", std::string(where)}}, by);
}

base::Result<Entry> note_spoiled(casefile::Case& store, const Number& number, std::string_view because, std::string_view by) {
  if (because.empty()) return base::fail("paper.no_reason", {{"number", text_of(number)}});
  BEFFROI_TRY(const Papers papers, read(store));
  const Sheet* sheet = papers.find(number);
  if (sheet && (sheet->fate == Fate::entered || sheet->fate == Fate::spoiled)) return already(*sheet);
  return note(store, "paper.spoiled", text_of(number),
              {{"title", sheet ? sheet->title : std::string()}, {"number", text_of(number)}, {"because", std::string(because)}},
              by);
}

}  // namespace beffroi::response::papers

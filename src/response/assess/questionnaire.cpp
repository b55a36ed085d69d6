// SPDX-License-Identifier: EUPL-1.2
#include "response/assess/questionnaire.h"

#include <algorithm>
#include <charconv>

#include "base/assert.h"
#include "base/resources.h"
#include "response/assess/reader.h"
#include "response/body_names.h"

namespace beffroi::response::assess {
namespace {

constexpr std::string_view kFolder = "data/catalogue/assess/";
constexpr char kLatinLead = '\xC3';  // first byte of é, ç …, in UTF-8

template <class Things>
auto named(const Things& things, std::string_view id) -> const typename Things::value_type* {
  const auto at = std::ranges::find(things, id, &Things::value_type::id);
  return at == things.end() ? nullptr : &*at;
}

/// What names something else must name something that is there.
base::Result<> check_references(const Questionnaire& all, const DataFile& file) {
  const auto broken = [&file](const std::string& what) {
    return base::fail("response.catalogue", {{"reason", "nothing is called " + what}}, {std::string(file.path), {}, {}});
  };
  if (!named(all.levels, all.vital_cap)) return broken(all.vital_cap);
  for (const Measure& measure : all.measures) {
    if (!named(all.costs, measure.cost)) return broken(measure.cost);
    if (!named(all.efforts, measure.effort)) return broken(measure.effort);
    for (const std::string& helper : measure.by) {
      if (!named(all.helpers, helper)) return broken(helper);
    }
  }
  for (const Theme& theme : all.themes) {
    for (const Question& question : theme.questions) {
      if (!all.measure("ask_" + question.asked)) return broken("ask_" + question.asked);
      std::vector<std::string> called = question.unknown_calls;
      for (const Option& option : question.options) called.insert(called.end(), option.calls.begin(), option.calls.end());
      for (const std::string& id : called) {
        if (!all.measure(id)) return broken(id);
      }
    }
  }
  return {};
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_letter_before(std::string_view text, std::size_t end) {
  if (end == 0) return false;
  const auto last = static_cast<unsigned char>(text[end - 1]);
  return is_ascii_letter(text[end - 1]) || (last >= 0x80 && end > 1 && text[end - 2] == kLatinLead);
}

bool is_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && (is_ascii_letter(text[at]) || text[at] == kLatinLead);
}

std::string said_instead(std::string_view text, const std::vector<Instead>& pairs, base::Language language) {
  std::string said;
  for (std::size_t at = 0; at < text.size();) {
    const auto fits = [&](const Instead& one) {
      return one.in == language && text.substr(at).starts_with(one.of) && !is_letter_at(text, at + one.of.size());
    };
    const auto pair = is_letter_before(text, at) ? pairs.end() : std::ranges::find_if(pairs, fits);
    said += pair == pairs.end() ? text.substr(at, 1) : std::string_view(pair->say);
    at += pair == pairs.end() ? 1 : pair->of.size();
  }
  return said;
}

Questionnaire carried() {
  const auto file = [](const std::string& path) {
    const auto bytes = base::resource(path);
    BEFFROI_ASSERT(bytes.has_value());
    return DataFile{path, *bytes};
  };
  std::vector<DataFile> themes;
  for (const base::Resource& one : base::resources_below(std::string(kFolder) + "themes/"))
    themes.push_back({one.name, one.bytes});
  const std::string scale = std::string(kFolder) + "scale.yaml", measures = std::string(kFolder) + "measures.yaml";
  auto read = read_questionnaire(file(scale), file(measures), themes);
  BEFFROI_ASSERT(read.has_value());
  return *std::move(read);
}

Questionnaire of_no_commune(Questionnaire all) {
  each_wording(all, [pairs = all.instead](Wording& words) {
    words.fr = said_instead(words.fr, pairs, base::Language::french);
    words.en = said_instead(words.en, pairs, base::Language::english);
  });
  return all;
}

}  // namespace

const Option* Question::find(std::string_view option) const { return named(options, option); }

const Question* Questionnaire::find(std::string_view id) const {
  for (const Theme& theme : themes) {
    if (const Question* found = named(theme.questions, id)) return found;
  }
  return nullptr;
}

const Measure* Questionnaire::measure(std::string_view id) const { return named(measures, id); }

std::size_t Questionnaire::size() const {
  std::size_t count = 0;
  for (const Theme& theme : themes) count += theme.questions.size();
  return count;
}

base::Result<Questionnaire> read_questionnaire(const DataFile& scale, const DataFile& measures,
                                               const std::vector<DataFile>& themes) {
  Questionnaire all;
  BEFFROI_TRY_VOID(read_scale(scale, all));
  BEFFROI_TRY_VOID(read_measures(measures, all));
  for (const DataFile& file : themes) BEFFROI_TRY_VOID(read_theme(file, all));
  BEFFROI_TRY_VOID(check_references(all, scale));
  return all;
}

void each_wording(Questionnaire& all, const std::function<void(Wording&)>& see) {
  const auto names = [&see](std::vector<Named>& list) {
    for (Named& one : list) see(one.name);
  };
  names(all.helpers), names(all.costs), names(all.efforts);
  for (Level& level : all.levels) see(level.title), see(level.says);
  for (Measure& measure : all.measures) see(measure.title), see(measure.how);
  for (Theme& theme : all.themes) {
    see(theme.title), see(theme.about);
    for (Question& question : theme.questions) {
      see(question.ask), see(question.why), see(question.letter);
      if (question.basis) see(question.basis->text);
      for (Option& option : question.options) see(option.words);
    }
  }
}

const Questionnaire& questionnaire(town::BodyKind body) {
  static const Questionnaire commune = carried(), other = of_no_commune(commune);
  return is_town_hall(body) ? commune : other;
}

}  // namespace beffroi::response::assess

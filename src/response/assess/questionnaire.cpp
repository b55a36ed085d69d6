// SPDX-License-Identifier: EUPL-1.2
#include "response/assess/questionnaire.h"

#include <algorithm>
#include <charconv>

#include "base/assert.h"
#include "base/resources.h"
#include "response/assess/reader.h"

namespace beffroi::response::assess {
namespace {

constexpr std::string_view kFolder = "data/catalogue/assess/";

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

const Questionnaire& questionnaire() {
  static const Questionnaire all = [] {
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
  }();
  return all;
}

}  // namespace beffroi::response::assess

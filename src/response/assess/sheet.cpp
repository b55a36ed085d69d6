// SPDX-License-Identifier: EUPL-1.2
#include "response/assess/sheet.h"

#include <algorithm>
#include <array>

#include "base/json/writer.h"
#include "base/latin.h"
#include "base/text.h"
#include "base/yaml/node.h"
#include "response/list_text.h"

namespace beffroi::response::assess {
namespace {

using base::yaml::Kind;
using base::yaml::Node;

constexpr std::string_view kSchema = "1";
constexpr std::array<std::string_view, 6> kOurs = {"beffroi", "schema", "questionnaire", "commune", "by", "on"};
constexpr std::array<std::string_view, 4> kDoNotKnow = {"", "?", "unknown", "je ne sais pas"};

class Reader {
 public:
  Reader(std::string_view path, const Questionnaire& questionnaire) : path_(path), all_(questionnaire) {}

  base::Result<SheetReading> read(const Node& root) {
    if (root.kind != Kind::mapping) return base::fail("assess.not_answers", {}, at(root));
    BEFFROI_TRY_VOID(take_head(root));
    const Node* answers = root.find("answers");
    if (answers && answers->kind != Kind::mapping && !answers->is_null())
      return base::fail("assess.not_answers", {}, at(*answers));
    const Node& list = answers ? *answers : root;
    if (list.members.size() > kMaxAnswers)
      return base::fail("assess.too_many", {{"limit", static_cast<std::int64_t>(kMaxAnswers)}}, at(list));
    for (const auto& [key, value] : list.members) {
      if (answers || std::ranges::find(kOurs, key.scalar) == kOurs.end()) take(key, value);
    }
    return std::move(made_);
  }

 private:
  base::Where at(const Node& node) const { return {std::string(path_), node.line, {}, node.column}; }

  void tell(std::string id, base::Arguments arguments, const Node& node) {
    made_.problems.push_back({std::move(id), std::move(arguments), at(node), {}});
  }

  base::Result<> take_head(const Node& root) {
    if (const Node* schema = root.find("schema"); schema && schema->scalar != kSchema)
      return base::fail("assess.newer", {{"schema", schema->scalar}}, at(*schema));
    Sheet& sheet = made_.sheet;
    for (const auto& [key, into] : {std::pair{"commune", &sheet.place}, std::pair{"by", &sheet.by}, std::pair{"on", &sheet.on},
                                    std::pair{"questionnaire", &sheet.questionnaire}})
      take_text(root, key, *into);
    if (!sheet.questionnaire.empty() && sheet.questionnaire != all_.as_of)
      tell("assess.other_questions", {{"theirs", sheet.questionnaire}, {"ours", all_.as_of}}, root);
    return {};
  }

  void take_text(const Node& root, const std::string& key, std::string& into) {
    const Node* node = root.find(key);
    if (!node || node->is_null()) return;
    if (node->kind != Kind::scalar) return tell("assess.not_text", {{"name", key}}, *node);
    into = node->scalar;
    if (into.size() <= kMaxTextBytes) return;
    tell("assess.too_long", {{"name", key}}, *node);
    std::string_view rest = into;
    while (into.size() - rest.size() < kMaxTextBytes) base::next_code_point(rest);
    into.resize(into.size() - rest.size());
  }

  void take(const Node& key, const Node& value) {
    const std::string& id = key.scalar;
    if (value.kind == Kind::sequence || value.kind == Kind::mapping) return tell("assess.not_text", {{"name", id}}, value);
    const std::string given = value.is_null() ? std::string(kUnknown) : value.scalar;
    const Question* question = all_.find(id);
    if (!question) {
      made_.sheet.others.emplace_back(id, given);
      return tell("assess.unknown_question", {{"name", id}}, key);
    }
    if (std::ranges::find(kDoNotKnow, base::fold(given)) != kDoNotKnow.end()) {
      made_.sheet.answers[id] = kUnknown;
    } else if (question->find(given)) {
      made_.sheet.answers[id] = given;
    } else {
      made_.sheet.others.emplace_back(id, given);
      std::vector<std::string> known;
      for (const Option& option : question->options) known.push_back(option.id);
      known.emplace_back(kUnknown);
      tell("assess.unknown_answer", {{"question", id}, {"value", given}, {"known", list_text(known, ", ")}}, value);
    }
  }

  std::string_view path_;
  const Questionnaire& all_;
  SheetReading made_;
};

}  // namespace

base::Result<SheetReading> read_sheet(std::string_view bytes, std::string_view path, const Questionnaire& questionnaire) {
  if (bytes.size() > kMaxSheetBytes)
    return base::fail("assess.too_large", {{"limit", static_cast<std::int64_t>(kMaxSheetBytes)}}, {std::string(path), {}, {}});
  const bool has_mark = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  const std::string utf8 = has_mark || base::is_valid_utf8(bytes) ? std::string(bytes) : base::windows_1252_to_utf8(bytes);
  BEFFROI_TRY(const std::vector<Node> documents, base::yaml::parse(utf8, path));
  if (documents.empty() || (documents.size() == 1 && documents.front().is_null())) return SheetReading{};
  if (documents.size() > 1) return base::fail("assess.not_answers", {}, {std::string(path), documents[1].line, {}});
  return Reader(path, questionnaire).read(documents.front());
}

std::string write_sheet(const Sheet& sheet, const Questionnaire& questionnaire) {
  base::json::Writer json(true);
  json.begin_object().member("beffroi", "assess").member("schema", 1).member("questionnaire", questionnaire.as_of);
  json.member("commune", sheet.place).member("by", sheet.by).member("on", sheet.on).key("answers").begin_object();
  for (const Theme& theme : questionnaire.themes) {
    for (const Question& question : theme.questions) {
      const auto given = sheet.answers.find(question.id);
      if (given != sheet.answers.end()) json.member(question.id, given->second);
    }
  }
  std::vector<std::string_view> written;
  for (const auto& [id, value] : sheet.others) {
    if (sheet.answers.contains(id) || std::ranges::find(written, id) != written.end()) continue;
    json.member(id, value);
    written.push_back(id);
  }
  json.end_object().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace beffroi::response::assess

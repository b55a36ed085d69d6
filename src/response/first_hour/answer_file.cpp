// SPDX-License-Identifier: EUPL-1.2
#include "response/first_hour/answer_file.h"

#include <algorithm>

#include "base/yaml/node.h"
#include "town/words.h"

namespace beffroi::response::first_hour {
namespace {

using base::yaml::Kind;
using base::yaml::Node;

struct File {
  std::string_view path;
  base::Timestamp now;
  const base::TimeZone& zone;

  base::Where at(const Node& node) const { return {std::string(path), node.line, {}}; }
};

/// A text, or a list of texts joined by commas.
base::Result<std::string> typed_text(const Node& node, const std::string& question, const File& file) {
  if (node.is_null()) return std::string();
  if (node.kind == Kind::scalar) return node.scalar;
  if (node.kind == Kind::mapping) return base::fail("answer.not_text", {{"question", question}}, file.at(node));
  std::string list;
  for (const Node& element : node.elements) {
    if (element.kind != Kind::scalar) return base::fail("answer.not_text", {{"question", question}}, file.at(element));
    list += (list.empty() ? "" : ",") + element.scalar;
  }
  return list;
}

base::Result<Answer> read_one(const Node& node, const Question& question, const File& file) {
  BEFFROI_TRY(const std::string typed, typed_text(node, question.id, file));
  auto answer = read_answer(question, typed, file.now, file.zone);
  if (!answer) answer.error().where = file.at(node);
  return answer;
}

}  // namespace

base::Result<AnswerFile> read_answer_file(std::string_view yaml, std::string_view path, const std::vector<Question>& questions,
                                          base::Timestamp now, const base::TimeZone& zone) {
  BEFFROI_TRY(const std::vector<Node> documents, base::yaml::parse(yaml, path));
  AnswerFile read;
  if (documents.empty() || documents.front().is_null()) return read;
  const Node& root = documents.front();
  const File file{path, now, zone};
  if (documents.size() > 1 || root.kind != Kind::mapping) return base::fail("answer.not_a_mapping", {}, file.at(root));
  for (const auto& [key, value] : root.members) {
    const Question* question = find_question(questions, town::identifier_of(key.scalar));
    if (!question) {
      read.refused.push_back(
          {"answer.unknown_question", {{"name", key.scalar}, {"known", listed_names(questions)}}, file.at(key), {}});
      continue;
    }
    auto answer = read_one(value, *question, file);
    if (answer) {
      read.answers.push_back(*std::move(answer));
    } else {
      read.refused.push_back(std::move(answer).error());
    }
  }
  std::ranges::stable_sort(read.answers, {},
                           [&questions](const Answer& answer) { return find_question(questions, answer.question); });
  return read;
}

}  // namespace beffroi::response::first_hour

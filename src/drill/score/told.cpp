// SPDX-License-Identifier: EUPL-1.2
#include "drill/score/told.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/json/reader.h"

namespace beffroi::drill::score {
namespace {

using base::json::Kind;
using base::json::Value;

/// Takes members out of a document; the first one of the wrong type is kept as the error of the whole.
class Taker {
 public:
  explicit Taker(std::string_view path) : path_(path) {}

  const std::optional<base::Error>& error() const { return error_; }

  std::optional<Value> member(const Value& object, std::string_view key) const {
    const std::optional<Value> found = object.find(key);
    return found && found->kind() != Kind::null ? found : std::nullopt;
  }

  std::optional<Value> object(const Value& from, std::string_view key) {
    const std::optional<Value> found = member(from, key);
    if (found && found->kind() != Kind::object) return refuse(key), std::nullopt;
    return found;
  }

  std::string text(const Value& object, std::string_view key) {
    const std::optional<Value> found = member(object, key);
    if (!found) return {};
    if (const auto content = found->as_text()) return std::string(*content);
    return refuse(key), std::string();
  }

  /// False where it is not there.
  bool truth(const Value& object, std::string_view key) {
    const std::optional<Value> found = member(object, key);
    if (!found) return false;
    if (const auto content = found->as_boolean()) return *content;
    return refuse(key), false;
  }

  std::optional<base::Timestamp> time(const Value& object, std::string_view key) {
    const std::string content = text(object, key);
    if (content.empty()) return std::nullopt;
    const std::optional<base::Timestamp> moment = base::parse_rfc3339(content);
    if (!moment) refuse(key);
    return moment;
  }

  std::vector<Value> list(const Value& object, std::string_view key) {
    const std::optional<Value> found = member(object, key);
    if (!found) return {};
    if (found->kind() != Kind::array) return refuse(key), std::vector<Value>();
    std::vector<Value> elements = found->elements();
    if (elements.size() > kMostEntries) {
      keep({"score.too_many",
            {{"key", std::string(key)}, {"limit", static_cast<std::int64_t>(kMostEntries)}},
            {std::string(path_), {}, {}},
            {}});
      elements.clear();
    }
    return elements;
  }

  std::vector<std::string> texts(const Value& object, std::string_view key) {
    std::vector<std::string> all;
    for (const Value& element : list(object, key)) {
      if (const auto content = element.as_text()) {
        all.emplace_back(*content);
      } else {
        refuse(key);
      }
    }
    return all;
  }

 private:
  void refuse(std::string_view key) {
    keep({"score.wrong_type", {{"key", std::string(key)}}, {std::string(path_), {}, {}}, {}});
  }
  void keep(base::Error error) {
    if (!error_) error_ = std::move(error);
  }

  std::string_view path_;
  std::optional<base::Error> error_;
};

Told::Hypothesis take_hypothesis(Taker& take, const Value& from) {
  return {take.text(from, "vector"), take.text(from, "host"), take.text(from, "account"), take.text(from, "source_ip"),
          take.time(from, "time")};
}

void take_lists(Taker& take, const Value& root, Told& told) {
  for (const Value& host : take.list(root, "hosts")) told.hosts.push_back({take.text(host, "name"), take.text(host, "state")});
  for (const Value& account : take.list(root, "accounts"))
    told.accounts.push_back({take.text(account, "name"), take.text(account, "sid"), take.text(account, "state")});
  for (const Value& move : take.list(root, "lateral")) {
    told.lateral.push_back({take.text(move, "from"), take.text(move, "to"), take.text(move, "account"),
                            take.text(move, "method"), take.text(move, "outcome"), take.time(move, "time"),
                            take.truth(move, "optional")});
  }
  for (const Value& tampering : take.list(root, "log_tampering"))
    told.log_tampering.push_back({take.text(tampering, "host"), take.text(tampering, "channel"), take.text(tampering, "kind")});
}

void take_damage(Taker& take, const Value& root, Told& told) {
  if (const auto encryption = take.object(root, "encryption")) {
    told.encryption = take.text(*encryption, "state");
    told.encryption_start = take.time(*encryption, "start");
    told.encrypted_hosts = take.texts(*encryption, "hosts");
    told.extension = take.text(*encryption, "extension");
  }
  if (const auto exfiltration = take.object(root, "exfiltration")) told.exfiltration = take.text(*exfiltration, "state");
  if (const auto backups = take.object(root, "backups")) told.backups = take.text(*backups, "state");
}

/// What a diagnosis and a truth write alike.
Told take_common(Taker& take, const Value& root) {
  Told told;
  if (const auto incident = take.object(root, "incident")) {
    told.incident = take.text(*incident, "state");
    told.incident_also_right = take.texts(*incident, "also_right");
  }
  if (const auto origin = take.object(root, "origin")) told.origin_state = take.text(*origin, "state");
  take_lists(take, root, told);
  take_damage(take, root, told);
  return told;
}

void take_ranked(Taker& take, const Value& root, Told& told) {
  const auto origin = take.object(root, "origin");
  if (!origin) return;
  std::vector<std::pair<std::int64_t, Told::Hypothesis>> ranked;
  for (const Value& hypothesis : take.list(*origin, "hypotheses")) {
    const auto rank = take.member(hypothesis, "rank");
    const std::int64_t last = static_cast<std::int64_t>(ranked.size()) + 1;
    ranked.emplace_back(rank ? rank->as_integer().value_or(last) : last, take_hypothesis(take, hypothesis));
  }
  std::ranges::stable_sort(ranked, {}, [](const auto& one) { return one.first; });
  for (auto& [rank, hypothesis] : ranked) told.hypotheses.push_back(std::move(hypothesis));
}

void take_truth(Taker& take, const Value& root, Told& told) {
  if (const auto origin = take.object(root, "origin")) {
    Told::Hypothesis entry = take_hypothesis(take, *origin);
    if (!entry.vector.empty()) told.hypotheses.push_back(std::move(entry));
    told.vector_also_right = take.texts(*origin, "also_right");
    told.account_also_right = take.texts(*origin, "account_also_right");
  }
  const auto drill = take.object(root, "drill");
  if (!drill) return;
  told.scenario = take.text(*drill, "name");
  if (const auto seed = take.member(*drill, "seed")) told.seed = seed->as_unsigned().value_or(0);
  told.benign = take.truth(*drill, "benign");
}

using Take = void (*)(Taker& take, const Value& root, Told& told);

base::Result<Told> parse(std::string_view json, std::string_view path, std::string_view wrong, Take rest) {
  base::json::Parser parser;
  auto root = parser.parse(json);
  if (!root) {
    root.error().where.path = path;
    return std::unexpected(std::move(root).error());
  }
  Taker take(path);
  const bool answers = root->kind() == Kind::object && root->find("origin") && root->find("incident");
  if (!answers) return base::fail(std::string(wrong), {}, {std::string(path), {}, {}});
  Told told = take_common(take, *root);
  rest(take, *root, told);
  if (take.error()) return std::unexpected(*take.error());
  return told;
}

/// A case or a drill is named by its folder as well: what is wanted of it has one name.
base::Result<std::string> file_of(const std::string& path, std::string_view name) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  if (!fs::is_directory(path, ignored)) return path;
  const fs::path file = fs::path(path) / name;
  if (fs::is_regular_file(file, ignored)) return file.string();
  return base::fail("score.folder", {{"name", std::string(name)}}, {path, {}, {}});
}

base::Result<std::string> read(const std::string& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  const std::streamoff size = in ? static_cast<std::streamoff>(in.tellg()) : -1;
  if (size < 0) return base::fail("score.unreadable", {}, {path, {}, {}});
  if (static_cast<std::uint64_t>(size) > kLargestDocument) return base::fail("score.too_large", {}, {path, {}, {}});
  std::string bytes(static_cast<std::size_t>(size), '\0');
  in.seekg(0);
  in.read(bytes.data(), size);
  if (!in) return base::fail("score.unreadable", {}, {path, {}, {}});
  return bytes;
}

}  // namespace

base::Result<Told> parse_diagnosis(std::string_view json, std::string_view path) {
  return parse(json, path, "score.not_a_diagnosis", take_ranked);
}

base::Result<Told> parse_truth(std::string_view json, std::string_view path) {
  return parse(json, path, "score.not_a_truth", take_truth);
}

base::Result<Told> read_diagnosis(const std::string& path) {
  BEFFROI_TRY(const std::string file, file_of(path, "diagnosis.json"));
  BEFFROI_TRY(const std::string bytes, read(file));
  return parse_diagnosis(bytes, file);
}

base::Result<Told> read_truth(const std::string& path) {
  BEFFROI_TRY(const std::string file, file_of(path, "truth.json"));
  BEFFROI_TRY(const std::string bytes, read(file));
  return parse_truth(bytes, file);
}

}  // namespace beffroi::drill::score

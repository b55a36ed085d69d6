// SPDX-License-Identifier: EUPL-1.2
// The French words decide; the American score stands beside them for those who compare, with its inputs, as an indication.
#include "diagnose/question.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "base/assert.h"
#include "base/resources.h"
#include "base/yaml/node.h"
#include "diagnose/declared.h"
#include "diagnose/finding.h"

namespace beffroi::diagnose::questions::severity {
namespace {

using base::yaml::Node;

/// data/diagnosis/severity.yaml; that it is valid is proven by a test.
const Node& numbers() {
  static const Node root = [] {
    constexpr std::string_view kPath = "data/diagnosis/severity.yaml";
    auto parsed = base::yaml::parse_one(base::resource(kPath).value_or(""), kPath);
    BEFFROI_ASSERT(parsed.has_value());
    return std::move(parsed).value();
  }();
  return root;
}

double number(const Node& group, std::string_view name) {
  const std::string_view text = group.text(name);
  int value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  BEFFROI_ASSERT(code == std::errc{} && end == text.data() + text.size());
  return value;
}

const Node& group(std::string_view name) {
  const Node* found = numbers().find(name);
  BEFFROI_ASSERT(found != nullptr);
  return *found;
}

struct Picture {
  std::size_t hit = 0;
  bool controller = false, encrypted = false, copies_destroyed = false, credentials = false, data_left = false,
       administrator = false;
  bool recent = false;
  bool told_strong = false, told_urgent = false;  ///< people declare it

  bool extended() const {
    return controller || administrator || static_cast<double>(hit) >= number(group("cert_fr"), "extended_hosts");
  }
  bool strong() const { return encrypted || copies_destroyed || controller || data_left || told_strong; }
  bool urgent() const { return encrypted || copies_destroyed || recent || told_urgent; }
};

Picture look(const Scene& scene) {
  Picture picture;
  for (const auto& [host, hit] : scene.attack.hosts) {
    if (!hit.is_compromised()) continue;
    ++picture.hit;
    picture.controller = picture.controller || scene.hosts.role(host) == "domain_controller";
    picture.encrypted = picture.encrypted || hit.encrypted;
  }
  for (const Clue* clue : scene.attack.clues) {
    picture.copies_destroyed = picture.copies_destroyed || clue->about->technique == "T1490";
    picture.credentials = picture.credentials || clue->about->question == "credential_theft";
    picture.data_left = picture.data_left || clue->kind == "transfer_tool_run";
  }
  for (const auto& [key, facts] : scene.attack.accounts) {
    picture.administrator = picture.administrator || scene.accounts.privilege(key) == "domain_admin";
  }
  std::optional<base::Timestamp> last;
  for (const model::Coverage& seen : scene.book.coverage()) {
    if (seen.last_time && (!last || *seen.last_time > *last)) last = seen.last_time;
  }
  constexpr std::int64_t kHour = 3'600 * base::kNanosecondsPerSecond;
  const auto urgent = static_cast<std::int64_t>(number(group("cert_fr"), "urgent_hours")) * kHour;
  picture.recent = last && scene.attack.end && last->nanoseconds - scene.attack.end->nanoseconds <= urgent;
  return picture;
}

std::string_view word_of_an_attack(const Picture& picture) {
  if (picture.extended() && picture.strong() && picture.urgent()) return "crisis";
  return (picture.extended() ? 1 : 0) + (picture.strong() ? 1 : 0) + (picture.urgent() ? 1 : 0) >= 2 ? "major" : "minor";
}

/// What the traces say by themselves.
std::string_view traced_word(const Scene& scene, const Picture& picture) {
  if (scene.attack.sureness == Sureness::none) return "undetermined";
  if (scene.attack.sureness == Sureness::suspected || picture.hit == 0) return "anomaly";
  return word_of_an_attack(picture);
}

/// What people declare that bears on the severity.
struct Told {
  std::vector<const model::DeclaredAnswer*> all;
  bool attack = false;  ///< that there was one, and not only a fear
  bool strong = false, urgent = false;
};

void count_in(const model::DeclaredAnswer& one, const Node& row, Told& told) {
  if (row.text("question") != one.question || row.text("event") != one.event || row.text("answer") != one.answer) return;
  told.strong = told.strong || row.text("strong") == "true";
  told.urgent = told.urgent || row.text("urgent") == "true";
  if (std::ranges::count(told.all, &one) == 0) told.all.push_back(&one);
}

Told declared_in(const Scene& scene) {
  Told told;
  std::set<std::string> questions{"incident"};
  for (const Node& row : group("declared").elements) questions.emplace(row.text("question"));
  for (const std::string& question : questions) {
    for (const model::DeclaredAnswer* one : scene.book.declared(question)) {
      for (const Node& row : group("declared").elements) count_in(*one, row, told);
      const bool attack = one->question == "incident" && one->answer == "yes";
      told.attack = told.attack || attack;
      if (attack && std::ranges::count(told.all, one) == 0) told.all.push_back(one);
    }
  }
  return told;
}

/// The same with what people declare; never less. That an attack is known and nothing of it, no traces either, says nothing of its severity.
std::string_view word_with(const Told& told, Picture picture, std::string_view traced, bool attack_traced) {
  const bool nothing_known = traced == "undetermined" && !told.strong && !told.urgent;
  if (told.all.empty() || nothing_known || (!told.attack && !attack_traced)) return traced;
  picture.told_strong = told.strong;
  picture.told_urgent = told.urgent;
  return word_of_an_attack(picture);
}

using Inputs = std::array<std::pair<std::string_view, std::string_view>, 8>;

Inputs inputs_of(const Picture& picture) {
  return {{{"functional_impact", picture.encrypted ? "significant_critical"
                                 : picture.hit > 0 ? "minimal_non_critical"
                                                   : "none"},
           {"observed_activity", picture.encrypted || picture.copies_destroyed ? "effect"
                                 : picture.hit > 0                             ? "presence"
                                                                               : "engage"},
           {"location", picture.controller ? "network_management" : "business_network"},
           {"actor", picture.encrypted ? "criminal" : "unknown"},
           {"information_impact", picture.credentials || picture.controller ? "core_credentials"
                                  : picture.data_left                       ? "suspected"
                                                                            : "none"},
           {"recoverability", picture.copies_destroyed ? "extended"
                              : picture.hit > 0        ? "supplemented"
                                                       : "regular"},
           {"dependency", "government_facilities"},
           {"potential_impact", picture.encrypted || picture.controller ? "moderate" : "low"}}};
}

double score_of(const Inputs& inputs) {
  const Node& nciss = group("nciss");
  double sum = 0;
  for (const auto& [category, option] : inputs) {
    const Node* of = nciss.find(category);
    BEFFROI_ASSERT(of != nullptr);
    sum += number(*of, "weight") * number(*of, option);
  }
  const double low = number(nciss, "minimum");
  const double score = 100 * (sum - low) / (number(nciss, "maximum") - low);
  return std::round(std::clamp(score, 0.0, 100.0) * 10) / 10;
}

/// It rests on the journal alone, and says what the traces would say.
model::Finding told_finding(const Told& told, std::string_view word, std::string_view traced) {
  model::Finding finding;
  finding.id = "severity.1";
  finding.question = "severity";
  finding.statement = "declared_" + std::string(word);
  finding.state = "yes";
  finding.arguments = {{"traced", std::string(traced)}};
  for (const model::DeclaredAnswer* one : told.all) {
    const model::Basis basis = one->citation;
    if (std::ranges::count(finding.supports, basis) == 0) finding.supports.push_back(basis);
  }
  return finding;
}

model::Finding to_finding(const Scene& scene, const Picture& picture, std::string_view word, std::size_t number) {
  model::Finding finding;
  finding.id = "severity." + std::to_string(number);
  finding.question = "severity";
  finding.statement = word;
  finding.state = word == "undetermined" ? "unknown" : scene.attack.sureness == Sureness::sure ? "yes" : "suspected";
  finding.arguments = {{"hosts", static_cast<std::int64_t>(picture.hit)},
                       {"extended", picture.extended()},
                       {"strong", picture.strong()},
                       {"urgent", picture.urgent()}};
  for (const Clue* clue : scene.attack.clues) {
    if (clue->weight() >= 4) cite(finding.supports, *clue->fact);
  }
  return finding;
}

Answer ask(const Scene& scene) {
  const Picture picture = look(scene);
  const std::string_view traced = traced_word(scene, picture);
  const Told told = declared_in(scene);
  const std::string_view word = word_with(told, picture, traced, scene.attack.sureness == Sureness::sure);
  Answer answer;
  if (word != traced) answer.findings.push_back(told_finding(told, word, traced));
  answer.findings.push_back(to_finding(scene, picture, traced, answer.findings.size() + 1));
  base::json::Writer json;
  json.begin_object().member("cert_fr", word).key("nciss");
  if (scene.attack.sureness == Sureness::none) {
    json.null();
  } else {
    const Inputs inputs = inputs_of(picture);
    json.begin_object().member("score", score_of(inputs)).member("indicative", true).key("inputs").begin_object();
    for (const auto& [category, option] : inputs) json.member(category, option);
    json.end_object().end_object();
  }
  // Whose data is concerned is not known from logs: ENISA's formula waits for the register of processing.
  json.key("enisa").null().end_object();
  answer.sections.push_back({"severity", std::move(json).text()});
  return answer;
}

}  // namespace

Question make_question() { return {"severity", 90, ask}; }

}  // namespace beffroi::diagnose::questions::severity

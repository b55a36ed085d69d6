// SPDX-License-Identifier: EUPL-1.2
#include "report/ground.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/quoted.h"

namespace beffroi::report {
namespace {

constexpr std::array<std::string_view, 2> kUnknown{"unknown", "undetermined"};
constexpr std::array<std::string_view, 4> kNoSign{"no_sign", "no", "intact", "not_examined"};
constexpr std::array<std::string_view, 3> kSupposed{"likely", "suspected", "supposed"};

bool is_one_of(std::string_view word, auto&& words) { return std::ranges::count(words, word) != 0; }

}  // namespace

Ground ground_of(const model::Finding& finding) {
  if (is_one_of(finding.state, kUnknown)) return Ground::unknown;
  const bool declared = !finding.supports.empty() && std::ranges::all_of(finding.supports, [](const model::Basis& basis) {
    return std::holds_alternative<model::JournalCitation>(basis);
  });
  if (declared) return Ground::declared;
  if (is_one_of(finding.state, kNoSign)) return Ground::no_sign;
  return is_one_of(finding.state, kSupposed) || finding.supports.empty() ? Ground::supposed : Ground::trace;
}

std::string_view name_of(Ground ground) {
  switch (ground) {
    case Ground::trace: return "trace";
    case Ground::declared: return "declared";
    case Ground::supposed: return "supposed";
    case Ground::no_sign: return "no_sign";
    case Ground::unknown: return "unknown";
  }
  return "unknown";
}

std::string words_of(const model::Finding& finding, const base::Catalogue& catalogue) {
  const Ground ground = ground_of(finding);
  base::Arguments arguments;
  if (ground == Ground::declared) {
    std::string names;
    for (const model::Basis& basis : finding.supports) {
      const std::string& by = std::get<model::JournalCitation>(basis).by;
      if (names.find(by) == names.npos) names += (names.empty() ? "" : ", ") + by;
    }
    arguments.push_back({"by", names});
  }
  return catalogue.text(fmt::format("report.ground.{}", name_of(ground)), arguments);
}

std::string short_ground(const model::Finding& finding, const base::Catalogue& catalogue) {
  return catalogue.text(fmt::format("report.ground.short.{}", name_of(ground_of(finding))));
}

std::vector<base::Piece> judgement_of(const Judged& judged, const base::Catalogue& catalogue) {
  return catalogue.pieces(
      fmt::format("report.disputed.{}", judged.judgement),
      {{"by", judged.by}, {"at", judged.at}, {"because", judged.because}, {"replacement", judged.replacement}});
}

base::Arguments counts_of(const std::vector<Judged>& judged) {
  const auto count = [&judged](std::string_view judgement) {
    return static_cast<std::int64_t>(std::ranges::count(judged, judgement, &Judged::judgement));
  };
  return {{"disputed", count("rejected")}, {"replaced", count("replaced")}, {"confirmed", count("confirmed")}};
}

std::string text_argument(const model::Finding& finding, std::string_view name) {
  const auto* value = base::find_argument(finding.arguments, name);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr ? std::string() : *text;
}

std::vector<base::Piece> sentence_of(const model::Finding& finding, const ShortNames& names, const base::Catalogue& catalogue) {
  const std::string command = text_argument(finding, "detail");
  base::Arguments arguments = names.in(finding.arguments);
  const std::string shown = quotable(command);
  for (base::Argument& argument : arguments) {
    if (argument.name == "detail") argument.value = shown;
  }
  auto pieces = catalogue.pieces(fmt::format("{}.{}", finding.question, finding.statement), arguments);
  const std::string decoded = decoded_start(command);
  if (decoded.empty() || std::ranges::count(pieces, base::Piece{shown, true}) == 0) return pieces;
  const auto said = catalogue.pieces("report.decoded", {{"text", decoded}});
  pieces.insert(pieces.end(), said.begin(), said.end());
  return pieces;
}

std::vector<base::Piece> account_of(const model::Finding& origin, const ShortNames& names, const base::Catalogue& catalogue,
                                    bool feared) {
  std::vector<base::Piece> account;
  const bool names_somebody = !text_argument(origin, "host").empty();
  if (feared && names_somebody) account = catalogue.pieces("report.account.feared", {});
  if (!feared && ground_of(origin) == Ground::supposed) account = catalogue.pieces("report.account.supposed", {});
  const auto sentence = sentence_of(origin, names, catalogue);
  account.insert(account.end(), sentence.begin(), sentence.end());
  return account;
}

bool is_rival(const model::Finding& finding) {
  const auto* rank = base::find_argument(finding.arguments, "rank");
  const auto* number = rank == nullptr ? nullptr : std::get_if<std::int64_t>(rank);
  return finding.question == "origin" && number != nullptr && *number > 1;
}

bool shows_no_intrusion(std::string_view situation) {
  return situation == "no_sign" || situation == "attempted" || situation == "unexplained";
}

bool is_beside_the_point(const model::Finding& finding, std::string_view situation) {
  constexpr std::array<std::string_view, 5> kOfAnIntrusion{"origin", "dwell", "encryption", "exfiltration", "severity"};
  return shows_no_intrusion(situation) && is_one_of(finding.question, kOfAnIntrusion) && ground_of(finding) == Ground::unknown;
}

std::string word_of(std::string_view family, std::string_view word, const base::Catalogue& catalogue) {
  const std::string id = fmt::format("{}.{}", family, word.empty() ? "unknown" : word);
  return catalogue.has(id) ? catalogue.text(id) : std::string(word);
}

}  // namespace beffroi::report

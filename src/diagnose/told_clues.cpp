// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/told_clues.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/excerpt.h"
#include "diagnose/finding.h"

namespace beffroi::diagnose {
namespace {

constexpr std::size_t kLongestDetail = 4000;  // reports show less of it; the whole text stands in the cited record

/// Of a deed; what counts several together names nobody.
std::string account_name(const Scene& scene, const ToldClue& told) {
  const std::string& account = told.first->account;
  return told.like || account.empty() ? std::string() : scene.accounts.name(account);
}

/// What makes two clues the same deed.
using Deed = std::tuple<scene::HostId, std::string_view, std::string_view, std::string_view>;

Deed deed_of(const Clue& clue) {
  return {clue.host, clue.kind, clue.account, clue.about->series ? std::string_view() : std::string_view(clue.detail)};
}

/// Puts the same deeds together, in the order in which the first of them came.
class Telling {
 public:
  void add(const Clue& clue) {
    const auto [place, fresh] = places_.try_emplace(deed_of(clue), told_.size());
    if (fresh) place->second = place_for(clue);
    told_[place->second].all.push_back(&clue);
  }

  std::vector<ToldClue> take() && { return std::move(told_); }

 private:
  std::size_t place_for(const Clue& clue) {
    std::vector<std::size_t>& of_kind = of_kind_[{clue.host, clue.kind}];
    if (of_kind.size() > kMostTold) return of_kind.back();
    const bool is_beyond = of_kind.size() == kMostTold;
    const Clue* like = is_beyond ? told_[of_kind.front()].first : nullptr;
    of_kind.push_back(told_.size());
    told_.push_back({&clue, {}, like});
    return of_kind.back();
  }

  std::vector<ToldClue> told_;
  std::map<Deed, std::size_t> places_;
  std::map<std::pair<scene::HostId, std::string_view>, std::vector<std::size_t>> of_kind_;
};

/// A person may have asked the directory for innocent reasons: context is told of machines the attacker was on, from then on.
bool is_told(const Attack& attack, const Clue& clue) {
  if (clue.weight() > 1) return true;
  const auto hit = attack.hosts.find(clue.host);
  return hit != attack.hosts.end() && hit->second.is_compromised() && clue.time >= hit->second.first;
}

/// As a sentence can hold it.
std::string shown(const std::string& detail) { return base::cut_to(base::in_one_line(detail), kLongestDetail); }

}  // namespace

std::vector<ToldClue> clues_to_tell(const Scene& scene, std::string_view question, std::span<const Clue> also) {
  std::vector<const Clue*> clues;
  for (const Clue* clue : scene.attack.clues) {
    if (clue->about->question == question && is_told(scene.attack, *clue)) clues.push_back(clue);
  }
  for (const Clue& clue : also) clues.push_back(&clue);
  std::ranges::stable_sort(clues, {}, &Clue::time);
  Telling telling;
  for (const Clue* clue : clues) telling.add(*clue);
  return std::move(telling).take();
}

model::Finding to_finding(const Scene& scene, const ToldClue& told, std::string_view question, std::size_t number) {
  const Clue& clue = *told.first;
  model::Finding finding;
  finding.id = fmt::format("{}.{}", question, number);
  finding.question = question;
  finding.statement = told.like ? "others" : clue.kind;
  finding.state = scene.attack.sureness == Sureness::sure ? "yes" : "suspected";
  finding.time = clue.time;
  finding.arguments = {{"host", scene.hosts.name(clue.host)},
                       {"account", account_name(scene, told)},
                       {"time", clue.time},
                       {"detail", shown(told.like ? told.like->detail : clue.detail)},
                       {"count", static_cast<std::int64_t>(told.all.size())}};
  for (const Clue* one : told.all) {
    cite(finding.supports, *one->fact);
    cite_all(finding.supports, one->more);
  }
  return finding;
}

Answer tell_clues(const Scene& scene, std::string_view question, std::string_view section, std::span<const Clue> also) {
  Answer answer;
  base::json::Writer json;
  json.begin_array();
  for (const ToldClue& told : clues_to_tell(scene, question, also)) {
    answer.findings.push_back(to_finding(scene, told, question, answer.findings.size() + 1));
    const Clue& clue = *told.first;
    json.begin_object();
    json.member("host", scene.hosts.name(clue.host)).member("kind", clue.kind).member("technique", clue.about->technique);
    json.member("account", account_name(scene, told)).member("time", base::format_rfc3339(clue.time));
    json.member("detail", told.like ? std::string() : shown(clue.detail));
    json.member("count", static_cast<std::uint64_t>(told.all.size()));
    write_bases(json, "for", answer.findings.back().supports);
    json.end_object();
  }
  json.end_array();
  answer.sections.push_back({std::string(section), std::move(json).text()});
  return answer;
}

}  // namespace beffroi::diagnose

// SPDX-License-Identifier: EUPL-1.2
#include "response/calls/calls.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace beffroi::response {
namespace {

using town::Body;
using town::Opening;
using town::OpeningHours;

std::string clock_text(std::int64_t minutes, const base::Catalogue& words) {
  return words.text("calls.clock",
                    {{"hour", fmt::format("{:02}", minutes / 60)}, {"minute", fmt::format("{:02}", minutes % 60)}});
}

std::string hours_text(const Body& body, const base::Catalogue& words) {
  if (body.hours.kind == OpeningHours::Kind::always) return words.text("calls.always");
  if (body.hours.kind == OpeningHours::Kind::unknown) return words.text("calls.hours_unknown");
  std::string periods;
  for (const OpeningHours::Period& period : body.hours.periods) {
    const base::Arguments both{{"from", clock_text(period.from, words)}, {"until", clock_text(period.until, words)}};
    periods += (periods.empty() ? "" : ", ") + words.text("calls.period", both);
  }
  return words.text("calls.weekdays", {{"periods", periods}});
}

/// The phone; where there is none, where to go on a screen, without what one does not type.
std::string number_of(const Body& body) {
  if (!body.phone.empty()) return body.phone;
  std::string_view site = body.site;
  if (site.starts_with("https://")) site.remove_prefix(8);
  if (site.starts_with("www.")) site.remove_prefix(4);
  if (site.ends_with('/')) site.remove_suffix(1);
  return std::string(site);
}

Open open_of(Opening opening) {
  return opening == Opening::open ? Open::yes : opening == Opening::closed ? Open::no : Open::unknown;
}

Call call_to(const town::Call& entry, const base::Catalogue& words) {
  const Body& body = *entry.body;
  const std::string& role = body.role.in(words.language());
  Call call{.who = body.name,
            .number = number_of(body),
            .why = role.empty() ? words.text("calls.why.csirt") : role,
            .hours = hours_text(body, words),
            .said = {},
            .now = open_of(entry.opening)};
  if (entry.opening == Opening::closed && entry.opens_at) call.hours += words.text("calls.opens", {{"at", *entry.opens_at}});
  return call;
}

/// The night number first: it is night.
std::string phone_of(const std::string& night, const std::string& day) { return night.empty() ? day : night; }

Call own(std::string who, std::string number, std::string_view why, std::string said, const base::Catalogue& words) {
  return {.who = std::move(who), .number = std::move(number), .why = words.text(why), .hours = {}, .said = std::move(said)};
}

void add_people(std::vector<Call>& calls, const town::Town* town, const base::Catalogue& words) {
  std::size_t named = 0;
  for (std::size_t i = 0; town && i < town->contacts.size(); ++i) {
    const town::Contact& contact = town->contacts[i];
    calls.push_back(own(contact.name, phone_of(contact.night_phone, contact.phone), "calls.why.people", contact.role, words));
    ++named;
  }
  if (named > 0) return;
  calls.push_back(own(words.text("calls.people"), {}, "calls.why.people", {}, words));
  calls.back().unnamed_people = true;
}

void add_providers(std::vector<Call>& calls, const town::Town* town, const base::Catalogue& words) {
  for (std::size_t i = 0; town && i < town->providers.size(); ++i) {
    const town::Provider& one = town->providers[i];
    const std::string said = one.contract.empty() ? one.does : one.does + " ; " + one.contract;
    calls.push_back(own(one.name, phone_of(one.night_phone, one.phone), "calls.why.provider", said, words));
  }
  if (!town || town->providers.empty()) calls.push_back(own(words.text("calls.provider"), {}, "calls.why.provider", {}, words));
}

void add_insurer(std::vector<Call>& calls, const town::Town* town, const base::Catalogue& words) {
  if (town && town->cyber_insurance.held == town::Answer::no) return;
  const town::Insurance insurance = town ? town->cyber_insurance : town::Insurance{};
  const std::string who = insurance.insurer.empty() ? words.text("calls.insurer") : insurance.insurer;
  calls.push_back(
      own(who, phone_of(insurance.night_phone, insurance.phone), "calls.why.insurer", insurance.policy_number, words));
}

bool is_code_character(char c) { return (c >= '0' && c <= '9') || c == 'A' || c == 'B' || c == 'a' || c == 'b'; }

/// "62" of "62", "62330" and "62473"; "974" of "97400"; "2A" of "2a004".
std::string department_of(std::string token) {
  std::ranges::transform(token, token.begin(), [](char c) { return c == 'a' ? 'A' : c == 'b' ? 'B' : c; });
  if (token.size() == 5) token.resize(token.starts_with("97") || token.starts_with("98") ? 3 : 2);
  return token;
}

}  // namespace

std::string department_in(std::string_view answer, const town::Directory& directory) {
  std::string found;
  for (std::size_t at = 0; at < answer.size();) {
    if (answer[at] < '0' || answer[at] > '9') {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < answer.size() && is_code_character(answer[end])) ++end;
    const std::string code = department_of(std::string(answer.substr(at, end - at)));
    const bool is_place = directory.place_of(code).has_value();
    if (is_place && at > 0 && answer[at - 1] == '(') return code;
    if (is_place) found = code;
    at = end;
  }
  return found;
}

std::vector<Call> calls_of(const town::Directory& directory, std::string_view department, const town::Town* town,
                           base::Timestamp now, const base::Catalogue& words) {
  std::vector<Call> calls;
  for (const town::Call& entry : directory.whom_to_call(department, now)) calls.push_back(call_to(entry, words));
  if (department.empty()) {
    calls.insert(calls.begin(), {.who = words.text("calls.csirt"), .number = {}, .why = words.text("calls.why.csirt_unknown")});
  }
  add_people(calls, town, words);
  add_providers(calls, town, words);
  calls.push_back(own(words.text("calls.prefecture"), {}, "calls.why.prefecture", {}, words));
  add_insurer(calls, town, words);
  return calls;
}

}  // namespace beffroi::response

// SPDX-License-Identifier: EUPL-1.2
#include "response/services/standing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "response/list_text.h"
#include "town/words.h"

namespace beffroi::response::services {
namespace {

constexpr std::array<std::string_view, 5> kNames = {"unknown", "normal", "adapted", "degraded", "closed"};
// Feminine forms too: people say « la cantine est fermée ». Not « ouvert »: that is no word for how it works.
constexpr std::array<std::pair<std::string_view, State>, 21> kFrench{{{"inconnu", State::unknown},
                                                                      {"adapte", State::adapted},
                                                                      {"adaptee", State::adapted},
                                                                      {"degrade", State::degraded},
                                                                      {"degradee", State::degraded},
                                                                      {"ferme", State::closed},
                                                                      {"fermee", State::closed},
                                                                      {"normale", State::normal},
                                                                      {"marche", State::normal},
                                                                      {"fonctionne", State::normal},
                                                                      {"au_ralenti", State::degraded},
                                                                      {"ralenti", State::degraded},
                                                                      {"ralentie", State::degraded},
                                                                      {"a_l_arret", State::closed},
                                                                      {"arrete", State::closed},
                                                                      {"arretee", State::closed},
                                                                      {"en_panne", State::closed},
                                                                      {"ne_marche_pas", State::closed},
                                                                      {"ne_fonctionne_pas", State::closed},
                                                                      {"hors_service", State::closed},
                                                                      {"inconnue", State::unknown}}};

Return return_of(const Entry& entry) {
  if (entry.text("back") == "no_date") return Return::no_date;
  return entry.moment("returns_at") ? Return::dated : Return::unsaid;
}

Decision decision_of(const Entry& entry) {
  Decision decision{.seq = entry.seq, .written = entry.utc, .by = entry.by, .details = {}};
  decision.accepted = entry.kind == "service.accepted";
  decision.proposed = state_named(entry.text("proposed")).value_or(State::unknown);
  decision.grounds = entry.text("grounds");
  decision.because = entry.text("because");
  decision.details = {.state = state_named(entry.text("state")).value_or(State::unknown),
                      .since = entry.moment("at").value_or(entry.utc),
                      .cause = std::string(entry.text("cause")),
                      .channels = elements_of(entry.text("channels")),
                      .contact = std::string(entry.text("contact")),
                      .back = return_of(entry),
                      .returns_at = entry.moment("returns_at"),
                      .next_update = entry.moment("update_at")};
  return decision;
}

}  // namespace

std::string_view name_of(State state) { return kNames[static_cast<std::size_t>(state)]; }

std::optional<State> state_named(std::string_view text) {
  const std::string asked = town::identifier_of(text);
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == asked) return static_cast<State>(i);
  }
  const auto found = std::ranges::find(kFrench, asked, &std::pair<std::string_view, State>::first);
  return found == kFrench.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Standing> standings_of(Entries entries) {
  std::vector<Standing> all;
  for (const Entry& entry : entries) {
    const bool decided = entry.kind == "service.set" || entry.kind == "service.accepted";
    if (!decided && entry.kind != "service.added") continue;
    const std::string_view site = entry.text("site");
    auto at = std::ranges::find_if(all, [&](const Standing& one) { return one.service == entry.subject && one.site == site; });
    if (at == all.end()) {
      all.push_back(
          {entry.subject, std::string(site), std::string(entry.text("name")), std::string(entry.text("site_name")), {}});
      at = all.end() - 1;
    }
    if (decided) at->decisions.push_back(decision_of(entry));
  }
  return all;
}

const Standing* find(const std::vector<Standing>& all, std::string_view service, std::string_view site) {
  const auto at = std::ranges::find_if(all, [&](const Standing& one) { return one.service == service && one.site == site; });
  return at == all.end() ? nullptr : &*at;
}

// An id holds no '@': identifiers are letters, digits and '_'.
std::string return_promise(std::string_view service, std::string_view site) {
  return fmt::format("service.return {}@{}", service, site);
}

std::string update_promise(std::string_view service, std::string_view site) {
  return fmt::format("service.update {}@{}", service, site);
}

}  // namespace beffroi::response::services

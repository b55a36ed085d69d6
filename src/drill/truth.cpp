// SPDX-License-Identifier: EUPL-1.2
#include "drill/truth.h"

#include <algorithm>

#include "base/assert.h"
#include "base/json/writer.h"

namespace beffroi::drill {
namespace {

using base::json::Writer;

std::string_view role_name(world::Role role) {
  constexpr std::string_view kNames[] = {"domain_controller", "file_server", "remote_desktop_server", "application_server",
                                         "workstation"};
  return kNames[static_cast<std::size_t>(role)];
}

int rank(std::string_view state) {
  if (state == "encrypted") return 4;
  if (state == "compromised") return 3;
  if (state == "not_examined") return 2;
  return state == "suspected" ? 1 : 0;
}

void write_time(Writer& json, std::string_view key, const std::optional<base::Timestamp>& time) {
  json.key(key);
  if (time) {
    json.value(base::format_rfc3339(*time));
  } else {
    json.null();
  }
}

void write_texts(Writer& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

void write_origin(Writer& json, const Truth::Origin& origin) {
  json.key("origin").begin_object().member("state", origin.state);
  if (!origin.vector.empty()) {
    json.member("vector", origin.vector);
    write_texts(json, "also_right", origin.also_right);
    json.member("technique", origin.technique).member("host", origin.host).member("account", origin.account);
    write_texts(json, "account_also_right", origin.account_also_right);
    json.member("source_ip", origin.source_ip);
    write_time(json, "time", origin.time);
    json.member("artefact", origin.artefact);
  }
  json.end_object();
}

void write_hosts(Writer& json, const std::vector<Truth::HostState>& hosts) {
  json.key("hosts").begin_array();
  for (const auto& host : hosts) {
    json.begin_object().member("name", host.name).member("role", host.role).member("site", host.site);
    json.member("state", host.state);
    write_time(json, "first_time", host.first_time);
    json.end_object();
  }
  json.end_array();
}

void write_accounts(Writer& json, const std::vector<Truth::AccountState>& accounts) {
  json.key("accounts").begin_array();
  for (const auto& account : accounts) {
    json.begin_object().member("name", account.name).member("sid", account.sid);
    json.member("privilege", account.privilege).member("state", account.state).end_object();
  }
  json.end_array();
}

void write_lateral(Writer& json, const std::vector<Truth::Move>& moves) {
  json.key("lateral").begin_array();
  for (const auto& move : moves) {
    json.begin_object().member("from", move.from).member("to", move.to).member("account", move.account);
    json.member("method", move.method)
        .member("time", base::format_rfc3339(move.time))
        .member("outcome", move.outcome)
        .member("optional", move.optional)
        .end_object();
  }
  json.end_array();
}

void write_deeds(Writer& json, std::string_view key, const std::vector<Truth::Deed>& deeds) {
  json.key(key).begin_array();
  for (const auto& deed : deeds) {
    json.begin_object().member("host", deed.host).member("kind", deed.kind).member("detail", deed.detail);
    json.member("time", base::format_rfc3339(deed.time)).end_object();
  }
  json.end_array();
}

void write_damage(Writer& json, const Truth& truth) {
  json.key("encryption").begin_object().member("state", truth.encryption.state);
  write_time(json, "start", truth.encryption.start);
  write_texts(json, "hosts", truth.encryption.hosts);
  json.member("extension", truth.encryption.extension).member("note", truth.encryption.note).end_object();
  json.key("exfiltration").begin_object().member("state", truth.exfiltration.state);
  write_time(json, "first_time", truth.exfiltration.first_time);
  json.member("destination", truth.exfiltration.destination).end_object();
  json.key("backups").begin_object().member("state", truth.backups).end_object();
  json.key("log_tampering").begin_array();
  for (const auto& tampering : truth.log_tampering) {
    json.begin_object().member("host", tampering.host).member("channel", tampering.channel).member("kind", tampering.kind);
    json.member("to", base::format_rfc3339(tampering.to)).end_object();
  }
  json.end_array();
}

}  // namespace

Truth Truth::untouched(const world::Town& town) {
  Truth truth;
  for (const world::Host& host : town.hosts) {
    truth.hosts.push_back({host.computer, std::string(role_name(host.role)), host.site,
                           host.collected ? "no_sign" : "not_examined", std::nullopt});
  }
  return truth;
}

void Truth::touch(const world::Host& host, std::string_view state, base::Timestamp time) {
  const auto found = std::ranges::find(hosts, host.computer, &HostState::name);
  BEFFROI_ASSERT(found != hosts.end());
  if (rank(state) > rank(found->state)) found->state = state;
  if (!found->first_time || time < *found->first_time) found->first_time = time;
}

void Truth::take_over(const world::Account& account, std::string_view privilege) {
  if (std::ranges::find(accounts, account.qualified(), &AccountState::name) != accounts.end()) return;
  accounts.push_back({account.qualified(), account.sid, std::string(privilege), "compromised"});
}

std::string to_json(const Truth& truth, const Provenance& provenance) {
  Writer json(true);
  json.begin_object().member("schema", 1).member("exercise", true);
  json.key("drill").begin_object().member("name", provenance.scenario).member("seed", provenance.seed);
  json.member("benign", provenance.benign).member("town", provenance.town).end_object();
  json.key("incident").begin_object().member("state", truth.incident);
  write_texts(json, "also_right", truth.incident_also_right);
  json.end_object();
  write_origin(json, truth.origin);
  write_hosts(json, truth.hosts);
  write_accounts(json, truth.accounts);
  write_lateral(json, truth.lateral);
  write_deeds(json, "command_and_control", truth.command_and_control);
  write_deeds(json, "persistence", truth.persistence);
  write_deeds(json, "credential_theft", truth.credential_theft);
  write_deeds(json, "defence_evasion", truth.defence_evasion);
  write_deeds(json, "discovery", truth.discovery);
  write_damage(json, truth);
  json.end_object();
  return std::move(json).text() + "\n";
}

}  // namespace beffroi::drill

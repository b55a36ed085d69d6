// SPDX-License-Identifier: EUPL-1.2
#include "base/json/writer.h"
#include "drill/score/score.h"

namespace beffroi::drill::score {
namespace {

using base::json::Writer;

void number(Writer& json, std::string_view key, const std::optional<double>& value) {
  json.key(key);
  if (value) {
    json.value(*value);
  } else {
    json.null();
  }
}

void texts(Writer& json, std::string_view key, const std::vector<std::string>& all) {
  json.key(key).begin_array();
  for (const std::string& one : all) json.value(one);
  json.end_array();
}

Writer& open(Writer& json, std::string_view key, const Answer& answer) {
  json.key(key).begin_object().member("mark", word_of(answer.mark));
  return json.member("expected", answer.expected).member("told", answer.told);
}

void write(Writer& json, std::string_view key, const Answer& answer) { open(json, key, answer).end_object(); }

void write(Writer& json, std::string_view key, const Answer& answer, bool in_three) {
  open(json, key, answer).member("in_first_three", in_three).end_object();
}

Writer& open(Writer& json, std::string_view key, const Tally& tally) {
  json.key(key).begin_object().member("expected", tally.expected).member("told", tally.told);
  json.member("told_rightly", tally.told_rightly).member("found", tally.found);
  number(json, "precision", tally.precision());
  number(json, "recall", tally.recall());
  texts(json, "missed", tally.missed);
  texts(json, "invented", tally.invented);
  return json;
}

void write(Writer& json, std::string_view key, const Tally& tally) { open(json, key, tally).end_object(); }

void write_origin(Writer& json, const Score& score) {
  json.key("origin").begin_object().member("known", score.has_origin);
  write(json, "state", score.origin_state);
  write(json, "vector", score.vector, score.vector_in_three);
  write(json, "host", score.host, score.host_in_three);
  write(json, "account", score.account, score.account_in_three);
  json.member("all_first", score.all_first).member("all_in_three", score.all_in_three);
  write(json, "source_ip", score.source_ip);
  number(json, "time_error_seconds", score.time_error);
  json.end_object();
}

void write_hosts(Writer& json, const Score& score) {
  json.key("hosts").begin_object().key("confusion").begin_array();
  for (const auto& [states, count] : score.host_states) {
    json.begin_object().member("expected", states.first).member("told", states.second).member("hosts", count).end_object();
  }
  json.end_array();
  texts(json, "falsely_compromised", score.falsely_compromised);
  texts(json, "falsely_encrypted", score.falsely_encrypted);
  json.end_object();
}

void write_encryption(Writer& json, const Score& score) {
  json.key("encryption").begin_object();
  write(json, "state", score.encryption);
  write(json, "extension", score.extension);
  number(json, "start_error_seconds", score.encryption_error);
  write(json, "hosts", score.encrypted_hosts);
  json.end_object();
}

}  // namespace

std::string to_json(const Score& score) {
  Writer json(true);
  json.begin_object().member("schema", 1).member("passed", score.passed);
  json.key("drill").begin_object().member("name", score.scenario).member("seed", score.seed);
  json.member("benign", score.benign).end_object();
  write(json, "incident", score.incident);
  write_origin(json, score);
  open(json, "lateral", score.lateral).member("same_account", score.same_account).member("same_method", score.same_method);
  json.member("same_outcome", score.same_outcome).member("repeated", score.repeated_moves).end_object();
  write_hosts(json, score);
  write(json, "accounts", score.accounts);
  write_encryption(json, score);
  write(json, "backups", score.backups);
  write(json, "exfiltration", score.exfiltration);
  write(json, "log_tampering", score.log_tampering);
  json.end_object();
  return std::move(json).text() + "\n";
}

}  // namespace beffroi::drill::score

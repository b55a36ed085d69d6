// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/json/writer.h"
#include "report/notices/notices.h"
#include "response/notices/gsm.h"

namespace beffroi::report::notices {
namespace {

using base::json::Writer;
using response::claims::Checked;
using response::claims::Claim;
using response::notices::Notice;

void write_claim(Writer& json, const Claim& claim, base::Language written, const base::Catalogue& words) {
  const auto language = words.language();
  json.begin_object().member("kind", claim.kind->id).member("title", claim.title().in(language));
  json.member("way", name_of(claim.way)).member("opposed", claim.way == response::claims::Way::opposes);
  json.member("answer", name_of(claim.answer));
  json.member("why", claim.kind->why.in(language)).member("instead", claim.proposal.in(written));
  json.key("because").begin_array();
  for (const auto& one : claim.because) {
    json.begin_object().member("id", one.id).member("text", because_text(one, words));
    json.key("finding");
    one.finding.empty() ? json.null() : json.value(one.finding);
    json.key("journal");
    one.entry == 0 ? json.null() : json.value(one.entry);
    json.end_object();
  }
  json.end_array().end_object();
}

void write_checked(Writer& json, const std::vector<Checked>& checked, const base::Catalogue& words) {
  json.begin_array();
  for (const Checked& one : checked) {
    json.begin_object().member("sentence", one.sentence).member("answer", name_of(one.answer));
    json.key("why").begin_array();
    for (const Claim& claim : one.claims) {
      for (const auto& because : claim.because) json.value(because_text(because, words));
    }
    json.end_array().key("claims").begin_array();
    for (const Claim& claim : one.claims) write_claim(json, claim, one.language.value_or(words.language()), words);
    json.end_array().end_object();
  }
  json.end_array();
}

void write_versions(Writer& json, const Notice& notice) {
  json.key("versions").begin_array();
  for (const auto& one : notice.versions) {
    json.begin_object().member("seq", one.entry).member("utc", base::format_rfc3339(one.utc)).member("by", one.by);
    json.member("text", one.text).end_object();
  }
  json.end_array().key("approvals").begin_array();
  for (const auto& one : notice.approvals) {
    json.begin_object().member("utc", base::format_rfc3339(one.utc)).member("by", one.by);
    json.member("version", static_cast<std::uint64_t>(one.version)).end_object();
  }
  json.end_array().key("publications").begin_array();
  for (const auto& one : notice.publications) {
    json.begin_object().member("seq", one.entry).member("at", base::format_rfc3339(one.when())).member("by", one.by);
    json.member("where", one.where).member("version", static_cast<std::uint64_t>(one.version));
    json.member("against_advice", one.against_advice).member("because", one.because).end_object();
  }
  json.end_array();
}

void write_withdrawal(Writer& json, const Notice& notice) {
  json.key("withdrawn");
  if (!notice.withdrawn) {
    json.null();
    return;
  }
  json.begin_object().member("utc", base::format_rfc3339(*notice.withdrawn)).member("by", notice.withdrawn_by);
  json.member("because", notice.withdrawn_because).end_object();
}

}  // namespace

std::string to_json(const std::vector<Checked>& checked, const base::Catalogue& words) {
  Writer json(true);
  write_checked(json, checked, words);
  return std::move(json).text() + "\n";
}

std::string to_json(const std::vector<Notice>& all, const std::vector<response::notices::Outdated>& outdated,
                    const std::vector<response::notices::Reserved>& reserved, const base::Catalogue& words) {
  Writer json(true);
  json.begin_array();
  for (const Notice& notice : all) {
    json.begin_object().member("id", notice.id).member("kind", notice.kind).member("language", notice.language);
    json.member("title", notice.title).member("state", name_of(notice.state())).member("text", notice.current().text);
    if (notice.kind == "sms") {
      const auto count = response::notices::count_message(notice.current().text);
      json.key("sms").begin_object().member("gsm7", count.gsm7).member("units", static_cast<std::uint64_t>(count.units));
      json.member("messages", static_cast<std::uint64_t>(count.messages));
      json.member("proposal", response::notices::spelled_for_gsm(notice.current().text)).end_object();
    }
    write_versions(json, notice);
    write_withdrawal(json, notice);
    json.key("contradicted_now");
    const auto old = std::ranges::find(outdated, notice.id, &response::notices::Outdated::id);
    write_checked(json, old == outdated.end() ? std::vector<Checked>{} : old->against, words);
    json.key("reservations");
    const auto of_it = response::notices::Reserved::of(notice.id, reserved);
    write_checked(json, of_it.sentences, words);
    json.member("unchecked", static_cast<std::uint64_t>(of_it.unchecked));
    json.end_object();
  }
  json.end_array();
  return std::move(json).text() + "\n";
}

}  // namespace beffroi::report::notices

// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "base/json/writer.h"
#include "report/measures/listing.h"

namespace beffroi::report::measures {
namespace {

using base::json::Writer;
using response::measures::Deed;
using response::measures::Line;
using response::measures::Step;

void write_moment(Writer& json, std::string_view key, const std::optional<base::Timestamp>& moment) {
  json.key(key);
  moment ? json.value(base::format_rfc3339(*moment)) : json.null();
}

void write_deed(Writer& json, const response::measures::Measure& measure, Step step) {
  json.key(name_of(step));
  const Deed* deed = measure.last(step);
  if (!deed) {
    json.null();
    return;
  }
  json.begin_object().member("seq", deed->seq).member("by", deed->by).member("who", deed->who);
  json.member("at", base::format_rfc3339(deed->when())).member("text", deed->text).end_object();
}

void write_texts(Writer& json, std::string_view key, const std::vector<response::Wording>& list, base::Language language) {
  json.key(key).begin_array();
  for (const response::Wording& one : list) json.value(one.in(language));
  json.end_array();
}

void write_known(Writer& json, const response::measures::Known& known, base::Language language) {
  json.member("act", known.act).member("why", known.why.in(language));
  write_texts(json, "steps", known.steps, language);
  write_texts(json, "never", known.never, language);
  json.member("check", known.check.in(language)).member("undo_when", known.undo_when.in(language));
  json.member("trade_off", known.trade_off.in(language));
  json.key("source").begin_object().member("text", known.source.text.in(language));
  json.member("state", known.source.state).member("as_of", known.source.as_of).end_object();
}

void write_release(Writer& json, const response::releases::Release& release, const std::vector<base::Error>& against,
                   const base::Catalogue& words) {
  json.begin_object().member("seq", release.seq).member("host", release.claim.host);
  json.member("ground", name_of(release.claim.ground)).member("by", release.by);
  json.member("signed_at", base::format_rfc3339(release.signed_at)).member("because", release.because);
  json.member("hardened", release.hardened);
  write_moment(json, "restore_point", release.claim.restore_point);
  write_moment(json, "examined_from", release.examined.from);
  write_moment(json, "examined_to", release.examined.to);
  write_moment(json, "attack_from", release.attack_from);
  write_moment(json, "attack_to", release.attack_to);
  write_moment(json, "revoked_at", release.revoked_at);
  json.member("revoked_by", release.revoked_by).member("revoked_because", release.revoked_because);
  json.member("state", !release.stands() ? "revoked" : against.empty() ? "released" : "contradicted");
  json.key("contradicted_by").begin_array();
  for (const base::Error& error : against) {
    json.begin_object().member("id", error.id);
    json.member("text", words.text(fmt::format("error.{}.what", error.id), error.arguments)).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string to_json(std::span<const Line> lines, const base::Catalogue& words) {
  Writer json(true);
  json.begin_array();
  for (const Line& line : lines) {
    const base::Language language = words.language();
    json.begin_object().member("id", line.measure.id).member("system", line.measure.system);
    json.member("title", line.known ? line.known->title.in(language) : line.measure.title);
    json.member("state", name_of(line.measure.step)).member("proposed", line.proposed);
    json.key("findings").begin_array();
    for (const std::string& finding : line.measure.findings) json.value(finding);
    json.end_array().key("disputed_by").begin_array();
    for (const response::Dispute& one : line.objections) {
      json.begin_object().member("finding", one.finding.id).member("judgement", response::name_of(one.judgement));
      json.member("by", one.by).member("because", one.because).member("replacement", one.replacement).end_object();
    }
    json.end_array();
    for (const Step step : {Step::decided, Step::declined, Step::done, Step::checked, Step::undone}) {
      write_deed(json, line.measure, step);
    }
    if (line.known) write_known(json, *line.known, language);
    json.end_object();
  }
  json.end_array();
  return std::move(json).text() + "\n";
}

std::string to_json(std::span<const response::releases::Release> releases, const response::Diagnosed& diagnosed,
                    const base::Catalogue& words) {
  Writer json(true);
  json.begin_array();
  for (const response::releases::Release& release : releases) {
    const auto against = release.stands() ? contradictions(release, diagnosed) : std::vector<base::Error>{};
    write_release(json, release, against, words);
  }
  json.end_array();
  return std::move(json).text() + "\n";
}

}  // namespace beffroi::report::measures

// SPDX-License-Identifier: EUPL-1.2
#include "base/json/writer.h"
#include "report/people/listing.h"
#include "report/people/words.h"

namespace beffroi::report::people {
namespace {

using base::json::Writer;
using response::people::Follow;
using response::people::Ground;
using response::people::Hundredths;
using response::people::Input;
using response::people::Line;
using response::people::Overview;
using response::people::Step;

double number(Hundredths value) { return static_cast<double>(value) / 100; }

void write_entry(Writer& json, std::uint64_t entry) {
  json.key("entry");
  entry == 0 ? json.null() : json.value(entry);
}

void write_people(Writer& json, const std::optional<town::Count>& people) {
  json.key("people");
  people ? json.begin_object().member("low", people->low).member("high", people->high).end_object() : json.null();
}

void write_categories(Writer& json, const Line& line) {
  json.key("categories").begin_array();
  for (const response::people::Kind* kind : line.kinds()) json.value(kind->id);
  json.end_array().key("not_recognised").begin_array();
  for (const auto& category : line.categories) {
    if (category.kinds.empty()) json.value(category.text);
  }
  json.end_array();
}

/// What it rests on, as data alone.
void write_basis(Writer& json, const Ground& ground) {
  json.begin_object().member("ground", ground.why).member("leads_to", name_of(ground.leads_to));
  json.member("system", ground.system).member("through", ground.through).member("machine", ground.machine);
  json.member("place", ground.place).member("finding", ground.finding);
  write_entry(json, ground.entry);
  json.member("by", ground.by).member("sha256", ground.sha256).member("lines", ground.lines).member("count", ground.count);
}

void write_step(Writer& json, const Step& step) {
  json.begin_object().member("input", name_of(step.input)).member("value", number(step.value));
  json.member("at_most", number(step.at_most)).member("computed", number(step.computed)).member("why", step.why);
  json.member("kind", step.kind).member("finding", step.finding);
  write_entry(json, step.entry);
  json.member("sha256", step.sha256).key("overridden");
  if (!step.overridden) {
    json.null();
  } else {
    json.begin_object().member("by", step.overridden->by).member("because", step.overridden->because);
    json.member("seq", step.overridden->entry).end_object();
  }
  json.end_object();
}

void write_score(Writer& json, const Line& line) {
  json.key("score");
  if (!line.is_touched() || !line.is_scored()) {
    json.null();
    return;
  }
  const Hundredths se = line.score.se();
  json.begin_object().member("se", number(se)).member("level", name_of(response::people::level_of(se)));
  json.member("at_most", number(line.score.at_most())).key("near_threshold");
  const auto near = response::people::near_threshold(se);
  near ? json.value(number(*near)) : json.null();
  json.key("steps").begin_array();
  for (const Step& step : line.score.steps) write_step(json, step);
  json.end_array().end_object();
}

void write_line(Writer& json, const Line& line, const base::Catalogue& words) {
  json.begin_object().member("set", line.set.id).member("name", line.set.name).member("legal_person", line.set.legal_person);
  json.member("state", name_of(line.exposure)).member("computed_state", name_of(line.computed));
  write_people(json, line.people);
  write_categories(json, line);
  json.member("more_than_100", line.more_than_a_hundred()).member("unintelligible", line.unintelligible);
  json.key("because").begin_array();
  for (const Ground& ground : line.grounds) {
    write_basis(json, ground);
    std::string text;
    for (const base::Piece& piece : reason_of(ground, words)) text += piece.text;
    json.member("text", text).end_object();
  }
  json.end_array();
  write_score(json, line);
  json.key("dealt_with").begin_array();
  for (const auto& dealt : line.dealt) {
    json.begin_object().member("service", dealt.service).key("since");
    dealt.since ? json.value(base::format_date(*dealt.since)) : json.null();
    json.end_object();
  }
  json.end_array().end_object();
}

void write_follow(Writer& json, const Follow& follow) {
  json.begin_object().member("legal_person", follow.id).member("name", follow.name);
  json.member("touched", static_cast<std::uint64_t>(follow.touched));
  json.member("perhaps", static_cast<std::uint64_t>(follow.perhaps));
  json.member("not_examined", static_cast<std::uint64_t>(follow.not_examined));
  write_people(json, follow.people);
  json.member("people_missing", follow.people_missing).key("worst");
  follow.worst ? json.value(follow.worst->set.id) : json.null();
  json.member("cnil", name_of(follow.cnil)).member("persons", name_of(follow.told)).end_object();
}

void write_sendings(Writer& json, const Overview& overview) {
  json.key("sendings").begin_array();
  for (const auto& one : overview.sendings.sent) {
    json.begin_object().member("id", one.id).member("to", one.what).member("name", one.name).member("channel", one.channel);
    json.member("count", one.count)
        .member("returned", one.returned)
        .member("at", base::format_rfc3339(one.at.value_or(one.utc)));
    json.member("by", one.by).member("text", one.text).end_object();
  }
  json.end_array().key("questions").begin_array();
  for (const auto& one : overview.sendings.asked) {
    json.begin_object().member("count", one.count).member("text", one.text).member("answer", one.answer);
    json.member("channel", one.channel).member("by", one.by).end_object();
  }
  json.end_array();
}

void write_listings(Writer& json, const Overview& overview) {
  json.key("listings").begin_array();
  for (const auto& one : overview.listings) {
    json.begin_object().member("name", one.name).member("sha256", one.sha256).member("lines", one.lines);
    json.member("erased", one.erased).member("interrupted", one.interrupted).key("matches").begin_array();
    for (const auto& match : one.matches)
      json.begin_object()
          .member("set", match.set)
          .member("place", match.place)
          .member("whole", match.whole)
          .member("count", match.count)
          .end_object();
    json.end_array().end_object();
  }
  json.end_array();
}

}  // namespace

std::string to_json(const Overview& overview, base::Timestamp now, bool exercise, const base::Catalogue& words) {
  Writer json(true);
  json.begin_object().member("as_of", base::format_rfc3339(now)).member("exercise", exercise);
  json.member("register", !overview.lines.empty()).member("left_out", static_cast<std::uint64_t>(overview.left_out));
  json.key("data_sets").begin_array();
  for (const Line& line : overview.lines) write_line(json, line, words);
  json.end_array().key("legal_persons").begin_array();
  for (const Follow& follow : overview.follows) write_follow(json, follow);
  json.end_array().key("proposed").begin_array();
  for (const auto& usual : overview.usual) {
    json.begin_object().member("service", usual.service->id).key("categories").begin_array();
    for (const auto* kind : usual.kinds) json.value(kind->id);
    json.end_array().end_object();
  }
  json.end_array();
  write_sendings(json, overview);
  write_listings(json, overview);
  json.end_object();
  return std::move(json).text() + "\n";
}

std::string exposure_section(const Overview& overview) {
  Writer json;
  json.begin_array();
  for (const Line& line : overview.lines) {
    json.begin_object().member("data_set", line.set.id).member("name", line.set.name);
    json.member("legal_person", line.set.legal_person);
    write_people(json, line.people);
    write_categories(json, line);
    json.member("state", name_of(line.exposure)).key("because").begin_array();
    for (const Ground& ground : line.grounds) {
      write_basis(json, ground);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
  return std::move(json).text();
}

std::string enisa_value(const Overview& overview) {
  const Line* worst = overview.worst();
  if (!worst) return "null";
  const response::people::Score& score = worst->score;
  Writer json;
  json.begin_object().member("se", number(score.se())).member("level", name_of(response::people::level_of(score.se())));
  json.member("dpc", number(score.step(Input::context).value)).member("ei", number(score.step(Input::identification).value));
  json.member("cb", number(score.breach())).member("at_most", number(score.at_most())).member("data_set", worst->set.id);
  json.end_object();
  return std::move(json).text();
}

}  // namespace beffroi::report::people

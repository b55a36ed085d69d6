// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "base/json/writer.h"
#include "base/text.h"
#include "report/columns.h"
#include "report/restart/words.h"

namespace beffroi::report::restart {
namespace {

using base::json::Writer;
using response::restart::Hours;
using response::restart::Plan;
using response::restart::Step;

std::string_view sign_of(const Step& step) {
  const std::string_view state = state_of(step);
  return state == "done" ? "[x] " : state == "skipped" ? "[-] " : state == "ready" ? "[>] " : "[ ] ";
}

void put_step(std::string& out, const Step& step, const Plan& plan, const base::Catalogue& words) {
  const std::string name = fmt::format("{} [{}]", title_of(step, words), typed_name(step));
  put_paragraph(out, sign_of(step), base::printable(name));
  put_paragraph(out, "    ", base::printable(state_words(step, plan, words)));
  if (!step.is_over()) put_paragraph(out, "    ", when_words(step, plan, words));
  if (step.known && step.is_over()) return;
  for (const std::string& one : details(step, plan, words)) put_paragraph(out, "    - ", base::printable(one));
}

void write_hours(Writer& json, std::string_view name, const Hours& hours) {
  json.key(name).begin_object().member("low", hours.low).member("high", hours.high).end_object();
}

void write_list(Writer& json, std::string_view name, const std::vector<std::string>& list) {
  json.key(name).begin_array();
  for (const std::string& one : list) json.value(one);
  json.end_array();
}

void write_copies(Writer& json, std::string_view name, const std::vector<response::restart::Copy>& copies) {
  json.key(name).begin_array();
  for (const auto& copy : copies)
    json.begin_object()
        .member("at", base::format_rfc3339(copy.at))
        .member("where", copy.where)
        .member("by", copy.by)
        .end_object();
  json.end_array();
}

void write_candidates(Writer& json, const std::vector<response::restart::Candidate>& all) {
  json.key("candidates").begin_array();
  for (const auto& one : all) {
    json.begin_object().member("where", one.where).member("finding", one.finding).member("is_hit", one.is_hit).key("at");
    one.at ? json.value(base::format_rfc3339(*one.at)) : json.null();
    json.end_object();
  }
  json.end_array();
}

/// What is not as it was when the plan was adopted.
void write_since(Writer& json, const response::restart::Difference& since) {
  write_list(json, "added", since.added);
  write_list(json, "gone", since.gone);
  write_list(json, "moved", since.moved);
  write_list(json, "done", since.done);
  write_list(json, "undone", since.undone);
  write_list(json, "skipped", since.skipped);
  write_list(json, "changed", since.changed);
  json.member("order_alone", since.order_alone);
}

void write_restore(Writer& json, const response::restart::RestorePoint& restore) {
  json.key("restore_point").begin_object();
  json.key("last_before_the_attack");
  restore.best ? json.value(base::format_rfc3339(restore.best->at)) : json.null();
  write_copies(json, "too_late", restore.too_late);
  write_copies(json, "undecided", restore.undecided);
  write_list(json, "backups", restore.backups);
  write_candidates(json, restore.candidates);
  json.member("may_be_gone", restore.may_be_gone).end_object();
}

void write_papers(Writer& json, const Step& step) {
  json.key("papers").begin_array();
  for (const auto& one : step.papers) {
    json.begin_object().member("service", one.service);
    write_list(json, "to_key_in", one.numbers);
    json.member("entered", static_cast<std::uint64_t>(one.entered)).member("spoiled", static_cast<std::uint64_t>(one.spoiled));
    json.member("unaccounted", static_cast<std::uint64_t>(one.blank)).end_object();
  }
  json.end_array();
}

void write_step(Writer& json, const Step& step, const base::Catalogue& words) {
  json.begin_object().member("id", step.id).member("stage", step.stage).member("title", title_of(step, words));
  json.member("system", step.system).member("work", step.work).member("state", state_of(step));
  json.member("by", step.word.by).member("because", step.word.because);
  write_list(json, "waits_for", step.waits_for);
  write_list(json, "not_released", step.not_released);
  write_list(json, "fell_back_for", step.fall.machines);
  write_hours(json, "hours", step.hours);
  write_hours(json, "starts", step.starts);
  write_hours(json, "ends", step.ends);
  json.key("tolerable_hours");
  step.tolerable < response::restart::kNobody - 1 ? json.value(step.tolerable) : json.null();
  write_restore(json, step.restore);
  write_list(json, "reopens", step.reopens);
  write_papers(json, step);
  json.end_object();
}

void write_rings(Writer& json, const Plan& plan) {
  json.key("rings").begin_array();
  for (const auto& ring : plan.rings) {
    json.begin_object();
    write_list(json, "members", ring.members);
    json.member("proposed_first", ring.system).member("without", ring.without).end_object();
  }
  json.end_array().key("cut").begin_array();
  for (const auto& one : plan.opened)
    json.begin_object().member("system", one.system).member("without", one.without).member("by", one.by).end_object();
  json.end_array();
}

}  // namespace

std::string listing(const Plan& plan, bool exercise, const base::Catalogue& words) {
  std::string out;
  if (exercise) put_paragraph(out, "", words.text("paper.exercise"));
  for (const std::string& one : foremost(plan, words)) put_paragraph(out, "!! ", base::printable(one));
  put_paragraph(out, "", total_words(plan, words));
  put_paragraph(out, "", words.text("restart.never_a_promise"));
  for (const std::string& one : warnings(plan, words)) put_paragraph(out, "! ", base::printable(one));
  std::string stage;
  for (const Step& step : plan.steps) {
    if (step.stage != stage) {
      stage = step.stage;
      out += "\n" + stage_title(stage, words) + "\n";
    }
    put_step(out, step, plan, words);
  }
  return out;
}

std::string to_json(const Plan& plan, const base::Catalogue& words) {
  Writer json(true);
  json.begin_object().member("schema", 1).member("from_town_file", plan.from_town);
  json.member("people", plan.said.people).member("hours_a_day", plan.said.hours_a_day);
  write_hours(json, "total", plan.total);
  write_rings(json, plan);
  json.key("adopted");
  if (plan.said.adopted) {
    json.begin_object().member("by", plan.said.adopted->by).member("at", base::format_rfc3339(plan.said.adopted->at));
    write_since(json, plan.since_adopted);
    json.end_object();
  } else {
    json.null();
  }
  write_list(json, "running", plan.running);
  write_list(json, "services_without_systems", plan.without_systems);
  write_list(json, "machines_without_system", plan.hit_elsewhere);
  json.member("backups", plan.backups);
  json.member("left_out", static_cast<std::uint64_t>(plan.left_out)).key("steps").begin_array();
  for (const Step& step : plan.steps) write_step(json, step, words);
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace beffroi::report::restart

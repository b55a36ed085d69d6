// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/night.h"
#include "app/output.h"
#include "app/text_file.h"
#include "app/typed_moment.h"
#include "engine/declared_on_board.h"
#include "engine/notices.h"
#include "report/measures/listing.h"
#include "report/notices/notices.h"
#include "response/numbered.h"
#include "town/near.h"
#include "town/words.h"

namespace beffroi::app::commands::notice {
namespace {

namespace notices = response::notices;
namespace claims = response::claims;

struct Options {
  CaseOptions shared;
  std::string action, subject, text, read_by, where, at, because, odt;
  bool clobber = false;
};

base::Result<const notices::Notice*> named(const std::vector<notices::Notice>& all, const std::string& id) {
  if (id.empty()) return base::fail("usage.missing", {{"name", "ID"}});
  const auto found = std::ranges::find(all, id, &notices::Notice::id);
  if (found != all.end()) return &*found;
  std::string known;
  for (const notices::Notice& one : all) known += (known.empty() ? "" : ", ") + one.id;
  return base::fail("notice.unknown", {{"name", id}, {"known", known}});
}

/// By its id, or as it is called: "communiqué de presse".
base::Result<const notices::Kind*> kind_called(const std::vector<notices::Kind>& kinds, const std::string& name,
                                               base::Language language) {
  std::string known;
  std::vector<town::Called> things;
  const std::string asked = town::identifier_of(name);
  for (const notices::Kind& one : kinds) {
    const std::string& title = one.title.in(language);
    if (one.id == name || (!asked.empty() && town::identifier_of(title) == asked)) return &one;
    known += (known.empty() ? "" : ", ") + one.id;
    things.push_back({one.id, {title}});
  }
  return base::fail("notice.no_such_kind", {{"name", name}, {"known", known}, {"near", town::near_text(name, things)}});
}

base::Result<> draft(const Options& options, casefile::Case& store, const engine::Situation& situation,
                     const Context& context) {
  BEFFROI_TRY(const std::vector<notices::Kind> kinds, notices::kinds(engine::own_texts_of(store)));
  if (options.subject.empty())
    return base::fail("usage.missing", {{"name", std::string("KIND")}}, {"beffroi notice draft", {}, {}});
  BEFFROI_TRY(const notices::Kind* kind, kind_called(kinds, options.subject, context.words.language()));
  std::string text;
  if (options.text.empty()) {
    BEFFROI_TRY(text, notices::draft_text(*kind, engine::facts_of(situation, context.words), context.words));
  } else {
    BEFFROI_TRY(text, read_text(options.text));
  }
  BEFFROI_TRY_VOID(notices::draft(store, *kind, text, context.words, options.shared.by));
  return {};
}

base::Result<> publish(const Options& options, casefile::Case& store, const engine::Situation& situation,
                       const Context& context) {
  BEFFROI_TRY(const auto at, past_moment(options.at, context));
  const std::vector<notices::Notice> all = notices::notices_of(situation.entries);
  BEFFROI_TRY(const notices::Notice* notice, named(all, options.subject));
  const notices::Publishing how{options.where, at, options.because, engine::asks_for_silence(situation)};
  const base::Catalogue own = notices::words_of(*notice, context.words);
  BEFFROI_TRY_VOID(notices::publish(store, options.subject, how, engine::known_of(situation, own),
                                    notices::find(notices::built_in(), notice->kind), options.shared.by));
  return {};
}

/// What residents read there and the case contradicts today.
std::vector<std::string> untrue_in(const std::string& id, const engine::Situation& situation, const base::Catalogue& words) {
  std::vector<std::string> sentences;
  for (const notices::Outdated& one : engine::outdated_in(situation, words)) {
    if (one.id != id) continue;
    for (const claims::Checked& against : one.against) sentences.push_back(against.sentence);
  }
  return sentences;
}

base::Result<> act(const Options& options, casefile::Case& store, const engine::Situation& situation, const Context& context) {
  const std::string& by = options.shared.by;
  if (options.action == "draft") return draft(options, store, situation, context);
  if (options.action == "publish") return publish(options, store, situation, context);
  if (options.action == "approve") {
    BEFFROI_TRY_VOID(notices::approve(store, options.subject, by));
  } else if (options.action == "withdraw") {
    BEFFROI_TRY_VOID(
        notices::withdraw(store, options.subject, options.because, by, untrue_in(options.subject, situation, context.words)));
  } else if (options.action == "revise") {
    if (options.text.empty()) return base::fail("usage.missing", {{"name", "--text"}});
    BEFFROI_TRY(const std::string text, read_text(options.text));
    BEFFROI_TRY_VOID(notices::revise(store, options.subject, text, by));
  }
  return {};
}

/// The text to be checked: of a notice of the case, of a file, or of standard input. A notice says in which language it is.
base::Result<std::string> text_to_check(const Options& options, const notices::Notice* notice) {
  if (!options.text.empty()) return read_text(options.text);
  if (notice) return notice->current().text;
  if (options.subject.empty()) return base::fail("usage.missing", {{"name", "--text"}});
  return read_text(options.subject);
}

base::Result<int> check(const Options& options, casefile::Case& store, const engine::Situation& situation,
                        const Context& context) {
  const std::vector<notices::Notice> all = notices::notices_of(situation.entries);
  const auto found = std::ranges::find(all, options.text.empty() ? options.subject : std::string(), &notices::Notice::id);
  const notices::Notice* notice = found == all.end() ? nullptr : &*found;
  BEFFROI_TRY(const std::string text, text_to_check(options, notice));
  const base::Catalogue own = notice ? notices::words_of(*notice, context.words) : notices::words_of(text, context.words);
  const std::vector<claims::Checked> checked = claims::check(text, engine::known_of(situation, own));
  if (!options.read_by.empty()) BEFFROI_TRY_VOID(notices::note_read(store, checked, options.read_by));
  std::cout << (options.shared.json ? report::notices::to_json(checked, context.words)
                                    : report::notices::checked_lines(checked, context.words));
  return claims::passes(checked, !options.read_by.empty()) ? kDone : kFailed;
}

/// Whoever reads a text to sign it, signs it or says that it went out sees what the case does not carry of it.
bool is_for_a_signature(const std::string& action) { return action == "show" || action == "approve" || action == "publish"; }

/// What is to be known before a text goes out, whatever it says: that the night asks for silence, that people contradict each other.
void warn(const Options& options, const notices::Kind* kind, const engine::Situation& situation, const Context& context) {
  if (options.action == "withdraw") return;
  const bool silence = engine::asks_for_silence(situation) && !(kind && kind->internal);
  const auto contradictions = engine::contradictions_told(situation.entries, context.words);
  const std::string lines = report::notices::warning_lines(silence, contradictions, context.words);
  if (!lines.empty()) std::cout << "\n" << lines;
}

base::Result<> tell(const Options& options, casefile::Case& store, const Context& context) {
  BEFFROI_TRY(const engine::Situation situation, engine::situation_of(store, context.words, casefile::system_clock()));
  const std::vector<notices::Notice> all = notices::notices_of(situation.entries);
  const auto outdated = engine::outdated_in(situation, context.words);
  const auto reserved = engine::reservations_in(situation, context.words);
  if (options.shared.json) {
    std::cout << report::notices::to_json(all, outdated, reserved, context.words);
    return {};
  }
  std::cout << report::measures::exercise_line(situation.exercise, context.words);
  const std::string id = options.action == "draft" ? all.back().id : options.subject;
  if (options.action == "list") {
    std::cout << report::notices::listing(all, outdated, context.words);
    return {};
  }
  BEFFROI_TRY(const notices::Notice* one, named(all, id));
  const auto* kind = notices::find(notices::built_in(), one->kind);
  if (options.action == "show" && !options.text.empty())
    BEFFROI_TRY_VOID(write_file(options.text, one->current().text + "\n", options.clobber));
  if (!options.odt.empty()) {
    const report::notices::Letterhead head{engine::public_name(situation), situation.now, situation.exercise};
    BEFFROI_TRY_VOID(write_file(options.odt, report::notices::to_odt(*one, kind, head, context.words), options.clobber));
  }
  std::cout << report::notices::shown(*one, kind, context.words);
  warn(options, kind, situation, context);
  if (is_for_a_signature(options.action))
    std::cout << "\n" << report::notices::reserved_lines(notices::Reserved::of(one->id, reserved), context.words);
  return {};
}

base::Result<int> list_kinds(casefile::Case& store, const Context& context) {
  BEFFROI_TRY(const std::vector<notices::Kind> kinds, notices::kinds(engine::own_texts_of(store)));
  std::cout << report::notices::kinds_listing(kinds, context.words);
  return kDone;
}

base::Result<int> run_in_case(const Options& given, casefile::Case& store, const Context& context) {
  Options options = given;
  if (options.action != "draft" && options.action != "check")  // which take a kind, or a file
    options.subject = response::numbered_id('N', options.subject);
  if (options.action == "kinds") return list_kinds(store, context);
  BEFFROI_TRY(const engine::Situation situation, engine::situation_of(store, context.words, casefile::system_clock()));
  if (options.action == "check") return check(options, store, situation, context);
  const base::Result<> done = act(options, store, situation, context);
  const bool told_why = !done && done.error().id == "notice.not_carried";  // with the sentences
  if (done || told_why) BEFFROI_TRY_VOID(tell(options, store, context));
  if (!done) return std::unexpected(done.error());
  BEFFROI_TRY_VOID(finish_night(context, store));
  return kDone;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.notice.option.{}", name)); };
  app.add_option("ACTION", options->action, text("action"))
      ->required()
      ->check(CLI::IsMember({"kinds", "list", "draft", "show", "revise", "approve", "publish", "withdraw", "check"}));
  app.add_option("KIND|ID|FILE", options->subject, text("subject"));
  app.add_option("--text", options->text, text("text"))->type_name("FILE");
  app.add_option("--read-by", options->read_by, text("read_by"))->type_name("NAME");
  app.add_option("--where", options->where, text("where"))->type_name("TEXT");
  app.add_option("--at", options->at, text("at"))->type_name("TIME");
  app.add_option("--because", options->because, text("because"))->type_name("TEXT");
  app.add_option("--odt", options->odt, text("odt"))->type_name("FILE");
  app.add_flag("--clobber", options->clobber, words.text("app.option.clobber"));
  add_case_options(app, options->shared, words, Decides::yes);
  return explained_in_case(options, options->shared, run_in_case);
}

}  // namespace

Command make_command() { return {"notice", 30, define}; }

}  // namespace beffroi::app::commands::notice
